"""Notices to people: made for those an event waits for, read by their addressee.

Must not know: pages, HTTP.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of, short_chinese_date
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store import notice_rows
from renda.store.contributions import procedures
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNotice:
    """A notice and the day it was made, in words."""

    text: str
    made_on: str


@retried
def notify_waiting(*, organ_id: UUID, event_id: int, at: datetime) -> int:
    """Tell everyone a case now waits for, once per event and person. Returns how many were told."""
    with begin(organ_id):
        told = notice_rows.waiting_people(event_id)
        for row in told:
            label = procedures()[row.procedure].action(row.action).label
            text = f"请办理“{label}”：{row.number or ''} {row.title}".replace("  ", " ")
            notice_rows.insert_notice(
                organ_id=organ_id, event_id=event_id, person_id=row.person_id, case_id=row.case_id, text=text, at=at
            )
    return len(told)


@retried
def read_notices(*, actor: Actor, at: datetime) -> tuple[ShownNotice, ...]:
    """Give the actor's newest notices and mark them read."""
    with begin(actor.organ_id):
        rows = notice_rows.take_notices(person_id=actor.person_id, at=at)
    return tuple(ShownNotice(text=text, made_on=short_chinese_date(day_of(made_at))) for text, made_at in rows)
