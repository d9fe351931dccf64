"""Telling the ledger that somebody took a list of cases out of the system. Must not know: the file, pages."""

from collections.abc import Mapping
from datetime import datetime

from renda.domain.days import day_of
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin


@retried
def record_export(
    *, actor: Actor, procedure: str, label: str, form: str, rows: int, conditions: Mapping[str, object], at: datetime
) -> None:
    """This will record who exported which list, in which form (xlsx, csv), by which conditions, and how many rows."""
    with begin(actor.organ_id):
        record(PlainEvent(
            organ_id=actor.organ_id, chain="export", subject=actor.person_id, kind="CasesExported", action="export_cases",
            sentence=f"{actor.name}导出“{label}”{rows}件（{form}）。", actor_id=actor.person_id, post_id=actor.post_id,
            on=day_of(at), at=at,
            data={"procedure": procedure, "form": form, "rows": rows, "conditions": dict(conditions)},
        ))
