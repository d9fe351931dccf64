"""A draft's figures beside the ledger: what each may mean, what the ledger says of it, and whether the two agree.

Names are weighed by `language.figure_naming`; the figures that may be meant are counted together, as of the days and over the periods
that the text names. The ledger is only read. Must not know: files, pages, how a figure is counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from renda.domain.indicators import Indicator, Made
from renda.domain.periods import Period
from renda.domain.reporting import token_of
from renda.domain.rights import Actor, works_in_organ
from renda.language.agreement import agrees
from renda.language.characters import party_unmasked, plain_form
from renda.language.draft_figures import DraftFigure, draft_figures
from renda.language.figure_naming import Meaning, Namer
from renda.language.figure_settings import Setting
from renda.language.figure_times import Held, times_of
from renda.language.moods import moods_of
from renda.language.named_days import NamedTime
from renda.language.outline import outline_of
from renda.language.passages import passages_of
from renda.language.proposal import Figure, Heading
from renda.language.title import title_of
from renda.language.uncompared import uncompared
from renda.language.whose_paper import other_issuer
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_names import PART, figure_names
from renda.reads.figure_past import AsOf
from renda.reads.figure_sql import UnknownScope, whole_of
from renda.reads.figures import Figure as Counted
from renda.reads.figures import Wanted, figures_for
from renda.reads.organs import organ_names
from renda.store.contributions import procedures
from renda.store.unit_of_work import reading


class Verdict(StrEnum):
    """What comparing a number with the ledger comes to (closed set)."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SEVERAL = "several"
    NO_SOURCE = "no_source"
    BLANK = "blank"

    @property
    def words(self) -> str:
        """This will word the verdict in Chinese."""
        return _WORDS[self]


_WORDS = {
    Verdict.AGREES: "一致", Verdict.DIFFERS: "不一致", Verdict.SEVERAL: "有多个可能", Verdict.NO_SOURCE: "无来源",
    Verdict.BLANK: "空格待填",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One figure of the ledger that a number may mean; a value that could not be counted is None."""

    token: str
    label: str
    value: Decimal | None
    unit: str
    as_of: date
    period: Period | None
    score: float
    value_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """A number of the draft with what the ledger says: offsets in the text handed in, the best candidate first."""

    at: int
    quote: str
    figure: Figure
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


FLOOR, SURE, CLOSE = 0.6, 0.7, 0.05
"""Below the floor a name is none; from `SURE` on a figure is compared, with those as likely but for `CLOSE`."""
_TOLD = 4  # candidates told of one number
UNNAMED = "台账中没有找到对应的指标"
_UNSURE = "可能是几个指标中的一个，请选定"
_NOT_SHOWN = "当前岗位不能查看本机关的统计数"
_OTHERS = "这是{}的文稿，所说的数不在本机关台账"
_STRANGER = "“{}”不是台账中的单位"
_SAID_NONE = "已记住：这不是台账中的数"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One way to take a number, ready to be counted."""

    meaning: Meaning
    wanted: Wanted
    at: AsOf
    period: Period | None
    score: float


def draft_check(  # noqa: PLR0913 - a question is these things
    text: str, *, actor: Actor, organ_id: UUID, as_of: date, period: Period | None = None, past: bool = False
) -> tuple[CheckedFigure, ...]:
    """This will compare every figure of a draft with the ledger, in order of place.

    `as_of` is the day the draft is of, `period` the one that 报告期 means in it; with `past` the day is over, and figures are
    counted as the records stood at its end.
    """
    plain = party_unmasked(plain_form(text))
    figures = draft_figures(plain, text)
    if not figures or actor.organ_id != organ_id:
        return ()
    if not works_in_organ(actor.duties):
        return tuple(_verdict(one.figure, Verdict.NO_SOURCE, (), _NOT_SHOWN) for one in figures)
    return _compared(plain, text, figures, actor, _Chosen(as_of, period, past))


def _compared(
    plain: str, text: str, figures: tuple[DraftFigure, ...], actor: Actor, chosen: "_Chosen"
) -> tuple[CheckedFigure, ...]:
    with reading(actor.organ_id):
        known = known_figures()
        namer = Namer(plain, figures, _outline(plain, text), figure_names(text, actor=actor, day=chosen.as_of))
        issuer = other_issuer(plain, _own_names(actor.organ_id))
        reasons = [_OTHERS.format(issuer)] * len(figures) if issuer else _reasons(plain, text, namer)
        times = times_of(plain, figures, namer.settings, chosen.as_of)
        asked = [
            [] if reason else list(_asked(meant, when, known, chosen))
            for meant, when, reason in zip(namer.meanings(), times, reasons, strict=True)
        ]
        counted = _counted([one for ways in asked for one in ways], actor.organ_id)
    return tuple(
        _checked(figure, reason, [(one, counted[id(one)]) for one in ways])
        for figure, reason, ways in zip(figures, reasons, asked, strict=True)
    )


def _own_names(organ_id: UUID) -> tuple[str, ...]:
    """What the organ is called, and the place in its name."""
    name = organ_names().get(organ_id, "")
    place = re.match(r".{2,8}?(?:省|自治区|市|自治州|县|区|旗|盟)", name)
    return (name, place.group() if place else name)


def _outline(plain: str, text: str) -> tuple[Heading, ...]:
    passages = passages_of(text, plain)
    title = title_of(passages, plain)
    return ((title,) if title else ()) + outline_of(passages, plain, text)


def _reasons(plain: str, text: str, namer: Namer) -> list[str]:
    """Why figures are not compared at all; empty for those that can be."""
    title = next((h.text for h in namer.outline if h.level == 0), "")
    moods = moods_of(passages_of(text, plain), plain, namer.outline, title)
    return [_reason(namer, s, uncompared(plain, f, s, moods)) for f, s in zip(namer.figures, namer.settings, strict=True)]


def _reason(namer: Namer, setting: Setting, why: str | None) -> str:
    stranger = namer.stranger(setting.place)
    return _SAID_NONE if namer.is_none(setting.place) else why or (_STRANGER.format(stranger) if stranger else "")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What whoever asks chose."""

    as_of: date
    period: Period | None
    past: bool


def _asked(
    meanings: Sequence[Meaning], times: Held, known: Mapping[str, Indicator], chosen: _Chosen
) -> Iterator[_Asked]:
    """Each likely meaning at each time the text may mean; those the ledger cannot narrow so are left out."""
    best = meanings[0].score if meanings else 0.0
    for meaning in (m for m in meanings if m.score >= max(FLOOR, best - 2 * CLOSE)):
        for time, weight in times:
            yield from _at_time(meaning, time, weight, known, chosen)


def _at_time(
    meaning: Meaning, time: NamedTime | None, weight: float, known: Mapping[str, Indicator], chosen: _Chosen
) -> Iterator[_Asked]:
    indicator = known[meaning.key]
    day = time.as_of if time and time.as_of else chosen.as_of
    period = _period_of(time, chosen)
    at = AsOf(day=min(day, chosen.as_of), past=chosen.past or day < chosen.as_of)
    for key, scope, less in _narrowed(indicator, dict(meaning.scope), period):
        if _can_be_counted(indicator, scope, at):
            yield _Asked(
                meaning=meaning, wanted=Wanted(key=indicator.key, scope=scope), at=at, period=period if key else None,
                score=meaning.score * weight * less,
            )


def _period_of(time: NamedTime | None, chosen: _Chosen) -> Period | None:
    if time is None or not time.is_period:
        return None
    if time.chosen and chosen.period:
        return chosen.period
    return Period(time.first, time.last) if time.first and time.last else None


def _narrowed(indicator: Indicator, scope: dict[str, str], period: Period | None) -> Iterator[tuple[str, dict[str, str], float]]:
    """The days that a period may be on: when a thing was held, when it was done, when it was entered."""
    if period is None:
        yield "", scope, 1.0
        return
    keys = ("done", "opened") if indicator.done_on or _is_of_the_done(indicator) else ("opened", "done", "closed")
    for place, key in enumerate(k for k in keys if k != "done" or indicator.done):
        yield key, {**scope, key: period.text}, 1.0 - 0.02 * place
    yield "", scope, 0.9


def _is_of_the_done(indicator: Indicator) -> bool:
    """Whether what is counted has come to where a period looks for its first day."""
    asked = {v for c in indicator.where if c.name == "stage" for v in c.values}
    over = {s.key for s in procedures()[indicator.procedure].stages if s.closed} if asked else set()
    return bool(asked) and asked <= over | set(indicator.done)


def _can_be_counted(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> bool:
    if indicator.made is Made.MANUAL:
        return not scope
    try:
        whole_of(indicator, scope, at)
    except UnknownScope:
        return False
    return True


def _counted(asked: Iterable[_Asked], organ_id: UUID) -> dict[int, Counted]:
    """All that is asked, counted once for each day."""
    by_day: dict[AsOf, list[_Asked]] = {}
    for one in asked:
        by_day.setdefault(one.at, []).append(one)
    found: dict[int, Counted] = {}
    for at, mine in by_day.items():
        distinct = {token_of(one.wanted.key, one.wanted.scope): one.wanted for one in mine}
        figures = figures_for(distinct.values(), organ_id=organ_id, as_of=at.day, past=at.past)
        told = dict(zip(distinct, figures, strict=True))
        found |= {id(one): told[token_of(one.wanted.key, one.wanted.scope)] for one in mine}
    return found


# --- the verdict


def _checked(
    draft: DraftFigure, reason: str, ways: Sequence[tuple[_Asked, Counted]]
) -> CheckedFigure:
    figure = draft.figure
    ranked = sorted(ways, key=lambda way: -way[0].score)
    told = tuple(_candidate(asked, counted) for asked, counted in ranked)
    if figure.placeholder:
        return _verdict(figure, Verdict.BLANK, told, reason or ("" if told else UNNAMED))
    if reason or not told:
        return _verdict(figure, Verdict.NO_SOURCE, (), reason or UNNAMED)
    close = [n for n, one in enumerate(told) if one.score >= told[0].score - CLOSE]
    agreeing = next((n for n in close if _agrees(figure, told[n])), None)
    if agreeing is not None:
        return _verdict(figure, Verdict.AGREES, (told[agreeing], *told[:agreeing], *told[agreeing + 1 :]), "")
    if told[0].score >= SURE:
        return _verdict(figure, Verdict.DIFFERS, told, "")
    return _verdict(figure, Verdict.SEVERAL, told, _UNSURE)


def _verdict(figure: Figure, verdict: Verdict, told: tuple[Candidate, ...], reason: str) -> CheckedFigure:
    return CheckedFigure(
        at=figure.at, quote=figure.quote, figure=figure, verdict=verdict, candidates=_distinct(told)[:_TOLD], reason=reason,
    )


def _distinct(told: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    seen: dict[tuple[str, date, str], Candidate] = {}
    for one in told:
        seen.setdefault((one.token, one.as_of, one.label), one)
    return tuple(seen.values())


def _candidate(asked: _Asked, counted: Counted) -> Candidate:
    side = asked.meaning.side
    if side:
        number = counted.numerator if side == PART else counted.denominator
        value, text = (Decimal(number), str(number)) if number is not None else (None, "—")
        label, unit = (counted.part_label if side == PART else counted.whole_label), counted.measure
    else:
        value, text, label, unit = _value(counted), counted.value_text, counted.label, counted.unit
    words = "" if counted.scope_words == "全部" else f"（{counted.scope_words}）"
    return Candidate(
        token=token_of(counted.key, counted.scope), label=label + words, value=value, unit=unit, as_of=asked.at.day, period=asked.period,
        score=asked.score, value_text=text,
    )


def _value(counted: Counted) -> Decimal | None:
    text = counted.value_text.removesuffix("%")
    return None if text in ("", "—") else Decimal(text)


def _agrees(figure: Figure, told: Candidate) -> bool:
    """Whether what is written holds of the value; a share may be written in whole percents."""
    if told.value is None:
        return False
    rounded = told.unit == "%" and isinstance(figure.value, int) and round(told.value) == figure.value
    return agrees(figure, told.value) or rounded
