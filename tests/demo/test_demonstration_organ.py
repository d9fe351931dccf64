"""The demonstration organ: complete, lawful, made once, and nobody's list is empty."""

from datetime import UTC, datetime

import pytest
from tests.floor.cluster import Database

from renda.domain.days import day_of
from renda.store.models import DETAILS, Account, Case, CaseAccess, Clock, Disclosure, Event, Person, Unit, Waiting
from renda.store.unit_of_work import reading

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture
def organ_id(demo_database: Database):
    from renda.reads.organs import organ_named
    from renda.services.demonstration_people import ORGAN_NAME

    return organ_named(ORGAN_NAME)


def test_it_has_problems_at_all_levels_and_in_every_stage(organ_id):
    from renda.procedures.rectification.problem_procedure import STAGES

    with reading(organ_id):
        assert 110 <= Case.objects.filter(procedure="problem").count() <= 160
        assert 70 <= Case.objects.filter(procedure="measure").count() <= 130
        stages = set(Case.objects.filter(procedure="problem").values_list("stage", flat=True))
        assert stages == {s.key for s in STAGES}
        assert set(DETAILS["problem"].objects.values_list("level", flat=True)) == {"group", "sub_group", "branch", "person", "secretary"}
        assert Unit.objects.filter(kind="branch").count() == 35 and Unit.objects.filter(kind="handling").count() == 40
        assert Disclosure.objects.filter(withdrawn_on=None).exists()
    assert Person.objects.count() >= 120


def test_it_has_a_plan_with_two_groupings_and_tasks_in_every_stage(organ_id):
    from renda.procedures.tasks.occurrence_procedure import OCCURRENCE
    from renda.procedures.tasks.task_procedure import TASK
    from renda.reads.figures import figure
    from renda.store.models import CaseLink

    with reading(organ_id):
        kinds = list(DETAILS["task"].objects.values_list("task_kind", flat=True))
        assert (kinds.count("key_task"), kinds.count("initiative")) == (16, 35) and kinds.count("item") >= 4  # noqa: PLR2004 - of the plan
        under = CaseLink.objects.filter(type="under", target__procedure="plan_group")
        for kind in ("aspect", "link"):
            groups = DETAILS["plan_group"].objects.filter(kind=kind).values_list("case_id", flat=True)
            assert len(groups) == 5 and all(under.filter(target_id=g).exists() for g in groups)
        stages = {p: set(Case.objects.filter(procedure=p).values_list("stage", flat=True)) for p in ("task", "occurrence", "plan")}
    assert stages["task"] == {s.key for s in TASK.stages}
    assert stages["occurrence"] >= {s.key for s in OCCURRENCE.stages} - {"reported", "ended"}
    assert stages["plan"] == {"issued", "discussed", "drafted"}
    shown = ("tasks_late", "tasks_stuck", "tasks_unassigned", "tasks_done_late", "parts_open", "occurrences_missing")
    counted = {key: figure(key, organ_id=organ_id, as_of=day_of(AT)).numerator for key in shown}
    assert all(counted.values()), counted


def test_no_persona_with_business_has_an_empty_list(organ_id):
    from renda.reads.actors import actors_of_person

    found = {}
    for account in Account.objects.exclude(demo_persona=""):
        (actor,) = actors_of_person(account.person_id, today=day_of(AT))
        with reading(organ_id):
            mine = actor.principals()
            found[account.login] = (
                CaseAccess.objects.filter(principal__in=mine).count(), Waiting.objects.filter(principal__in=mine).count()
            )
    administrators = {"duanmingche", "luxingye", "zhushubai"}
    assert {name for name, counts in found.items() if counts == (0, 0)} == administrators
    assert all(seen and todo for name, (seen, todo) in found.items() if name not in administrators), found


def test_what_is_due_spreads_over_late_today_and_later(organ_id):
    today = day_of(AT)
    with reading(organ_id):
        dues = list(Clock.objects.filter(state="running").values_list("due_on", flat=True))
    late, later = [d for d in dues if d < today], [d for d in dues if d > today]
    assert len(late) >= 10 and today in dues and len(later) >= 10


def test_a_second_run_changes_nothing(organ_id, tmp_path):
    from renda.cli.demo import fill

    with reading(organ_id):
        before = Event.objects.count()
    assert fill(at=AT, files=tmp_path) is False
    with reading(organ_id):
        assert Event.objects.count() == before


def test_the_whole_city_is_shaped_like_a_real_years_work():
    from collections import Counter

    from renda.procedures.rectification.demonstration.plan import many_problems, planned_problems
    from renda.services.demonstration_people import BRANCHES, people

    some = list(planned_problems(dict.fromkeys(BRANCHES, "")))
    all_of_them = (*some, *many_problems(len(some)))
    levels = Counter(p.level for p in all_of_them)
    assert 15 <= levels["group"] <= 25 and 95 <= levels["sub_group"] <= 115 and 215 <= levels["branch"] <= 240
    assert len({p.index for p in all_of_them}) == len(all_of_them)
    ended = sum(p.goal in ("struck_off", "confirmed") for p in all_of_them)
    assert 0.6 < ended / len(all_of_them) < 0.8
    assert {p.unit for p in all_of_them if p.level == "branch"} == set(BRANCHES)
    assert len(people()) == len({p.name for p in people()}) == 120


def test_to_do_lists_of_the_personas_are_of_human_size(organ_id):
    from renda.reads.actors import actors_of_person
    from renda.reads.frame_counts import counts_for
    from renda.reads.todo import todo

    most = {"suyanqiu": 90, "yinsuhe": 20, "luozhuqing": 35, "shaohuaijin": 25}
    for login, bound in most.items():
        (actor,) = actors_of_person(Account.objects.get(login=login).person_id, today=day_of(AT))
        with reading(organ_id):
            shown = todo(actor, today=day_of(AT))
            assert 5 <= len(shown) <= bound, login
            assert counts_for(actor, today=day_of(AT)).todo == len({(i.case_id, i.action) for i in shown})


def test_what_is_due_in_months_is_held_back_until_it_nears(organ_id):
    from datetime import timedelta

    from renda.reads.actors import actors_of_person
    from renda.reads.todo import todo

    (actor,) = actors_of_person(Account.objects.get(login="suyanqiu").person_id, today=day_of(AT))
    with reading(organ_id):
        waiting = set(Waiting.objects.filter(principal__in=actor.principals(), action="look_back").values_list("case_id", "due_key"))
        for later in (0, 60, 200):
            day = day_of(AT) + timedelta(days=later)
            shown = {i.case_id for i in todo(actor, today=day) if i.action == "look_back"}
            assert shown == {case for case, due in waiting if due <= day + timedelta(days=30)}
        assert len(shown) == len({case for case, _ in waiting}) > len({i for i, due in waiting if due <= day_of(AT) + timedelta(days=30)})
