"""A speech's road: pasted, its demands accepted as tasks by keys, one done and verified, told in a report – and a draft made of
that report by hand, with a figure got wrong on the way, checked against the ledger.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from tests.journeys.test_draft_checked import draft_checked, taken_home, told
from tests.journeys.visitor import WIDE, Keys, visiting

pytestmark = [pytest.mark.journey, pytest.mark.slow]

YEAR = datetime.now(UTC).year + 1
LEDGER, LIST = "建立代表建议办理台账", "公开一批办理情况答复"
SPEECH = f"""在机关工作推进会上的讲话
同志们：
今天召开这次会议，主要任务是部署代表工作。去年，机关上下齐心协力，做了大量工作。
一、提高认识，增强责任感
大家要深刻认识代表工作的重要性，切实把思想统一到会议精神上来。
二、突出重点，抓好落实
一是要抓台账。研究室要在{YEAR}年3月底前{LEDGER}，做到逐件有人管。
二是要抓公开。综合处要在{YEAR}年5月底前{LIST}，接受代表监督。
同志们，让我们一起努力，把代表工作提高到新的水平。
"""


def test_from_a_pasted_speech_to_a_report_and_a_checked_draft(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ)
    tasks = taken_up(who)
    finished(who, tasks[LEDGER])
    draft = rewritten(reported(who))
    draft_checked(who, "推进会落实情况.docx", draft)
    assert told(who, "完成2项") == ("不一致", "已完成任务 1项")
    assert told(who, "分解任务2项") == ("一致", "任务 2项")
    assert who.page.locator(".st--contradicts").count() == 1, "two done of two are no half"
    comments, word = taken_home(who.sized(WIDE))
    assert next(c for c in comments if c.startswith("不一致")).startswith("不一致：台账为1项")
    assert any("已完成2项" in p.text for p in word.paragraphs), "the draft's words are as they were"
    who.page.context.close()


def taken_up(who):
    """The two demands, of all that was said, are tasks: accepted by keys, then assigned."""
    who.enter("coordinator").hand_in("/documents/new/", text=SPEECH)
    assert "0/2" in who.page.locator(".rv-prog").inner_text()
    keys = Keys(who.page)
    keys.go("a")
    keys.go("a")
    assert "全部审完：已采纳2，跳过0" in who.page.content()
    found = {a.inner_text(): a.get_attribute("href") for a in who.page.locator('[id^="proposal-"] a[href^="/cases/"]').all()}
    return {title: next(at for said, at in found.items() if title in said or at) for title in (LEDGER, LIST)}


def finished(who, task):
    """The unit reports it done; the coordinating office verifies."""
    who.enter("handler").hand_in(f"{task}acts/report_done/", result="台账已建成，录入建议31件。")
    assert "核实完成" in who.enter("coordinator").hand_in(f"{task}acts/verify_done/", opinion="逐件核对属实")


def reported(who):
    """The report on tasks, issued, as its Word file."""
    who.at("/reports/")
    who.press('button:has-text("起草任务进展报告")')
    assert "已定稿印发" in who.press('button:has-text("定稿印发")')
    with who.page.expect_download() as got:
        who.page.click('a:has-text("下载")')
    return Path(got.value.path()).read_bytes()


def rewritten(report):
    """The report with the number of tasks done typed wrong, as a hand would."""
    word = docx.Document(io.BytesIO(report))
    said = [node for paragraph in word.paragraphs for node in paragraph._p.iter(qn("w:t"))]
    behind = next(n for n, node in enumerate(said) if (node.text or "").endswith("项，已完成")) + 1
    assert said[behind].text == "1"
    said[behind].text = "2"
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()
