"""The daily reminder: who hears of which clock on which day, once; paused, extended, missed days, killed in the middle, run again."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

from renda.domain.rights import Duty
from renda.services import remind_clocks as reminding
from renda.services.organisation import give_post, withdraw_post
from renda.services.remind_clocks import Reminded, remind_clocks, remind_clocks_once
from renda.store.unit_of_work import begin


def eight(on: str) -> datetime:
    """Eight in the morning in China."""
    d = date.fromisoformat(on)
    return datetime(d.year, d.month, d.day, tzinfo=UTC)


@pytest.fixture
def organ(database):
    return make_organ()


@pytest.fixture
def head(organ):
    """The head of the handling unit: sits in it, sees its matters, leads it."""
    held = give_post(
        actor=organ.actors["安全管理员"], person_id=organ.actors["党员"].person_id, unit_id=organ.units["研究室"], title="主任",
        duties={Duty.LEAD, Duty.HANDLE}, at=day(3, 2),
    )
    assert isinstance(held, UUID), held


@pytest.fixture
def problem(organ):
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-03-31")
    return case


def remind(organ, on: str) -> Reminded:
    return remind_clocks(organ_id=organ.organ_id, on=date.fromisoformat(on), at=eight(on))


def asked(organ, sql, *values):
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def told(organ, on: str) -> set[str]:
    """The names of those a run of this day told."""
    found = asked(
        organ, "SELECT w.name FROM store_notice n JOIN store_person w ON w.id = n.person_id WHERE n.made_at = %s AND kind = 'reminder'",
        eight(on),
    )
    return {row[0] for row in found}


def reminders(organ):
    return asked(organ, "SELECT level, due_on::text, state, attempts FROM store_reminder ORDER BY due_on, made_at")


# date | who does what | then told of a reminder on that day
SCENARIO = """
2026-03-19 |                                           |
2026-03-20 |                                           | 经办人
2026-03-23 |                                           |
2026-03-24 | 综合处干部 pause_limit                    |
2026-03-31 |                                           |
2026-04-08 |                                           |
2026-04-09 | 综合处干部 resume_limit                   | 经办人 党员 分管领导 综合处干部
2026-04-10 |                                           |
2026-04-13 | 综合处干部 extend_limit 2026-04-30        |
2026-04-20 |                                           |
2026-04-21 |                                           | 经办人
2026-04-30 |                                           |
2026-05-01 |                                           | 经办人 党员
2026-05-05 |                                           |
2026-05-09 |                                           |
2026-05-11 |                                           | 经办人 党员 分管领导 综合处干部
2026-05-12 |                                           |
2026-06-01 |                                           |
"""


def act(organ, case, on, words):
    who, action, *rest = words
    data = {"pause_limit": {"reason": "等待机构调整"}, "resume_limit": {}, "extend_limit": {
        "to": rest[0] if rest else "", "consent": "分管领导", "reason": "任务加重"}}[action]
    d = date.fromisoformat(on)
    organ.do(who, case, action, at=datetime(d.year, d.month, d.day, 1, tzinfo=UTC), **data)


def test_each_level_is_told_once_to_those_its_rung_names(organ, problem, head):
    for line in SCENARIO.strip().splitlines():
        on, does, expected = (part.strip() for part in line.split("|"))
        if does:
            act(organ, problem, on, does.split())
        remind(organ, on)
        again = remind(organ, on)
        assert told(organ, on) == set(expected.split()), on
        assert again == Reminded(), on


def test_a_reminder_says_matter_what_when_and_what_to_do(organ, problem, head):
    remind(organ, "2026-03-20")
    remind(organ, "2026-04-01")
    texts = asked(organ, "SELECT w.name, n.text FROM store_notice n JOIN store_person w ON w.id = n.person_id"
                         " WHERE kind = 'reminder' ORDER BY n.made_at, w.name")
    assert texts[0] == (
        "经办人", f"整改-2026-001“{PROBLEM['title']}”：整改完成时限2026年3月31日（星期二）到期，请在到期前办理“申请销号”。",
    )
    late = dict(texts[1:])
    assert late["经办人"].endswith("已过，请立即办理“申请销号”。")
    assert late["党员"].endswith("“申请销号”尚未办理，请督促经办人办理。")


def test_on_the_last_day_the_doer_is_asked_to_act_that_day(organ, problem):
    remind(organ, "2026-03-31")
    assert asked(organ, "SELECT text FROM store_notice WHERE kind = 'reminder'")[0][0].endswith(
        "2026年3月31日（星期二）到期，请在今天办理“申请销号”。"
    )


def test_missed_days_are_made_up_for_without_the_levels_in_between(organ, problem):
    assert remind(organ, "2026-05-13").made == 1
    assert [r[0] for r in reminders(organ)] == ["long_late"]
    assert remind(organ, "2026-03-20") == Reminded()  # an earlier day brings no lower level afterwards


def test_a_private_matter_is_told_to_nobody_who_may_not_see_it(organ):
    about = {**PROBLEM, "title": "联系群众不够经常", "level": "person", "origin_unit": "第一支部", "subject": "党员"}
    case = organ.open("支部书记", "problem", "register", at=day(3, 3), **about).case_id
    organ.do("支部书记", case, "hand_over", at=day(3, 4), unit="第一支部", person="党员", rectify_by="2026-03-31")
    remind(organ, "2026-05-13")
    assert told(organ, "2026-05-13") == {"党员", "支部书记"}


def test_the_publicity_period_reminds_after_its_end_only(organ, problem):
    measure = organ.do("经办人", problem, "plan_measures", at=day(3, 6), measures=[
        {"title": "建立跟踪台账", "kind": "at_once", "person": "经办人", "due_on": "2026-04-30"}]).opened[0]
    organ.do("经办人", measure, "report_done", at=day(3, 9), result="已落实")
    organ.do("综合处干部", measure, "confirm_done", at=day(3, 10))
    organ.do("经办人", problem, "apply_strike_off", at=day(3, 11), result="逐件反馈")
    organ.do("综合处干部", problem, "arrange_check", at=day(3, 12), checkers=["核查人"])
    organ.do("核查人", problem, "pass_check", at=day(3, 13), method="papers", checked_on="2026-03-13", opinion="属实")
    organ.do("分管领导", problem, "sign", at=day(3, 16), publicity="office", summary="台账已建立")
    assert remind(organ, "2026-03-20") == Reminded()
    assert remind(organ, "2026-03-23") == Reminded()
    remind(organ, "2026-03-24")
    assert told(organ, "2026-03-24") == {"综合处干部"}


def test_a_run_killed_in_the_middle_goes_on_where_it_stopped(organ, problem, monkeypatch):
    for n in range(5):
        case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
        organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", rectify_by=f"2026-03-2{n + 1}")
    monkeypatch.setattr(reminding, "BATCH", 2)
    real, seen = reminding.insert_notices, []

    def dying(**given):
        seen.append(given)
        if len(seen) == 4:
            raise KeyboardInterrupt
        real(**given)

    monkeypatch.setattr(reminding, "insert_notices", dying)
    with pytest.raises(KeyboardInterrupt):
        remind(organ, "2026-03-20")
    kept = len(reminders(organ))
    assert kept == 2  # the first batch stands, the second left nothing behind
    assert asked(organ, "SELECT count(DISTINCT reminder_id) FROM store_notice WHERE kind = 'reminder'") == [(2,)]
    monkeypatch.setattr(reminding, "insert_notices", real)
    assert remind_clocks_once(organ_id=organ.organ_id, on=date(2026, 3, 20), at=eight("2026-03-20")).made == 6 - kept
    assert asked(organ, "SELECT count(*), count(DISTINCT (reminder_id, person_id)) FROM store_notice WHERE kind = 'reminder'") == [(6, 6)]


def test_the_day_is_done_once_and_the_next_day_again(organ, problem):
    first = remind_clocks_once(organ_id=organ.organ_id, on=date(2026, 3, 20), at=eight("2026-03-20"))
    assert first == Reminded(made=1, told=1)
    assert remind_clocks_once(organ_id=organ.organ_id, on=date(2026, 3, 20), at=eight("2026-03-20")) is None
    assert remind_clocks_once(organ_id=organ.organ_id, on=date(2026, 3, 23), at=eight("2026-03-23")) == Reminded()


def test_a_reminder_that_reaches_nobody_is_failed_and_tried_again(organ):
    security, handler = organ.actors["安全管理员"], organ.actors["经办人"]
    organ.open("综合处干部", "measure", "set", at=day(3, 4), title="建立台账", kind="at_once", unit="研究室", due_on="2026-03-31")
    withdrawn = withdraw_post(actor=security, post_id=handler.post_id, title="经办人", until_on=date(2026, 3, 16), at=day(3, 16))
    assert withdrawn is None
    assert remind(organ, "2026-03-20") == Reminded(made=1, failed=1)
    assert reminders(organ) == [("soon", "2026-03-31", "failed", 1)]
    successor = give_post(
        actor=security, person_id=organ.actors["党员"].person_id, unit_id=organ.units["研究室"], title="经办人",
        duties={Duty.HANDLE}, at=day(3, 23),
    )
    assert isinstance(successor, UUID), successor
    assert remind(organ, "2026-03-23") == Reminded(made=1, told=1)
    assert told(organ, "2026-03-23") == {"党员"}
    assert reminders(organ) == [("soon", "2026-03-31", "sent", 2)]


def test_each_organ_has_its_own_reminders(organ, problem):
    other = make_organ("清溪县人大常委会")
    assert remind(other, "2026-03-20") == Reminded()
    assert remind(organ, "2026-03-20").made == 1


def test_urging_tells_the_handler_the_written_words(organ, problem, run_jobs):
    measure = organ.do("经办人", problem, "plan_measures", at=day(3, 6), measures=[
        {"title": "建立跟踪台账", "kind": "at_once", "person": "经办人", "due_on": "2026-04-30"}]).opened[0]
    for case, words in ((problem, "请于本周五前报送进展"), (measure, "台账样式请先送审")):
        organ.do("综合处干部", case, "urge", at=day(3, 9), words=words)
    run_jobs()
    urged = asked(organ, "SELECT w.name, n.text FROM store_notice n JOIN store_person w ON w.id = n.person_id"
                         " WHERE kind = 'urged' ORDER BY n.made_at, n.text")
    assert {name for name, _ in urged} == {"经办人"}
    assert sorted(re.sub(r".*：综合处干部催办", "", text) for _, text in urged) == [
        "：台账样式请先送审。请办理“申报完成”。", "：请于本周五前报送进展。请办理“申请销号”。",
    ]
