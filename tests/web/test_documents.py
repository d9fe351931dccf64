"""A document through Django's client: uploaded or pasted, reviewed, accepted into cases; bad input told and nothing lost."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.organ import make_organ

NOW = datetime.now(UTC)
YEAR = NOW.year + 1
TEXT = f"""明川市人大常委会整改工作方案
一、存在问题
1.代表建议办理反馈不及时。部分承办单位答复后跟踪不到位，代表多次反映未见落实。
二、整改措施
1.研究室于{YEAR}年3月31日前建立代表建议办理台账，逐件明确责任人。
2.完成执法检查问题清单核对，{YEAR}年6月底前完成。牵头单位：城环委办公室
3.综合处于2020年3月底前修订会议管理办法。
"""


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def clerk(signed):
    return signed("综合处干部")


def stored(organ, model):
    from renda.store import models
    from renda.store.unit_of_work import reading

    with reading(organ.organ_id):
        return list(getattr(models, model).objects.order_by("id").values())


def pasted(clerk, text=TEXT):
    answer = clerk.post("/documents/new/", {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def proposal(organ, words):
    return next(p for p in stored(organ, "Proposal") if words in p["quote"])


def measure(organ, found, **changed):
    values = {
        "decision": "accept", "title": found["title"], "kind": "staged", "unit": str(organ.units["研究室"]),
        "due_on": f"{YEAR}-03-31",
    }
    return values | changed


def test_a_pasted_text_becomes_proposals_and_an_accepted_one_a_case_linked_to_its_sentence(organ, clerk):
    address = pasted(clerk)
    page = clerk.get(address).content.decode()
    assert "建立代表建议办理台账" in page and "待审" in page
    found = proposal(organ, "建立代表建议办理台账")
    form = clerk.get(f"{address}?at={found['index']}").content.decode()
    assert f'value="{YEAR}-03-31"' in form
    answer = clerk.post(f"{address}{found['index']}/", measure(organ, found))
    assert answer.status_code == 302, answer.content.decode()
    after = proposal(organ, "建立代表建议办理台账")
    assert after["state"] == "accepted"
    case = clerk.get(f"/cases/{after['case_id']}/").content.decode()
    assert f"{address}#line-" in case
    assert f"/cases/{after['case_id']}/" in clerk.get(address).content.decode()
    assert "已采纳" in clerk.get(address).content.decode()


def test_a_problem_is_registered_from_its_sentence(organ, clerk):
    address = pasted(clerk)
    found = next(p for p in stored(organ, "Proposal") if p["kind"] == "problem")
    data = {
        "decision": "accept", "title": found["title"], "level": "group", "origin_unit": str(organ.units["综合处"]),
        "field": "deputies", "kind": "execution", "channel": "feedback", "origin": "inspection", "added_later": "no",
    }
    assert clerk.post(f"{address}{found['index']}/", data).status_code == 302
    case = next(c for c in stored(organ, "Case") if c["procedure"] == "problem")
    assert case["title"] == found["title"]


SHARED = """巡察情况通报
一、存在问题
1.审议意见跟踪不到位，督办不及时。责任单位：研究室；配合单位：综合处、城环委
"""


def test_what_is_shared_out_is_filled_in_with_the_units_the_text_names(organ, clerk):
    address = pasted(clerk, SHARED)
    found = proposal(organ, "督办不及时")
    data = {
        "decision": "accept", "title": found["title"], "level": "group", "origin_unit": str(organ.units["研究室"]),
        "field": "deputies", "kind": "execution", "channel": "feedback", "origin": "inspection", "added_later": "no",
    }
    assert clerk.post(f"{address}{found['index']}/", data).status_code == 302
    form = clerk.get(f"/cases/{proposal(organ, '督办不及时')['case_id']}/acts/hand_over/").content.decode()
    assisting = form.partition('id="f-co_units"')[2].partition("</fieldset>")[0]
    ticked = {u for u, key in organ.units.items() if f'value="{key}" checked' in assisting}
    assert ticked == {"综合处", "城环委"} and "系统按已有记录填入" in assisting
    given = {"title": "修订规定", "task_kind": "key_task", "source": "plan", "unit": "研究室", "co_units": ["城环委"]}
    task = organ.open("综合处干部", "task", "set", **given)
    parts = clerk.get(f"/cases/{task.case_id}/acts/share_out/").content.decode()
    row = parts.partition('data-row-of="parts"')[2].partition("data-drop-row")[0]
    assert f'value="{organ.units["城环委"]}" checked' in row and 'value="修订规定"' in row


def test_the_same_document_proposes_nothing_twice(organ, clerk):
    first, count = pasted(clerk), len(stored(organ, "Proposal"))
    assert pasted(clerk) == first
    assert len(stored(organ, "Proposal")) == count > 2


def test_a_sentence_accepted_in_another_document_is_told_apart(organ, clerk):
    address, found = pasted(clerk), proposal(organ, "建立代表建议办理台账")
    clerk.post(f"{address}{found['index']}/", measure(organ, found))
    other = pasted(clerk, TEXT + "\n附：本方案由综合处解释。\n")
    assert other != address
    assert "已有事项" in clerk.get(other).content.decode()


def test_a_past_deadline_is_refused_with_what_was_typed_and_can_be_corrected(organ, clerk):
    address, found = pasted(clerk), proposal(organ, "修订会议管理办法")
    answer = clerk.post(f"{address}{found['index']}/", measure(organ, found, due_on="2020-03-31", title="修订两项办法"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "早于今天" in text and "修订两项办法" in text
    assert not stored(organ, "Case")
    assert clerk.post(f"{address}{found['index']}/", measure(organ, found)).status_code == 302


def test_an_unknown_unit_is_asked_for_and_its_name_remembered(organ, clerk):
    address, found = pasted(clerk), proposal(organ, "执法检查问题清单核对")
    assert found["units"] == ["城环委办公室"]
    page = clerk.get(f"{address}?at={found['index']}").content.decode()
    assert "单位待定：“城环委办公室”" in page
    chosen = str(organ.units["城环委"])
    answer = clerk.post(f"{address}{found['index']}/", measure(organ, found, unit="", unit_near=chosen, remember="1"))
    assert answer.status_code == 302
    assert [a["alias"] for a in stored(organ, "UnitAlias")] == ["城环委办公室"]
    assert "单位待定" not in clerk.get(f"{address}?at={found['index']}").content.decode()


def test_a_skipped_proposal_is_undone_and_a_second_decision_is_told(organ, clerk):
    address, found = pasted(clerk), proposal(organ, "建立代表建议办理台账")
    place = f"{address}{found['index']}/"
    skipped = clerk.post(place, {"decision": "skip"})
    assert skipped.status_code == 302 and "撤销" in clerk.get(skipped["Location"]).content.decode()
    late = clerk.post(place, measure(organ, found))
    assert late.status_code == 409 and "已跳过" in late.content.decode()
    clerk.post(place, {"decision": "restore"})
    assert clerk.post(place, measure(organ, found)).status_code == 302
    assert clerk.post(place, measure(organ, found)).status_code == 409
    assert len(stored(organ, "Case")) == 1


def test_a_finding_is_taken_as_an_item_of_a_list_and_the_list_is_chosen(organ, clerk):
    day = {"from_on": NOW.date().isoformat(), "until_on": f"{YEAR}-12-31"}
    rules = {"takes_in": "难题", "closing_rule": "verified", "grade_rule": "by_completion", "seen_by": "all"}
    organ.open("综合处干部", "list", "define", at=NOW, title="难点问题清单", unit="综合处", **day, **rules)
    address, found = pasted(clerk), proposal(organ, "代表建议办理反馈不及时")
    assert "改作清单事项" in clerk.get(f"{address}?at={found['index']}").content.decode()
    sent = clerk.post(f"{address}{found['index']}/", {"decision": "retake"})
    form = clerk.get(sent["Location"]).content.decode()
    assert "已改作清单事项" in form and "改作问题" in form
    assert "难点问题清单" in form.partition('name="list"')[2][:400]


def test_others_do_not_find_the_documents(organ, clerk, signed):
    address = pasted(clerk)
    handler = signed("经办人")
    for place in ("/documents/", "/documents/new/", address):
        assert handler.get(place).status_code == 404, place


def bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * (300 * 1024 * 1024))
    return held.getvalue()


@pytest.mark.parametrize(("name", "content", "words"), [
    ("空.txt", b"", "空文件"),
    ("坏.docx", b"not a package at all", "文件名与内容不一致"),
    ("涉密方案.txt", "秘密★1年\n关于整改工作的方案\n".encode(), "密级"),
    ("方案.exe", b"MZ\x00\x00", "不支持"),
])
def test_a_refused_file_is_told_and_nothing_is_kept(organ, clerk, name, content, words):
    answer = clerk.post("/documents/new/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not stored(organ, "Document") and not stored(organ, "Blob")


def test_a_package_that_unfolds_without_end_is_refused(organ, clerk):
    answer = clerk.post("/documents/new/", {"file": SimpleUploadedFile("方案.docx", bomb())})
    assert answer.status_code == 422 and "恶意构造" in answer.content.decode()
    assert not stored(organ, "Document")


def test_pasted_text_marked_secret_stays_on_the_page_and_blank_text_is_told(organ, clerk):
    answer = clerk.post("/documents/new/", {"text": "秘密★1年\n关于整改工作的方案"})
    assert answer.status_code == 422 and "密级" in answer.content.decode() and "关于整改工作的方案" in answer.content.decode()
    assert not stored(organ, "Document")
    answer = clerk.post("/documents/new/", {"text": "   "})
    assert answer.status_code == 422 and "没有可以读取的文字" in answer.content.decode()
    answer = clerk.post("/documents/new/", {})
    assert answer.status_code == 422 and "没有选择文件" in answer.content.decode()


def test_gb18030_and_full_width_digits_are_read_unchanged(organ, clerk):
    wide = TEXT.replace(str(YEAR), "".join(chr(ord(c) + 0xFEE0) for c in str(YEAR)))
    answer = clerk.post("/documents/new/", {"file": SimpleUploadedFile("方案.txt", wide.encode("gb18030"))})
    assert answer.status_code == 302
    assert stored(organ, "Document")[0]["text"].strip() == wide.strip()
    assert str(proposal(organ, "建立代表建议办理台账")["deadline"]) == f"{YEAR}-03-31"


def test_a_file_over_the_limit_and_one_with_macros_are_told(organ, clerk, monkeypatch):
    monkeypatch.setattr("renda.web.views.documents.DOCUMENT_LIMIT", 2 * 1024 * 1024)
    large = clerk.post("/documents/new/", {"file": SimpleUploadedFile("大.txt", "字".encode() * 1024 * 1024)})
    assert large.status_code == 422 and "文件太大，超过了2 MB的上限" in large.content.decode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w/>")
        package.writestr("word/vbaProject.bin", b"macro")
    macros = clerk.post("/documents/new/", {"file": SimpleUploadedFile("方案.docx", held.getvalue())})
    assert macros.status_code == 422 and "宏程序" in macros.content.decode()
    assert not stored(organ, "Document") and not stored(organ, "Blob")


def test_every_document_stands_on_exactly_one_page(organ, clerk):
    from renda.services.read_document import take_document

    for n in range(103):
        take_document(actor=organ.actors["综合处干部"], name=f"第{n}号文件", text=f"关于第{n}项工作的通知", at=NOW)
    seen, address = [], "/documents/"
    for _ in range(4):
        text = clerk.get(address).content.decode()
        assert "共103份" in text
        seen += re.findall(r">关于第(\d+)项工作的通知<", text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        if following is None:
            break
        address = following[1].replace("&amp;", "&")
    assert sorted(map(int, seen)) == list(range(103))


def test_contradicting_figures_and_gaps_are_noted_quietly_and_marked_in_the_text(organ, clerk):
    plain = clerk.get(pasted(clerk)).content.decode()
    assert "rv-notes" not in plain
    text = "明川市人大机关工作总结\n交办代表建议120件，办结108件，办结率为95%。\n机关D组召开会议xx次，收到意见25条，其中书面意见52条。\n"
    page = clerk.get(pasted(clerk, text)).content.decode()
    notes = re.sub(r"<[^>]+>", " ", re.search(r'<details class="rv-notes">.*?</details>', page, re.S).group())
    assert "按108件比120件为90%，写的是95%。" in notes
    assert "其中的52条多于合计的25条。" in notes
    assert "遮掩1处" in notes
    assert "留空1处" in notes
    assert '<mark class="k-gap">D</mark>' in page
    assert "召开会议" in page
