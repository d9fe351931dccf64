"""The library: documents at a glance, searched and picked by two.

Words, counts and addresses come ready from the view; this module must not compute any of them.
"""

from dataclasses import dataclass

from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Empty, Head, Pager, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage:
    """pages/library.html: a search over the texts, a tab a year, and a table of which two rows are picked to be compared."""

    head: Head
    query: str
    search_href: str
    compare_href: str
    views: tuple[Tab, ...]
    table: Table
    empty: Empty
    total_words: str
    hidden: tuple[tuple[str, str], ...] = ()
    may_compare: bool = False
    pager: Pager | None = None
