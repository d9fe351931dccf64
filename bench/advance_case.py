"""`act_on_case` (填报进展) in one process against its own SQL, captured and replayed by raw psycopg; `synchronous_commit` off."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

AIM = 0.15
AT = datetime(2026, 3, 9, 1, tzinfo=UTC)


def measure(small: bool = True) -> dict[str, Any]:
    """This will give both rates, acts a second, on one case each in turn. On a database of its own."""
    from bench.database import own_database

    with own_database():
        return compared(150 if small else 1000)


def compared(times: int) -> dict[str, Any]:
    """This will measure both in the present database."""
    from django.db import connection
    from tests.makers.organ import make_organ

    organ = make_organ()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    act = acting(organ, times)
    act()
    statements = captured(act)
    ours = rate(act, times)
    with opened() as raw:
        reference = rate(replaying(statements, raw), times)
    return {
        "name": "advance_case", "unit": "acts/s", "ours": ours, "reference": reference, "ratio": ours / reference,
        "at_least": AIM, "statements": len(statements),
    }


def acting(organ: Any, times: int) -> Callable[[], None]:
    """This will make cases handed over to a handler, each advanced in turn, so that no history grows long."""
    about = {
        "title": "审议意见交办后跟踪不及时", "level": "group", "origin_unit": "综合处", "field": "supervision",
        "kind": "execution", "channel": "self_check", "origin": "campaign", "added_later": "no",
    }
    cases = []
    for _ in range(20):
        case = organ.open("综合处干部", "problem", "register", **about).case_id
        organ.do("综合处干部", case, "hand_over", unit="研究室", person="经办人", rectify_by="2026-04-30")
        cases.append(case)
    turn = iter(range(10 * times))

    def act() -> None:
        organ.do("经办人", cases[next(turn) % 20], "note_progress", at=AT, progress="台账已建立，逐件反馈。")

    return act


def captured(act: Callable[[], None]) -> list[tuple[str, Any]]:
    """This will list the statements of one act with their parameters."""
    from django.db import connection

    found: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        act()
    return found


def opened() -> Any:
    """This will open a raw connection to the database of the default alias, as the same role."""
    import psycopg
    from django.db import connection

    raw = psycopg.connect(**{k: v for k, v in connection.get_connection_params().items() if k in _PARTS}, autocommit=True)
    raw.execute("SET synchronous_commit = off")
    return raw


def replaying(statements: list[tuple[str, Any]], raw: Any) -> Callable[[], None]:
    """This will run the same statements by raw psycopg, the chain's next number and fresh digests put in."""
    seqs = iter(range(1, 10_000_000))
    first = next(p["seq"] for _, p in statements if isinstance(p, dict) and "seq" in p)

    def replay() -> None:
        step = next(seqs)
        with raw.transaction():
            for sql, params in statements:
                answer = raw.execute(sql, fresh(params, first + step))
                if answer.description is not None:
                    answer.fetchall()

    return replay


def fresh(params: Any, seq: int) -> Any:
    """This will put the chain's next number and another digest into a statement's parameters."""
    if isinstance(params, dict) and "seq" in params:
        return {**params, "seq": seq, "digest": f"{seq:064x}"}
    return {**params, "version": seq} if isinstance(params, dict) and "version" in params else params


_PARTS = ("dbname", "user", "password", "host", "port")


def rate(act: Callable[[], None], times: int) -> float:
    """This will give acts a second, the best of three runs."""
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(times):
            act()
        best = max(best, times / (time.perf_counter() - began))
    return best
