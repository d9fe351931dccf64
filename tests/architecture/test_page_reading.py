"""The walk's reading of a page that is not drawn: its links and its empty lists are found in the text."""

from types import SimpleNamespace

from tools.page_checks import Desk

URL = "http://127.0.0.1:1"
PAGE = """<main><a class="x" href="/cases/1/?a=1&amp;b=2#top">甲</a><a href="?page=2">乙</a><a href="https://example.org/">丙</a>
<p class="empty" data-empty-list>还没有事项。</p></main>"""


def desk(landed):
    answer = SimpleNamespace(url=URL + landed, status=200, headers={"content-type": "text/html; charset=utf-8"}, text=lambda: PAGE)
    page = SimpleNamespace(on=lambda *_: None, context=SimpleNamespace(request=SimpleNamespace(get=lambda _address: answer)))
    return Desk(page, URL, "leader")


def test_links_and_empty_lists_of_a_page_that_is_only_read():
    read = desk("/ledger/task/")
    assert read.read("/ledger/task/") == 200 and read.page_is("/ledger/task/")
    assert read.links() == (["/cases/1/?a=1&b=2", "/ledger/task/?page=2"], set())
    assert [fault.words for fault in read.faults("/ledger/task/", list_page=True)] == ["the list is empty: 还没有事项。"]


def test_a_page_that_led_elsewhere_is_none():
    read = desk("/todo/")
    read.read("/ledger/task/")
    assert not read.page_is("/ledger/task/")
