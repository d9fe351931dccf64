"""Opening the periods of what comes again: every period that has begun and is not there yet, the late ones too.

Run again it adds only what is missing. The act is taken for a post that may take it, and says that a program took it.
Must not know: any procedure, pages, the clock on the wall.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from renda.domain.facts import CaseFacts
from renda.domain.procedures import Action
from renda.domain.recurrences import Every, Period, Recurrence, Recurring, opening_periods
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Program, may
from renda.services.act_on_case import Done, act_on_case
from renda.store.actor_loading import actors_of_organ
from renda.store.contributions import procedures, recurring
from renda.store.facts_loading import load_facts
from renda.store.recurring_rows import recurring_cases
from renda.store.unit_of_work import reading

WORKER: Final = Program(key_id=UUID(int=0), name="期次自动开启")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPeriods:
    """What a run did: periods opened, and cases whose periods could not be opened, each with why."""

    opened: int = 0
    refused: tuple[tuple[UUID, Refused | None], ...] = ()


def open_periods(*, organ_id: UUID, on: date, at: datetime) -> OpenedPeriods:
    """This will open, in one organ, every period that has begun by a day and is not there yet.

    A case for which nobody holds a post that may open its periods is told with None.
    """
    actors = actors_of_organ(organ_id=organ_id, today=on)
    opened, refused = 0, []
    for rule in recurring():
        action = procedures()[rule.procedure].action(rule.action)
        for facts, begun in _wanting(rule, action, organ_id=organ_id, on=on):
            rows = [{rule.period: p.words, rule.due: p.last.isoformat()} for p in begun]
            outcome = _opened(facts, action, {rule.rows: rows}, actors, at)
            if isinstance(outcome, Done):
                opened += len(rows)
            else:
                refused.append((facts.id, outcome))
    return OpenedPeriods(opened=opened, refused=tuple(refused))


def _wanting(rule: Recurring, action: Action, *, organ_id: UUID, on: date) -> Iterator[tuple[CaseFacts, list[Period]]]:
    with reading(organ_id):
        cases = {key: x.facts for key, x in load_facts(recurring_cases(rule, action.from_)).items()}
        strands = load_facts({x.case_id for facts in cases.values() for x in facts.linked(rule.link, outgoing=False)})
    for facts in cases.values():
        there = {
            str(strands[x.case_id].facts.detail.get(rule.period)) for x in facts.linked(rule.link, outgoing=False)
        }
        begun = [p for p in _begun(rule, facts, on) if p.words not in there]
        if begun:
            yield facts, begun


def _begun(rule: Recurring, facts: CaseFacts, on: date) -> tuple[Period, ...]:
    starts, ends = _day(facts.detail.get(rule.starts_on)), _day(facts.detail.get(rule.ends_on))
    recurrence = Recurrence(
        every=Every(str(facts.detail[rule.every])), basis=rule.basis, starts_on=starts or facts.opened_on, ends_on=ends,
    )
    return opening_periods(recurrence, recurrence.starts_on, on)


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(str(value))


def _opened(
    facts: CaseFacts, action: Action, data: dict[str, Any], actors: tuple[Actor, ...], at: datetime
) -> Done | Refused | None:
    first = next((a for a in actors if may(a, action.rights, facts)), None)
    if first is None:
        return None
    return act_on_case(
        actor=replace(first, program=WORKER), case_id=facts.id, action=action.key, data=data, at=at,
    )
