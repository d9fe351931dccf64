"""What a figure's page is asked for in its address: the scope, the period, the day it stands at.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from renda.domain.periods import PERIOD_KEYS, Period, parse_period
from renda.store.contributions import dimensions
from renda.web.view_models.figures import DayForm


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigure:
    """A scope and a day; `past` where the day is before today."""

    scope: Mapping[str, str]
    day: date
    past: bool

    @property
    def past_day(self) -> date | None:
        """This will give the day where it has to stand in addresses."""
        return self.day if self.past else None


def asked_figure(request: HttpRequest, *, today: date, done: bool) -> AskedFigure:
    """This will read the address; a day that is none, or yet to come, is today. `done` where the figure knows a day of completion."""
    scope = {name: request.GET[name] for name in (*dimensions(), *PERIOD_KEYS) if request.GET.get(name)}
    first, last, on = _day(request.GET.get("first")), _day(request.GET.get("last")), request.GET.get("on", "")
    day = min(_day(request.GET.get("as_of")) or today, today)
    if (first or last) and on in _keys(done):
        period = Period(first or date(1990, 1, 1), last or day)
        scope = {k: v for k, v in scope.items() if k not in PERIOD_KEYS}
        if period.first <= period.last:
            scope[on] = period.text
    return AskedFigure(scope=scope, day=day, past=day < today)


def _keys(done: bool) -> tuple[str, ...]:
    return tuple(k for k in PERIOD_KEYS if k != "done" or done)


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year > 1 else None


def day_form(key: str, asked: AskedFigure, *, today: date, done: bool) -> DayForm:
    """This will draw the form that asks for another day or period."""
    on, period = next(((k, parse_period(v)) for k, v in asked.scope.items() if k in PERIOD_KEYS), ("opened", None))
    return DayForm(
        action_href=reverse("figure", args=(key,)), day=asked.day.isoformat(), latest=today.isoformat(), on=on,
        first=period.first.isoformat() if period else "", last=period.last.isoformat() if period else "",
        choices=tuple((k, PERIOD_KEYS[k]) for k in _keys(done)),
        hidden=tuple((k, v) for k, v in asked.scope.items() if k not in PERIOD_KEYS),
        clear_href=reverse("figure", args=(key,)) if asked.past or period else "",
    )
