"""Retiring the previews of tables brought in long ago: recorded; what became of the rows stays.

A preview holds whole tables, with the names in them, whether or not they were ever carried out. Must not know: pages, HTTP.
"""

from datetime import date, datetime, timedelta
from typing import Final

from renda.domain.days import chinese_date, day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.retried import retried
from renda.store.import_rows import previewed_before, retire_chunks
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

KEPT_DAYS: Final = 30
"""A preview is left alone for so many days after its table was brought in."""


@retried
def retire_previews(*, actor: Actor, before: date | None, reason: str, at: datetime) -> int | Refused:
    """This will drop the row-by-row previews of tables that were brought in before a day, and give how many there were.

    A table not yet confirmed cannot be confirmed afterwards; one that is being carried out is left alone.
    """
    against = _against(actor, before, reason, at)
    if against is not None or before is None:
        return against or refuse(Code.REQUIRED, field="before", label="哪一天以前导入的")
    with begin(actor.organ_id):
        stale = previewed_before(before)
        if not stale:
            return refuse(Code.RULE, field="before", text=f"{chinese_date(before)}以前的导入没有可以清除的预览。")
        retire_chunks(stale, at=at)
        record(PlainEvent(
            organ_id=actor.organ_id, chain="retention", subject=actor.organ_id, kind="PreviewsRetired", action="retire_previews",
            sentence=f"{actor.name}清除{chinese_date(before)}以前导入的{len(stale)}份表的逐行预览，理由：{reason}",
            actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at,
            data={"before": before.isoformat(), "imports": [str(key) for key in stale], "reason": reason},
        ))
    return len(stale)


def _against(actor: Actor, before: date | None, reason: str, at: datetime) -> Refused | None:
    if Duty.SECURITY_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="清除导入预览", who=DUTY_WORDS[Duty.SECURITY_ADMIN])
    if not reason.strip():
        return refuse(Code.REQUIRED, field="reason", label="清除理由")
    latest = day_of(at) - timedelta(days=KEPT_DAYS)
    if before is not None and before > latest:
        text = f"最近{KEPT_DAYS}天的导入预览不能清除。请填写{chinese_date(latest)}或更早的日期。"
        return refuse(Code.RULE, field="before", text=text)
    return None
