"""`renda audit verify` on a ledger of many chains: events a second, beside the bare digests of the same events in one process."""

import time
from typing import Any
from uuid import UUID, uuid4

AIM = 0.05


def measure(small: bool = True) -> dict[str, Any]:
    """This will fill one organ's ledger through the application's own appending and verify it. On a database of its own."""
    from bench.database import own_database

    with own_database():
        return verified(5_000 if small else 50_000)


def verified(events: int) -> dict[str, Any]:
    """This will measure in the present database."""
    from renda.domain.hash_chain import sm3
    from renda.store.verification import verify_chains

    organ = filled(events)
    began = time.perf_counter()
    found = verify_chains(organ)
    ours = found.events / (time.perf_counter() - began)
    if found.faults:
        raise AssertionError(found.faults[0])
    began = time.perf_counter()
    for _ in range(2 * events):
        sm3(b"x" * 230)
    reference = events / (time.perf_counter() - began)
    return {"name": "audit_verify", "unit": "events/s", "ours": ours, "reference": reference, "ratio": ours / reference, "at_least": AIM}


def filled(events: int) -> UUID:
    """This will make one organ with `events` events in chains of ten."""
    from datetime import UTC, datetime

    from renda.domain.days import day_of
    from renda.services.organisation import found_organ
    from renda.store.plain_events import PlainEvent, record
    from renda.store.unit_of_work import begin

    at = datetime(2026, 3, 2, 1, tzinfo=UTC)
    founded = found_organ(name="明川市人大常委会", short_name="市人大", profile="congress", office="综合处", founder="建库人", at=at)
    actor = founded.founder
    with begin(founded.organ_id):
        for n in range(events):
            if n % 10 == 0:
                subject = uuid4()
            record(PlainEvent(
                organ_id=founded.organ_id, chain="document", subject=subject, kind="DocumentRead", action="read",
                sentence="综合处干部填报进展：台账已建立，逐件反馈。", actor_id=actor.person_id, post_id=actor.post_id,
                on=day_of(at), at=at, data={"n": n, "text": "台账运行一个月" * 20},
            ))
    return founded.organ_id
