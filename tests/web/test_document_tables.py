"""A ledger's table through Django's client: cells beside the proposals; units, people and problems of a row filled in or asked for."""

import re

from tests.web.test_documents import NOW, YEAR, clerk, organ, pasted, proposal, stored  # noqa: F401 - fixtures

from renda.domain.refusals import Code
from renda.services.person_names import remember_person
from renda.store.models import Payload
from renda.store.unit_of_work import reading

TABLE = f"""明川市人大常委会机关整改台账
序号\t问题\t整改措施\t牵头单位\t配合单位\t责任人\t完成时限
1\t代表建议办理台账登记不全\t补齐去年的办理登记\t研究室\t综合处\t经办人\t{YEAR}年3月底前
\t\t每月核对一次办理登记\t研究中心\t综合处\t经手人\t长期坚持
"""
ABOUT = {"level": "group", "field": "deputies", "kind": "execution", "channel": "feedback", "origin": "inspection", "added_later": "no"}


def test_the_rows_of_a_table_stand_in_cells(organ, clerk):  # noqa: F811
    page = clerk.get(pasted(clerk, TABLE)).content.decode()
    row = re.search(r'<p id="line-3" class="tr.*?</p>', page, re.DOTALL)[0]
    assert row.count('<span class="td') == 8
    merged = re.search(r'<p id="line-4" class="tr.*?</p>', page, re.DOTALL)[0]
    assert merged.count('<span class="td"></span>') == 2


def test_a_row_fills_in_lead_person_deadline_and_its_problem(organ, clerk):  # noqa: F811
    address = pasted(clerk, TABLE)
    problem, measure = proposal(organ, "登记不全"), proposal(organ, "补齐")
    data = {"decision": "accept", "title": problem["title"], "origin_unit": str(organ.units["综合处"]), **ABOUT}
    assert clerk.post(f"{address}{problem['index']}/", data).status_code == 302
    page = clerk.get(f"{address}?at={measure['index']}").content.decode()
    assert "原文写“研究室”" in page and "原文写“经办人”" in page and f"原文写“{YEAR}年3月31日”" in page
    assert "原文与这条措施写在一起的问题" in page
    number = next(c["number"] for c in stored(organ, "Case"))
    assert re.search(rf'name="problems" value="{number}" checked', page)
    section = re.search(rf'href="({address}sections/\d+/measure/)"', page)[1]
    assert clerk.get(section).content.decode().count(f'.problems" value="{number}" checked') == 2


def test_an_unknown_lead_is_asked_for_though_the_assisting_unit_is_known(organ, clerk):  # noqa: F811
    address, found = pasted(clerk, TABLE), proposal(organ, "每月核对")
    page = clerk.get(f"{address}?at={found['index']}").content.decode()
    assert "单位待定：“研究中心”" in page and "人员待定：“经手人”" in page
    assert not re.search(r'name="unit" value="[^"]+" checked', page)
    person = str(organ.actors["经办人"].person_id)
    data = {"decision": "accept", "title": found["title"], "kind": "continuing", "due_on": f"{YEAR}-12-31", "remember": "1"}
    data["remember_person"] = "1"
    chosen = {"unit_near": str(organ.units["研究室"]), "person_near": person}
    assert clerk.post(f"{address}{found['index']}/", data | chosen).status_code == 302
    assert [(a["alias"], a["unit_id"]) for a in stored(organ, "UnitAlias")] == [("研究中心", organ.units["研究室"])]
    assert any(a["person_id"] == organ.actors["经办人"].person_id for a in stored(organ, "Assignment"))
    with reading(organ.organ_id):
        assert any("记住单位简称“研究中心”" in text for text in Payload.objects.values_list("text", flat=True))
        assert any("记住文件中“经手人”的所指" in text for text in Payload.objects.values_list("text", flat=True))


def test_whom_a_name_means_is_remembered_with_who_said_so_and_can_be_ended(organ, clerk, signed):  # noqa: F811
    person, other = (organ.actors[who].person_id for who in ("经办人", "另一经办人"))
    assert remember_person(actor=organ.actors["综合处干部"], person_id=person, alias="经手人", at=NOW) is True
    assert remember_person(actor=organ.actors["经办人"], person_id=other, alias="经手人", at=NOW).has(Code.NO_RIGHT)
    address, found = pasted(clerk, TABLE), proposal(organ, "每月核对")
    page = clerk.get(f"{address}?at={found['index']}").content.decode()
    assert "人员待定" not in page and "原文写“经手人”，综合处干部于" in page and "记为经办人，请核对" in page
    assert re.search(rf'<option value="{person}" selected', page)
    assert remember_person(actor=organ.actors["综合处干部"], person_id=other, alias="经手人", at=NOW) is True, "it means another one now"
    section = re.search(rf'href="({address}sections/\d+/measure/)"', page)[1]
    assert re.search(rf'<option value="{other}" selected', clerk.get(section).content.decode())
    kept = signed("系统管理员")
    assert "经手人" in kept.get("/administration/system/people/").content.decode()
    assert kept.post("/administration/system/people/", {"do": "forget", "alias": "经手人"}).status_code == 302
    assert "人员待定：“经手人”" in signed("综合处干部").get(f"{address}?at={found['index']}").content.decode()


def test_a_name_like_nobodys_can_be_remembered_for_the_one_chosen_from_all(organ, clerk):  # noqa: F811
    address = pasted(clerk, TABLE.replace("经手人", "王主任"))
    found = proposal(organ, "每月核对")
    assert 'name="remember_person"' in clerk.get(f"{address}?at={found['index']}").content.decode()
    data = {"decision": "accept", "title": found["title"], "kind": "continuing", "due_on": f"{YEAR}-12-31", "remember_person": "1"}
    data |= {"unit": str(organ.units["研究室"]), "person": str(organ.actors["经办人"].person_id)}
    assert clerk.post(f"{address}{found['index']}/", data).status_code == 302
    assert [a["alias"] for a in stored(organ, "PersonAlias")] == ["王主任"]


def test_what_is_empty_is_taken_over_from_the_one_before_without_scripts(organ, clerk):  # noqa: F811
    address = pasted(clerk, TABLE)
    first, second = proposal(organ, "补齐"), proposal(organ, "每月核对")
    assert 'value="before"' not in clerk.get(f"{address}?at={first['index']}").content.decode()
    data = {"decision": "accept", "title": first["title"], "kind": "staged", "unit": str(organ.units["研究室"])}
    clerk.post(f"{address}{first['index']}/", data | {"due_on": f"{YEAR}-03-31"})
    assert 'value="before"' in clerk.get(f"{address}?at={second['index']}").content.decode()
    answer = clerk.post(f"{address}{second['index']}/", {"decision": "before", "title": "改过的标题", "kind": "continuing"})
    page = answer.content.decode()
    assert (answer.status_code, len(stored(organ, "Case"))) == (200, 1)
    assert f'value="{YEAR}-03-31"' in page and "改过的标题" in page
    assert re.search(rf'name="unit" value="{organ.units["研究室"]}" checked', page)
    assert re.search(r'name="kind" value="continuing" checked', page)


def test_the_deadline_of_a_row_is_marked_in_its_cell(organ, clerk):  # noqa: F811
    page = clerk.get(pasted(clerk, TABLE)).content.decode()
    row = re.search(r'<p id="line-3" class="tr.*?</p>', page, re.DOTALL)[0]
    assert re.search(rf'<mark class="[^"]*k-when">{YEAR}年3月底前</mark>', row)
    assert row.count("k-when") == 1


def test_a_section_remembers_the_unit_chosen_for_an_unknown_name(organ, clerk):  # noqa: F811
    address = pasted(clerk, TABLE)
    section = re.search(rf'href="({address}sections/\d+/measure/)"', clerk.get(address).content.decode())[1]
    page = clerk.get(section).content.decode()
    assert "“研究中心”指各条所选的单位" in page and "“经手人”指各条所选的人员" in page
    found = proposal(organ, "每月核对")
    n, data = found["index"], {"kind": "continuing", "remember.0": "1", "remember.1": "1"}
    own = {f"{n}.title": found["title"], f"{n}.unit": str(organ.units["研究室"]), f"{n}.due_on": f"{YEAR}-12-31"}
    own[f"{n}.person"] = str(organ.actors["经办人"].person_id)
    clerk.post(section, {"pick": str(n), **data, **own})
    assert [(a["alias"], a["unit_id"]) for a in stored(organ, "UnitAlias")] == [("研究中心", organ.units["研究室"])]
    assert [(a["alias"], a["person_id"]) for a in stored(organ, "PersonAlias")] == [("经手人", organ.actors["经办人"].person_id)]
