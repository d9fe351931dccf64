"""Template tags for the parts every page is built of.

They draw what they are given; they must not query, count or decide.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from renda.web.view_models.case import Clock, Step, Tile, TimelineEntry
from renda.web.view_models.forms import Field, Form
from renda.web.view_models.lists import Filter, FilterForm, Tab
from renda.web.view_models.parts import Button, Due, Empty, Fact, Figure, Head, Pager, Run, Table

register = template.Library()

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"
BEFORE = "工作委员会|委员会|服务中心|保护中心|管理局|管理委员会|督办科|工作专班|综合协调组|（"
AFTER = "人大常委会|城乡建设与|教育科学|农业与|市政府|市委|办公室|党委|专班|领导小组|选举任免|管理局"


def _breaks(name: str) -> list[int]:
    """Places where a long unit name may wrap: between words of the office, never leaving one character alone."""
    places = {match.end() for match in re.finditer(AFTER, name)}
    places |= {match.start() for match in re.finditer(BEFORE, name)}
    kept: list[int] = []
    for place in sorted(places):
        enough_before = place - (kept[-1] if kept else 0) >= 3
        if enough_before and len(name) - place >= 3 and name[place] not in "）、，。":
            kept.append(place)
    return kept


@register.filter
def unit(name: str) -> SafeString:
    """This will draw a unit's name so that a long one wraps at a word."""
    edges = [0, *_breaks(name), len(name)]
    pieces = [escape(name[a:b]) for a, b in pairwise(edges)]
    return format_html('<span class="unit">{}</span>', mark_safe("<wbr>".join(pieces)))  # noqa: S308 - pieces are escaped


@register.filter
def cn_date(day: date | None) -> str:
    """This will word a day in full: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


@register.filter
def cn_day(day: date | None) -> str:
    """This will word a day without its year: 3月2日."""
    return f"{day.month}月{day.day}日" if day else ""


@register.filter
def cn_weekday(day: date | None) -> str:
    """This will word the day of the week: 星期一."""
    return "星期" + WEEKDAYS[day.weekday()] if day else ""


@register.filter
def cn_time(at: datetime | None) -> str:
    """This will word an instant on the clock of Asia/Shanghai: 2026年3月2日 09:05."""
    if at is None:
        return ""
    there = at.astimezone(SHANGHAI)
    return f"{there.year}年{there.month}月{there.day}日 {there:%H:%M}"


@register.filter
def pair(left: Sequence[Any], right: Sequence[Any]) -> Iterable[tuple[Any, Any]]:
    """This will join two sequences of the same length for one loop, e.g. columns and cells."""
    return zip(left, right, strict=True)


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """This will draw one sign of the sprite, hidden from screen readers as words always stand beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="#{}"/></svg>', f" {extra}" if extra else "", name
    )


@register.simple_tag
def due(chip: Due | None, *, with_day: bool = True) -> SafeString:
    """This will draw a due chip, and beside it the day in words when it has one."""
    if chip is None:
        return SafeString("")
    drawn = format_html('<span class="due due--{}">{}{}</span>', chip.level, icon(chip.level), chip.words)
    if not with_day or chip.due_on is None:
        return drawn
    provisional = format_html("<small>{}</small>", "暂定") if chip.is_provisional else ""
    return format_html(
        '{} <time class="due__d" datetime="{}">{}{}</time>',
        drawn, chip.due_on.isoformat(), chip.week or (cn_date(chip.due_on) if chip.with_year else cn_day(chip.due_on)), provisional,
    )  # fmt: skip


@register.simple_tag
def hidden(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """This will draw hidden inputs."""
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.inclusion_tag("parts/head.html", takes_context=True)
def page_head(context: template.Context, head: Head) -> dict[str, Any]:
    """This will draw crumbs, title, remarks and the buttons at the right."""
    return _with_token(context, head=head)


@register.inclusion_tag("parts/button.html", takes_context=True)
def button(context: template.Context, button: Button, size: str = "", serial: str = "") -> dict[str, Any]:
    """This will draw a verb as a link, a one-button form, or greyed with its reason."""
    return _with_token(context, button=button, size=size, serial=serial)


@register.inclusion_tag("parts/acts.html", takes_context=True)
def act_bar(context: template.Context, acts: Sequence[Button]) -> dict[str, Any]:
    """This will draw the bar of acts, refused ones with their reasons beside them."""
    return _with_token(context, acts=acts)


@register.simple_tag
def runs(pieces: Iterable[Run]) -> SafeString:
    """This will draw a sentence of plain, strong, linked and counted pieces."""
    return _within_a_line("parts/runs.html", pieces=pieces)


@register.simple_tag
def figure(figure: Figure) -> SafeString:
    """This will draw a number that opens its definition."""
    return _within_a_line("parts/figure.html", figure=figure)


@register.inclusion_tag("parts/facts.html")
def facts(facts: Iterable[Fact]) -> dict[str, Any]:
    """This will draw labels with their values."""
    return {"facts": facts}


@register.inclusion_tag("parts/steps.html")
def steps(steps: Iterable[Step]) -> dict[str, Any]:
    """This will draw the stage stepper."""
    return {"steps": steps}


@register.inclusion_tag("parts/clock.html")
def clock(clock: Clock) -> dict[str, Any]:
    """This will draw a clock with its workings folded under it."""
    return {"clock": clock}


@register.inclusion_tag("parts/timeline.html")
def timeline(entries: Iterable[TimelineEntry]) -> dict[str, Any]:
    """This will draw what happened, in sentences, newest as given first."""
    return {"entries": entries}


@register.inclusion_tag("parts/tile.html")
def tile(tile: Tile) -> dict[str, Any]:
    """This will draw one piece of evidence with its preview."""
    return {"tile": tile}


@register.inclusion_tag("parts/table.html", takes_context=True)
def data_table(context: template.Context, table: Table) -> dict[str, Any]:
    """This will draw a table that becomes cards on a phone and repeats its head in print."""
    return _with_token(context, table=table)


@register.inclusion_tag("parts/views.html")
def views(views: Iterable[Tab], save_href: str = "") -> dict[str, Any]:
    """This will draw saved views as tabs."""
    return {"views": views, "save_href": save_href}


@register.inclusion_tag("parts/filters.html")
def filters(filters: Iterable[Filter], form: FilterForm | None = None, clear_href: str = "") -> dict[str, Any]:
    """This will draw the conditions in force as removable chips, and 加条件 with its form."""
    return {"filters": filters, "filter_form": form, "clear_href": clear_href}


@register.inclusion_tag("parts/pager.html")
def pager(pager: Pager | None) -> dict[str, Any]:
    """This will draw where one stands in a long list."""
    return {"pager": pager}


@register.inclusion_tag("parts/empty.html")
def empty_list(empty: Empty) -> dict[str, Any]:
    """This will say why a list has no rows and what comes next."""
    return {"empty": empty}


@register.inclusion_tag("parts/form.html", takes_context=True)
def act_form(context: template.Context, form: Form) -> dict[str, Any]:
    """This will draw a whole form: error summary, conflict, fields, hidden values and its buttons."""
    return _with_token(context, form=form)


@register.inclusion_tag("parts/field.html")
def field(field: Field) -> dict[str, Any]:
    """This will draw one declared field with help, origin and errors."""
    return {"field": field}


def _within_a_line(name: str, **values: Any) -> SafeString:
    """A file ends with a line break; within a Chinese sentence that would be a gap before the next sign."""
    return mark_safe(render_to_string(name, values).strip())  # noqa: S308 - rendered by a template that escapes


def _with_token(context: template.Context, **values: Any) -> dict[str, Any]:
    """Inclusion templates get no outer context: hand on the token that forms need."""
    return {"csrf_token": context.get("csrf_token"), **values}
