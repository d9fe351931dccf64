"""Reviewing a plan's text: its headings become groups; a task is placed under the group whose title its heading holds."""

import re
from datetime import UTC, datetime

from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in
from tests.services.test_plan_document import PLAN

from renda.services.read_document import take_document
from renda.store.models import Case, CaseLink
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)


def test_a_task_falls_under_the_aspect_of_its_heading(client, database):
    organ = make_organ()
    clerk = organ.actors["综合处干部"]
    plan = organ.open("综合处干部", "plan", "draft", at=NOW, title="作风提升方案", unit="综合处").case_id
    organ.do("综合处干部", plan, "add_groups", at=NOW, groups=[
        {"kind": "aspect", "title": "改进文风", "position": 1}, {"kind": "aspect", "title": "精简会议", "position": 2},
        {"kind": "link", "title": "建章立制", "position": 1},
    ])
    document = take_document(actor=clerk, name="方案.docx", text=PLAN, at=NOW).document_id
    browser = sign_in(client, organ, "综合处干部")
    with reading(organ.organ_id):
        groups = dict(Case.objects.filter(procedure="plan_group").values_list("title", "number"))
    page = browser.get(f"/documents/{document}/?at=1").content.decode()
    chosen = re.search(rf'value="{groups["改进文风"]}"( checked| selected)', page)
    assert chosen, "the aspect whose title the heading holds is chosen beforehand"
    offered = re.findall(r'name="link" value="([^"]+)"', page)
    assert set(offered) <= {groups["建章立制"], ""}, "links offer links only"
    answer = browser.post(f"/documents/{document}/1/", {
        "title": "修订公文办理规定", "task_kind": "key_task", "source": "plan", "aspect": groups["改进文风"],
        "unit": str(organ.units["研究室"]), "due_on": "2026-12-31", "due_grain": "day", "decision": "accept",
    })
    assert answer.status_code == 302, answer.content.decode()[:500]
    with reading(organ.organ_id):
        task = Case.objects.get(procedure="task")
        assert CaseLink.objects.filter(source_id=task.id, target__number=groups["改进文风"], type="under").exists()


def test_the_headings_of_a_text_become_the_groups_of_a_plan(client, database):
    organ = make_organ()
    plan = organ.open("综合处干部", "plan", "draft", at=NOW, title="作风提升方案", unit="综合处").case_id
    document = take_document(actor=organ.actors["综合处干部"], name="方案.docx", text=PLAN, at=NOW).document_id
    browser = sign_in(client, organ, "综合处干部")
    address = f"/plans/{plan}/headings/"
    assert address in browser.get(f"/cases/{plan}/").content.decode()
    page = browser.get(address).content.decode()
    assert "改进文风" in page and "精简会议" in page and "（一）" not in page.partition('id="headings"')[2]
    assert browser.post(f"{address}?document={document}", {}).status_code == 302
    with reading(organ.organ_id):
        assert not Case.objects.filter(procedure="plan_group").exists()
    chosen = {"heading.0": "", "heading.1": "aspect", "heading.2": "aspect"}  # 重点任务, 改进文风, 精简会议
    answer = browser.post(f"{address}?document={document}", chosen)
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{plan}/")
    with reading(organ.organ_id):
        assert set(Case.objects.filter(procedure="plan_group").values_list("title", flat=True)) == {"改进文风", "精简会议"}
    assert sign_in(client, organ, "经办人").get(address).status_code == 404


def test_a_task_whose_words_name_a_frequency_is_proposed_as_recurring(client, database):
    organ = make_organ()
    text = "明川市人大常委会机关工作方案\n一、规范联络站\n1.每季度公布联络站接待情况。（责任单位：研究室）\n"
    document = take_document(actor=organ.actors["综合处干部"], name="工作方案.docx", text=text, at=NOW).document_id
    page = sign_in(client, organ, "综合处干部").get(f"/documents/{document}/").content.decode()
    assert re.search(r'name="recurs" value="quarter" checked|value="quarter" selected', page)
