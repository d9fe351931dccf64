"""One problem from registration to rebound in a real browser, with scripts and without them."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account

pytestmark = pytest.mark.journey

NOW = datetime.now(UTC)
PERSONAS = {"coordinator": "综合处干部", "leader": "分管领导", "handler": "经办人", "verifier": "核查人"}


def later(days):
    return (NOW + timedelta(days=days)).date().isoformat()


@pytest.fixture
def organ(database):
    organ = make_organ(at=NOW - timedelta(days=90))
    for persona, who in PERSONAS.items():
        insert_account(
            account_id=uuid7(), login=persona, person_id=organ.actors[who].person_id, password=None, approved=True, persona=persona
        )
    return organ


class Visitor:
    """Somebody at the browser: enters as a persona, fills forms and hands them in."""

    def __init__(self, page, url, organ):
        self.page, self.url, self.organ = page, url, organ

    def enter(self, persona, *, days=0):
        self.page.context.clear_cookies()
        self.page.goto(f"{self.url}/accounts/login/")
        self.page.click(f'button[name="persona"][value="{persona}"]')
        if days:
            self.page.goto(f"{self.url}/me/")
            self.page.fill('input[name="as_if"]', later(days))
            self.page.click("main form .btn--main")
        return self

    def hand_in(self, address, **values):
        self.page.goto(f"{self.url}{address}")
        for name, value in self.organ.named(values).items():
            self._put(name.replace("__", "."), value)
        self.page.click("main form .form__end .btn--main")
        return self.page.content()

    def _put(self, name, value):
        field = self.page.locator(f'main [name="{name}"]').first
        kind = field.evaluate("e => e.type")
        if kind == "select-one":
            field.select_option(value)
        elif kind in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                self.page.locator(f'main [name="{name}"][value="{one}"]').check()
        else:
            field.fill(value)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_problem_is_struck_off_disclosed_and_rebounds(live_server_with_worker, organ, chromium, scripts):
    context = chromium.new_context(java_script_enabled=scripts, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(10_000)
    who = Visitor(context.new_page(), live_server_with_worker.url, organ)
    who.enter("coordinator").hand_in("/ledger/problem/new/register/", **PROBLEM)
    case = who.page.url.removeprefix(who.url)
    who.hand_in(f"{case}acts/hand_over/", unit="研究室", person="经办人", rectify_by=later(30))
    who.enter("handler").hand_in(
        f"{case}acts/plan_measures/", measures__0__title="建立跟踪台账", measures__0__kind="at_once", measures__0__due_on=later(20)
    )
    measure = who.page.locator("#measures a", has_text="建立跟踪台账").get_attribute("href")
    who.hand_in(f"{measure}acts/report_done/", result="台账已建立")
    who.enter("coordinator").hand_in(f"{measure}acts/confirm_done/", opinion="属实")
    who.enter("handler").hand_in(f"{case}acts/apply_strike_off/", result="台账运行一个月，逐件反馈")
    who.enter("coordinator").hand_in(f"{case}acts/arrange_check/", checkers=["核查人", "经办人"])
    check = {"method": "on_site", "checked_on": later(0), "opinion": "台账属实"}
    assert "谁申请谁不核查" in who.enter("handler").hand_in(f"{case}acts/pass_check/", **check)
    who.enter("verifier").hand_in(f"{case}acts/pass_check/", **check)
    who.enter("leader").hand_in(f"{case}acts/sign/", publicity="public", summary="审议意见跟踪台账已建立并运行")
    who.page.goto(f"{who.url}/public/")
    assert "部分审议意见交办后跟踪不及时" in who.page.content()
    assert "已销号" in who.enter("coordinator", days=20).hand_in(f"{case}acts/strike_off/", objections="none")
    back = who.enter("verifier", days=220).hand_in(
        f"{case}acts/look_back/", conclusion="rebounded", finding="台账停更两个月", listed="yes"
    )
    assert "反弹待交办" in back
    who.page.goto(f"{who.url}/public/")
    assert "部分审议意见交办后跟踪不及时" not in who.page.content()
    context.close()
