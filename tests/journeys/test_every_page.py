"""Every kind of page of the demonstration organ, as every persona, at 1440 and 390 px: nothing broken, nothing empty.

The fuller walk is `tools/crawl_pages.py`; this one opens one page of each kind, and examines a kind for accessibility
the first time any persona meets it.
"""

import pytest
from tests.floor.demonstration import files
from tools.crawl_pages import PERSONAS, enter, walk
from tools.page_checks import AXE, Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture
def server(demonstration_server, settings):
    settings.FILES_DIR = files()
    return demonstration_server


def of_the_demonstration(fault):
    """Tests register procedures of their own; the demonstration has no case under them, so their lists are rightly empty."""
    from renda.project.contributions import CONTRIBUTIONS
    from renda.store.contributions import procedures

    for_trial = set(procedures()) - {p.key for c in CONTRIBUTIONS for p in c.procedures}
    empty = tuple(f"/ledger/{key}/" for key in for_trial)
    return not (fault.address.startswith(empty) and "the list is empty" in fault.words)


def test_no_persona_meets_a_broken_or_empty_page(server, chromium):
    if not AXE.exists():
        pytest.skip("axe-core is not installed (make build/.front-end)")
    examined, opened, faults = set(), set(), []
    for persona in PERSONAS:
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(10_000)
        desk = Desk(context.new_page(), server.url, persona)
        start = enter(desk.page, server.url, persona)
        faults += walk(desk, start, coarse=True, known=examined, look=lambda desk, kind, _address: opened.add((desk.persona, kind)))
        context.close()
    assert [str(fault) for fault in faults if of_the_demonstration(fault)] == []
    assert {persona for persona, _kind in opened} == set(PERSONAS)
    assert len(examined) >= 25
