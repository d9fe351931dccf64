"""Notices to people: made for those an event waits for, opened and marked read by their addressee.

Must not know: pages, HTTP.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from renda.adapters.mail import is_mail_address
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store import mailbox_rows, notice_rows
from renda.store.contributions import procedures
from renda.store.unit_of_work import begin

_URGED = "Urged"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedNotice:
    """A notice that was opened, and the case it is about."""

    case_id: UUID | None


@retried
def notify_waiting(*, organ_id: UUID, event_id: int, at: datetime) -> int:
    """Tell everyone a case now waits for, once per event and person. Returns how many were told.

    Of an urging they are told who urged and in what words.
    """
    with begin(organ_id):
        kind, sentence = notice_rows.told_event(event_id)
        told = notice_rows.waiting_people(event_id)
        notice_rows.insert_notices(organ_id=organ_id, at=at, notices=[
            notice_rows.NewNotice(
                id=uuid5(row.person_id, str(event_id)), person_id=row.person_id, case_id=row.case_id,
                kind="urged" if kind == _URGED else "waiting", text=_text(row, sentence if kind == _URGED else ""),
            )
            for row in told
        ])
    return len(told)


def _text(row: notice_rows.WaitedFor, urging: str) -> str:
    label = procedures()[row.procedure].action(row.action).label
    matter = f"{row.number or ''}“{row.title}”"
    return f"{matter}：{urging.rstrip('。')}。请办理“{label}”。" if urging else f"{matter}：请办理“{label}”。"


@retried
def open_notice(*, actor: Actor, notice_id: UUID, at: datetime) -> OpenedNotice | Refused:
    """Mark one notice of the actor read, or say that there is none such."""
    with begin(actor.organ_id):
        found, case_id = notice_rows.mark_read(notice_id=notice_id, person_id=actor.person_id, at=at)
    return OpenedNotice(case_id=case_id) if found else refuse(Code.NOT_FOUND)


@retried
def read_all_notices(*, actor: Actor, shown_until: datetime, at: datetime) -> int:
    """Mark every notice the actor was shown read, and none that came later. Returns how many."""
    with begin(actor.organ_id):
        return notice_rows.mark_all_read(person_id=actor.person_id, shown_until=shown_until, at=at)


@retried
def choose_mail(*, actor: Actor, address: str, wanted: bool) -> Refused | None:
    """Keep where the actor wants the daily mail and whether at all, or say what is wrong with the address."""
    address = address.strip()
    if (wanted or address) and not is_mail_address(address):
        return refuse(Code.RULE, field="address", text="“邮箱”不是有效的邮件地址。请按“name@example.cn”的格式填写。")
    with begin(actor.organ_id):
        mailbox_rows.keep_mailbox(organ_id=actor.organ_id, person_id=actor.person_id, address=address, wanted=wanted)
    return None
