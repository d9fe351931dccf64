"""Drawing what was disclosed: the search, the list, one matter; the same for the public and for those inside.

Must not know: who may read which ring; how a text was masked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from renda.domain.days import chinese_date
from renda.domain.disclosing import RING_WORDS, Ring
from renda.domain.form_cleaning import as_uuid
from renda.reads.disclosures import Choices, DisclosedFile, DisclosedItem, DisclosedPage, Searched
from renda.web.view_models import forms as drawn
from renda.web.view_models.case import Tile
from renda.web.view_models.entrance import Disclosure, DisclosureListPage, DisclosurePage
from renda.web.view_models.lists import Filter, FilterForm
from renda.web.view_models.parts import Empty, Fact, Head, Link, Pager

TITLE = "信息公开"
NO_FILES = "没有随同公开的附件；事项办理中的材料不公开。"
_YEAR = 4  # digits
_LABELS = {"q": "文字", "unit": "承办单位", "year": "年份", "kind": "类别", "ring": "公开范围"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the pages are: the list, and the address of a matter and of a file; `rings` is said where there are several."""

    layout: str
    list_href: str
    item_href: Callable[[UUID], str]
    file_href: Callable[[UUID, UUID], str]
    says_ring: bool = False
    data_links: tuple[Link, ...] = ()


def searched(request: HttpRequest, *, most: int = 50) -> Searched:
    """This will read from the address what is looked for; what makes no sense is left out."""
    day, _, key = request.GET.get("after", "").partition("_")
    found, year = as_uuid(key), request.GET.get("year", "")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        on = None
    return Searched(
        words=request.GET.get("q", "").strip()[:60], unit=request.GET.get("unit", ""), kind=request.GET.get("kind", ""),
        year=int(year) if len(year) == _YEAR and year.isascii() and year.isdigit() and int(year) else None,
        ring=request.GET.get("ring", ""), after=(on, found) if on is not None and found is not None else None, most=most,
    )


def drawn_list(request: HttpRequest, place: Place, found: DisclosedPage, choices: Choices, today: date) -> DisclosureListPage:
    """This will draw the list with its search."""
    narrowed = any(request.GET.get(name) for name in _LABELS)
    empty = Empty(
        why="没有找到符合条件的公开事项。" if narrowed else "目前没有公开的事项。",
        next_step=Link(label="看全部", href=place.list_href) if narrowed else None,
    )
    return DisclosureListPage(
        head=Head(title=TITLE), items=tuple(_row(place, i, today) for i in found.items), empty=empty,
        filters=tuple(_filters(request, place, choices)), filter_form=_form(request, place, choices),
        pager=_pager(request, place, found), data_links=place.data_links, layout=place.layout,
    )


def drawn_item(place: Place, item: DisclosedItem, today: date) -> DisclosurePage:
    """This will draw one matter; of one taken back, that it was, when and why."""
    running = item.runs_until is not None and item.runs_until >= today and item.withdrawn_on is None
    gone = f"本信息已于{chinese_date(item.withdrawn_on)}撤回。撤回理由：{item.withdrawn_reason}" if item.withdrawn_on else ""
    return DisclosurePage(
        head=Head(title=item.title, crumbs=(Link(label=TITLE, href=place.list_href),)), layout=place.layout,
        paragraphs=tuple(item.text.split("\n")) if item.text else (), result=tuple(item.result.split("\n")) if item.result else (),
        facts=tuple(f for f in _facts(place, item, today) if f.value), withdrawn_words=gone,
        tiles=tuple(drawn_file(f, place.file_href(item.id, f.id)) for f in item.files), no_files="" if item.withdrawn_on else NO_FILES,
        how_to_respond="公示期内有不同意见的，可以书面或来电向本机关办公室反映。" if running else "",
    )


def drawn_file(file: DisclosedFile, href: str) -> Tile:
    """This will draw a file that goes with a disclosure."""
    return Tile(name=file.name, href=href, preview_href="", remark=f"{max(file.size // 1024, 1)} KB", kind="page")


def _facts(place: Place, item: DisclosedItem, today: date) -> tuple[Fact, ...]:
    return (
        Fact(label="编号", value=item.number), Fact(label="类别", value=item.kind), Fact(label="承办单位", value=item.unit, is_unit=True),
        Fact(label="登记日期", value=chinese_date(item.begun_on) if item.begun_on else ""),
        Fact(label="办结日期", value=chinese_date(item.closed_on) if item.closed_on else ""),
        Fact(label="公开日期", value=chinese_date(item.published_on) if item.withdrawn_on is None else ""),
        Fact(label="公示期", value=_period(item, today)),
        Fact(label="公开范围", value=RING_WORDS[item.ring] if place.says_ring else ""),
    )


def _period(item: DisclosedItem, today: date) -> str:
    if item.runs_until is None or item.withdrawn_on is not None:
        return ""
    return f"公示至{item.runs_until.month}月{item.runs_until.day}日" if item.runs_until >= today else "公示期满"


def _row(place: Place, item: DisclosedItem, today: date) -> Disclosure:
    period = _period(item, today)
    return Disclosure(
        title=item.title, href=place.item_href(item.id), number=item.number, unit=item.unit, disclosed_on=item.published_on,
        period_words=period or "已公开", is_open=period.startswith("公示至"),
        ring_words=RING_WORDS[item.ring] if place.says_ring else "",
    )


def _options(place: Place, choices: Choices) -> dict[str, list[tuple[str, str]]]:
    found = {
        "unit": [(u, u) for u in choices.units], "year": [(str(y), f"{y}年") for y in choices.years], "kind": list(choices.kinds),
    }
    return found | ({"ring": [(str(r), RING_WORDS[r]) for r in Ring]} if place.says_ring else {})


def _form(request: HttpRequest, place: Place, choices: Choices) -> FilterForm:
    fields = [drawn.Field(name="q", label="文字或编号", value=request.GET.get("q", ""), is_needed=False)]
    for name, pairs in _options(place, choices).items():
        options = tuple(drawn.Choice(value=v, label=w, is_chosen=v == request.GET.get(name, "")) for v, w in pairs)
        fields.append(drawn.Field(
            name=name, label=_LABELS[name], kind=drawn.FieldKind.CHOICE, choices=options, is_needed=False, is_folded=True,
            blank_label="不限",
        ))
    return FilterForm(action_href=place.list_href, fields=tuple(fields))


def _filters(request: HttpRequest, place: Place, choices: Choices) -> list[Filter]:
    words = {name: dict(pairs) for name, pairs in _options(place, choices).items()}
    found = []
    for name, label in _LABELS.items():
        value = request.GET.get(name, "")
        if value and (name == "q" or name in words):
            rest = [(n, request.GET[n]) for n in _LABELS if n != name and request.GET.get(n)]
            shown = words.get(name, {}).get(value, value)
            found.append(Filter(label=label, value=shown, remove_href=f"{place.list_href}?{urlencode(rest)}".rstrip("?")))
    return found


def _pager(request: HttpRequest, place: Place, found: DisclosedPage) -> Pager | None:
    if found.next_after is None and "after" not in request.GET:
        return None
    rest = [(n, request.GET[n]) for n in _LABELS if request.GET.get(n)]
    following = ""
    if found.next_after is not None:
        day, key = found.next_after
        following = f"{place.list_href}?{urlencode([*rest, ('after', f'{day.isoformat()}_{key}')])}"
    first = f"{place.list_href}?{urlencode(rest)}".rstrip("?") if "after" in request.GET else ""
    return Pager(words=f"本页{len(found.items)}项", previous_href=first, next_href=following)
