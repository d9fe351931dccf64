"""Taking over what a new text of a plan changes: the declared acts of a task, all or none, with the sentence they rest on.

Must not know: pages, how two versions are compared.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.procedures.tasks.reads.version_decisions import KEEP, RECONSIDER
from renda.services.accept_proposal import Place, record_decision, waiting_proposal
from renda.services.act_on_case import Done, act_on_case
from renda.services.retried import retried
from renda.store.document_rows import set_proposal_state
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

Acts = Sequence[tuple[str, Mapping[str, Any]]]


class _Undone(Exception):  # noqa: N818 - says what happened
    """One of several acts was refused, so none is done."""

    def __init__(self, action: str, refused: Refused) -> None:
        super().__init__(action)
        self.action, self.refused = action, refused


@retried
def adopt_change(
    *, actor: Actor, place: Place, task: UUID, acts: Acts, at: datetime
) -> Done | tuple[str, Refused]:
    """Do every act that a sentence of the new text leads to, and link the sentence with the task; or the act refused, and why."""
    try:
        with begin(actor.organ_id):
            locked = waiting_proposal(actor, place)
            if isinstance(locked, Refused):
                return "", locked
            if not acts:
                return "", refuse(Code.RULE, text="没有勾选任何一处变动。不改的，请按“跳过”。")
            done = [_done(actor, task, action, data, at) for action, data in acts][-1]
            set_proposal_state(locked.id, state="accepted", case_id=task, at=at)
            words = f"{actor.name}按第{place.number}条调整{done.number or '任务'}。"
            record_decision(actor, place, "ProposalAccepted", "accept_proposal", words, at)
    except _Undone as undone:
        return undone.action, undone.refused
    return done


def _done(actor: Actor, task: UUID, action: str, data: Mapping[str, Any], at: datetime) -> Done:
    done = act_on_case(actor=actor, case_id=task, action=action, data=data, at=at)
    if isinstance(done, Refused):
        raise _Undone(action, done)
    return done


@retried
def carry_over(*, actor: Actor, document: UUID, unchanged: Mapping[int, UUID], at: datetime) -> int | Refused:
    """Link the sentences that change nothing with their tasks, so that these rest on the new text; give their number."""
    with begin(actor.organ_id):
        for number, task in unchanged.items():
            place = Place(document_id=document, number=number)
            locked = waiting_proposal(actor, place)
            if isinstance(locked, Refused):
                return locked
            set_proposal_state(locked.id, state="accepted", case_id=task, at=at)
            record_decision(actor, place, "ProposalAccepted", "accept_proposal", f"{actor.name}确认第{number}条沿用，没有变动。", at)
    return len(unchanged)


@retried
def decide_left_out(  # noqa: PLR0913 - a decision is these things
    *, actor: Actor, document: UUID, task: UUID, named: str, keeps: bool, at: datetime
) -> None | Refused:
    """Record that a task goes on though the new text leaves it out, or that this is to be looked at again."""
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="审读文件", who=DUTY_WORDS[Duty.COORDINATE])
    said = "新文本没有列入，仍继续办理" if keeps else "恢复待审"
    with begin(actor.organ_id):
        record(PlainEvent(
            organ_id=actor.organ_id, chain="document", subject=document, kind="TaskKept" if keeps else "TaskReconsidered",
            action=KEEP if keeps else RECONSIDER, sentence=f"{actor.name}确认{named}{said}。", actor_id=actor.person_id,
            post_id=actor.post_id, on=day_of(at), at=at, data={"task": str(task)},
        ))
    return None
