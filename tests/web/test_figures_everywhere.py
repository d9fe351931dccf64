"""Every number of cases that a page shows is a figure, drawn by one component, and is what the API says of that figure."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src" / "renda"
NUMBER = re.compile(r'<data value="([^"]*)" data-figure="([^"]+)" data-scope="([^"]*)" data-as-of="([^"]+)">([^<]*)</data>')
HREF = re.compile(r'href="(/(?:figures|reports|procedures)[^"#]*)"')
MOST_PAGES = 18


@pytest.fixture
def visitor(demo_database, monkeypatch):
    """The coordinating office, signed in to the demonstration organ; it may ask the API as often as it likes."""
    from django.test import Client

    from renda.api.actor_auth import ActorRate
    from renda.store.models import Account

    monkeypatch.setattr(ActorRate, "allow_request", lambda _self, _request: True)
    client = Client()
    account = Account.objects.get(demo_persona="coordinator")
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def crawled(client):
    """The pages reachable from the figures and the reports by links, breadth first, with their text; a report is begun before."""
    client.post("/reports/new/rectification/")
    pages, waiting = {}, ["/", "/figures/", "/figures/?screen=1", "/reports/"]
    while waiting and len(pages) < MOST_PAGES:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        pages[address] = answer.content.decode()
        found = dict.fromkeys(h.replace("&amp;", "&") for h in HREF.findall(pages[address]))
        waiting += [h for h in found if h not in pages and h not in waiting]
    return pages


def of_each_kind(shown):
    """The first, the last and one between of those told in the same way: a figure, whole or parted by the same dimensions."""
    kinds = {}
    for one in sorted(shown, key=lambda one: (one[2], one[1])):
        kinds.setdefault((one[0], *(name for name, _ in parse_qsl(one[1]))), []).append(one)
    return [one for n, same in enumerate(kinds.values()) for one in dict.fromkeys((same[0], same[n % len(same)], same[-1]))]


def test_every_figure_on_every_page_is_what_the_api_says(visitor):
    pages = crawled(visitor)
    shown = {
        (key, scope.replace("&amp;", "&"), day, value) for text in pages.values() for value, key, scope, day, _ in NUMBER.findall(text)
    }
    assert len({(key, scope, day) for key, scope, day, _ in shown}) == len(shown), "no figure is shown with two values"
    wrong, asked = [], of_each_kind(shown)
    for key, scope, day, value in asked:
        query = urlencode({**dict(parse_qsl(scope)), "as_of": day, "months": 1, "limit": 1})
        told = visitor.get(f"/api/v1/figures/{key}?{query}").json().get("value")
        if told != value:
            wrong.append((key, scope, day, value, told))
    assert wrong == []
    assert len(pages) == MOST_PAGES
    assert len(asked) > 150
    assert len({day for _, _, day, _ in asked}) > 5, "trends and comparisons are looked at too"


def test_the_words_of_a_figure_hold_its_value(visitor):
    text = visitor.get("/figures/").content.decode()
    assert all(words.startswith(value) for value, _, _, _, words in NUMBER.findall(text))


def test_no_page_draws_a_figure_beside_the_component():
    """Values of figures are worded in one module; templates have one part that shows them; no view or template counts."""
    worded = {
        str(p.relative_to(ROOT)) for p in (ROOT / "web").rglob("*.py")
        if re.search(r"\.(value_text|with_unit|case_count)\b", p.read_text("utf-8"))
    }
    assert worded == {"web/figure_drawing.py", "web/views/figures.py", "web/views/filed_figures.py"}, "use figure_drawing.drawn"
    templates = [p for p in (ROOT / "web/templates").rglob("*.html") if "data-figure" in p.read_text("utf-8")]
    assert [p.name for p in templates] == ["figure.html"]
    lengths = {
        p.name for p in (ROOT / "web/templates").rglob("*.html") if re.search(r"\|length\s*}}\s*(?:项|件|条)", p.read_text("utf-8"))
    }
    assert lengths == {"proposal_form.html", "review.html", "section.html"}, "fields, proposals and notes of a page being read, no cases"
    counting = [
        p for p in (ROOT / "web").rglob("*.py") if re.search(r"\bSELECT\b|objects\.[a-z_.()]*count\(\)|\baggregate\(", p.read_text("utf-8"))
    ]
    assert [p.name for p in counting] == ["health.py"], "it asks the database whether it answers"


def test_the_test_would_see_a_wrong_number():
    good = '<data value="2" data-figure="problems_found" data-scope="level=group" data-as-of="2026-11-25">2项</data>'
    assert NUMBER.findall(good) == [("2", "problems_found", "level=group", "2026-11-25", "2项")]
