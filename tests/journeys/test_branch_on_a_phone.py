"""A branch's secretary with a phone of 390 px: a session held, who came ticked, a problem entered, each from the home page in few taps.

Every tap and every typed field is counted, so that no form and no way to it grows unnoticed.
"""

from datetime import UTC, datetime

import pytest
from tests.journeys.visitor import PHONE, later, visiting

pytestmark = pytest.mark.journey


class Thumb:
    """A thumb on the screen that counts: `taps` on what stands there, `typed` fields written by hand."""

    def __init__(self, who):
        self.who, self.taps, self.typed = who, 0, 0

    def start(self):
        self.taps = self.typed = 0
        self.who.at("/todo/")
        return self

    def go(self, button):
        self.taps += 1
        return self.who.press(button)

    def tap(self, box):
        self.taps += 1
        self.who.page.click(box)

    def choose(self, name, value):
        self.taps += 1
        self.who.page.select_option(f'main [name="{name}"]', value)

    def write(self, name, text):
        self.typed += 1
        self.who.page.fill(f'main [name="{name}"]', text)

    def counted(self):
        return self.taps, self.typed


def planned(organ):
    """A plan of the branch in force, with one activity that was to be held today."""
    at = datetime.now(UTC)
    rows = [{"planned_on": later(0), "title": "参观旧址", "form": "theme_day"}]
    period = {"from_on": later(0), "until_on": later(20)}
    plan = organ.open("支部书记", "study_plan", "draft", title="本月计划", level="branch", **period, items=rows, at=at)
    organ.do("综合处干部", plan.case_id, "approve", at=at)
    organ.do("支部书记", plan.case_id, "issue", at=at, issued_on=later(0))


def test_the_secretary_enters_what_was_held_and_found_in_few_taps(live_server_with_worker, organ, chromium):
    planned(organ)
    who = visiting(chromium, live_server_with_worker, organ, viewport=PHONE, has_touch=True).sized(PHONE).enter("secretary")
    absent = f'main [name="attendees"][value="{organ.actors["党员"].person_id}"]'
    thumb = Thumb(who)

    thumb.start().go("li:has-text('参观旧址') .todo__act .btn")
    thumb.tap(absent)
    assert "已办理“登记开展”" in thumb.go("main form .form__end .btn--main")
    assert thumb.counted() == (3, 0)

    thumb.start().go("main .head a:has-text('登记支部活动')")
    thumb.write("title", "讲一堂党课")
    thumb.choose("form", "party_lesson")
    thumb.tap(absent)
    assert "参加：支部书记" in thumb.go("main form .form__end .btn--main")
    assert thumb.counted() == (4, 1)

    thumb.start().go("main .head a:has-text('登记问题')")
    thumb.write("title", "会前征求意见不充分")
    thumb.choose("field", "party")
    thumb.tap('main [name="kind"][value="conduct"]')
    thumb.choose("origin", "daily")
    assert who.page.locator("main details.tuck").get_attribute("open") is None, "what the system filled in is folded away"
    assert "会前征求意见不充分" in thumb.go("main form .form__end .btn--main")
    assert thumb.counted() == (5, 1)
    who.page.context.close()
