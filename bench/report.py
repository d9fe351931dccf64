"""The figures of a report over 100,000 cases, counted for a draft and listed for an issued copy, beside the same SQL alone."""

import time
from collections.abc import Callable
from typing import Any

AT_MOST = 1.5
TIMES = 3


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give milliseconds, the best of three, of every figure the report offers; the reference is its SQL by raw psycopg."""
    from bench.database import AT, MANY, MORE, organ_of
    from tests.floor.django import pointed_at

    filled = organ_of(MANY if small else MORE)
    with pointed_at(filled.database):
        from renda.domain.days import day_of
        from renda.reads.report_tokens import counted_figures, figures_of_tokens, offered_tokens, used_tokens
        from renda.store.contributions import report_kinds

        kind = report_kinds()["rectification"]
        tokens = tuple(dict.fromkeys((*used_tokens(kind.wording), *offered_tokens(kind))))
        at = {"organ_id": filled.organ_id, "as_of": day_of(AT)}
        return [
            compared(f"report draft, {len(figures_of_tokens(tokens, **at))} figures", lambda: figures_of_tokens(tokens, **at)),
            compared("report issued, with their cases", lambda: counted_figures(tokens, **at)),
        ]


def compared(name: str, ask: Callable[[], Any]) -> dict[str, Any]:
    """This will measure one question and its statements."""
    from bench.advance_case import captured, opened

    statements = captured(ask)
    with opened() as raw:
        ours, alone = float("inf"), float("inf")
        for _ in range(TIMES):
            ours = min(ours, seconds(ask))
            alone = min(alone, seconds(lambda: replay(raw, statements)))
    return {
        "name": name, "unit": "ms", "ours": 1000 * ours, "reference": 1000 * alone, "ratio": ours / alone, "at_most": AT_MOST,
        "statements": len(statements),
    }


def replay(raw: Any, statements: list[tuple[str, Any]]) -> None:
    """This will run the statements in one transaction and fetch what they answer."""
    with raw.transaction():
        for sql, values in statements:
            answer = raw.execute(sql, values)
            if answer.description is not None:
                answer.fetchall()


def seconds(act: Callable[[], Any]) -> float:
    """This will time one run."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
