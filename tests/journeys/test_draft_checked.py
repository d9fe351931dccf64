"""A draft's road: handed in as Word, its wrong figure seen beside the right one with its cases, a match mended, taken home with comments.

`draft_checked`, `told`, `mended` and `taken_home` are steps that longer journeys may take as well.
"""

import io
from pathlib import Path

import docx
import pytest
from tests.journeys.visitor import NOW, PHONE, WIDE, visiting
from tests.makers.draft_files import draft_of
from tests.makers.problems import PROBLEM

pytestmark = [pytest.mark.journey, pytest.mark.slow]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT = draft_of(
    "关于问题整改情况的报告", "市委：", "目前共查摆问题5项，其中领导班子层面查摆问题3项,销号问题0项。建立问题台帐，全市生产总值增长6.5%。",
    "工作人员坚持下沉一线，登记在案毛病8桩。",
    rows=(("项目", "数量"), ("查摆问题", "3项")),
)


@pytest.fixture
def problems(organ):
    """A ledger of three problems."""
    for title in ("督办不及时", "登记不全", "反馈不实"):
        organ.open("综合处干部", "problem", "register", at=NOW, **{**PROBLEM, "title": title})


@pytest.mark.usefixtures("problems")
def test_a_wrong_figure_is_seen_and_the_draft_taken_home(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ).enter("coordinator")
    draft_checked(who, "整改情况报告.docx", DRAFT)
    assert told(who, "查摆问题5项") == ("不一致", "查摆问题 3项")
    assert told(who, "领导班子层面查摆问题3项")[0] == "一致"
    assert told(who, "增长6.5%")[0] == "无来源"
    assert told(who, "登记在案毛病8桩")[1] != "已销号问题 0项"
    mended(who, "登记在案毛病8桩", "销号", "problems_struck_off")
    assert told(who, "登记在案毛病8桩") == ("不一致", "已销号问题 0项")
    who.sized(PHONE).at(f"{who.draft}?show=differs")
    assert who.page.locator(".df[id^=f-]").count() == 2
    who.press('.df a:has-text("查摆问题 3项") >> nth=0')
    assert who.page.locator("#cases tbody tr").count() == 3
    comments, word = taken_home(who.sized(WIDE))
    assert any(said.startswith("不一致：台账为3项") for said in comments)
    assert any("台账" in said and "错别字" in said for said in comments)
    assert word.paragraphs[2].text.startswith("目前共查摆问题5项"), "the words are as they were"
    assert [c.text for c in word.tables[-2].rows[1].cells][1:4] == ["第3段", "目前共查摆问题5项", "不一致"]
    who.page.context.close()


def _item(who, words):
    return who.page.locator(f'.df:has(.df__q:text-matches("【[^】]*{words}】"))').first


def draft_checked(who, name, content):
    """Hand a Word file in; `who.draft` is where the result is from then on."""
    who.hand_in("/drafts/", file={"name": name, "mimeType": WORD, "buffer": content})
    who.draft = who.here()
    assert who.draft.startswith("/drafts/")
    assert who.page.locator("h1").inner_text() == name.removesuffix(".docx")


def told(who, words):
    """The verdict on the figure these words are, and the ledger's figure beside it."""
    item = _item(who, words)
    figures = item.locator(".df__f a")
    return item.locator(".st").inner_text().strip(), figures.first.inner_text() if figures.count() else ""


def mended(who, words, sought, key):
    """Say which indicator the words of a figure mean, looked for by a part of its name."""
    with who.page.expect_navigation():
        _item(who, words).locator('a:has-text("改对应的指标")').click()
    who.page.fill(".df__find [name=find]", sought)
    who.press(".df__find .btn")
    who.fill(".df__mend", token=key)
    assert "已记住" in who.press(".df__mend .btn--main")


def taken_home(who):
    """Download the commented Word file: what its comments say, and the file."""
    who.at(who.draft)
    with who.page.expect_download() as got:
        who.page.click('a:has-text("下载带批注的 Word")')
    word = docx.Document(io.BytesIO(Path(got.value.path()).read_bytes()))
    return [comment.text for comment in word.comments], word
