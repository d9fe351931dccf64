"""A year's arrangement from the notice to the case's limit, by two people, with scripts and without."""

import pytest
from tests.journeys.visitor import Visitor
from tests.makers.calendar import NOTICE, TEXT, struck_off

pytestmark = pytest.mark.journey


@pytest.fixture
def organ(database):
    from tests.makers.organ import make_organ

    from renda.store.models.tenancy import uuid7
    from renda.store.organisation_writing import insert_account

    organ = make_organ()
    for persona, who in (("system_admin", "系统管理员"), ("coordinator", "综合处干部")):
        insert_account(
            account_id=uuid7(), login=persona, person_id=organ.actors[who].person_id, password=None, approved=True, persona=persona
        )
    return organ


@pytest.mark.parametrize("scripts", [True, False])
def test_a_year_is_brought_by_one_and_approved_by_another(organ, live_server_with_worker, chromium, scripts):
    case = struck_off(organ)
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", java_script_enabled=scripts)
    visitor = Visitor(context, live_server_with_worker.url, organ)
    read = visitor.enter("system_admin").hand_in(
        "/administration/calendar/", number=NOTICE.number, issued_on=NOTICE.issued_on.isoformat(), text=TEXT
    )
    assert "2027年2月5日至12日" in read
    own = visitor.page.url.removeprefix(live_server_with_worker.url)
    assert "待批准" in visitor.press("main button:has-text('提交批准')")
    page = "/settings" + own.removeprefix("/administration")
    assert "2027年2月15日" in visitor.enter("coordinator").at(page)
    assert "已生效" in visitor.press("main button:text-is('批准')")
    assert "由2027年2月12日调整为2027年2月15日" in visitor.at(f"/cases/{case}/")
    context.close()
