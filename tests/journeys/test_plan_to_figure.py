"""A plan's road: from its Word file to tasks, a co-unit's part, the dispatch meeting, a report, a figure of it, its cases.

The clerk sits before 1440 px, the units and the leader hold a phone of 390 px, where no page may be wider than the screen.
"""

import io
from pathlib import Path

import docx
import pytest
from tests.journeys.visitor import PHONE, WIDE, Keys, later, visiting
from tests.makers.plan_files import YEAR, plan_of_tasks

pytestmark = [pytest.mark.journey, pytest.mark.slow]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GROUPS = (
    ("提高建议办理质量", "aspect"), ("规范联络站运行", "aspect"), ("建立办理台账", "link"), ("公开办理结果", "link"),
    ("开门接待", "link"),
)
LEDGER, RULES, ANSWERS, MONTHLY, DUTY = (
    "建立代表建议办理台账", "编制代表建议办理规程", "公开一批办理情况答复", "每月公布联络站接待情况", "修订联络站值班制度",
)


def test_from_a_plan_to_a_report_and_the_cases_of_a_figure(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ)
    plan = planned(who)
    tasks = taken_up(who, plan)
    shared_out(who, tasks[LEDGER])
    held_up(who, tasks[DUTY])
    dispatched(who, tasks[DUTY])
    done(who, tasks[LEDGER])
    rolled_up(who, plan)
    reported(who, tasks[LEDGER])
    who.page.context.close()


def planned(who, draft="/ledger/plan/new/draft/"):
    """The text is read, the plan drafted, its groups set from the headings of the text."""
    file = {"name": "代表履职服务年工作方案.docx", "mimeType": WORD, "buffer": plan_of_tasks()}
    who.enter("coordinator").hand_in("/documents/new/", file=file)
    who.review = who.here()
    assert "已审 0/5" in who.page.locator(".rv-prog").inner_text()
    who.hand_in(draft, title="代表履职服务年工作方案", unit="研究室")
    plan = who.here()
    who.press("text=从文件标题设置分组")
    for heading, kind in GROUPS:
        who.page.get_by_label(heading).select_option(kind)
    assert "已设置分组5个" in who.press("main form .form__end .btn--main")
    return plan


def taken_up(who, plan):
    """Every task is accepted and assigned by keys; what nobody was named for waits to be assigned."""
    who.at(who.review)
    keys = Keys(who.page)
    while who.page.locator("form.edit").count():
        unsure = who.page.locator("form.edit .unsure")
        if unsure.count():
            assert unsure.evaluate("e => e.getBoundingClientRect().bottom < innerHeight"), "the unit in doubt is in sight"
            keys.tap("1")
        keys.go("a")
    assert keys.strokes == 6
    assert "全部审完：已采纳5，跳过0" in who.page.content()
    who.at(plan)
    found = {a.inner_text(): a.get_attribute("href") for a in who.page.locator('[id^="group-"] th a').all()}
    assert set(found) == {LEDGER, RULES, ANSWERS, MONTHLY, DUTY}
    assert [row.inner_text() for row in who.page.locator("#by-aspect tbody tr td:nth-child(3)").all()] == ["3", "2"]
    assert "每月" in who.at(found[MONTHLY])
    who.at(f"{found[DUTY]}acts/assign/")
    assert who.page.locator('[name="due_on"]').input_value() == f"{YEAR}-04-30"
    who.fill("main", unit="研究室", person="经办人", due_on=later(20))
    assert "办理中" in who.press("main form .form__end .btn--main")
    return found


def shared_out(who, task):
    """The lead unit gives a branch its part; the branch does it, the lead unit confirms it."""
    who.enter("handler").sized(PHONE).at(f"{task}acts/share_out/")
    who.press("main form .form__end .btn--main")
    assert who.page.evaluate("document.activeElement.className") == "errsum"
    who.fill(
        "main", parts__0__unit="第一支部", parts__0__title="提供支部建议清单", parts__0__person="支部书记", parts__0__due_on=later(15),
    )
    who.press("main form .form__end .btn--main")
    who.enter("secretary").at("/todo/")
    who.press('.todo a:has-text("提供支部建议清单")')
    part = who.here()
    assert "已整理近三年建议12件" in who.hand_in(f"{part}acts/note_progress/", progress="已整理近三年建议12件。")
    assert "已申报完成" in who.hand_in(f"{part}acts/report_done/", result="清单12件已交研究室。")
    assert "还有协办任务1项没有办结" in who.enter("handler").hand_in(f"{task}acts/report_done/", result="台账已建成。")
    assert "已完成" in who.hand_in(f"{part}acts/confirm_done/")
    who.hand_in(f"{task}acts/note_progress/", progress="台账表样已定，录入建议31件。")


def held_up(who, task):
    assert "需协调" in who.hand_in(f"{task}acts/report_stuck/", blocked_by="值班室场地未落实", wanted="综合处协调场地")


def dispatched(who, stuck):
    """The leader holds the meeting on a phone: settles what is stuck, and enters a decision that becomes a task."""
    who.enter("leader").at("/dispatch/")
    assert "值班室场地未落实" in who.page.locator("#stuck").inner_text()
    who.page.click('.head a:has-text("登记现场决定")')
    assert "未填写" in who.press("#decide .form__end .btn--main")
    assert who.page.evaluate("document.activeElement.className") == "errsum"
    who.fill("#decide", title="落实联络站值班室场地", unit="综合处", due_on=later(10))
    who.press("#decide .form__end .btn--main")
    assert "落实联络站值班室场地" in who.page.locator("#decided").inner_text()
    who.press('#stuck a:has-text("协调处理")')
    who.fill("main", decision="综合处十日内腾出一楼东侧房间")
    who.press("main form .form__end .btn--main")
    assert who.here() == "/dispatch/"
    assert "没有提请协调的任务" in who.page.locator("#stuck").inner_text()
    who.sized(WIDE).page.emulate_media(media="print")
    assert not who.page.locator("#decide").is_visible(), "the sheet of the meeting has no form"
    assert who.page.locator("#within-30-days table").is_visible()
    who.page.emulate_media(media="screen")
    assert "协调处理：综合处十日内腾出一楼东侧房间" in who.at(stuck)


def done(who, task):
    """Whoever did it reports it; the coordinating office verifies it."""
    who.enter("handler").sized(PHONE).hand_in(f"{task}acts/report_done/", result="台账已建成，录入建议31件。")
    assert "不能办理" in who.hand_in(f"{task}acts/verify_done/", opinion="自己核实自己")
    who.enter("coordinator").sized(WIDE).at("/todo/")
    who.press(f'.todo li:has-text("{LEDGER}") .todo__act a')
    who.fill("main", opinion="逐件核对属实")
    who.press("main form .form__end .btn--main")
    assert "核实完成：逐件核对属实" in who.at(task)


def rolled_up(who, plan):
    """The plan counts what was done, by both of its groupings."""
    who.at(plan)
    for grouping, done_of in (("aspect", ["1", "0"]), ("link", ["1", "0", "0"])):
        assert [c.inner_text() for c in who.page.locator(f"#by-{grouping} tbody tr td:nth-child(4)").all()] == done_of


def reported(who, task):
    """The report is drafted, edited and issued; its figure of what was done leads to the one case."""
    who.at("/reports/")
    who.press('button:has-text("起草任务进展报告")')
    wording = who.page.locator('[name="wording"]')
    wording.fill(wording.input_value() + "\n以上情况，请审阅。")
    who.press("main form .form__end .btn--main >> nth=0")
    assert "已定稿印发" in who.press('button:has-text("定稿印发")')
    with who.page.expect_download() as got:
        who.page.click('a:has-text("下载")')
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(Path(got.value.path()).read_bytes())).paragraphs)
    assert "方案共分解任务6项，已完成1项，完成率16.7%" in text
    assert "请审阅" in text
    who.sized(PHONE)
    who.press('#figures a[href*="/figures/snapshot/"]:text-is("已完成任务") >> nth=0')
    assert who.page.locator("#cases tbody tr").count() == 1
    who.press("#cases tbody a >> nth=0")
    assert who.here() == task
