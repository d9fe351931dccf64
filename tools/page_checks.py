"""What is wrong with one page in a browser: accessibility, width, complaints of the browser, requests to the outside, empty lists.

Must not know: which pages there are (crawl_pages.py) or how the system is started.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
WIDTHS = (1440, 390)
_RUN_AXE = """async () => (await axe.run(document, {resultTypes: ['violations'], preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: {'target-size': {enabled: true}}})).violations
  .filter(v => ['serious', 'critical'].includes(v.impact))
  .map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.target.join(' ') + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | '))"""
_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) { return ''; }
  const beyond = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1);
  return beyond.slice(0, 2).map(e => e.tagName.toLowerCase() + '.' + e.className).join(' ') || 'html';
}"""
# A link in a drawing has no plain `href` property: the attribute is resolved instead.
_LINKS = """() => ['a[href]', '.side a[href], .ph-bar a[href]'].map(
  s => [...document.querySelectorAll(s)].map(a => new URL(a.getAttribute('href'), document.baseURI).href))"""
_HREF = re.compile(r'<a\s[^>]*?href="([^"]+)"')
_EMPTY_IN_TEXT = re.compile(r"data-empty-list[^>]*>\s*([^<]*)")
_EMPTY = "() => [...document.querySelectorAll('main [data-empty-list]')].map(e => e.innerText)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: for whom, where, at which width (px), and what."""

    persona: str
    address: str
    width: int
    words: str

    def __str__(self) -> str:
        return f"{self.persona} {self.address} @{self.width}: {self.words}"


@dataclass(slots=True)
class Desk:
    """A browser page of one persona, with what the browser complained of since the last look.

    `url` is the address of the system under test; requests to any other host are complaints.
    """

    page: Any
    url: str
    persona: str
    complaints: list[str] = field(default_factory=list)
    at: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self.complaints.append(f"console: {said.text}") if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", lambda request: self._note(request))  # noqa: PLW0108 - Playwright marks bound methods

    def _note(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and not request.url.startswith(self.url):
            self.complaints.append(f"request to the outside: {request.url}")

    def go(self, address: str) -> int:
        """This will open a page and give its status; a download is asked for without being kept."""
        self.complaints.clear()
        self.text = ""
        try:
            answer = self.page.goto(self.url + address)
            self.at = address if "text/html" in answer.headers.get("content-type", "") else ""
            return int(answer.status)
        except Exception as refused:
            if "Download is starting" not in str(refused):
                raise
        return self.ask(address)

    def ask(self, address: str) -> int:
        """This will give the status an address answers with, without opening it."""
        self.at = self.text = ""
        return int(self.page.context.request.get(self.url + address).status)

    def read(self, address: str) -> int:
        """This will read a page as text, without drawing it, and give its status."""
        answer = self.page.context.request.get(self.url + address)
        self.complaints.clear()
        is_page = "text/html" in answer.headers.get("content-type", "") and urlsplit(answer.url).path == urlsplit(address).path
        self.at, self.text = (address, answer.text()) if is_page else ("", "")
        return int(answer.status)

    def page_is(self, address: str) -> bool:
        """This will say whether the page of an address is open or read: not a download or data, not only asked, not led elsewhere."""
        if self.text or not self.at:
            return self.at == address
        path = urlsplit(self.page.url).path
        return self.at == address and (path == address.partition("?")[0] or address == "/")

    def links(self) -> tuple[list[str], set[str]]:
        """This will list the addresses inside the system that the page leads to, and those of the navigation among them."""
        if self.text:
            every, framed = [urljoin(self.url + self.at, unescape(href)) for href in _HREF.findall(self.text)], []
        else:
            every, framed = self.page.evaluate(_LINKS)
        found = {link.removeprefix(self.url).split("#")[0] for link in every if link.startswith(self.url)}
        return sorted(found - {""}), {link.removeprefix(self.url) for link in framed}

    def faults(self, address: str, *, widths: tuple[int, ...] = WIDTHS, list_page: bool = False) -> Iterator[Fault]:
        """This will look at the open page at each width (px) and say what is wrong with it; of a page only read, that a list is empty."""
        for width in () if self.text else widths:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate(_TOO_WIDE)
            if wide:
                yield self._fault(address, width, f"wider than the screen: {wide}")
            if not self.page.evaluate("() => 'axe' in window"):
                self.page.evaluate(AXE.read_text(encoding="utf-8"))
            for violation in self.page.evaluate(_RUN_AXE):
                yield self._fault(address, width, f"axe {violation}")
        empty = _EMPTY_IN_TEXT.findall(self.text) if self.text else self.page.evaluate(_EMPTY)
        for words in empty if list_page else ():
            yield self._fault(address, WIDTHS[0], f"the list is empty: {words}")
        for complaint in self.complaints:
            yield self._fault(address, WIDTHS[0], complaint)

    def _fault(self, address: str, width: int, words: str) -> Fault:
        return Fault(persona=self.persona, address=address, width=width, words=words)
