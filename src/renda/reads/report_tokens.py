"""What the tokens of a report's wording stand for at this moment: figures with their cases, lists of matters, the day.

Must not know: Word, pages, who drafts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.days import chinese_date
from renda.domain.figure_values import Counted
from renda.domain.indicators import Indicator, IndicatorKind, Made
from renda.domain.periods import Period
from renda.domain.reporting import EACH, AnnexTable, ReportKind, parse_token, token_of
from renda.reads.figure_catalogue import known_figures, own_figures
from renda.reads.figure_cells import Cases, figure_case_lists
from renda.reads.figure_past import AsOf, Predicate, source_of
from renda.reads.figure_sql import UnknownScope, whole_of
from renda.reads.figures import Figure, Wanted, figure_from, figures_for, scope_words_of
from renda.store.contributions import contributions, dimensions
from renda.store.unit_of_work import present_organ, reading

_ANY_DAY = date(2026, 1, 1)
"""For asking whether a figure can be counted at all; days before and after it can be written."""
TOKEN = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
AS_OF, LIST, NAMES, IN_PERIOD = "as_of", "list.", "names.", "period"
NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """A figure with the cases it was counted from."""

    figure: Figure
    cases: Cases


def used_tokens(wording: str) -> tuple[str, ...]:
    """This will name the tokens of a wording, each once, in order."""
    return tuple(dict.fromkeys(found.strip() for found in TOKEN.findall(wording)))


def offered_tokens(kind: ReportKind) -> tuple[str, ...]:
    """This will name every figure of the kind's folder, whole and by the groups that the report is parted by, and the office's own."""
    own = next((c.indicators for c in contributions() if kind.key in {r.key for r in c.reports}), None)
    declared = own if own is not None else tuple(i for c in contributions() for i in c.indicators)
    by = dimensions().get(kind.private_dimension)
    groups = by.groups if by else ()
    if kind.of:
        return tuple(token_of(i.key, scope) for c in contributions() for i in c.indicators if (scope := narrowed(kind, i)))
    return tuple(
        token for i in declared
        for token in (i.key, *(token_of(i.key, {kind.private_dimension: g.key}) for g in groups if by and i.procedure in by.procedures))
    ) + (tuple(i.key for i in own_figures()) if present_organ() else ())


def narrowed(kind: ReportKind, indicator: Indicator) -> dict[str, str]:
    """This will give the scope that keeps a figure to the case the report is about; empty where it is about none."""
    known = dimensions()
    return kind.scope_of(lambda name: known[name].procedures if name in known else (), indicator.procedure)


def wanted_of(token: str, known: Mapping[str, Indicator]) -> Wanted | None:
    """This will read a token as one of the known figures; None when it is not one, or cannot be narrowed so."""
    parsed = parse_token(token)
    if parsed is None or parsed[0] not in known:
        return None
    wanted = Wanted(key=parsed[0], scope=parsed[1])
    if known[wanted.key].made is Made.MANUAL:
        return None if wanted.scope else wanted
    try:
        whole_of(known[wanted.key], wanted.scope, AsOf(day=_ANY_DAY))
    except UnknownScope:
        return None
    return wanted


def known_tokens(kind: ReportKind, wording: str) -> tuple[str, ...]:
    """This will name every token that may stand in the wording."""
    known = known_figures()
    fixed = (AS_OF, *((IN_PERIOD,) if kind.has_period else ()), *(f"{LIST}{key}" for key in kind.lists))
    used = tuple(one for token in used_tokens(wording) for one in _of_each_group(token))
    told = (t for t in used if wanted_of(t, known) or _listing(t, kind, known))
    return tuple(dict.fromkeys((*fixed, *offered_tokens(kind), *told)))


def _listing(token: str, kind: ReportKind, known: Mapping[str, Indicator]) -> Wanted | None:
    """Whose cases a token names one after another; None where it is no such token, or of a figure whose cases may not be named."""
    prefix = next((p for p in (LIST, NAMES) if token.startswith(p)), "")
    wanted = wanted_of(token.removeprefix(prefix), known) if prefix else None
    return wanted if wanted and wanted.key in kind.lists else None


def _of_each_group(token: str) -> tuple[str, ...]:
    """A token that stands for each group, as one for every group there is."""
    if EACH not in token:
        return (token,)
    by = dimensions()[next(k for k, v in (parse_token(token) or ("", {}))[1].items() if v == EACH)]
    return tuple(token.replace(EACH, g.key) for g in by.groups)


def figures_of_tokens(tokens: Iterable[str], *, organ_id: UUID, as_of: date) -> dict[str, Figure]:
    """This will count the figures that tokens ask for; tokens that are no figures are left out."""
    with reading(organ_id):
        known = known_figures()
        asked = {t: w for t in tokens if (w := wanted_of(t, known)) is not None}
        found = figures_for(asked.values(), organ_id=organ_id, as_of=as_of) if asked else ()
    return dict(zip(asked, found, strict=True))


_LISTED = frozenset({IndicatorKind.COUNT, IndicatorKind.RATE})


def is_listed(key: str) -> bool:
    """This will say whether a figure is the number of its cases (or a share of them), so that it can be recounted from its list."""
    known = known_figures().get(key)
    return known is not None and known.made is not Made.MANUAL and known.kind in _LISTED


def counted_figures(tokens: Iterable[str], *, organ_id: UUID, as_of: date, past: bool = False) -> dict[str, CountedFigure]:
    """This will count figures from their listed cases, so that a filed figure and its cases cannot disagree.

    With `past` they are counted as the records stood at the end of the day `as_of`. Sums, means, persons and rosters
    are counted beside their cases; what was filled in has none.
    """
    with reading(organ_id):
        known = known_figures()
        asked = {t: w for t in tokens if (w := wanted_of(t, known)) is not None}
        computed = {t: (known[w.key], w.scope) for t, w in asked.items() if known[w.key].made is not Made.MANUAL}
        at = AsOf(day=as_of, past=past)
        listed = dict(zip(computed, figure_case_lists(list(computed.values()), organ_id=organ_id, at=at), strict=True))
        others = [t for t in asked if t not in computed or computed[t][0].kind not in _LISTED]
        found = dict(zip(others, figures_for([asked[t] for t in others], organ_id=organ_id, as_of=as_of, past=past), strict=True))
        words = dict(zip(asked, scope_words_of([w.scope for w in asked.values()]), strict=True))
    return {
        t: CountedFigure(
            figure=found[t] if t in found else _counted(*computed[t], words[t], listed[t], as_of), cases=listed.get(t, Cases()),
        )
        for t in asked
    }


def _counted(
    indicator: Indicator, scope: Mapping[str, str], words: str, cases: Cases, as_of: date
) -> Figure:
    counted = Counted(part=len(cases.inside), whole=len(cases))
    return figure_from(indicator, scope, words, counted, as_of)


def plain_tokens(
    kind: ReportKind, wording: str, *, organ_id: UUID, as_of: date, period: Period | None = None
) -> dict[str, str]:
    """This will give the texts of the tokens that are no figures: the day, the period, and the matters of each list."""
    texts = {AS_OF: chinese_date(as_of), **({IN_PERIOD: period.words} if period else {})}
    with reading(organ_id):
        known = known_figures()
        for token in dict.fromkeys((*(LIST + key for key in kind.lists), *used_tokens(wording))):
            wanted = _listing(token, kind, known)
            if wanted:
                texts[token] = _named(wanted, kind, organ_id, as_of, brief=token.startswith(NAMES))
    return texts


def private_of(kind: ReportKind, procedure: str) -> Predicate:
    """This will say by a condition which cases are counted only, because they are somebody's own."""
    by = dimensions().get(kind.private_dimension)
    if by is None or procedure not in by.procedures:
        by = next((d for d in dimensions().values() if procedure in d.procedures and any(g.private for g in d.groups)), None)
    members = [m for g in (by.groups if by else ()) if g.private for m in g.members]
    return Predicate(sql=f"d.{by.recorded} = ANY(%s)", values=(members,)) if by and members else Predicate(sql="FALSE")


def _named(wanted: Wanted, kind: ReportKind, organ_id: UUID, as_of: date, *, brief: bool) -> str:
    """Name the first matters of a list, soonest due first; those that are private come last and are only counted."""
    indicator = known_figures()[wanted.key]
    scope = {**narrowed(kind, indicator), **wanted.scope}
    whole, private = whole_of(indicator, scope, AsOf(day=as_of)), private_of(kind, indicator.procedure)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.title, c.number, coalesce({'nullif(u.short_name, %s), ' if brief else ''}u.name, ''),"  # noqa: S608 - declared names only
            " (SELECT max(k.due_on) FROM store_clock k WHERE k.case_id = c.id AND k.state = 'running') AS due,"
            f" coalesce({private.sql}, FALSE) AS private, count(*) OVER (PARTITION BY coalesce({private.sql}, FALSE)), count(*) OVER ()"
            f" FROM {source_of(indicator.procedure)} LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql} ORDER BY private, due NULLS LAST, c.id LIMIT %s",
            [*([""] if brief else ()), *private.values, *private.values, organ_id, indicator.procedure, *whole.values, NAMED_AT_MOST],
        )
        rows = cursor.fetchall()
    named = [r for r in rows if not r[4]]
    total, open_to_all = rows[0][6] if rows else 0, named[0][5] if named else 0
    names = _in_brief(named) if brief else "；".join(_one(*r[:4]) for r in named)
    annexed = "，详见附件" if not brief and indicator.procedure in {a.procedure for a in kind.annexes if isinstance(a, AnnexTable)} else ""
    names += ("等" if brief else f"等{open_to_all}项{annexed}") if open_to_all > len(named) else ""
    hidden = f"另有{total - open_to_all}项属个人层面，只计数" if total > open_to_all else ""
    return "；".join(text for text in (names, hidden) if text) or "无"


def _in_brief(named: Sequence[Sequence[str]]) -> str:
    """Unit and title; between titles alone no stop is set beside their quotation marks (GB/T 15834)."""
    return ("、" if any(r[2] for r in named) else "").join(f"{r[2]}“{r[0].rstrip('。')}”" for r in named)


def _one(title: str, number: str | None, unit: str, due_on: date | None) -> str:
    about = [number or "未编号", *([unit] if unit else []), *([f"期限{chinese_date(due_on)}"] if due_on else [])]
    return f"{title.rstrip('。')}（{'，'.join(about)}）"
