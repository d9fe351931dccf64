"""The dashboard of one post: its numbers, what changed this week, how they part by unit and by week – figures all of them.

A view is a scope: the whole organ, the units in the post's charge, the own unit. Must not know: pages, which figures exist.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from renda.domain.overview import Weekly
from renda.domain.periods import Period
from renda.domain.rights import Actor, Duty
from renda.reads.figure_breakdowns import figures_by
from renda.reads.figure_cases import opened_counts
from renda.reads.figure_catalogue import known_figures
from renda.reads.figures import Figure, Wanted, figures_for
from renda.reads.form_choices import units_today
from renda.store.contributions import overview

MOST_NUMBERS = 6
WEEKS = 8


class View(StrEnum):
    """Whose work is shown (closed set)."""

    OFFICE = "office"
    LEADER = "leader"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A piece of the week's sentence: what happened and how often; where `before` is given, as it stood at the end of last week."""

    words: str
    figure: Figure
    before: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBar:
    """One unit: the figure, and the part of it that is late."""

    label: str
    whole: Figure
    late: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitBars:
    """A figure by unit, in organisational order; only units that have any."""

    label: str
    late_label: str
    bars: tuple[UnitBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """How often something happened in each of the last weeks, the present one last and not yet over."""

    words: str
    weeks: tuple[tuple[Period, Figure], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Everything the dashboard shows of one view; `hidden` says of each number how many of its cases the actor may not open."""

    numbers: tuple[Figure, ...]
    hidden: tuple[int, ...]
    changed: tuple[Changed, ...]
    by_unit: tuple[UnitBars, ...]
    by_week: tuple[Weeks, ...]


def views_of(actor: Actor) -> tuple[View, ...]:
    """This will list the views a post has, its own first: what it has charge of, what it coordinates, its unit."""
    charge = (View.LEADER,) if actor.supervised else ()
    whole = (View.OFFICE, View.UNIT) if actor.duties & {Duty.COORDINATE, Duty.VERIFY, Duty.LEAD} else (View.UNIT, View.OFFICE)
    return (*charge, *whole)


def scope_of(view: View, actor: Actor) -> Mapping[str, str]:
    """This will give the scope of a view as figures take it."""
    match view:
        case View.OFFICE:
            return {}
        case View.LEADER:
            return {"unit": ",".join(sorted(str(u) for u in actor.supervised))}
        case View.UNIT:
            return {"unit": str(actor.unit_id)}


def dashboard(actor: Actor, view: View, *, today: date) -> Dashboard:
    """This will gather a view: the figures of now in one statement a procedure, those of last week in another."""
    scope, shown = scope_of(view, actor), overview()
    week = Period(today - timedelta(days=today.weekday()), today)
    periods = _weeks(week)
    large = [Wanted(key=k, scope=scope) for k in shown.dashboard[:MOST_NUMBERS]]
    wanted = [*large, *(_in(piece, scope, week) for piece in shown.weekly)]
    wanted += [_in(piece, scope, period) for piece in shown.by_week for period in periods]
    found = iter(figures_for(wanted, organ_id=actor.organ_id, as_of=today))
    numbers = tuple(next(found) for _ in large)
    opened = opened_counts(large, actor=actor, as_of=today)
    now = [(piece, next(found)) for piece in shown.weekly]
    by_week = tuple(Weeks(words=piece.words, weeks=tuple((p, next(found)) for p in periods)) for piece in shown.by_week)
    before = _stood([p.key for p in shown.weekly if not p.by], scope, actor, week.first - timedelta(days=1))
    return Dashboard(
        numbers=numbers, hidden=tuple(f.cases - n for f, n in zip(numbers, opened, strict=True)), by_week=by_week,
        changed=tuple(Changed(words=p.words, figure=f, before=None if p.by else before[p.key]) for p, f in now),
        by_unit=() if view is View.UNIT else _bars(actor, scope, today, shown.by_unit),
    )


def _stood(keys: Sequence[str], scope: Mapping[str, str], actor: Actor, day: date) -> dict[str, Figure]:
    found = figures_for([Wanted(key=k, scope=scope) for k in keys], organ_id=actor.organ_id, as_of=day, past=True)
    return dict(zip(keys, found, strict=True))


def _weeks(present: Period) -> tuple[Period, ...]:
    first = [present.first - timedelta(weeks=n) for n in range(WEEKS - 1, 0, -1)]
    return (*(Period(day, day + timedelta(days=6)) for day in first), present)


def _in(piece: Weekly, scope: Mapping[str, str], period: Period) -> Wanted:
    return Wanted(key=piece.key, scope={**scope, **({piece.by: period.text} if piece.by else {})})


def _bars(actor: Actor, scope: Mapping[str, str], today: date, pairs: Sequence[tuple[str, str]]) -> tuple[UnitBars, ...]:
    if not pairs:
        return ()
    order, known = [str(u.id) for u in units_today(today)], known_figures()
    found = []
    for keys in pairs:
        groups, lates = (
            {g.key: g for g in one} for one in figures_by("unit", keys=keys, organ_id=actor.organ_id, as_of=today, scope=scope)
        )
        bars = tuple(
            UnitBar(label=groups[k].label, whole=groups[k].figure, late=lates[k].figure if k in lates else None)
            for k in order if k in groups
        )
        found.append(UnitBars(label=known[keys[0]].label, late_label=known[keys[1]].label, bars=bars))
    return tuple(found)
