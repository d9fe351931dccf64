"""A campaign begun with its plan as a file: read, its headings set as groups, its tasks accepted, and back at the campaign's home page
with the plan under it. What was accepted is not undone by withdrawing the text."""

import io
import re
from datetime import UTC, datetime
from uuid import UUID

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.services.accept_proposal import Place, reject_proposal, restore_proposal
from renda.store.models import Case, CaseLink
from renda.store.unit_of_work import reading

YEAR = datetime.now(UTC).year + 1
LINES = (
    "明川市人大常委会机关学习教育实施方案", "一、重点任务", "（一）改进文风",
    f"1.研究室牵头修订公文办理规定，{YEAR}年6月底前完成。", f"2.城环委牵头压减简报种类，{YEAR}年9月底前完成。",
)
GIVEN = {"title": "学习教育", "kind": "style", "from_on": f"{YEAR}-01-05", "until_on": f"{YEAR}-12-31", "like": "usual"}


def plan_file(lines=LINES):
    made, out = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return SimpleUploadedFile("学习教育实施方案.docx", out.getvalue())


@pytest.fixture
def visited(database, client):
    organ = make_organ()
    return organ, sign_in(client, organ, "综合处干部")


def count(organ, procedure):
    with reading(organ.organ_id):
        return Case.objects.filter(procedure=procedure).count()


def accepted(organ, browser, address, group):
    """Accept what is waiting, one after another; gives where the last one leads."""
    sent = None
    while sent is None or "/versions/" in sent["Location"]:
        page = browser.get(sent["Location"] if sent else address).content.decode()
        title = re.search(r'name="title"[^>]*value="([^"]*)"', page) or re.search(r'<textarea name="title"[^>]*>([^<]*)', page)
        sent = browser.post(address, {
            "item": re.search(r'name="item" value="([^"]+)"', page)[1], "decision": "accept", "title": title[1], "task_kind": "key_task",
            "source": "plan", "aspect": group, "unit": str(organ.units["研究室"]), "due_on": f"{YEAR}-06-30", "due_grain": "day",
        })
        assert sent.status_code == 302, sent.content.decode()[:800]
    return sent["Location"]


def test_a_campaign_begun_with_its_plan_ends_on_its_home_page_with_the_plan_and_its_tasks(visited):
    organ, browser = visited
    begun = browser.post("/campaigns/new/", {**GIVEN, "plan_text": plan_file()})
    assert begun.status_code == 302 and "/headings/?document=" in begun["Location"], begun.content.decode()[:500]
    assert "改进文风" in browser.get(begun["Location"]).content.decode()
    chosen = browser.post(begun["Location"], {"heading.1": "aspect"})
    assert "/versions/" in chosen["Location"], "the tasks come next"
    with reading(organ.organ_id):
        campaign = Case.objects.get(procedure="campaign")
        plan, group = Case.objects.get(procedure="plan"), Case.objects.get(procedure="plan_group")
        assert CaseLink.objects.filter(source_id=plan.id, target_id=campaign.id, type="under").exists()
    assert group.title == "改进文风"
    home = accepted(organ, browser, chosen["Location"], group.number)
    assert home == f"/campaigns/{campaign.id}/"
    shown = browser.get(home).content.decode()
    assert "学习教育实施方案" in shown and "改进文风" in shown and "方案文本已审完" in shown
    assert count(organ, "task") == 2
    document = UUID(re.search(r"/versions/([0-9a-f-]{36})/", chosen["Location"])[1])
    clerk, first = organ.actors["综合处干部"], Place(document_id=document, number=1)
    for undo in (restore_proposal, reject_proposal):
        refused = undo(actor=clerk, place=first, at=datetime.now(UTC))
        assert isinstance(refused, Refused)
        said = " ".join(word_refusal(refused))
        assert "第1条建议已采纳，登记为任务-" in said and "请在该事项里终止" in said
    left = organ.act("分管领导", plan.id, "abandon", at=datetime.now(UTC), reason="上级另有部署")
    assert isinstance(left, Refused)
    dropped = organ.act("综合处干部", plan.id, "abandon", at=datetime.now(UTC), reason="上级另有部署")
    assert isinstance(dropped, Refused) and "还有2项任务没有办结（任务-" in " ".join(word_refusal(dropped))


def test_a_file_that_cannot_be_read_begins_nothing(visited):
    organ, browser = visited
    sent = browser.post("/campaigns/new/", {**GIVEN, "plan_text": SimpleUploadedFile("方案.docx", b"not a Word file")})
    assert sent.status_code == 400 and "集中教育还没有建立" in sent.content.decode()
    assert count(organ, "campaign") == 0
    plain = browser.post("/campaigns/new/", GIVEN)
    assert plain.status_code == 302 and re.fullmatch(r"/campaigns/[0-9a-f-]{36}/", plain["Location"])
    assert count(organ, "plan") == 0
