"""Deciding proposals: an accepted one opens a case linked to its sentence, a rejected one can be taken up again.

Must not know: pages; what a problem or measure needs (its declaration says so).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.act_on_case import Done, open_case
from renda.services.retried import retried
from renda.store.contributions import takings
from renda.store.document_rows import LockedProposal, lock_proposal, set_proposal_state
from renda.store.facts_loading import load_facts
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

STATE_WORDS = {"accepted": "已采纳", "rejected": "已跳过", "pending": "待审", "merged": "已并入另一条"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A proposal by its document and its number in it (from 1)."""

    document_id: UUID
    number: int


@retried
def accept_proposal(*, actor: Actor, place: Place, data: Mapping[str, Any], at: datetime) -> Done | Refused:
    """Open the case a proposal stands for; told apart when somebody decided it before."""
    with begin(actor.organ_id):
        locked = waiting_proposal(actor, place)
        if isinstance(locked, Refused):
            return locked
        taking = takings()[locked.kind]
        done = open_case(actor=actor, procedure=taking.procedure, action=taking.action, data=data, at=at)
        if isinstance(done, Refused):
            return done
        set_proposal_state(locked.id, state="accepted", case_id=done.case_id, at=at)
        words = f"{actor.name}采纳第{place.number}条建议，立为{done.number or '新事项'}。"
        record_decision(actor, place, "ProposalAccepted", "accept_proposal", words, at)
    return done


def accept_proposals(
    *, actor: Actor, document_id: UUID, data: Mapping[int, Mapping[str, Any]], at: datetime
) -> dict[int, Done | Refused]:
    """Accept several proposals of a document, by number, each for itself: one result a proposal."""
    return {
        number: accept_proposal(actor=actor, place=Place(document_id=document_id, number=number), data=one, at=at)
        for number, one in data.items()
    }


@retried
def reject_proposal(*, actor: Actor, place: Place, at: datetime) -> None | Refused:
    """Set a proposal aside; it can be restored."""
    with begin(actor.organ_id):
        locked = waiting_proposal(actor, place)
        if isinstance(locked, Refused):
            return locked
        set_proposal_state(locked.id, state="rejected", case_id=None, at=at)
        record_decision(actor, place, "ProposalRejected", "reject_proposal", f"{actor.name}跳过第{place.number}条建议。", at)
    return None


@retried
def restore_proposal(*, actor: Actor, place: Place, at: datetime) -> None | Refused:
    """Take up a rejected proposal again; an accepted one is a case and is ended by its own acts."""
    with begin(actor.organ_id):
        locked = _wanted(actor, place, state="rejected")
        if isinstance(locked, Refused):
            return locked
        set_proposal_state(locked.id, state="pending", case_id=None, at=at)
        record_decision(actor, place, "ProposalRestored", "restore_proposal", f"{actor.name}恢复第{place.number}条建议。", at)
    return None


def waiting_proposal(actor: Actor, place: Place) -> LockedProposal | Refused:
    """Lock a proposal that nobody decided yet, or say why the actor may not decide it."""
    return _wanted(actor, place, state="pending")


def _wanted(actor: Actor, place: Place, *, state: str) -> LockedProposal | Refused:
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="审读文件", who=DUTY_WORDS[Duty.COORDINATE])
    locked = lock_proposal(place.document_id, place.number)
    if locked is None:
        return refuse(Code.NOT_FOUND)
    if locked.state != state:
        return refuse(Code.RULE, text=_decided_words(place, locked), state=locked.state)
    return locked


def _decided_words(place: Place, locked: LockedProposal) -> str:
    """What was decided of a proposal, and of an accepted one what stands on it and how that is ended: accepting is not undone."""
    case = load_facts([locked.case_id]) if locked.case_id else {}
    said = f"第{place.number}条建议{STATE_WORDS[locked.state]}"
    for found in case.values():
        return (
            f"{said}，登记为{found.facts.number or found.facts.title}，不能撤回或者重复办理。不再办理的，请在该事项里终止；"
            "内容有变的，请在该事项里更正或者调整。"
        )
    return f"{said}，不能重复办理。请看这一条现在的情况。"


def record_decision(actor: Actor, place: Place, kind: str, action: str, sentence: str, at: datetime) -> None:
    """Write what a person did with a proposal into the ledger of its document."""
    record(PlainEvent(
        organ_id=actor.organ_id, chain="document", subject=place.document_id, kind=kind, action=action,
        sentence=sentence, actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at,
        data={"number": place.number},
    ))
