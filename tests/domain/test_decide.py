"""Deciding: every reason at once, who may, when, in which stage; rounds, branches, clocks and links – without a database."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from renda.domain.calendar_seed import seed_calendar
from renda.domain.decide import Command, Context, decide
from renda.domain.events import Decision, Op
from renda.domain.facts import CaseFacts, DoneFacts, LinkFacts
from renda.domain.fields import Field, FieldKind, When
from renda.domain.form_cleaning import Directory
from renda.domain.limits import WorkingDays
from renda.domain.procedures import (
    Action,
    Assign,
    Branch,
    ClockRule,
    Link,
    LinkType,
    NewRound,
    Number,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.domain.refusals import Code, Refused
from renda.domain.rights import Actor, Duty, Relation, Right

ORGAN, UNIT, ME, SOMEBODY = (UUID(int=n) for n in range(1, 5))
CALENDAR = seed_calendar()
COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
TRIAL = Procedure(
    key="trial", label="试验", version=1, basis="试验办法", visible_to=(COORDINATOR, HANDLER),
    stages=(Stage(key="opened", label="已登记"), Stage(key="dealt", label="已办理"), Stage(key="other", label="另行处理"),
            Stage(key="closed", label="已办结", closed=True)),
    clocks=(ClockRule(key="finish", label="办结期限", basis="试验办法", limit=WorkingDays(count=5, basis="试验办法")),),
    actions=(
        Action(key="open", label="登记", event="Opened", to="opened", sentence="{actor}登记，由{unit}承办。", rights=(COORDINATOR,),
               fields=(Field(key="title", label="事项"), Field(key="unit", label="单位", kind=FieldKind.UNIT),
                       Field(key="note", label="说明", required=False, recorded=True)),
               effects=(Assign(unit="unit"), Start(clock="finish"), Number(prefix="试验"))),
        Action(key="do", label="办理", event="Dealt", from_=("opened",), to="dealt", rights=(HANDLER,), sentence="{actor}办理。",
               branches=(Branch(when=When("way", ("else",)), to="other"),),
               fields=(Field(key="way", label="方式"), Field(key="by", label="期限", kind=FieldKind.DATE, earliest="today"))),
        Action(key="back", label="退回", event="Returned", from_=("dealt", "other"), to="opened", rights=(COORDINATOR,),
               sentence="{actor}退回。", effects=(NewRound(),)),
        Action(key="close", label="办结", event="Closed", from_=("dealt", "other"), to="closed", rights=(COORDINATOR, HANDLER),
               closes=True, not_by=("do",), sentence="{actor}办结。", effects=(Stop(clock="finish"),)),
        Action(key="group", label="归入", event="Grouped", from_=("opened",), rights=(COORDINATOR,), sentence="{actor}归入{above}。",
               fields=(Field(key="above", label="上级事项", kind=FieldKind.CASE),), effects=(Link(type=LinkType.UNDER, cases="above"),)),
    ),
)
CLERK = Actor(organ_id=ORGAN, person_id=ME, post_id=UUID(int=11), unit_id=UUID(int=12), name="综合处干部", post_title="综合处干部",
              duties=frozenset({Duty.COORDINATE}))
HANDLING = replace(CLERK, person_id=SOMEBODY, unit_id=UNIT, name="经办人", duties=frozenset({Duty.HANDLE}))
STRANGER = replace(HANDLING, unit_id=UUID(int=99))
AT = datetime(2026, 3, 3, 1, tzinfo=UTC)
DO = {"way": "当面", "by": "2026-03-31"}


def context(**changes):
    ids = (UUID(int=n) for n in itertools.count(1000))
    directory = Directory(units={UNIT: "研究室"}, cases=changes.pop("cases", {}))
    return Context(calendar=CALENDAR, procedures={"trial": TRIAL}, directory=directory, new_id=lambda: next(ids),
                   today=date(2026, 3, 3), **changes)


def told(actor, action, case=None, data=None, on=date(2026, 3, 3), version=None, **around):
    return decide(
        Command(procedure=TRIAL, action=action, actor=actor, on=on, at=AT, case=case, data=data or {}, expected_version=version),
        context(**around),
    )


def after(decision, *done):
    assert isinstance(decision, Decision), decision
    (event,) = decision.events
    return replace(event.after, done=tuple(done))


def done(action, who, round_=1, on=date(2026, 3, 3)):
    return DoneFacts(action=action, person_id=who.person_id, name=who.name, round=round_, on=on, at=AT)


def opened():
    return after(told(CLERK, "open", data={"title": "路灯", "unit": str(UNIT)}), done("open", CLERK))


def codes(answer):
    assert isinstance(answer, Refused), answer
    return [reason.code for reason in answer.reasons]


def test_opening_numbers_assigns_and_starts_the_clock():
    decision = told(CLERK, "open", data={"title": "路灯", "unit": str(UNIT)})
    (event,) = decision.events
    assert [c.op for c in event.changes] == [Op.OPENED, Op.DETAIL, Op.ASSIGNED, Op.CLOCK, Op.NUMBER, Op.STAGE]
    assert event.after.clock("finish").due_on == date(2026, 3, 10)
    assert event.after.number == "试验-2026-001"
    assert (event.sentence, event.after.version, event.expected_version) == ("综合处干部登记，由研究室承办。", 1, 0)


def test_every_reason_is_given_at_once():
    answer = told(STRANGER, "open", data={"title": "", "unit": "档案室", "x": "1"})
    assert set(codes(answer)) == {Code.NO_RIGHT, Code.REQUIRED, Code.UNKNOWN_UNIT, Code.UNKNOWN_FIELD}


def test_not_yours_and_not_there_answer_alike():
    assert codes(told(STRANGER, "do", opened(), DO)) == [Code.NOT_FOUND]


@pytest.mark.parametrize(("changes", "code"), [
    ({"action": "fly"}, Code.UNKNOWN_ACTION), ({"action": "close"}, Code.WRONG_STAGE), ({"version": 7}, Code.MOVED_ON),
    ({"on": date(2026, 3, 2)}, Code.BEFORE_LAST_EVENT), ({"on": date(2026, 3, 4)}, Code.DATE_IN_FUTURE),
    ({"actor": CLERK}, Code.NO_RIGHT),
])
def test_each_refusal_has_its_code(changes, code):
    given = {"actor": HANDLING, "action": "do", "case": opened(), "data": DO, **changes}
    assert codes(told(**given)) == [code]


def test_a_branch_decides_where_the_case_goes():
    assert after(told(HANDLING, "do", opened(), DO)).stage == "dealt"
    assert after(told(HANDLING, "do", opened(), {**DO, "way": "else"})).stage == "other"


def test_who_did_it_never_closes_it_in_the_same_round():
    dealt = after(told(HANDLING, "do", opened(), DO), done("open", CLERK), done("do", HANDLING))
    assert codes(told(HANDLING, "close", dealt)) == [Code.DOER_MAY_NOT_VERIFY]
    closed = after(told(CLERK, "close", dealt))
    assert (closed.stage, closed.clock("finish").state) == ("closed", "stopped")


def test_a_return_begins_a_new_round_in_which_old_doers_are_free():
    dealt = after(told(HANDLING, "do", opened(), DO), done("do", HANDLING))
    back = after(told(CLERK, "back", dealt), done("do", HANDLING))
    assert (back.round, back.stage) == (2, "opened")
    again = after(told(HANDLING, "do", back, DO), done("do", HANDLING))
    assert isinstance(told(HANDLING, "close", again), Decision)


def linked_to(case, target):
    link = LinkFacts(type="under", outgoing=True, case_id=target.id, procedure="trial", stage="", number=None, title="")
    return replace(case, links=(link,))


def cases(*names) -> list[CaseFacts]:
    return [replace(opened(), id=UUID(int=500 + n), title=name) for n, name in enumerate(names)]


def test_a_circle_of_any_length_is_refused():
    first, second, third = cases("甲", "乙", "丙")
    chain = {second.id: linked_to(second, third), third.id: linked_to(third, first)}
    known = {key: case.title for key, case in chain.items()}
    answer = told(CLERK, "group", first, {"above": str(second.id)}, linked=chain, cases=known)
    assert codes(answer) == [Code.LINK_CYCLE]
    straight = {second.id: linked_to(second, third), third.id: third}
    assert isinstance(told(CLERK, "group", first, {"above": str(second.id)}, linked=straight, cases=known), Decision)


def test_a_case_is_never_linked_to_itself_nor_twice():
    first, second = cases("甲", "乙")
    known = {first.id: "甲", second.id: "乙"}
    around = {"linked": {first.id: first, second.id: second}, "cases": known}
    assert codes(told(CLERK, "group", first, {"above": str(first.id)}, **around)) == [Code.LINK_CYCLE]
    assert codes(told(CLERK, "group", linked_to(first, second), {"above": str(second.id)}, **around)) == [Code.ALREADY_LINKED]
