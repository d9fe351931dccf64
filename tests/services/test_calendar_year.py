"""A year's arrangement from the system administrator to the ledger: proposed, approved by another, every open limit worked out anew."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.makers.calendar import NOTICE, TEXT, struck_off
from tests.makers.organ import make_organ
from tests.makers.problems import run_loop

import renda.services.calendar_year as service
from renda.domain.calendar_seed import seed_calendar
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.year_reading import read_year_text
from renda.reads.calendar import move_counts, moved_limits, proposed_year
from renda.services.calendar_moves import recalculate_limits
from renda.services.calendar_warning import warn_of_calendar
from renda.store.calendar_loading import calendar_in_force
from renda.store.models import CalendarYear, Case, CaseAccess, Clock, Event, Notice, Waiting
from renda.store.replay import replay_organ
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains

LATER = datetime(2026, 11, 10, 1, 0, tzinfo=UTC)


def propose(organ, *, text=TEXT, year=2027, who="系统管理员", at=LATER):
    return service.propose_year(
        actor=organ.actors[who], year=year, notice=NOTICE, reading=read_year_text(text, year), at=at
    )


@pytest.fixture
def loop(database):
    """The loop's ledger, with one publicity period that crosses the New Year holidays of 2027."""
    loop = run_loop()
    struck_off(loop.organ)
    return loop


def test_a_year_is_approved_by_another_and_moves_the_open_limits(loop):
    organ = loop.organ
    with reading(organ.organ_id):
        clock = Clock.objects.get(key="look_back", state="running")
        assert (clock.due_on, clock.provisional) == (date(2027, 2, 12), True)
        assert calendar_in_force() is seed_calendar()
    proposal = propose(organ)
    assert isinstance(proposal, UUID), proposal
    with reading(organ.organ_id):
        assert proposed_year(proposal).state == "drafted"
        counts = move_counts(proposal, today=date(2026, 11, 10))
        assert [(c.procedure, c.later, c.earlier) for c in counts] == [("problem", 1, 0)]
        shown = moved_limits(organ.actors["综合处干部"], proposal).rows
        assert [(m.case_id, m.old_on, m.new_on, m.is_provisional) for m in shown] == [
            (clock.case_id, date(2027, 2, 12), date(2027, 2, 15), False)
        ]
        assert Event.objects.filter(kind="LimitRecalculated").count() == 0
    too_early = service.approve_year(actor=organ.actors["综合处干部"], proposal_id=proposal, at=LATER)
    assert isinstance(too_early, Refused)
    assert service.submit_year(actor=organ.actors["系统管理员"], proposal_id=proposal, at=LATER) is None
    assert isinstance(service.approve_year(actor=organ.actors["安全管理员"], proposal_id=proposal, at=LATER), Refused)
    assert service.approve_year(actor=organ.actors["综合处干部"], proposal_id=proposal, at=LATER) is None
    with reading(organ.organ_id):
        assert proposed_year(proposal).state == "applied"
        moved = Clock.objects.get(id=clock.id)
        assert (moved.due_on, moved.provisional, moved.calendar) == (date(2027, 2, 15), False, calendar_in_force().version)
        assert moved.calendar.startswith("2027.1")
        case = Case.objects.get(id=clock.case_id)
        assert case.next_due_on == date(2027, 2, 15)
        assert set(CaseAccess.objects.filter(case_id=case.id).values_list("due_key", flat=True)) == {date(2027, 2, 15)}
        assert set(Waiting.objects.filter(case_id=case.id).values_list("due_key", flat=True)) == {date(2027, 2, 15)}
        event = Event.objects.get(kind="LimitRecalculated")
        assert (event.chain_id, event.actor_id) == (case.id, organ.actors["综合处干部"].person_id)
    ledger_holds(organ)


def ledger_holds(organ):
    assert replay_organ(organ.organ_id).differences == ()
    assert verify_chains(organ.organ_id).faults == []


def test_the_case_goes_on_from_the_recalculated_day(loop):
    organ = loop.organ
    approved(organ)
    with reading(organ.organ_id):
        case = Event.objects.get(kind="LimitRecalculated").chain_id
    organ.do("核查人", case, "look_back", at=datetime(2027, 2, 15, 1, tzinfo=UTC), conclusion="stands", finding="属实")
    ledger_holds(organ)


def approved(organ, **given):
    proposal = propose(organ, **given)
    assert isinstance(proposal, UUID), proposal
    assert service.submit_year(actor=organ.actors["系统管理员"], proposal_id=proposal, at=LATER) is None
    assert service.approve_year(actor=organ.actors["综合处干部"], proposal_id=proposal, at=LATER) is None
    return proposal


def test_many_limits_are_worked_out_in_jobs_that_may_run_twice(loop, run_jobs, monkeypatch):
    monkeypatch.setattr(service, "AT_ONCE", 0)
    organ = loop.organ
    proposal = propose(organ)
    with reading(organ.organ_id):
        assert proposed_year(proposal).state == "surveying"
    run_jobs()
    with reading(organ.organ_id):
        found = proposed_year(proposal)
        assert (found.state, found.done) == ("drafted", found.total)
    service.submit_year(actor=organ.actors["系统管理员"], proposal_id=proposal, at=LATER)
    service.approve_year(actor=organ.actors["综合处干部"], proposal_id=proposal, at=LATER)
    with reading(organ.organ_id):
        assert proposed_year(proposal).state == "applying"
    run_jobs()
    recalculate_limits(organ_id=organ.organ_id, proposal_id=proposal)
    with reading(organ.organ_id):
        assert proposed_year(proposal).state == "applied"
        assert Event.objects.filter(kind="LimitRecalculated").count() == 1
    ledger_holds(organ)


def test_one_organ_moves_no_limit_of_another(database):
    mine, other = make_organ(), make_organ("清溪县人大常委会")
    struck_off(mine)
    theirs = struck_off(other)
    approved(mine)
    with reading(other.organ_id):
        assert Clock.objects.get(case_id=theirs, key="look_back").due_on == date(2027, 2, 12)
        assert calendar_in_force() is seed_calendar()
    approved(other)
    with reading(other.organ_id):
        assert Clock.objects.get(case_id=theirs, key="look_back").due_on == date(2027, 2, 15)
        assert calendar_in_force().version.startswith("2027.1")  # the same arrangement is kept once
    assert CalendarYear.objects.filter(year=2027).count() == 1
    for organ in (mine, other):
        ledger_holds(organ)


def test_a_corrected_year_is_a_new_version_and_the_old_one_stays(loop):
    organ = loop.organ
    approved(organ)
    approved(organ, text=TEXT.replace("02-05..02-12 补 02-20", "02-05..02-15 补 02-20"))
    with reading(organ.organ_id):
        assert calendar_in_force().version.startswith("2027.2")
        assert calendar_in_force().years[0].year == 2004
        assert Clock.objects.get(key="look_back", state="running").due_on == date(2027, 2, 16)
    assert list(CalendarYear.objects.filter(year=2027).order_by("version").values_list("version", flat=True)) == [1, 2]
    ledger_holds(organ)


@pytest.mark.parametrize(("given", "word"), [
    ({"text": TEXT.replace("补 02-20", "补 02-16")}, "本来就上班"),
    ({"text": TEXT + "\n国庆节 10-07"}, "出现了2次"),
    ({"text": "谁知道呢"}, "看不懂这一行"),
    ({"year": 2029}, "接不上"),
    ({"at": datetime(2026, 11, 3, 1, tzinfo=UTC)}, "晚于今天"),
    ({"who": "综合处干部"}, "系统管理员"),
    ({"year": 2026, "text": "元旦 01-01..01-03 补 01-04\n春节 02-15..02-23 补 02-14 02-28\n清明节 04-04..04-06\n"
      "劳动节 05-01..05-05 补 05-09\n"
      "端午节 06-19..06-21\n中秋节 09-25..09-27\n国庆节 10-01..10-07 补 09-20 10-10"}, "完全相同"),
])
def test_what_is_not_in_order_is_told(database, given, word):
    refused = propose(make_organ(), **given)
    assert isinstance(refused, Refused), refused
    assert word in "".join(word_refusal(refused))


def test_one_arrangement_of_a_year_at_a_time_and_steps_only_once(loop):
    organ = loop.organ
    system, office = organ.actors["系统管理员"], organ.actors["综合处干部"]
    first = propose(organ)
    assert isinstance(propose(organ), Refused)
    assert service.withdraw_year(actor=system, proposal_id=first, at=LATER) is None
    assert isinstance(service.submit_year(actor=system, proposal_id=first, at=LATER), Refused)
    second = propose(organ)
    service.submit_year(actor=system, proposal_id=second, at=LATER)
    assert isinstance(service.refuse_year(actor=office, proposal_id=second, reason=" ", at=LATER), Refused)
    assert service.refuse_year(actor=office, proposal_id=second, reason="文号不对", at=LATER) is None
    assert isinstance(service.approve_year(actor=office, proposal_id=second, at=LATER), Refused)
    with reading(organ.organ_id):
        assert calendar_in_force() is seed_calendar()
        kinds = list(Event.objects.filter(kind__startswith="CalendarYear").order_by("id").values_list("kind", flat=True))
    assert [k.removeprefix("CalendarYear") for k in kinds] == ["Proposed", "Withdrawn", "Proposed", "Submitted", "Refused"]


def test_who_brings_an_arrangement_never_approves_it(loop):
    from dataclasses import replace

    organ = loop.organ
    both = replace(organ.actors["系统管理员"], duties=organ.actors["系统管理员"].duties | organ.actors["综合处干部"].duties)
    proposal = propose(organ)
    service.submit_year(actor=both, proposal_id=proposal, at=LATER)
    refused = service.approve_year(actor=both, proposal_id=proposal, at=LATER)
    assert isinstance(refused, Refused)
    assert "录入的人不能批准" in "".join(word_refusal(refused))


def test_administrators_are_told_once_that_the_table_runs_out(loop):
    organ = loop.organ
    assert warn_of_calendar(organ_id=organ.organ_id, at=datetime(2026, 10, 1, 1, tzinfo=UTC)) == 0
    assert warn_of_calendar(organ_id=organ.organ_id, at=LATER) == 3  # 系统管理员, 综合处干部, and who founded the organ
    assert warn_of_calendar(organ_id=organ.organ_id, at=LATER) == 0
    with reading(organ.organ_id):
        assert all("2027年" in n.text for n in Notice.objects.filter(case=None))
