"""To-do, worklist, search results and the other pages that are a list.

Words, counts and addresses come ready from the view; this module must not compute any of them.
"""

from dataclasses import dataclass
from datetime import datetime

from renda.web.view_models.forms import Field
from renda.web.view_models.parts import Button, Due, DueLevel, Empty, Head, Pager, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoRow:
    """One thing to do: when, verb and matter, where it comes from, why it is mine, one button."""

    due: Due
    verb: str
    title: str
    href: str
    act: Button
    why: str = ""
    number: str = ""
    unit: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoGroup:
    """已超期, 今天, 本周 or 以后, with its count in full even when not all rows are shown."""

    title: str
    count: int
    rows: tuple[TodoRow, ...]
    remark: str = ""
    is_late: bool = False
    more_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoPage:
    """pages/todo.html: groups in order; groups without rows are left out by the view."""

    head: Head
    groups: tuple[TodoGroup, ...]
    empty: Empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab over a list."""

    label: str
    href: str
    count: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A condition in force; `remove_href` is the address without it."""

    label: str
    value: str
    remove_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A total of the list by level; the words include the number (“超期 4”)."""

    level: DueLevel
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """An act on the picked rows: one button of the list's form (name="act")."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterForm:
    """加条件: a GET form; `hidden` keeps what is already in the address, `acts` lead on with the picked rows to `acts_href`."""

    action_href: str
    fields: tuple[Field, ...]
    acts: tuple[BulkAct, ...] = ()
    acts_href: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """pages/worklist.html, also documents, figures, reports, accounts: tabs, chips, totals, one table.

    `bulk_href` takes the picked rows as `pick` and the act as `act` by POST; its table must then hold no buttons
    by POST of its own, as forms do not nest. `narrow` lists the picked rows alone, by GET: to print or to pass on.
    """

    head: Head
    table: Table
    empty: Empty
    views: tuple[Tab, ...] = ()
    save_view_href: str = ""
    filters: tuple[Filter, ...] = ()
    filter_form: FilterForm | None = None
    clear_href: str = ""
    total_words: str = ""
    tallies: tuple[Tally, ...] = ()
    bulk_acts: tuple[BulkAct, ...] = ()
    bulk_href: str = ""
    bulk_remark: str = ""
    pager: Pager | None = None
    lede: str = ""
    narrow: FilterForm | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One search result: number, title, a passage cut around the words found (before, found, after)."""

    title: str
    href: str
    kind: str
    number: str = ""
    unit: str = ""
    due: Due | None = None
    passage: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """pages/search.html: what was asked, capped count in words, hits, and what to try when there is none."""

    head: Head
    query: str
    action_href: str
    count_words: str
    hits: tuple[Hit, ...]
    empty: Empty
    pager: Pager | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One notice: when, what kind, the whole message as a link, and for a reminder how its clock stands now."""

    made_at: datetime
    kind: str
    text: str
    href: str
    is_read: bool = False
    due: Due | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesPage:
    """pages/notices.html: newest first; looking at the list marks nothing read."""

    head: Head
    rows: tuple[NoticeRow, ...]
    empty: Empty
    views: tuple[Tab, ...] = ()
    pager: Pager | None = None
