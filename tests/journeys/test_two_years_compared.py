"""From a folder of documents to a comparison of two years to an offered matter, without JavaScript: what was promised is taken up."""

import pytest
from tests.journeys.visitor import PHONE, WIDE, later, visiting
from tests.makers.two_years import PLAN, REPORT

pytestmark = [pytest.mark.journey, pytest.mark.slow]

OTHER = "关于开展会议费检查的通知\n各处室：\n请于检查前备齐会议材料。\n"


def test_a_promise_of_last_year_becomes_a_matter(live_server_with_worker, organ, chromium, tmp_path):
    who = visiting(chromium, live_server_with_worker, organ, java_script_enabled=False)
    paths = []
    for name, text in (("2025年工作要点.txt", PLAN), ("2026年工作报告.md", REPORT), ("通知.txt", OTHER)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, "utf-8")
    listed = who.enter("coordinator").at("/library/")
    assert "文稿库还是空的" in listed
    who.at("/library/new/")
    who.page.set_input_files('main input[name="files"]', [str(path) for path in paths])
    assert "读入3份。" in who.press("main form .form__end .btn--main")
    picked(who)
    page = who.press('form:has(input[name="pick"]) .pick button[type="submit"]')
    assert "两年文稿比较" in page and "已办8项，再次提出5项，没有找到2项" in page
    who.sized(PHONE).at(who.page.url.removeprefix(who.url))
    who.sized(WIDE)
    row = who.page.locator("tr", has_text="完善机关财务管理办法")
    with who.page.expect_navigation():
        row.get_by_text("立为事项").click()
    assert who.page.locator('[data-current] [name="title"]').input_value() == "完善机关财务管理办法"
    who.fill("[data-current]", unit="综合处", due_on=later(60))
    page = who.press('[data-current] button[value="accept"]')
    assert "已采纳" in page
    who.at("/library/")
    picked(who)
    who.press('form:has(input[name="pick"]) .pick button[type="submit"]')
    row = who.page.locator("tr", has_text="完善机关财务管理办法")
    assert "已立为事项" in row.inner_text() and row.get_by_text("立为事项", exact=True).count() == 0
    who.page.context.close()


def picked(who):
    """Tick the plan and the report of the list."""
    for title in ("明川市人大常委会2025年工作要点", "明川市人民代表大会常务委员会工作报告"):
        who.page.locator("tr", has_text=title).locator('input[name="pick"]').check()
