"""Checking a draft through Django's client: handed in, found, taken home as Word; another's is not there, a marked one is not kept."""

import io
import re
from datetime import UTC, datetime, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml.ns import qn
from tests.intake.made_files import docx_of
from tests.makers.draft_files import draft_file
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM

from renda.domain.days import day_of

NOW = datetime.now(UTC)
TEXT = "关于整改情况的报告\n\n目前共查摆问题110项，其中已整改120项。销号问题0项，全市生产总值增长6.5%，召开专题会议xx次,成效明显。\n"


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def clerk(signed):
    return signed("综合处干部")


def handed_in(clerk, **data):
    answer = clerk.post("/drafts/", data or {"text": TEXT})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def kept_of(organ):
    from renda.store.models import CheckedDraft
    from renda.store.unit_of_work import reading

    with reading(organ.organ_id):
        return list(CheckedDraft.objects.values_list("name", "as_of", "period"))


def test_a_pasted_text_is_checked_and_comes_back_as_word(organ, clerk):
    address = handed_in(clerk)
    page = clerk.get(address).content.decode()
    assert "<h1>关于整改情况的报告</h1>" in page
    assert 'class="v-differs">' in page and 'aria-label="第1处，不一致"' in page
    assert "查摆问题 0项</a>" in page and 'href="/figures/problems_found/"' in page
    assert "中文句子里的标点用全角" in page and "其中的120项多于合计的110项。" in page
    only = clerk.get(f"{address}?show=differs").content.decode()
    assert 'id="f-1"' in only and 'id="f-3"' not in only and 'class="v-agrees">' in only
    answer = clerk.get(f"{address}checked.docx")
    assert "%E6%A0%B8%E7%A8%BF" in answer["Content-Disposition"]
    said = [(c.author, c.text.split("（")[0]) for c in docx.Document(io.BytesIO(answer.content)).comments]
    assert ("综合处干部", "不一致：台账为0项") in said and ("综合处干部", "一致：台账为0项") in said
    assert {words.split("：")[0] for _, words in said} >= {"不一致", "一致", "无来源", "空格待填", "前后不符", "格式建议"}


def test_a_word_file_is_checked_with_its_table_and_text_box(organ, clerk):
    address = handed_in(clerk, file=SimpleUploadedFile("稿子.docx", draft_file()))
    page = clerk.get(address).content.decode()
    assert '<small class="soft">文本框　</small>' in page and '<p class="tr">' in page
    word = docx.Document(io.BytesIO(clerk.get(f"{address}checked.docx").content))
    assert next(c.author for c in word.comments) == "李四"
    assert word.tables[0].rows[1].cells[1].text == "110件"
    assert address in clerk.get("/drafts/").content.decode()


def test_the_day_and_the_period_are_kept_and_the_future_is_refused(organ, clerk):
    day = (NOW - timedelta(days=40)).date()
    address = handed_in(clerk, text=TEXT, as_of=day.isoformat(), period=f"{day.year}-01-01..{day.isoformat()}")
    assert f"数据截至{day.year}年{day.month}月{day.day}日，期间{day.year}年1月1日至" in clerk.get(address).content.decode()
    for wrong, words in ((f"{day.year + 2}-01-01", "不能晚于今天"), ("昨天", "写作")):
        answer = clerk.post("/drafts/", {"text": TEXT, "as_of": wrong})
        assert answer.status_code == 422
        assert words in answer.content.decode() and "目前共查摆问题110项" in answer.content.decode()
    assert kept_of(organ) == [("关于整改情况的报告.docx", day, f"{day.year}-01-01..{day.isoformat()}")]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "没有选择文件"),
        ({"text": "机密★1年\n关于整改情况的报告\n共12件。"}, "机密"),
        ({"file": ("秘密.docx", docx_of(["秘密★6个月", "共12件。"]))}, "秘密"),
        ({"file": ("稿子.docx", b"PK\x03\x04 broken")}, "已损坏"),
        ({"file": ("稿子.pdf", b"%PDF-1.4 x")}, "PDF"),
    ],
)
def test_what_cannot_be_taken_is_told_and_not_kept(organ, clerk, sent, words):
    data = {name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value for name, value in sent.items()}
    answer = clerk.post("/drafts/", data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert kept_of(organ) == []


def test_a_draft_is_its_persons_own(organ, signed):
    address = handed_in(signed("综合处干部"))
    for other in ("分管领导", "经办人"):
        stranger = signed(other)
        assert stranger.get(address).status_code == 404
        assert stranger.get(f"{address}checked.docx").status_code == 404
    assert signed("经办人").get("/drafts/").status_code == 404


def test_a_colleague_of_the_same_duty_does_not_see_it(organ, signed):
    from dataclasses import replace

    from renda.reads.checked_drafts import draft_handed_in, drafts_handed_in

    address = handed_in(signed("综合处干部"))
    own, draft = organ.actors["综合处干部"], address.split("/")[2]
    colleague = replace(own, person_id=organ.actors["分管领导"].person_id)
    assert draft_handed_in(own, draft) is not None
    assert (draft_handed_in(colleague, draft), drafts_handed_in(colleague)) == (None, ())


def test_what_words_mean_is_said_once_and_remembered_for_the_office(organ, clerk):
    text = "关于整改情况的报告\n整改情况良好，目前登记在案毛病7项，已经改正。\n"
    address = handed_in(clerk, text=text)
    at = int(re.search(r'href="\?at=(\d+)#f-1"', clerk.get(address).content.decode())[1])
    form = clerk.get(f"{address}?at={at}&find=查摆").content.decode()
    assert "文稿中的“登记在案毛病”是哪个指标" in form and '<option value="problems_found">查摆问题</option>' in form
    assert "没有名称含这几个字的指标" in clerk.get(f"{address}?at={at}&find=天文").content.decode()
    assert clerk.post(f"{address}{at}/", {"token": ""})["Location"] == f"{address}?at={at}"
    answer = clerk.post(f"{address}{at}/", {"token": "problems_found"})
    assert answer["Location"] == f"{address}#f-1"
    page = clerk.get(address).content.decode()
    assert "已记住“登记在案毛病”" in page and "查摆问题 0项</a>" in page and "不一致" in page
    again = handed_in(clerk, text=text.replace("7项", "0项"))
    assert 'class="v-agrees">' in clerk.get(again).content.decode(), "another draft is read alike"
    clerk.post(f"{address}{at}/", {"token": "none"})
    assert "这不是台账中的数" in clerk.get(address).content.decode()
    clerk.post(f"{address}{at}/", {"token": "forget"})
    assert "这不是台账中的数" not in clerk.get(address).content.decode()
    assert "没有这个指标" in clerk.get(clerk.post(f"{address}{at}/", {"token": "no_such"})["Location"]).content.decode()
    assert clerk.post(f"{address}9999/", {"token": "none"}).status_code == 404


def test_blanks_are_filled_as_tracked_changes_or_left_open_with_the_reason(organ, clerk):
    organ.open("综合处干部", "problem", "register", at=NOW, **PROBLEM)
    address = handed_in(clerk, text="关于整改情况的报告\n目前查摆问题xx项，全市生产总值增长xx%。\n")
    assert "填空并下载 Word" in clerk.get(address).content.decode()
    assert "填空并下载 Word" not in clerk.get(handed_in(clerk, text="关于整改情况的报告\n目前查摆问题1项。\n")).content.decode()
    word = docx.Document(io.BytesIO(clerk.get(f"{address}filled.docx").content))
    assert ["".join(t.text for t in node.iter(qn("w:t"))) for node in word.element.iter(qn("w:ins"))] == ["1"]
    assert any(comment.text.startswith("未填：") for comment in word.comments)


def test_a_blank_of_a_past_day_is_filled_as_the_records_stood_then(organ, clerk):
    for n, days in enumerate((40, 0)):
        organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=days), **{**PROBLEM, "title": f"督办不及时之{n}"})
    for as_of, count in ((day_of(NOW - timedelta(days=20)), "1"), (day_of(NOW), "2")):
        address = handed_in(clerk, text="关于整改情况的报告\n目前查摆问题xx项。\n", as_of=as_of.isoformat())
        word = docx.Document(io.BytesIO(clerk.get(f"{address}filled.docx").content))
        assert ["".join(t.text for t in node.iter(qn("w:t"))) for node in word.element.iter(qn("w:ins"))] == [count]
