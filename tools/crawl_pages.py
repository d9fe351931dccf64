"""Walks through the running demonstration as every persona, following links, and says what is wrong with each page.

    make walk                                          the system at http://127.0.0.1:8000
    make walk WALK="ADDRESS --per-kind 3 --only coordinator --pictures FOLDER --print FOLDER"

One address of each kind is opened (`--per-kind` for more), every entry of the navigation always. The same walk, kept
short, is `tests/journeys/test_every_page.py`. Must not know: how the system is started.
"""

import argparse
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tools.page_checks import WIDTHS, Desk, Fault

PERSONAS = (
    "coordinator", "leader", "secretary", "handler", "verifier", "audit_admin", "system_admin", "security_admin", "public",
)
_IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
_NAMED = re.compile(r"^/(ledger|figures|procedures|api)/[\w-]+|/acts/[\w-]+|/new/[\w-]+")
ONES_OWN = ("/imports/", "/ledger/disclosure/", "/drafts/")
"""Lists of what one brought in or proposed oneself: empty for most people, and they say so with a next step."""
_LEAVES = ("/accounts/logout/", "/static/", "/post/")
CHROMIUM = "/usr/bin/chromium"
NAVIGATION = "the navigation"


def kind_of(address: str, *, coarse: bool = False) -> str:
    """This will give what addresses of one kind share: identifiers and values left out; `coarse` leaves names and queries out too.

    Of a query the first name counts only: narrowed figures and lists combine their conditions without end.
    """
    path, _, query = address.partition("?")
    path = re.sub(r"/\d+(?=/|$)", "/N", _IDS.sub("ID", path))
    if coarse or query:
        path = _NAMED.sub(lambda found: found.group().rsplit("/", 1)[0] + "/*", path)
    if coarse:
        return path
    names = sorted({pair.split("=")[0] for pair in query.split("&") if pair})
    return path + ("?" + names[0] if names else "")


def enter(page: Any, url: str, persona: str) -> str:
    """This will sign in as a persona (the public needs none) and give the first address to look at."""
    if persona == "public":
        return "/public/"
    page.goto(f"{url}/accounts/login/")
    page.click(f'button[name="persona"][value="{persona}"]')
    return "/"


def walk(
    desk: Desk, start: str, *, per_kind: int = 1, coarse: bool = False, known: set[str] | None = None,
    look: Callable[[Desk, str, str], None] = lambda _desk, _kind, _address: None,
) -> Iterator[Fault]:
    """This will open pages by following links from `start` and give the faults.

    Kinds in `known`, which grows, have been examined as somebody else: such a page is only asked whether it answers, and
    read without being drawn where the navigation leads there; the others are looked at in one width each, in turn.
    `look` is called with every page that opened.
    """
    waiting, seen, opened = deque([(start, "")]), {start}, Counter[str]()
    while waiting:
        address, came_from = waiting.popleft()
        kind = kind_of(address, coarse=coarse)
        if opened[kind] >= per_kind and came_from != NAVIGATION:
            continue
        opened[kind] += 1
        is_known = known is not None and kind in known and address != start
        opens = desk.go if not is_known else desk.read if came_from == NAVIGATION else desk.ask
        status = opens(address)
        if status >= 400:
            yield Fault(persona=desk.persona, address=address, width=0, words=f"{status}, linked from {came_from}")
        if status >= 400 or not desk.page_is(address):
            if known is not None and status < 400 and not desk.at:  # a file: it is drawn for nobody
                known.add(kind)
            continue
        widths = WIDTHS if known is None else (WIDTHS[len(known) % 2],) if kind not in known else ()
        yield from desk.faults(address, widths=widths, list_page="?" not in address and not address.startswith(ONES_OWN))
        if known is not None:
            known.add(kind)
        look(desk, kind, address)
        found, in_frame = desk.links()
        for link in found:
            if link not in seen and not link.startswith(_LEAVES):
                seen.add(link)
                waiting.append((link, NAVIGATION if link in in_frame else address))


class Pictures:
    """Keeps one picture of each kind of page at 1440 and 390 px and, where asked, its print (PDF)."""

    def __init__(self, folder: Path | None, prints: Path | None) -> None:
        self.folder, self.prints = folder, prints
        self.kept: set[str] = set()

    def __call__(self, desk: Desk, kind: str, _address: str) -> None:
        """This will picture the open page, once for each persona and kind."""
        name = f"{desk.persona}{re.sub(r'[^A-Za-z0-9]+', '-', kind).rstrip('-') or '-start'}"
        if name in self.kept:
            return
        self.kept.add(name)
        for width in (390, 1440) if self.folder else ():
            desk.page.set_viewport_size({"width": width, "height": 900})
            desk.page.screenshot(path=f"{self.folder}/{name}-{width}.png", full_page=True)
        if self.prints:
            desk.page.emulate_media(media="print")
            desk.page.pdf(path=f"{self.prints}/{name}.pdf", prefer_css_page_size=True)
            desk.page.emulate_media(media="screen")


def main() -> int:
    """This will walk as each persona and print every fault; 1 where there is one."""
    from playwright.sync_api import sync_playwright

    asked = _options().parse_args()
    for folder in (asked.pictures, asked.print):
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
    pictures, count, pages = Pictures(asked.pictures, asked.print), 0, Counter[str]()

    def look(desk: Desk, kind: str, address: str) -> None:
        pages[desk.persona] += 1
        pictures(desk, kind, address)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
        for persona in asked.only or PERSONAS:
            context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900})
            context.set_default_timeout(120_000)
            desk = Desk(context.new_page(), asked.url, persona)
            for fault in walk(desk, enter(desk.page, asked.url, persona), per_kind=asked.per_kind, look=look):
                count += 1
                print(fault, flush=True)
            context.close()
        browser.close()
    print(f"{sum(pages.values())} pages looked at ({', '.join(f'{p} {n}' for p, n in pages.items())}), {count} faults")
    return 1 if count else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--per-kind", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=PERSONAS)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--print", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
