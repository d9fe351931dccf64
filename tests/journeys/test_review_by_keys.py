"""A document reviewed by keys alone, as far as they reach: skip, undo, next, previous, accept, merge, choose a unit."""

import re

import pytest
from tests.journeys.visitor import Visitor, later

from renda.store.models import UnitAlias
from renda.store.unit_of_work import reading

pytestmark = pytest.mark.journey

TEXT = """明川市人大常委会机关整改方案
一、整改措施
（一）建立代表建议办理台账。牵头单位：调研室
（二）完成代表联络站接待登记核对。牵头单位：研究室
（三）制定会议材料报送办法。牵头单位：综合处
"""


def test_a_document_is_reviewed_by_keys(live_server_with_worker, organ, chromium):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    who = Visitor(context, live_server_with_worker.url, organ)
    who.enter("coordinator").hand_in("/documents/new/", text=TEXT)
    page = who.page

    def pressed(key):
        with page.expect_navigation():
            page.keyboard.press(key)
        return page.locator("form.edit").get_attribute("id"), page.locator(".rv-prog b").inner_text()

    assert page.locator(".rv-foot").is_visible()
    assert pressed("s") == ("proposal-2", "1/3")
    assert pressed("u") == ("proposal-1", "0/3")
    assert pressed("j") == ("proposal-2", "0/3")
    assert pressed("k") == ("proposal-1", "0/3")
    assert pressed("a") == ("proposal-1", "0/3")
    assert "还有" in page.locator("form.edit").inner_text()
    assert page.locator("form.edit .is-bad :focus").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    who.fill("form.edit", kind="staged", due_on=later(30))
    page.keyboard.press("Escape")
    assert pressed("a") == ("proposal-2", "1/3")
    assert "同本文件上一条" in page.locator("form.edit").inner_text()
    assert pressed("m") == ("proposal-2", "1/2")
    who.fill("form.edit", due_on=later(30))
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "title"
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.get_by_text("全部审完：已采纳2，跳过0。").wait_for()
    assert re.fullmatch("2/2", page.locator(".rv-prog b").inner_text())
    context.close()
    with reading(organ.organ_id):
        assert list(UnitAlias.objects.values_list("alias", "unit__name")) == [("调研室", "研究室")]
