"""Figures through the API: equal to their pages, narrowed, parted, paged; cases only to whom the page names them."""

import re

import pytest
from tests.api.callers import NOW, TODAY, before
from tests.makers.sign_in import sign_in
from tests.services.test_rectification_loop import PROBLEM

from renda.domain.posts import Employment, Rank
from renda.services.post_changes import correct_standing


@pytest.fixture
def problems(organ, programs):
    """Four problems, one of them personal."""
    office = programs("综合处干部")
    made = [office.open("problem", "register", on=before(40), **{**PROBLEM, "title": f"问题{n}"})["id"] for n in range(3)]
    personal = {**PROBLEM, "title": "联系群众不够", "level": "person", "origin_unit": "第一支部", "subject": "党员"}
    programs("支部书记").open("problem", "register", on=before(40), **personal)
    return made


def page_text(client, organ, who, address):
    sign_in(client, organ, who)
    return client.get(address).content.decode()


def test_a_figure_is_what_its_page_says(organ, programs, problems, client):
    office = programs("综合处干部")
    told = {f["key"]: f for f in office.get("/figures")}
    page = page_text(client, organ, "综合处干部", "/figures/")
    for figure in told.values():
        assert figure["definition"] in page
        assert f"{figure['value']}{figure['unit'] if figure['denominator'] is None else ''}" in page
    found = told["problems_found"]
    assert (found["value"], found["numerator"], found["denominator"]) == ("4", 4, None)
    assert (found["as_of"], found["scope_words"]) == (TODAY.isoformat(), "全部")
    assert found["page"] == "http://testserver/figures/problems_found/"
    rate = told["strike_off_rate"]
    assert (rate["numerator"], rate["denominator"]) == (0, 4)


def test_a_figure_is_narrowed_and_parted(organ, programs, problems):
    office = programs("综合处干部")
    group = office.get("/figures/problems_found?level=group&by=kind&months=3")
    assert (group["value"], group["scope"]) == ("3", {"level": "group"})
    assert sum(g["numerator"] for g in group["groups"]) == 3
    assert len(group["months"]) == 3
    assert (group["months"][-1]["numerator"], group["months"][-1]["as_of"]) == (3, TODAY.isoformat())
    assert group["page"].endswith("/figures/problems_found/?level=group")
    assert all("level=group" in g["page"] for g in group["groups"] if g["key"])


def test_cases_of_a_figure_are_paged_and_hidden_where_the_page_hides_them(organ, programs, problems, client):
    office = programs("综合处干部")
    seen, path = [], "/figures/problems_found?limit=2"
    while path:
        cases = office.get(path)["cases"]
        assert (cases["total"], cases["hidden"]) == (4, 1)
        seen += [c["id"] for c in cases["cases"]]
        path = cases["next"] and cases["next"].removeprefix("http://testserver/api/v1")
    assert sorted(seen) == sorted(problems)
    page = page_text(client, organ, "综合处干部", "/figures/problems_found/")
    assert re.search(r"其中1项您无权查看", page)
    handler = programs("经办人").get("/figures/problems_found")
    assert (handler["value"], handler["cases"]["hidden"], handler["cases"]["cases"]) == ("4", 4, [])
    assert programs("支部书记").get("/figures/problems_found")["cases"]["hidden"] == 3


def test_persons_not_covered_are_named_only_to_whom_their_page_names_them(organ, programs, client):
    keeper, checker = organ.actors["安全管理员"], organ.actors["核查人"]
    assert correct_standing(
        actor=keeper, post_id=checker.post_id, rank=Rank.BUREAU, employment=Employment.STAFF, holder="核查人", at=NOW,
    ) is None
    for who, named in (("综合处干部", True), ("经办人", False)):
        found = programs(who).get("/figures/co_signing")
        assert (found["value"], found["numerator"], found["denominator"]) == ("0.0%", 0, 1)
        assert [m["name"] for m in found["missing"]] == (["核查人"] if named else [])
        assert found["missing_hidden"] == (0 if named else 1)
        page = page_text(client, organ, who, "/figures/co_signing/")
        assert ("核查人" in page.partition("尚未覆盖")[2]) is named
        assert ("您只能查看人数，不能查看姓名。" in page) is not named


def test_what_does_not_exist_is_told(organ, programs, problems):
    office = programs("综合处干部")
    assert office.get("/figures/nothing", 404)["reasons"][0]["code"] == "not_found"
    wrong = office.get("/figures/problems_found?colour=red&by=colour", 422)
    assert {r["field"] for r in wrong["reasons"]} == {"colour", "by"}
    assert office.get("/figures/problems_found?level=nobody", 422)["reasons"][0]["code"] == "unknown_scope"


def test_administrators_see_no_figure(organ, client):
    sign_in(client, organ, "安全管理员")
    for path in ("/figures", "/figures/problems_found"):
        assert client.get(f"/api/v1{path}").status_code == 404
