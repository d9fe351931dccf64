"""The dashboard: whose work it shows, the week's sentence, numbers that are the figures' own, what waits, charts with tables."""

from datetime import timedelta
from itertools import pairwise

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day
from tests.makers.sign_in import sign_in

from renda.domain.days import day_of
from renda.reads.dashboard import MOST_NUMBERS, View, dashboard, views_of
from renda.reads.decisions import decisions
from renda.reads.figure_cases import figure_cases
from renda.reads.figures import figure
from renda.reads.form_choices import units_today
from renda.store.contributions import overview, procedures
from renda.store.unit_of_work import reading


@pytest.fixture
def organ(database):
    return make_organ()


def opened(organ, at, unit, due):
    case = organ.open("综合处干部", "problem", "register", at=at, **PROBLEM).case_id
    person = {"研究室": "经办人", "城环委": "另一经办人"}[unit]
    organ.do("综合处干部", case, "hand_over", at=at, unit=unit, person=person, rectify_by=due)
    return case


def test_each_post_has_its_own_view_first(organ):
    assert views_of(organ.actors["综合处干部"]) == (View.OFFICE, View.UNIT)
    assert views_of(organ.actors["分管领导"]) == (View.LEADER, View.OFFICE, View.UNIT)
    assert views_of(organ.actors["经办人"]) == (View.UNIT, View.OFFICE)


def test_numbers_are_the_figures_of_the_view(organ):
    opened(organ, day(3, 3), "研究室", "2026-04-30")
    opened(organ, day(3, 4), "城环委", "2026-04-30")
    at = day_of(day(3, 12))
    counted = {}
    for who, view in (("综合处干部", View.OFFICE), ("经办人", View.UNIT), ("分管领导", View.LEADER)):
        with reading(organ.organ_id):
            found = dashboard(organ.actors[who], view, today=at)
        counted[view] = {f.key: f.value_text for f in found.numbers}
        assert [f.value_text for f in found.numbers] == [
            figure(f.key, organ_id=organ.organ_id, as_of=at, scope=f.scope).value_text for f in found.numbers
        ]
    assert {view: numbers["problems_open"] for view, numbers in counted.items()} == {View.OFFICE: "2", View.UNIT: "1", View.LEADER: "2"}
    assert len(overview().dashboard) <= MOST_NUMBERS


def test_a_number_says_how_many_of_its_cases_the_reader_may_not_open(organ, client):
    at, who = day_of(day(3, 12)), "综合处干部"
    opened(organ, day(3, 3), "研究室", "2026-04-30")
    personal = {**PROBLEM, "level": "person", "origin_unit": "第一支部", "subject": "党员", "title": "本人学习不系统"}
    organ.open("支部书记", "problem", "register", at=day(3, 4), **personal)
    with reading(organ.organ_id):
        found = dashboard(organ.actors[who], View.OFFICE, today=at)
        told = {f.key: (f.value_text, n) for f, n in zip(found.numbers, found.hidden, strict=True)}
    listed = figure_cases("problems_open", actor=organ.actors[who], as_of=at)
    assert told["problems_open"] == ("2", 1) == (str(listed.total), listed.hidden)
    assert told["tasks_open"] == ("0", 0)
    assert "其中1项您无权查看，只计数" in sign_in(client, organ, who).get("/dashboard/").content.decode()


def test_the_week_is_told_beside_the_end_of_the_last(organ):
    opened(organ, day(3, 3), "研究室", "2026-03-10")
    opened(organ, day(3, 9), "研究室", "2026-04-30")
    with reading(organ.organ_id):
        found = dashboard(organ.actors["综合处干部"], View.OFFICE, today=day_of(day(3, 12)))
    told = {c.figure.key: (c.figure.cases, c.before.cases if c.before else None) for c in found.changed}
    assert told["problems_found"] == (1, None)
    assert told["problems_overdue"] == (1, 0)
    assert [p.first for p, _ in found.by_week[0].weeks][-1] == day_of(day(3, 9))
    firsts = [p.first for p, _ in found.by_week[0].weeks]
    assert {b - a for a, b in pairwise(firsts)} == {timedelta(weeks=1)}


def test_units_stand_in_organisational_order_with_what_is_late(organ):
    opened(organ, day(3, 3), "城环委", "2026-03-10")
    opened(organ, day(3, 3), "研究室", "2026-04-30")
    with reading(organ.organ_id):
        bars = dashboard(organ.actors["综合处干部"], View.OFFICE, today=day_of(day(3, 12))).by_unit[0].bars
        order = [u.name for u in units_today(day_of(day(3, 12)))]
    expected = {"城环委": ("城环委", 1, 1), "研究室": ("研究室", 1, 0)}
    shown = [(b.label, b.whole.cases, b.late.cases if b.late else 0) for b in bars]
    assert shown == [expected[name] for name in order if name in expected]


def test_the_page_shows_it_to_the_business_only(organ, client):
    opened(organ, day(3, 3), "研究室", "2026-03-10")
    for who, words in (("综合处干部", "全机关"), ("分管领导", "我分管的"), ("经办人", "本单位")):
        browser = sign_in(client, organ, who)
        for view in ("", "?view=office", "?view=unit", "?view=leader", "?view=nonsense"):
            answer = browser.get(f"/dashboard/{view}")
            assert answer.status_code == 200, (who, view)
        text = browser.get("/dashboard/").content.decode()
        assert words in text
        assert "本周超期未申请销号的问题比上周末" in text, "what did not happen is left out"
        assert "超期未申请销号的问题" in text
        assert text.count('class="is-late"') == 1
    assert "申请销号" in text
    assert sign_in(client, organ, "系统管理员").get("/dashboard/").status_code == 404


def test_more_units_ask_no_more_statements(organ, client, django_queries):
    def asked():
        with django_queries() as seen:
            assert client.get("/dashboard/?view=office").status_code == 200
        return len(seen)

    opened(organ, day(3, 3), "研究室", "2026-03-10")
    sign_in(client, organ, "分管领导")
    asked()  # what is kept for good is read once
    first = asked()
    opened(organ, day(3, 3), "城环委", "2026-03-10")
    assert asked() == first


def test_acts_that_decide_are_awaited_ones():
    for procedure, act in overview().decisions:
        assert procedures()[procedure].action(act).awaited is True, (procedure, act)


def test_what_waits_for_a_decision_is_listed_for_its_sphere_own_first(organ):
    registered = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    applied = {}
    for who, unit in (("经办人", "研究室"), ("另一经办人", "城环委")):
        applied[unit] = opened(organ, day(3, 4), unit, "2026-04-30")
        rows = [{"title": "建立台账", "kind": "continuing", "person": "", "due_on": "2026-04-20"}]
        organ.do(who, applied[unit], "plan_measures", at=day(3, 5), measures=rows)
        organ.do(who, applied[unit], "apply_strike_off", at=day(3, 9), result="台账已建立")
    organ.do("综合处干部", applied["城环委"], "arrange_check", at=day(3, 10), checkers=["核查人"])
    organ.do("核查人", applied["城环委"], "pass_check", at=day(3, 11), method="on_site", checked_on="2026-03-11", opinion="属实")
    check, sign = (applied["研究室"], "arrange_check"), (applied["城环委"], "sign")

    def listed(who, on, *units):
        within = {organ.units[u] for u in units} or None
        with reading(organ.organ_id):
            found = decisions(organ.actors[who], today=day_of(on), units=within)
        return [((d.item.case_id, d.item.action), d.is_own) for d in found]

    hand_over = (registered, "hand_over")
    assert listed("综合处干部", day(3, 12)) == [(hand_over, True), (check, True), (sign, False)]
    assert listed("综合处干部", day(9, 12))[0] == (check, True), "late ones come first"
    assert listed("分管领导", day(3, 12))[0] == (sign, True), "the own one comes before those of others"
    assert listed("分管领导", day(3, 12), "研究室") == [(check, False)]
    assert listed("经办人", day(3, 12)) == [(check, False)], "of what one may not see, nothing is listed"


def test_the_list_shows_ten_and_leads_to_the_others(organ, client):
    for n in range(12):
        organ.open("综合处干部", "problem", "register", at=day(3, 3), **{**PROBLEM, "title": f"第{n}个问题"})
    browser = sign_in(client, organ, "综合处干部")
    text = browser.get("/dashboard/").content.decode()
    assert text.count("等您决定，3月3日起等候") == 10
    assert "另有2件，全部列出" in text
    text = browser.get("/dashboard/?view=office&all=yes").content.decode()
    assert text.count("等您决定，3月3日起等候") == 12
    assert "另有" not in text
