"""The scripts of the pages in a real browser, under the strict content policy; and the pages without any script.

Pages are answered from the templates' own tests, so no server and no database is needed.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_templates import PAGES, rendered

from renda.web.security_headers import POLICY

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
STATIC = Path(__file__).resolve().parents[2] / "src" / "renda" / "web" / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HOST = "http://pages.test"

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt install chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for this module."""
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(
            executable_path=os.fspath(CHROMIUM), args=["--disable-quic", "--no-first-run"]
        )
        yield running
        running.close()


class Desk:
    """A page with what was posted from it and every complaint of the browser."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.posted: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        page.route("**/*", self._answer)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def _answer(self, route: Any) -> None:
        request = route.request
        path = request.url.removeprefix(HOST).split("?")[0]
        if request.method == "POST":
            self.posted.append((path, request.post_data or ""))
            route.fulfill(status=200, content_type="application/json", body='{"saved": "草稿已于10:43自动保存"}')
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(status=200, content_type=TYPES[file.suffix], body=file.read_bytes())
        else:
            name = path.strip("/")
            body = rendered(f"pages/{name}", PAGES[name]) if name in PAGES else ""
            headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
            route.fulfill(status=200, headers=headers, body=body)

    def open(self, name: str) -> Any:
        """Go to a page by the name of its template."""
        self.page.goto(f"{HOST}/{name}")
        return self.page


@pytest.fixture
def desk(browser: Any) -> Iterator[Desk]:
    """A page at 1440 px."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    made = Desk(context.new_page())
    yield made
    context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_pages_keep_the_policy_and_never_scroll_sideways(browser: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    desk = Desk(context.new_page())
    for name in PAGES:
        page = desk.open(name)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (name, beyond) == (name, 0)
    context.close()
    assert desk.complaints == []


def test_phone_targets_are_large_enough_for_a_thumb(browser: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = Desk(context.new_page()).open("case")
    heights = page.evaluate("[...document.querySelectorAll('.btn, .ph-bar a')].map(e => e.offsetHeight).filter(h => h)")
    context.close()
    assert len(heights) > 6
    assert min(heights) >= 44


def test_rows_are_added_and_taken_away(desk: Desk) -> None:
    page = desk.open("form")
    page.click("[data-add-row]")
    assert page.locator("[data-row-of]").count() == 2
    assert page.evaluate("document.activeElement.name") == "measures.1.text"
    page.locator("[data-drop-row]").first.click()
    assert page.locator("[data-row-of]").count() == 1
    assert page.locator(".rows__n").first.inner_text() == "1"


def test_field_that_depends_on_a_choice_waits_for_it(desk: Desk) -> None:
    page = desk.open("form")
    assert page.locator("[data-when]").is_hidden()
    page.check("input[name=level][value='3']")
    assert page.locator("[data-when]").is_visible()


def test_draft_goes_to_the_server_with_its_token(desk: Desk) -> None:
    page = desk.open("form")
    page.fill("textarea[name=text]", "新写的一句")
    page.get_by_text("草稿已于10:43自动保存").wait_for(timeout=8000)
    [(path, body)] = desk.posted
    assert path == "/drafts/1/"
    assert "新写的一句" in body
    assert "csrfmiddlewaretoken" in body


def test_list_by_keys(desk: Desk) -> None:
    page = desk.open("worklist")
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("[data-picked]").inner_text() == "已选1项"
    assert page.locator("tr.is-cursor [name=pick]").is_checked()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_review_by_keys(desk: Desk) -> None:
    page = desk.open("review")
    page.keyboard.press("2")
    page.keyboard.press("e")
    page.keyboard.press("a")
    assert desk.posted == []
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_url("**/documents/3/13/")
    [(path, body)] = desk.posted
    assert path == "/documents/3/13/"
    assert "decision=accept" in body
    assert "unit_near=2" in body


def test_form_is_sent_once(desk: Desk) -> None:
    page = desk.open("todo")
    page.evaluate("const f = document.querySelector('main form.inline'); f.requestSubmit(); f.requestSubmit();")
    page.wait_for_url("**/cases/61/sign/")
    assert len(desk.posted) == 1


def test_without_a_script_nothing_needed_is_hidden(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    desk = Desk(context.new_page())
    page = desk.open("form")
    assert page.locator("[data-when]").is_visible()
    assert page.locator("[data-add-row]").is_visible()
    page.locator("form.form button.btn--main").click()
    assert desk.posted[0][0] == "/new/"
    page = desk.open("case")
    assert page.locator("[data-print]").is_hidden()
    context.close()
