"""A plan's new text against its ledger: each change is proposed beside both wordings, done by an act of the ledger, or skipped."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.reads.documents import document_read
from renda.services.accept_proposal import Place, accept_proposal
from renda.services.act_on_case import Done
from renda.services.read_document import take_document
from renda.store.models import Assignment, Case, CaseLink, Clock, Event
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
YEAR = NOW.year + 1
FORMER = f"""明川市人大常委会机关作风提升工作方案

一、重点任务
（一）改进文风
1.研究室牵头修订公文办理规定，{YEAR}年6月底前完成。
2.研究室牵头压减简报种类，{YEAR}年9月底前完成。
3.研究室牵头清理过期文件，{YEAR}年3月底前完成。
（二）精简会议
1.综合处牵头制定会议计划管理办法，{YEAR}年5月底前完成。
"""
PRESENT = f"""明川市人大常委会机关作风提升工作方案（修订）

一、重点任务
（一）改进文风
1.研究室牵头修订公文办理规定，{YEAR}年6月底前完成。
2.城环委牵头压减简报和专报种类，{YEAR}年10月底前完成。
（二）精简会议
1.综合处牵头制定会议计划管理办法，{YEAR}年5月底前完成。
2.研究室牵头建立会议质量评议制度，{YEAR}年7月底前完成。
"""
TAKEN = (
    ("改进文风", "研究室", f"{YEAR}-06-30"), ("改进文风", "研究室", f"{YEAR}-09-30"), ("改进文风", "研究室", f"{YEAR}-03-31"),
    ("精简会议", "综合处", f"{YEAR}-05-31"),
)


@pytest.fixture
def revised(database):
    """A plan with four tasks taken from its first text, and a second text read: (organ, plan, second document)."""
    organ, at = make_organ(at=NOW - timedelta(days=90)), NOW - timedelta(days=30)
    clerk = organ.actors["综合处干部"]
    plan = organ.open("综合处干部", "plan", "draft", at=at, title="作风提升方案", unit="综合处").case_id
    organ.do("综合处干部", plan, "add_groups", at=at, groups=[
        {"kind": "aspect", "title": "改进文风", "position": 1}, {"kind": "aspect", "title": "精简会议", "position": 2},
    ])
    organ.do("综合处干部", plan, "record_discussion", at=at, discussed_at="第3次主任会议", discussed_on=at.date().isoformat())
    organ.do("分管领导", plan, "approve", at=at, approver="分管领导", approved_on=at.date().isoformat())
    first = take_document(actor=clerk, name="方案.docx", text=FORMER, at=at).document_id
    second = take_document(actor=clerk, name="方案（修订）.docx", text=PRESENT, at=NOW).document_id
    return organ, plan, first, second


@pytest.fixture
def compared(client, revised):
    organ, plan, first, second = revised
    clerk = organ.actors["综合处干部"]
    with reading(organ.organ_id):
        groups = {title: str(key) for title, key in Case.objects.filter(procedure="plan_group").values_list("title", "id")}
        found = document_read(clerk, first).proposals
    for proposal, (aspect, unit, due) in zip(found, TAKEN, strict=True):
        done = accept_proposal(actor=clerk, at=NOW - timedelta(days=20), place=Place(document_id=first, number=proposal.number), data={
            "title": proposal.title, "task_kind": "key_task", "source": "plan", "aspect": groups[aspect],
            "unit": str(organ.units[unit]), "due_on": due,
        })
        assert isinstance(done, Done), done
    browser = sign_in(client, organ, "综合处干部")
    return browser, organ, f"/plans/{plan}/versions/{second}/"


def rows(page):
    return re.findall(r'<article class="vs vs--(\w+)[^"]*" id="row-(\d+)"', page)


def item(page):
    return re.search(r'name="item" value="([^"]+)"', page)[1]


def task(organ, title):
    return Case.objects.get(procedure="task", title=title)


def sentences(organ, case):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT p.text FROM store_event e JOIN store_payload p ON p.event_id = e.id WHERE e.chain_id = %s", [case.id])
        return " ".join(row[0] for row in cursor.fetchall())


def test_the_page_shows_what_is_new_changed_and_left_out_and_changes_nothing(compared):
    browser, organ, address = compared
    with reading(organ.organ_id):
        before = Event.objects.count()
    page = browser.get(address).content.decode()
    assert [state for state, _ in rows(page)] == ["changed", "new", "gone"]
    assert "没有变动的2项" in page
    assert "有变动：表述、责任单位、时限" in page
    assert re.search("<ins>(和专报|报和专)</ins>", page)
    assert f"时限：{YEAR}年9月30日 → {YEAR}年10月31日" in page and "责任单位：研究室 → 城环委" in page
    with reading(organ.organ_id):
        assert Event.objects.count() == before


def test_an_accepted_change_is_done_by_the_acts_of_the_task_and_names_the_text(compared):
    browser, organ, address = compared
    page = browser.get(address).content.decode()
    with reading(organ.organ_id):
        clerk = task(organ, "压减简报种类")
    sent = browser.post(address, {
        "item": item(page), "decision": "accept", "reason": "按《方案（修订）》第6行调整。",
        "do.correct_details": "1", "correct_details.title": "压减简报和专报种类",
        "do.change_handler": "1", "change_handler.unit": str(organ.units["城环委"]),
        "do.extend_due": "1", "extend_due.due_on": f"{YEAR}-10-30", "extend_due.consent": str(organ.actors["分管领导"].person_id),
    })
    assert sent.status_code == 302, sent.content.decode()[:500]
    with reading(organ.organ_id):
        changed = Case.objects.get(id=clerk.id)
        assert (changed.title, changed.lead_unit_id) == ("压减简报和专报种类", organ.units["城环委"])
        assert Clock.objects.get(case_id=changed.id, state="running").due_on.isoformat() == f"{YEAR}-10-30"
        assert sentences(organ, changed).count("按《方案（修订）》第6行调整") >= 3
    after = browser.get(address).content.decode()
    assert "已采纳" in after and 'id="row-1"' in after
    assert "方案（修订）" in browser.get(f"/cases/{changed.id}/").content.decode(), "the task names the text it now rests on"


def test_only_what_is_ticked_is_done_and_a_refused_act_undoes_the_others(compared):
    browser, organ, address = compared
    page = browser.get(address).content.decode()
    both = {
        "item": item(page), "decision": "accept", "reason": "按新文本", "do.correct_details": "1", "correct_details.title": "压减专报",
        "do.extend_due": "1", "extend_due.due_on": "", "extend_due.consent": "",
    }
    sent = browser.post(address, both)
    assert sent.status_code == 422
    assert "压减专报" in sent.content.decode(), "what was typed stays"
    with reading(organ.organ_id):
        assert not Case.objects.filter(title="压减专报").exists()
    del both["do.extend_due"]
    assert browser.post(address, both).status_code == 302
    with reading(organ.organ_id):
        changed = Case.objects.get(title="压减专报")
        assert changed.lead_unit_id == organ.units["研究室"]
    nothing = browser.get(f"{address}?at=1").content.decode()
    assert "已采纳" in nothing


def test_nothing_ticked_is_no_acceptance(compared):
    browser, _, address = compared
    page = browser.get(address).content.decode()
    sent = browser.post(address, {"item": item(page), "decision": "accept", "reason": "按新文本"})
    assert sent.status_code == 422 and "没有勾选" in sent.content.decode()


def test_a_new_matter_becomes_a_task_under_its_group(compared):
    browser, organ, address = compared
    page = browser.get(f"{address}?at=2").content.decode()
    with reading(organ.organ_id):
        group = Case.objects.get(procedure="plan_group", title="精简会议")
    assert re.search(rf'value="{group.number}"( checked| selected)', page), "the group of its heading is chosen beforehand"
    sent = browser.post(address, {
        "item": item(page), "decision": "accept", "title": "建立会议质量评议制度", "task_kind": "key_task", "source": "plan",
        "aspect": group.number, "unit": str(organ.units["研究室"]), "due_on": f"{YEAR}-07-31", "due_grain": "day",
    })
    assert sent.status_code == 302, sent.content.decode()[:500]
    with reading(organ.organ_id):
        made = task(organ, "建立会议质量评议制度")
        assert CaseLink.objects.filter(source_id=made.id, target_id=group.id).exists()
    assert rows(browser.get(address).content.decode())[1][0] == "same"


def test_a_task_left_out_is_ended_with_its_reason_or_goes_on(compared):
    browser, organ, address = compared
    page = browser.get(f"{address}?at=3").content.decode()
    gone = {"item": item(page), "reason": "《方案（修订）》没有列入此项。"}
    assert browser.post(address, {**gone, "decision": "skip"}).status_code == 302
    assert "仍继续办理" in browser.get(address).content.decode()
    with reading(organ.organ_id):
        assert task(organ, "清理过期文件").stage == "under_way"
    assert browser.post(address, {**gone, "decision": "restore"}).status_code == 302
    assert browser.post(address, {**gone, "decision": "accept"}).status_code == 302
    with reading(organ.organ_id):
        ended = task(organ, "清理过期文件")
        assert ended.stage == "ended"
        assert "没有列入此项" in sentences(organ, ended)


def test_what_did_not_change_is_carried_over_and_a_skipped_change_can_be_taken_up_again(compared):
    browser, organ, address = compared
    page = browser.get(address).content.decode()
    changed = {"item": item(page)}
    assert browser.post(address, {**changed, "decision": "skip"}).status_code == 302
    assert "已跳过" in browser.get(address).content.decode()
    assert browser.post(address, {**changed, "decision": "restore"}).status_code == 302
    assert browser.post(address, {"decision": "carry"}).status_code == 302
    after = browser.get(address).content.decode()
    assert "项记为沿用<" not in after
    assert [state for state, _ in rows(after)].count("same") == 2
    with reading(organ.organ_id):
        assert task(organ, "压减简报种类").lead_unit_id == organ.units["研究室"]


def test_only_who_coordinates_compares_and_the_plan_page_leads_there(client, revised):
    organ, plan, _, second = revised
    clerk = sign_in(client, organ, "综合处干部")
    assert f"/plans/{plan}/versions/" in clerk.get(f"/cases/{plan}/").content.decode()
    chosen = clerk.get(f"/plans/{plan}/versions/").content.decode()
    assert f"/plans/{plan}/versions/{second}/" in chosen and f"/documents/new/?next=/plans/{plan}/versions/" in chosen
    sent = clerk.post(f"/documents/new/?next=/plans/{plan}/versions/", {"text": PRESENT.replace("修订", "再修订")})
    assert re.fullmatch(rf"/plans/{plan}/versions/[0-9a-f-]+/", sent["Location"])
    elsewhere = clerk.post("/documents/new/?next=https://elsewhere.example/", {"text": PRESENT + "另有一项。"})
    assert elsewhere["Location"].startswith("/documents/")
    assert sign_in(client, organ, "经办人").get(f"/plans/{plan}/versions/{second}/").status_code == 404


ASSISTED = PRESENT.replace(f"1.研究室牵头修订公文办理规定，{YEAR}年6月底前完成。", "1.修订公文办理规定。责任单位：研究室；配合单位：综合处")


def test_assisting_units_and_a_deadline_the_text_no_longer_says_are_proposed(compared):
    browser, organ, address = compared
    text = take_document(actor=organ.actors["综合处干部"], name="方案（再修订）.docx", text=ASSISTED, at=NOW).document_id
    address = re.sub(r"[^/]+/$", f"{text}/", address)
    page = browser.get(address).content.decode()
    assert "有变动：配合单位、没有再写时限" in page
    assert "配合单位：无 → 综合处" in page and "原时限仍然有效" in page
    assert 'name="do.change_co_units" value="1" checked' in page and 'name="do.extend_due" value="1" checked' not in page
    sent = browser.post(address, {
        "item": item(page), "decision": "accept", "reason": "按新文本", "do.change_co_units": "1",
        "change_co_units.co_units": [str(organ.units["综合处"]), str(organ.units["城环委"])],
    })
    assert sent.status_code == 302, sent.content.decode()[:500]
    with reading(organ.organ_id):
        changed = task(organ, "修订公文办理规定")
        assisting = set(Assignment.objects.filter(case=changed, role="co", until_on=None).values_list("unit_id", flat=True))
        assert assisting == {organ.units["综合处"], organ.units["城环委"]}
        assert Clock.objects.get(case_id=changed.id, state="running").due_on.isoformat() == f"{YEAR}-06-30"


def test_what_was_skipped_or_kept_is_not_proposed_anew_until_the_text_changes_again(compared):
    browser, organ, address = compared
    for at in (1, 3):  # the change, and the task left out
        page = browser.get(f"{address}?at={at}").content.decode()
        assert browser.post(address, {"item": item(page), "decision": "skip"}).status_code == 302

    def later(text, days):
        taken = take_document(actor=organ.actors["综合处干部"], name="第三稿.docx", text=text, at=NOW + timedelta(days=days))
        return browser.get(re.sub(r"[^/]+/$", f"{taken.document_id}/", address)).content.decode()

    same = later(PRESENT.replace("综合处牵头制定", "综合处负责制定"), 1)
    assert "工作方案（修订）》中跳过，文字没有再变" in same and "仍继续办理" in same
    again = later(PRESENT.replace(f"{YEAR}年10月底", f"{YEAR}年11月底"), 2)
    assert "文字没有再变" not in again and f"→ {YEAR}年11月30日" in again
