"""From a document to a report whose figure leads back to its case, in a real browser."""

import io
from pathlib import Path

import docx
import pytest
from tests.journeys.test_loop import Visitor, organ  # noqa: F401 - the fixture

pytestmark = pytest.mark.journey

FOUNDING = Path(__file__).resolve().parents[3] / "shared/corpus/founding"
OWN = """明川市人大常委会检查反馈意见
一、存在的问题
1.代表建议办理反馈不及时。部分承办单位答复后跟踪不到位，代表多次反映未见落实。
2.会议材料送达偏晚。个别材料会前一天才送到。
"""


def test_a_pasted_feedback_becomes_a_problem_and_a_figure_of_an_issued_report(live_server_with_worker, organ, chromium):  # noqa: F811
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True)
    context.set_default_timeout(10_000)
    who = Visitor(context.new_page(), live_server_with_worker.url, organ).enter("coordinator")
    who.hand_in("/documents/new/", text=OWN)
    page = who.page
    review = page.url.removeprefix(who.url)
    values = organ.named({"level": "group", "origin_unit": "综合处"})
    form = page.locator("form.edit")
    for name, value in {**values, "field": "deputies", "kind": "execution", "channel": "feedback", "origin": "inspection"}.items():
        put(form, name, value)
    form.locator('button[name="decision"][value="accept"]').click()
    page.goto(f"{who.url}{review}")
    assert "已采纳" in page.content()
    page.goto(f"{who.url}/reports/")
    page.click('button:has-text("起草"), a:has-text("起草")')
    with page.expect_navigation():
        page.click('button:has-text("印发")')
    with page.expect_download() as got:
        page.click('a:has-text("下载")')
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(Path(got.value.path()).read_bytes())).paragraphs)
    assert "查摆" in text
    page.click('a[href*="/figures/snapshot/"] >> visible=true')
    assert "查摆问题" in page.content()
    context.close()


def put(form, name, value):
    field = form.locator(f'[name="{name}"]').first
    kind = field.evaluate("e => e.type")
    if kind == "select-one":
        field.select_option(value)
    elif kind in ("radio", "checkbox"):
        form.locator(f'[name="{name}"][value="{value}"]').check()
    else:
        field.fill(value)


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding documents are not beside this checkout")
def test_a_founding_document_is_read_beside_its_text(live_server_with_worker, organ, chromium):  # noqa: F811
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(20_000)
    who = Visitor(context.new_page(), live_server_with_worker.url, organ).enter("coordinator")
    who.page.goto(f"{who.url}/documents/new/")
    who.page.set_input_files('input[type="file"]', str(sorted(FOUNDING.glob("004*.txt"))[0]))
    who.page.click("main form .form__end .btn--main")
    assert "/documents/" in who.page.url and who.page.locator(".rv-text p").count() > 10
    assert who.page.locator("[data-proposal], form.edit").count() > 0
    context.close()
