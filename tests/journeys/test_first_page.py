"""The running system answers a browser: the first thing anyone sees is the way to sign in."""

import pytest

pytestmark = pytest.mark.journey


def test_a_stranger_is_shown_the_sign_in_page(live_server_with_worker, browser_page):
    complaints = []
    browser_page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    browser_page.goto(f"{live_server_with_worker.url}/accounts/2fa/")
    assert "/accounts/login/" in browser_page.url
    assert browser_page.locator("input[name=password]").count() == 1
    assert [line for line in complaints if "Content Security Policy" in line] == []
