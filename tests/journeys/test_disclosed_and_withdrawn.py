"""A disclosure's road: proposed on a phone, seen masked, approved by another, found by the public, withdrawn with its reason."""

import pytest
from tests.journeys.conftest import founded
from tests.journeys.visitor import PHONE, WIDE, later, visiting

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TITLE = "建议办理台账建立情况"
WORDS = "由经办人牵头核对，住河东路18号，群众可打13800138000，热线12345。"
MASKED = "由经某某牵头核对，住河东路*号，群众可打138********，热线12345。"
SECRET = ("经办人", "13800138000", "18号")
REASON = "数据有误，核实后重新公开"


@pytest.fixture
def organ(database):
    """An organ whose reviewer of disclosures may be entered, in the place of the verifier."""
    return founded({"coordinator": "综合处干部", "handler": "经办人", "verifier": "公开审核人"})


def test_a_matter_is_disclosed_masked_found_and_withdrawn(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ)
    who.enter("coordinator").hand_in(
        "/ledger/task/new/set/", title="建立建议办理台账", task_kind="item", source="daily", unit="研究室", due_on=later(30),
    )
    task = who.here()
    case = proposed(who, task)
    approved(who, case)
    page = found(who, organ)
    withdrawn(who, case, page)
    gone(visiting(chromium, live_server_with_worker, organ), organ, page)
    remembered(who, case, task)
    who.page.context.close()


def proposed(who, task):
    """Whoever handled it proposes, on a phone; what the form lacks is told, and what was typed stays."""
    who.enter("handler").sized(PHONE).at(task)
    who.press('a:has-text("提出公开")')
    who.fill("main", title=TITLE)
    assert "“公开范围”未填写" in who.press("main form .form__end .btn--main")
    assert who.page.locator('[name="title"]').input_value() == TITLE
    who.fill("main", ring="public", summary=WORDS, result="已建立台账")
    who.press("main form .form__end .btn--main")
    case = who.here()
    assert "不能办理" in who.hand_in(f"{case}acts/approve/", timing="now")
    return case


def approved(who, case):
    """Somebody else sees it before and after masking, and approves from there; the record keeps its words."""
    who.enter("verifier").sized(WIDE).at("/todo/")
    who.press(f'.todo a:has-text("{TITLE}")')
    who.press('a:has-text("看公开后的样子")')
    for width in (PHONE, WIDE):
        who.sized(width).at(who.here())
        shown = who.page.locator('[aria-labelledby="h-shown"]').inner_text()
        assert MASKED in shown
        assert not any(word in shown for word in SECRET)
        assert WORDS in who.page.locator('[aria-labelledby="h-record"]').inner_text()
        finds = who.page.locator('[aria-labelledby="h-finds"]').inner_text()
        assert all(word in finds for word in ("姓名", "手机号码", "经某某", "138********"))
    who.press('.head__a a:has-text("审核公开")')
    who.fill("main", timing="now", opinion="遮盖处已逐处核对")
    who.press("main form .form__end .btn--main")
    assert WORDS in who.at(case)
    who.press('a:has-text("看公开的页面")')
    assert MASKED in who.page.locator("main").inner_text()


def found(who, organ):
    """The public finds it by its words and reads it masked, in the list, on the page, in the data and the feed."""
    who.leave()
    for width in (PHONE, WIDE):
        who.sized(width).at("/public/")
        who.page.fill('[name="q"]', "办理台账建立")
        assert TITLE in who.press('main form button:has-text("查找")')
        text = who.press(f'main a:has-text("{TITLE}")')
        assert MASKED in text
        assert not any(word in text for word in SECRET)
    page = who.here()
    for form in ("json", "atom"):
        text = published(who, organ, form)
        assert TITLE in text
        assert not any(word in text for word in SECRET)
    who.at(f"/public/{organ.organ_id}/?q=13800138000")
    assert "没有找到符合条件的公开事项" in who.page.content(), "what is masked cannot be searched for"
    return page


def published(who, organ, form):
    """The list for programs and feed readers, past what a browser would keep of it."""
    answer = who.page.request.get(f"{who.url}/public/{organ.organ_id}/disclosures.{form}")
    assert answer.ok
    return answer.text()


def withdrawn(who, case, page):
    who.enter("verifier").hand_in(f"{case}acts/withdraw/")
    assert "“撤回理由”未填写" in who.page.content()
    assert MASKED in who.at(page), "a form refused withdraws nothing"
    assert "已撤回" in who.hand_in(f"{case}acts/withdraw/", reason=REASON)


def gone(who, organ, page):
    """No list, search, data or feed tells of it any more; its own page says that it was withdrawn, when and why.

    Asked by another reader: a browser may keep a public page for the minute that it is told to.
    """
    assert TITLE not in who.at("/public/")
    assert "没有找到符合条件的公开事项" in who.at(f"/public/{organ.organ_id}/?q=办理台账建立")
    assert all(TITLE not in published(who, organ, form) for form in ("json", "atom"))
    for width in (PHONE, WIDE):
        text = who.sized(width).at(page)
        assert REASON in text
        assert "牵头核对" not in text
        assert "已建立台账" not in text
    who.page.context.close()


def remembered(who, case, task):
    """Inside, the whole history stays, and the matter leads to it."""
    text = who.enter("verifier").at(case)
    assert WORDS in text
    told = who.page.locator("#timeline").inner_text()
    assert all(act in told for act in ("提出公开", "审核同意公开", f"撤回公开：{REASON}"))
    assert TITLE in who.enter("coordinator").at(task)
