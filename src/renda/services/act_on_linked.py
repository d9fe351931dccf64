"""What an act leaves to a job because too many linked cases admit it: an inner action on each, in a transaction of its own.

Taken up again it goes on where it stopped: a case on which the action was done since is passed over. Must not know: any procedure,
pages, the clock on the wall.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from renda.domain import procedures as declared
from renda.domain.days import day_of
from renda.domain.decide import Command, decide_for_parent
from renda.domain.decide_effects import filled_from
from renda.domain.facts import CaseFacts
from renda.domain.procedures import Action
from renda.domain.refusals import Refused
from renda.domain.rights import Actor
from renda.domain.standing import holds
from renda.services.deciding_context import context_of, gather, is_left, reached_by
from renda.services.retried import retried
from renda.store.actor_loading import actor_of_post_row
from renda.store.applying import apply
from renda.store.contributions import procedures
from renda.store.facts_loading import Outline, load_facts, outline_of
from renda.store.outbox import defer
from renda.store.unit_of_work import begin, reading

JOB: Final = "renda.act_on_linked"


def leave_to_job(*, actor: Actor, action: Action, outline: Outline, data: Mapping[str, Any], case: CaseFacts, at: datetime) -> None:
    """This will leave what the act put off to a job, inside the open unit of work; nothing where it put nothing off."""
    if any(is_left(effect, outline) for effect in _put_off(action, data, case)):
        defer(
            JOB, organ_id=str(actor.organ_id), case_id=str(case.id), action=action.key, post_id=str(actor.post_id), since=at.isoformat(),
        )


def _put_off(action: Action, data: Mapping[str, Any], case: CaseFacts) -> Iterator[declared.ActOn]:
    """The effects that may be left to a job, as far as their conditions hold."""
    for effect in action.effects:
        inner = effect.effects if isinstance(effect, declared.If) else (effect,)
        if not isinstance(effect, declared.If) or holds(effect.when, data=data, detail=case.detail):
            yield from (e for e in inner if isinstance(e, declared.ActOn) and e.at_once is not None)


def act_on_linked(*, organ_id: UUID, case_id: UUID, action: str, post_id: UUID, since: datetime, at: datetime) -> int:
    """This will do what an act of `since` left on the cases linked with its own, and give on how many it was done.

    :raises LookupError: when the post that took the act did not stand on that day.
    """
    actor = actor_of_post_row(organ_id=organ_id, post_id=post_id, today=day_of(since))
    with reading(organ_id):
        parent, outline = load_facts([case_id])[case_id].facts, outline_of(case_id)
    if actor is None or outline is None:
        raise LookupError(f"no post {post_id} on {day_of(since)}, or no case {case_id}")
    procedure = procedures()[parent.procedure]
    command = Command(procedure=procedure, action=action, actor=actor, on=day_of(at), at=at, case=parent)
    done = 0
    for effect in _put_off(procedure.action(action), {}, parent):
        data = filled_from(effect, command)
        done += sum(_done(actor, key, effect.action, data, since=since, at=at) for key in reached_by(effect, outline))
    return done


@retried
def _done(actor: Actor, case_id: UUID, key: str, data: Mapping[str, Any], *, since: datetime, at: datetime) -> bool:
    """Do the action on one case, unless it was done since or the case no longer admits it."""
    with begin(actor.organ_id):
        outline = outline_of(case_id)
        assert outline is not None, "cases are never deleted"
        procedure = procedures()[outline.procedure]
        action = procedure.action(key)
        gathered = gather(action, data, actor=actor, today=day_of(at), case_id=case_id, outline=outline)
        assert gathered.case is not None, "cases are never deleted"
        facts = gathered.case.facts
        if any(d.action == key and d.at >= since for d in facts.done):
            return False
        command = Command(procedure=procedure, action=key, actor=actor, on=day_of(at), at=at, case=facts, data=data)
        decision = decide_for_parent(command, context_of(command, action, gathered))
        if isinstance(decision, Refused):
            return False
        apply(decision, loaded={**gathered.around, facts.id: gathered.case})
    return True
