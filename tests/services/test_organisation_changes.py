"""Changing the organisation: ended with a date, never over open work, and every act on the ledger."""

from datetime import date, timedelta

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.problems import PROBLEM

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.reads.actors import actor_of_post, actors_of_person
from renda.reads.organisation_detail import portfolio_of, post_detail, posts_in, unit_detail
from renda.reads.unit_names import known_units
from renda.services.organisation import add_unit, close_unit, give_post, withdraw_post
from renda.services.post_changes import charge_unit, release_unit
from renda.services.unit_changes import add_alias, end_alias, move_unit
from renda.store.models import Event
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains

LATER = START + timedelta(days=30)
ENDS = date(2026, 5, 1)


@pytest.fixture
def organ(database):
    return make_organ()


def words(made):
    assert isinstance(made, Refused), made
    return "".join(word_refusal(made))


def closing(organ, unit, until=ENDS):
    return close_unit(actor=organ.actors["系统管理员"], unit_id=organ.units[unit], name=unit, until_on=until, at=LATER)


def withdrawing(organ, who, until=ENDS):
    post = organ.actors[who].post_id
    return withdraw_post(actor=organ.actors["安全管理员"], post_id=post, title=who, until_on=until, at=LATER)


def handed_over(organ):
    case = organ.open("综合处干部", "problem", "register", **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", unit="研究室", person="经办人", co_units=["城环委"], rectify_by="2026-04-30")
    return case


def test_a_unit_with_open_cases_is_not_ended_and_the_count_is_told(organ):
    case = handed_over(organ)
    for unit in ("研究室", "城环委"):
        assert "还有1件在办事项" in words(closing(organ, unit))
    organ.do("综合处干部", case, "change_handler", unit="第一支部", person="支部书记", reason="机构调整")
    told = words(closing(organ, "研究室"))
    assert "在办事项" not in told
    assert "还有1个在任岗位" in told
    assert withdrawing(organ, "经办人") is None
    assert closing(organ, "研究室") is None
    with reading(organ.organ_id):
        assert unit_detail(organ.units["研究室"]).until_on == ENDS
    assert verify_chains(organ.organ_id).faults == []


def test_a_unit_above_others_is_not_ended(organ):
    below = add_unit(actor=organ.actors["系统管理员"], name="调研科", kind="office", at=LATER, parent_id=organ.units["研究室"])
    assert "1个下级单位" in words(closing(organ, "研究室"))
    system = organ.actors["系统管理员"]
    moved = move_unit(
        actor=system, unit_id=below, name="调研科", parent_id=organ.units["城环委"], parent="城环委", at=LATER
    )
    assert moved is None
    assert "下级单位" not in words(closing(organ, "研究室"))
    round_about = move_unit(
        actor=system, unit_id=organ.units["城环委"], name="城环委", parent_id=below, parent="调研科", at=LATER
    )
    assert "下级，不能作为上级单位" in words(round_about)


def test_an_alias_names_one_unit_at_a_time_and_is_ended_not_deleted(organ):
    system = organ.actors["系统管理员"]

    def alias(unit, name):
        return add_alias(actor=system, unit_id=organ.units[unit], name=unit, alias=name, at=LATER)

    assert alias("研究室", " 政研 室 ") is None
    assert "已经是“研究室”" in words(alias("城环委", "政研室"))
    assert "已经是“城环委”" in words(alias("研究室", "城环委"))
    assert "未填写" in words(alias("研究室", "  "))
    assert "超过" in words(alias("研究室", "长" * 61))
    assert end_alias(actor=system, unit_id=organ.units["研究室"], name="研究室", alias="政研室", at=LATER) is None
    assert alias("城环委", "政研室") is None
    with reading(organ.organ_id):
        assert [a.until_on for a in unit_detail(organ.units["研究室"]).aliases] == [date(2026, 4, 1)]
        named = {name: u.name for u in known_units(date(2026, 4, 2)) for name in u.names}
    assert named["政研室"] == "城环委"


def test_a_portfolio_is_dated(organ):
    security, leader = organ.actors["安全管理员"], organ.actors["分管领导"].post_id
    unit = organ.units["机关党委"]
    given = {"actor": security, "post_id": leader, "unit_id": unit, "unit": "机关党委", "at": LATER}
    assert charge_unit(**given, from_on=date(2026, 4, 10)) is None
    assert "已由这个岗位分管" in words(charge_unit(**given, from_on=date(2026, 4, 20)))
    for day, in_charge in ((date(2026, 4, 9), False), (date(2026, 4, 10), True)):
        actor = actor_of_post(organ_id=organ.organ_id, post_id=leader, today=day)
        assert (unit in actor.supervised) is in_charge
    assert release_unit(**given, until_on=date(2026, 6, 1)) is None
    assert "不分管" in words(release_unit(**given, until_on=date(2026, 7, 1)))
    assert unit not in actor_of_post(organ_id=organ.organ_id, post_id=leader, today=date(2026, 6, 1)).supervised
    assert isinstance(charge_unit(**{**given, "actor": organ.actors["系统管理员"]}, from_on=ENDS), Refused)


def test_who_sits_in_a_body_by_virtue_of_a_post_leaves_with_it(organ):
    security = organ.actors["安全管理员"]
    group = add_unit(actor=organ.actors["系统管理员"], name="专项工作领导小组", kind="leading_group", at=LATER)
    leader = organ.actors["分管领导"]
    seat = give_post(
        actor=security, person_id=leader.person_id, unit_id=group, title="组长", duties={Duty.MEMBER}, by_post=leader.post_id,
        at=LATER, from_on=date(2026, 4, 1),
    )
    with reading(organ.organ_id):
        assert [p.by_virtue_of for p in posts_in(group)] == ["综合处 分管领导"]
    assert withdrawing(organ, "分管领导") is None
    with reading(organ.organ_id):
        assert post_detail(seat).until_on == ENDS
        assert {c.until_on for c in portfolio_of(leader.post_id)} == {ENDS}
    assert actors_of_person(leader.person_id, today=ENDS) == ()


def test_a_post_with_a_known_end_ends_by_itself(organ):
    given = {"actor": organ.actors["安全管理员"], "person_id": organ.actors["党员"].person_id, "unit_id": organ.units["研究室"],
             "title": "挂职", "duties": {Duty.HANDLE}, "at": LATER, "from_on": date(2026, 4, 1)}
    assert "终止日应晚于任职日" in words(give_post(**given, until_on=date(2026, 4, 1)))
    post = give_post(**given, until_on=date(2026, 7, 1))
    assert actor_of_post(organ_id=organ.organ_id, post_id=post, today=date(2026, 6, 30)) is not None
    assert actor_of_post(organ_id=organ.organ_id, post_id=post, today=date(2026, 7, 1)) is None


def test_a_post_is_not_taken_from_who_is_named_in_open_cases(organ):
    case = handed_over(organ)
    assert "1件在办事项的责任人" in words(withdrawing(organ, "经办人"))
    organ.do("综合处干部", case, "change_handler", unit="城环委", person="另一经办人", reason="调离")
    assert withdrawing(organ, "经办人") is None
    assert "已经终止" in words(withdrawing(organ, "经办人"))


def test_somebody_must_remain_who_grants_posts(organ):
    with reading(organ.organ_id):
        founder = next(p for p in posts_in(organ.units["综合处"]) if p.title == "建库管理员")
    security = organ.actors["安全管理员"]
    assert withdraw_post(actor=security, post_id=founder.id, title=founder.title, until_on=ENDS, at=LATER) is None
    assert "最后一个安全管理员" in words(withdrawing(organ, "安全管理员"))


def test_every_change_is_on_the_ledger(organ):
    system = organ.actors["系统管理员"]
    add_alias(actor=system, unit_id=organ.units["研究室"], name="研究室", alias="政研室", at=LATER)
    end_alias(actor=system, unit_id=organ.units["研究室"], name="研究室", alias="政研室", at=LATER)
    move_unit(actor=system, unit_id=organ.units["研究室"], name="研究室", parent_id=organ.units["综合处"], parent="综合处", at=LATER)
    given = {"actor": organ.actors["安全管理员"], "post_id": organ.actors["分管领导"].post_id, "unit_id": organ.units["机关党委"],
             "unit": "机关党委", "at": LATER}
    charge_unit(**given, from_on=ENDS)
    release_unit(**given, until_on=date(2026, 6, 1))
    with reading(organ.organ_id):
        kinds = list(Event.objects.filter(at=LATER).order_by("id").values_list("kind", flat=True))
    assert kinds == ["AliasAdded", "AliasEnded", "UnitMoved", "UnitCharged", "UnitReleased"]
    assert verify_chains(organ.organ_id).faults == []
