"""Study as it is entered in bad order: people who were not there then, the same session by two, and the figures that follow."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused
from renda.reads.figures import figure
from renda.services.act_on_case import open_case
from renda.services.organisation import withdraw_post
from renda.store.unit_of_work import reading

MARCH, APRIL = datetime(2026, 3, 20, 1, 0, tzinfo=UTC), datetime(2026, 4, 20, 1, 0, tzinfo=UTC)
HELD = {"form": "theme_day", "days": 0.5}


@pytest.fixture
def organ(database):
    return make_organ()


def register(organ, who="支部书记", action="register_branch", *, at=APRIL, **data):
    given = organ.named({"title": "学党章", "held_on": "2026-03-10", "attendees": ["支部书记", "党员"], **HELD, **data})
    return open_case(actor=organ.actors[who], procedure="study_session", action=action, data=given, at=at)


def leave(organ, name, on):
    post = organ.actors[name].post_id
    assert withdraw_post(actor=organ.actors["安全管理员"], post_id=post, title=name, until_on=on, at=MARCH) is None


def counted(organ, key, **scope):
    with reading(organ.organ_id):
        return figure(key, organ_id=organ.organ_id, as_of=date(2026, 4, 30), scope=scope).value_text


def test_who_left_stays_where_he_was_and_is_refused_afterwards_by_name(organ):
    before = register(organ, at=MARCH)
    assert not isinstance(before, Refused)
    leave(organ, "党员", date(2026, 3, 21))
    late = register(organ, title="三月读书", held_on="2026-03-12")
    assert not isinstance(late, Refused), "what was held before he left names him, though it is entered afterwards"
    after = register(organ, title="四月读书", held_on="2026-04-08")
    assert word_refusal(after) == (
        "“参加人员”中的党员2026年4月8日不在第一支部，不能列入。请核对名单和日期；已经调离的，只列入调离以前的活动。",
    )
    assert counted(organ, "study_person_times") == "4"


def test_every_stranger_to_the_unit_is_named(organ):
    refused = register(organ, attendees=["党员", "经办人", "分管领导"])
    assert [r.code for r in refused.reasons] == [Code.NOT_OF_THE_UNIT] * 2
    assert "经办人" in word_refusal(refused)[0] and "分管领导" in word_refusal(refused)[1]


def test_the_same_session_entered_by_two_is_refused_naming_the_first_and_who_entered_it(organ):
    first = register(organ)
    second = register(organ, "综合处干部", "register", title="学 党章。", level="branch", unit="第一支部")
    (said,) = word_refusal(second)
    assert first.number in said and "支部书记" in said and "“学党章”" in said
    assert not isinstance(register(organ, title="学党章", form="discussion"), Refused), "another form is another session"
    organ.do("综合处干部", first.case_id, "void_entry", at=APRIL, reason="误登")
    assert not isinstance(register(organ), Refused), "what was voided stands in nobody's way"


def test_a_session_to_come_is_not_held(organ):
    assert register(organ, held_on="2026-04-21").reasons[0].code is Code.DATE_IN_FUTURE


def test_a_joint_session_takes_people_of_each_unit_and_no_other(organ):
    joint = {"level": "sub_group", "unit": "研究室", "joining_units": ["城环委"]}
    held = register(organ, "综合处干部", "register", attendees=["经办人", "另一经办人"], **joint)
    assert not isinstance(held, Refused)
    assert register(organ, "综合处干部", "register", title="另一场", attendees=["党员"], **joint).has(Code.NOT_OF_THE_UNIT)


def test_figures_follow_the_records_by_the_day_held(organ):
    group = {"level": "group", "unit": "综合处", "attendees": ["综合处干部", "分管领导", "核查人"]}
    register(organ, "综合处干部", "register", **{**group, "form": "lead_reading", "reading": "选编\n问答"})
    register(organ, "综合处干部", "register", **{**group, "form": "discussion", "speakers": ["分管领导", "核查人"]})
    done = register(organ, "综合处干部", "register", **{**group, "title": "读书班", "form": "reading_class", "days": 5})
    register(organ, form="party_lesson")
    keys = ("study_sessions_group", "study_discussions_group", "study_speakers_group", "party_lessons", "branch_activities",
            "study_materials", "reading_class_weeks", "study_person_times", "study_persons")
    assert [counted(organ, key) for key in keys] == ["2", "1", "2", "1", "0", "2", "1", "11", "5"]
    register(organ, title="再读", held_on="2026-03-11", reading="《选编》。\n 问 答\n准则")
    assert counted(organ, "study_materials") == "3", "what was read twice is one material"
    assert counted(organ, "study_materials", done="2026-03-11..2026-03-11") == "3"
    assert counted(organ, "study_sessions", done="2026-03-01..2026-03-31", study_level="group") == "3"
    assert counted(organ, "study_sessions", done="2026-04-01..2026-04-30") == "0", "entered in April, held in March"
    organ.do("综合处干部", done.case_id, "correct_attendance", at=APRIL, left_out=["核查人"], reason="请假")
    assert counted(organ, "study_person_times") == "12", "a changed record moves the figure"


def test_a_personal_plan_is_seen_by_the_person_and_few_others(organ):
    from renda.reads.cases import case_seen_by

    items = [{"planned_on": "2026-03-25", "title": "自学", "form": "self_study", "days": 0.5}]
    plan = organ.open(
        "支部书记", "study_plan", "draft", title="个人计划", level="person", person="党员", from_on="2026-03-01", until_on="2026-06-30",
        items=items,
    )
    with reading(organ.organ_id):
        seen = {who: case_seen_by(organ.actors[who], plan.case_id) is not None for who in ("党员", "支部书记", "经办人", "核查人")}
    assert seen == {"党员": True, "支部书记": True, "经办人": False, "核查人": False}
