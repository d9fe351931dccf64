"""The office's own figures through Django's client: composed by a form, filled in with a file, shown everywhere as what they are."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM
from tests.web.test_plan_page import planned

from renda.domain.days import day_of

NOW = datetime.now(UTC)
COMPOSED = {"procedure": "problem", "label": "领导班子的问题", "unit": "项", "kind": "count", "d_level": ["group"], "do": "compose"}


@pytest.fixture
def organ(database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    made = make_organ(at=NOW - timedelta(days=90))
    made.open("综合处干部", "problem", "register", at=NOW - timedelta(days=80), **PROBLEM)
    return made


def text_of(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_figure_is_composed_changed_and_taken_out_of_use(signed):
    page = signed("综合处干部")
    assert "本机关的指标" in text_of(page.get("/figures/"))
    assert "/figures/own/new/?procedure=problem" in text_of(page.get("/figures/own/"))
    form = text_of(page.get("/figures/own/new/?procedure=problem"))
    assert "现处环节" in form
    assert "层级" in form
    address = page.post("/figures/own/new/?procedure=problem", COMPOSED).headers["Location"]
    assert address == "/figures/own-1/"
    shown = text_of(page.get(address))
    assert "层级为领导班子的问题整改的项数。" in shown
    assert "1项" in shown
    assert "自定义指标" in text_of(page.get("/figures/"))
    before = text_of(page.get(address + "define/"))
    assert 'value="领导班子的问题"' in before
    assert re.search(r'value="group"[^>]*checked', before)
    wrong = text_of(page.post(address + "define/", {**COMPOSED, "kind": "rate"}), 422)
    assert "分子的条件" in wrong
    assert page.post(address + "define/", {**COMPOSED, "happened": ["rectifying"]}).status_code == 302
    changed = text_of(page.get(address))
    assert "第2版" in changed
    assert "0项" in changed
    assert page.get("/api/v1/figures/own-1").json()["made"] == "composed"
    assert page.post(address + "retire/").status_code == 302
    assert page.get(address).status_code == 404
    assert page.get("/api/v1/figures/own-1").status_code == 404


def test_a_value_is_filled_in_with_its_file_and_marked_everywhere(signed, organ):
    page = signed("综合处干部")
    defined = {"do": "manual", "label": "走访企业", "unit": "家", "definition": "走访的企业数。"}
    address = page.post("/figures/own/", defined).headers["Location"]
    assert "—" in text_of(page.get(address))
    filled = {"do": "fill", "value": "42", "as_of": (NOW - timedelta(days=3)).date().isoformat(),
              "answerable": str(organ.actors["经办人"].person_id)}
    missing = text_of(page.post(address + "fill-in/", filled), 422)
    assert "依据" in missing
    assert 'value="42"' in missing
    file = io.BytesIO(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    file.name = "走访台账.pdf"
    assert page.post(address + "fill-in/", {**filled, "file": file}).status_code == 302
    shown = text_of(page.get(address))
    assert "42家" in shown
    assert "经办人" in shown
    assert '<span class="chip">人工填报</span>' in shown
    evidence = re.search(rf'href="({address}evidence/[^"]+)"', shown).group(1)
    assert b"".join(page.get(evidence).streaming_content).startswith(b"%PDF")
    assert re.search(r'data-figure="own-1"[^>]*>42家</data><span class="chip">人工填报</span>', text_of(page.get("/figures/")))
    told = page.get("/api/v1/figures/own-1").json()
    assert (told["value"], told["made"], told["procedure"], told["cases"]["total"]) == ("42", "manual", "", 0)
    assert "人工填报" in told["rests"]


def test_an_own_figure_stands_in_a_report_marked_as_what_it_is(signed, organ):
    page = signed("综合处干部")
    page.post("/figures/own/", {"do": "manual", "label": "走访企业", "unit": "家", "definition": "走访的企业数。"})
    page.post("/figures/own-1/fill-in/", {
        "do": "fill", "value": "42", "as_of": NOW.date().isoformat(), "evidence": "台账",
        "answerable": str(organ.actors["经办人"].person_id),
    })
    address = page.post("/reports/new/rectification/").headers["Location"]
    wording = {"title": "整改报告", "wording": "走访企业{own-1}家，共{problems_found}项。", "version": "1"}
    assert page.post(address, wording).status_code == 302
    draft = text_of(page.get(address))
    assert re.search(r'<data value="42" data-figure="own-1"', draft)
    assert "人工填报" in draft
    assert page.post(address + "issue/", {"version": "2"}).status_code == 302
    assert "42" in text_of(page.get(address))


def test_others_neither_define_nor_fill_in(signed):
    page = signed("经办人")
    assert page.get("/figures/own/").status_code == 403
    assert page.post("/figures/own/new/?procedure=problem", COMPOSED).status_code == 403
    assert "本机关的指标" not in text_of(page.get("/figures/"))


def test_a_figure_page_stands_at_a_past_day_and_in_a_period(signed):
    page = signed("综合处干部")
    before = day_of(NOW - timedelta(days=85))
    opened = day_of(NOW - timedelta(days=80))
    past = text_of(page.get(f"/figures/problems_found/?as_of={before}"))
    assert "0项" in past
    assert "没有此日生效、此后才录入的办理记录" in past
    inside = text_of(page.get(f"/figures/problems_found/?on=opened&first={before}&last={opened}"))
    assert "登记日：" in inside
    assert ">1项</data>" in inside
    outside = text_of(page.get(f"/figures/problems_found/?on=opened&first=2020-01-01&last={before}"))
    assert ">0项</data>" in outside
    assert "查摆问题" in text_of(page.get("/figures/problems_found/?as_of=never&first=x&last=y"))
    assert page.get("/figures/problems_found/?opened=never").status_code == 404
    assert text_of(page.get("/figures/?q=销号率")).count("data-figure") == 2
    assert "没有名称或定义含" in text_of(page.get("/figures/?q=没有的词"))


def test_it_is_narrowed_to_units_leaders_and_links_and_its_page_and_the_api_open_the_same_cases(signed, organ):
    _, groups = planned(organ)
    page, leader = signed("综合处干部"), organ.actors["分管领导"].person_id
    form = text_of(page.get("/figures/own/new/?procedure=task"))
    offered = {"unit": organ.units["研究室"], "leader": leader, "link": groups["建章立制"], "aspect": groups["改进文风"]}
    for name, value in offered.items():
        assert f'name="d_{name}" value="{value}"' in form
    assert f'name="d_unit" value="{organ.units["机关党委"]}"' not in form, "no task is that unit's"
    chosen = {
        "procedure": "task", "label": "建章立制里的", "unit": "项", "kind": "count", "do": "compose", "d_task_kind": ["key_task"],
        "d_link": [str(groups["建章立制"])], "d_unit": [str(organ.units["研究室"]), str(organ.units["城环委"])],
        "d_leader": [str(leader)],
    }
    address = page.post("/figures/own/new/?procedure=task", chosen).headers["Location"]
    shown = text_of(page.get(address))
    assert "环节为建章立制" in shown and "牵头领导为分管领导" in shown
    assert "研究室、城环委" in shown or "城环委、研究室" in shown
    told = page.get(f"/api/v1{address.rstrip('/')}?by=leader").json()
    assert (told["value"], told["cases"]["total"]) == ("2", 2)
    assert {c["title"] for c in told["cases"]["cases"]} == {"修订公文规定", "限定会期"}
    assert all(c["title"] in shown and "压减简报" not in shown.partition('id="cases"')[2] for c in told["cases"]["cases"])
    scope = f"?unit={organ.units['城环委']}&as_of={(NOW - timedelta(days=1)).date().isoformat()}"
    narrowed = page.get(f"/api/v1{address.rstrip('/')}{scope}").json()
    assert narrowed["value"] == "1"
    assert [c["title"] for c in narrowed["cases"]["cases"]] == ["限定会期"]
    past = text_of(page.get(address + scope))
    assert "按当时的记录" in past
    assert "修订公文规定" not in past.partition('id="cases"')[2]
    again = text_of(page.get(address + "define/"))
    assert re.search(rf'name="d_link" value="{groups["建章立制"]}"[^>]*checked', again)
    strange = {**chosen, "label": "别的", "d_unit": [str(organ.units["机关党委"])]}
    text_of(page.post("/figures/own/new/?procedure=task", strange), 422)
