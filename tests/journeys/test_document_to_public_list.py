"""The whole road in a real browser: from a document to problems, their handling, a report with its figures, the public list."""

import io
import re
from pathlib import Path

import docx
import pytest
from PIL import Image
from tests.journeys.visitor import Visitor, later

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FOUNDING = Path(__file__).resolve().parents[3] / "shared/corpus/founding"
OWN = """明川市人大常委会机关专项检查反馈意见整改方案
一、存在的主要问题
（一）代表工作方面
1.代表建议办理反馈不及时。部分承办单位答复后跟踪不到位，代表多次反映未见落实。
2.代表联络站接待登记不全，有6个站三个月没有登记记录。
（二）机关管理方面
1.个别党员参加组织生活不够经常。
二、整改措施
（一）建立代表建议办理台账，逐件明确责任人。牵头单位：调研室
（二）由研究室牵头，完成代表联络站接待登记核对。
"""
ABOUT = {"field": "deputies", "kind": "execution", "channel": "feedback", "origin": "inspection"}
CHECK = {"method": "on_site", "checked_on": later(0), "opinion": "对照销号标准逐条看过，属实"}


def text_of(scripts):
    """With scripts a founding document that names at least three problems and two measures, where it is at hand; else the own text."""
    return sorted(FOUNDING.glob("000*.txt"))[0] if scripts and FOUNDING.is_dir() else OWN


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_document_to_a_report_and_the_public_list(live_server_with_worker, organ, chromium, tmp_path, scripts):
    context = chromium.new_context(
        java_script_enabled=scripts, locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True,
    )
    who = Visitor(context, live_server_with_worker.url, organ)
    taken_in(who, text_of(scripts))
    first, second, private = (accept_problem(who, about) for about in (
        {"level": "group", "origin_unit": "综合处"}, {"level": "group", "origin_unit": "综合处"},
        {"level": "person", "origin_unit": "第一支部", "subject": "党员"},
    ))
    measures = [accept_measure(who, problem) for problem in (first, second)]
    handled(who, (first, second), measures, tmp_path)
    verified(who, first, second)
    publicised(who, (first, second), private)
    looked_back(who, first, second)
    reported(who, first, private)
    listed(who, first, second, private)
    context.close()


def taken_in(who, text):
    who.enter("coordinator").at("/documents/new/")
    if isinstance(text, Path):
        who.page.set_input_files('main input[type="file"]', text)
    else:
        who.page.fill("main textarea", text)
    who.press("main form .form__end .btn--main")
    who.review = who.page.url.removeprefix(who.url).split("?")[0]
    assert who.page.locator(".rv-text p").count() > 5
    assert "已审 0/" in who.page.locator(".rv-prog").inner_text()


class Accepted:
    """A case that came of a proposal: its title, and its address where this person may see it."""

    def __init__(self, who, number, title):
        self.title = title
        who.at(who.review)
        links = who.page.locator(f'#proposal-{number} a[href^="/cases/"]')
        self.address = links.first.get_attribute("href") if links.count() else ""
        self.number = links.first.inner_text() if links.count() else ""


def accept_problem(who, about):
    return accept(who, "问题", {**ABOUT, **about})


def accept_measure(who, problem):
    values = {"kind": "at_once", "unit": "研究室", "due_on": later(20), "problems": problem.number}
    return accept(who, "措施", values)


def accept(who, kind, values):
    """Take the next waiting proposal of a kind: fill what is missing and accept it."""
    who.at(who.review)
    form = who.page.locator("form.edit", has=who.page.get_by_label(kind, exact=True))
    if not form.count():
        who.page.locator("[data-proposal]:not(:has(.st))", has_text=f"· {kind}").first.locator("a").click()
    number = form.get_attribute("id").removeprefix("proposal-")
    title = form.locator('[name="title"]').input_value()
    who.fill("form.edit", **values)
    with who.page.expect_navigation():
        form.locator('button[value="accept"]').click()
    return Accepted(who, number, title)


def drawn(picture):
    """Wait until a picture is there. Asked again and again from here: without scripts a page cannot wait by itself."""
    for _ in range(100):
        if picture.evaluate("e => e.complete && e.naturalWidth > 0"):
            return
        picture.page.wait_for_timeout(100)
    pytest.fail("the preview of the evidence was not drawn")


def handled(who, problems, measures, folder):
    for problem in problems:
        who.hand_in(f"{problem.address}acts/hand_over/", unit="研究室", person="经办人", rectify_by=later(30))
    who.enter("handler")
    for measure in measures:
        who.hand_in(f"{measure.address}acts/report_done/", result="台账已建立，逐件登记")
    who.enter("coordinator")
    for measure in measures:
        who.hand_in(f"{measure.address}acts/confirm_done/", opinion="属实")
    photo = folder / "台账照片.png"
    Image.new("RGB", (640, 480), "navy").save(photo)
    who.enter("handler")
    who.hand_in(f"{problems[0].address}acts/apply_strike_off/", result="台账运行一个月，逐件反馈", evidence=photo)
    preview = who.page.locator("#evidence img")
    preview.scroll_into_view_if_needed()
    drawn(preview)
    who.hand_in(f"{problems[1].address}acts/apply_strike_off/", result="登记已补齐")


def verified(who, first, second):
    who.enter("coordinator").hand_in(f"{first.address}acts/arrange_check/", checkers=["核查人", "经办人"])
    who.hand_in(f"{second.address}acts/arrange_check/", checkers=["核查人"])
    assert "谁申请谁不核查" in who.enter("handler").hand_in(f"{first.address}acts/pass_check/", **CHECK)
    who.enter("verifier")
    for problem in (first, second):
        assert "待签批" in who.hand_in(f"{problem.address}acts/pass_check/", **CHECK)


def publicised(who, problems, private):
    who.enter("leader")
    for problem in problems:
        who.hand_in(f"{problem.address}acts/sign/", publicity="public", summary="台账已建立并运行")
    shown = who.at("/public/")
    assert all(problem.title in shown for problem in problems)
    assert private.title not in shown
    who.enter("coordinator", days=20)
    for problem in problems:
        assert "已销号" in who.hand_in(f"{problem.address}acts/strike_off/", objections="none")


def looked_back(who, first, second):
    who.enter("verifier", days=220)
    back = {"conclusion": "rebounded", "finding": "台账停更两个月", "listed": "yes"}
    again = who.hand_in(f"{first.address}acts/look_back/", **back)
    assert "反弹待交办" in again
    assert "第2轮" in again
    assert "台账运行一个月" in who.page.locator("#timeline").inner_text()
    assert "第1轮" in who.page.locator("#evidence").inner_text()
    assert "回头看通过" in who.hand_in(f"{second.address}acts/look_back/", conclusion="stands", finding="抽查三个站，登记齐全")


def reported(who, first, private):
    who.enter("coordinator", days=221).at("/reports/")
    who.press('button:has-text("起草")')
    page = who.page
    wording = page.locator('[name="wording"]')
    wording.fill(wording.input_value() + "\n以上情况，请审阅。")
    who.press("main form .form__end .btn--main >> nth=0")
    who.press('button:has-text("定稿印发")')
    with page.expect_download() as got:
        page.click('a:has-text("下载")')
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(Path(got.value.path()).read_bytes())).paragraphs)
    assert "查摆问题3项" in text
    assert "销号率33.3%" in text
    assert "请审阅" in text
    assert first.title in text
    assert private.title not in text
    issued = page.url
    for label, count in (("反弹问题", 1), ("查摆问题", 3)):
        page.goto(issued)
        page.locator('#figures a[href*="/figures/snapshot/"]', has_text=re.compile(rf"^{label}$")).first.click()
        cases = page.locator("#cases")
        unseen = re.search(r"其中(\d+)项您无权查看", cases.inner_text())
        assert cases.locator("tbody tr").count() + int(unseen[1] if unseen else 0) == count
    cases.locator("tbody a").first.click()
    assert "/cases/" in page.url


def listed(who, first, second, private):
    who.page.context.clear_cookies()
    shown = who.at("/public/")
    assert second.title in shown
    assert first.title not in shown
    assert private.title not in shown
    assert "台账已建立并运行" in who.press(f'main a:has-text("{second.title}")')
