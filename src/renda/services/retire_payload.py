"""Retiring the text of a ledger event whose keeping time is over: recorded, and the chain stays verifiable.

Must not know: pages, HTTP.
"""

from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.retried import retried
from renda.store.plain_events import PlainEvent, record
from renda.store.retention import empty_payload, has_payload
from renda.store.unit_of_work import begin


@retried
def retire_payload(*, actor: Actor, case_id: UUID, seq: int, reason: str, at: datetime) -> int | Refused:
    """This will empty the text of event `seq` of a case's chain and give the id of the event that records it."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="清除内容", who=DUTY_WORDS[Duty.SECURITY_ADMIN])
    if not reason.strip():
        return refuse(Code.REQUIRED, field="reason", label="清除理由")
    with begin(actor.organ_id):
        if not has_payload(chain_id=case_id, seq=seq):
            return refuse(Code.RULE, text="没有这一事件，或者内容已经清除。请核对事项和序号。")
        act = record(PlainEvent(
            organ_id=actor.organ_id, chain="retention", subject=case_id, kind="PayloadRetired", action="retire_payload",
            sentence=f"{actor.name}清除第{seq}个事件的内容，理由：{reason}", actor_id=actor.person_id, post_id=actor.post_id,
            on=day_of(at), at=at, data={"chain": str(case_id), "seq": seq, "reason": reason},
        ))
        empty_payload(act)
    return act
