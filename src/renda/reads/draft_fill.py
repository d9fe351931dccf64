"""A draft's blanks filled from the ledger: each with the words that belong there, or with the reason why it stays open.

A blank is filled only where one figure of the ledger is meant beyond doubt: what is counted and how it stands is said by the blank's
own words, in the same measure, and nothing else is as likely. A wrong number is worse than an open blank. The ledger is only read.
Must not know: files, pages, how names are weighed (`draft_check`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from django.db import connection

from renda.domain.indicators import Indicator
from renda.domain.periods import Period
from renda.domain.rights import Actor
from renda.language.blank_words import (
    Around,
    around_blank,
    exactness,
    heads,
    is_literal,
    is_narrowed,
    is_spelled,
    says,
    says_group,
    tells_alike,
)
from renda.language.blanks import Blank, BlankKind, blanks_beside, is_motto
from renda.language.characters import party_unmasked, plain_form
from renda.language.naming_words import concepts_of
from renda.language.written_numbers import written
from renda.reads.draft_check import UNNAMED, Candidate, CheckedFigure, Verdict, draft_check
from renda.reads.figure_catalogue import known_figures
from renda.store.unit_of_work import reading


class OpenReason(StrEnum):
    """Why a blank stays open (closed set)."""

    NO_INDICATOR = "no_indicator"
    NOT_COUNTED = "not_counted"
    UNSURE = "unsure"
    SEVERAL = "several"
    NO_RECORDS = "no_records"
    DAY = "day"
    ORDER = "order"
    NAME = "name"


_WORDS = {
    OpenReason.NO_INDICATOR: "台账中没有对应的指标", OpenReason.NOT_COUNTED: "不是台账所计的数",
    OpenReason.UNSURE: "所说的与台账的指标不完全相同，请核对后填写", OpenReason.SEVERAL: "可能是几个指标中的一个，请选定",
    OpenReason.NO_RECORDS: "台账在所说的时间内没有记录", OpenReason.DAY: "年份或日期，不是台账中的数",
    OpenReason.ORDER: "届次、期号，不是台账中的数", OpenReason.NAME: "名称，不是数字",
}
_KINDS = {
    BlankKind.DAY: OpenReason.DAY, BlankKind.ORDER: OpenReason.ORDER, BlankKind.NAME: OpenReason.NAME,
    BlankKind.FIGURE: OpenReason.NO_INDICATOR,
}
_APART = 0.06
"""Another figure of another value that is less likely by no more than this is as likely."""
SURE, SURE_OF_SIDE = 0.7, 0.95
"""From here on a name is sure enough to be filled in; for the part or the whole that a rate is counted from it must be surer."""
_CLOSE_BY = 80
_MEASURES = (
    frozenset("项个条件"), frozenset(("次", "场", "场次", "期")), frozenset("篇份"), frozenset("人名位"), frozenset(("户", "家")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledBlank:
    """A blank: `words` stand in the place of the draft's characters from `at` to `end`, or are None with the reason `why` in `note`.

    `quote` is the blank as the draft words it; `candidate` the figure it was filled from, or the likeliest of those it was not.
    """

    at: int
    end: int
    quote: str
    unit: str
    words: str | None
    note: str
    why: OpenReason | None = None
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """A blank figure, the words around it, and the figure it means beyond doubt, or why there is none."""

    checked: CheckedFigure
    around: Around
    candidate: Candidate | None
    why: OpenReason | None


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The figures there are, and the procedures of which the organ has any record: of the others not even a nought is known."""

    known: Mapping[str, Indicator]
    kept: frozenset[str]

    def lacks(self, candidate: Candidate) -> bool:
        """This will say whether the ledger can tell nothing of a figure."""
        indicator = self.known.get(candidate.token.partition(":")[0])
        return candidate.value is None or (not candidate.value and (indicator is None or indicator.procedure not in self.kept))


def _kept() -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT procedure FROM store_case")
        return frozenset(row[0] for row in cursor.fetchall())


def blanks_filled(  # noqa: PLR0913 - a question is these things
    text: str, *, actor: Actor, organ_id: UUID, as_of: date, period: Period | None = None, past: bool = False
) -> tuple[FilledBlank, ...]:
    """This will fill every blank of a draft, or say why it stays open, in order of place.

    What is asked for is as for `draft_check`; figures that the actor may not see are none.
    """
    plain = party_unmasked(plain_form(text))
    checked = draft_check(text, actor=actor, organ_id=organ_id, as_of=as_of, period=period, past=past)
    blanks = [c for c in checked if c.verdict is Verdict.BLANK and not is_motto(plain, c.at, c.at + len(c.quote))]
    with reading(organ_id):
        known, kept = known_figures(), _kept()
    meant = _once(plain, [_meant(plain, one, checked, _Ledger(known, kept)) for one in blanks], known)
    figures = [_filled(plain, one) for one in meant]
    spans = [(one.at, one.end) for one in figures] + [(c.at, c.at + len(c.quote)) for c in blanks]
    others = (_open(text, blank) for blank in blanks_beside(plain, spans))
    return tuple(sorted((*figures, *others), key=lambda one: one.at))


def _open(text: str, blank: Blank) -> FilledBlank:
    why = _KINDS[blank.kind]
    return FilledBlank(
        at=blank.at, end=blank.end, quote=text[blank.at : blank.end + len(blank.unit)], unit=blank.unit, words=None, note=_WORDS[why],
        why=why,
    )


def _meant(plain: str, one: CheckedFigure, checked: Sequence[CheckedFigure], ledger: _Ledger) -> _Meant:
    others = [(c.at, c.at + len(c.quote)) for c in checked if c is not one]
    around = around_blank(plain, one.at, one.at + len(one.quote), one.figure.unit, others)
    best = one.candidates[0] if one.candidates else None
    if best is None:
        named = one.reason and one.reason != UNNAMED
        return _Meant(one, around, None, OpenReason.NOT_COUNTED if named else OpenReason.NO_INDICATOR)
    return _Meant(one, around, best, OpenReason.NOT_COUNTED if one.reason else _doubt(one, around, best, ledger))


def _doubt(one: CheckedFigure, around: Around, best: Candidate, ledger: _Ledger) -> OpenReason | None:
    """Why the likeliest figure is not put in; None where it is the one meant."""
    (name, narrowed), known = _name(best), ledger.known
    side = _is_side(best, known)
    if _is_named_outright(around, best, known) and not side and not _is_another(one, best):
        return OpenReason.NO_RECORDS if ledger.lacks(best) else None
    told = known[best.token.partition(":")[0]].definition if best.token.partition(":")[0] in known else ""
    if _is_another(one, best) or not heads(around, name) or not says(around, name, narrowed, told):
        return OpenReason.UNSURE
    if best.score < (SURE_OF_SIDE if side or around.listed else SURE):
        return OpenReason.UNSURE
    rivals = [c for c in one.candidates[1:] if c.score >= best.score - _APART and c.value != best.value]
    rivals = [c for c in rivals if _is_rival(c, best, around) and (side or not _is_side(c, known))]
    if rivals or _has_more_exact(around, best, known):
        return OpenReason.SEVERAL
    return OpenReason.NO_RECORDS if ledger.lacks(best) else None


def _is_named_outright(around: Around, best: Candidate, known: Mapping[str, Indicator]) -> bool:
    """Whether the draft says the figure's very name, and no longer one that holds it (反馈整改措施 of 整改措施)."""
    name, narrowed = _name(best)
    if best.score < SURE_OF_SIDE or not is_literal(around, name) or not is_narrowed(around, narrowed):
        return False
    return not any(name in other.label != name and exactness(around, other.label) for other in known.values())


def _is_rival(other: Candidate, best: Candidate, around: Around) -> bool:
    """Whether a figure as likely as the likeliest counts what is named, and is named by no less of what is said."""
    name = _name(other)[0]
    same = other.token == best.token or exactness(around, name) >= exactness(around, _name(best)[0])
    return heads(around, name) and same


def _name(candidate: Candidate) -> tuple[str, str]:
    """What a figure is called, and what it is narrowed to."""
    name, _, narrowed = candidate.label.partition("（")
    return name, narrowed.removesuffix("）")


def _is_side(candidate: Candidate, known: Mapping[str, Indicator]) -> bool:
    """Whether it is the part or the whole that a rate is counted from."""
    indicator = known.get(candidate.token.partition(":")[0])
    return indicator is not None and indicator.unit == "%" != candidate.unit


def _is_another(one: CheckedFigure, best: Candidate) -> bool:
    """Whether the blank is measured in what the figure is not counted in."""
    return bool(one.figure.unit) and not _one_measure(one.figure.unit, best.unit)


def _one_measure(unit: str, other: str) -> bool:
    return unit == other or any(unit in alike and other in alike for alike in _MEASURES)


def _has_more_exact(around: Around, best: Candidate, known: Mapping[str, Indicator]) -> bool:
    """Whether another figure of the same measure is named by more of what is said: then the likeliest is not the one beyond doubt.

    One that is spelled out gives way only to a longer name that holds it.
    """
    name = _name(best)[0]
    mine, spelled, key = exactness(around, name), is_spelled(around, name), best.token.partition(":")[0]
    return any(
        exactness(around, other.label) > mine and heads(around, other.label) and (name in other.label or not spelled)
        for other in known.values() if other.key != key and _one_measure(other.unit, best.unit) and not around.listed
    )


def _once(plain: str, meant: list[_Meant], known: Mapping[str, Indicator]) -> Iterator[_Meant]:
    """One figure fills several blanks only where their own words are the same; otherwise the surest one alone, or none."""
    of_parts = [
        after for before, after in pairwise(meant) if _is_of_part(plain, before, after, known)
        and any(o.checked.at < before.checked.at and _same_figure(o, after) and _one_sentence(plain, o, after) for o in meant)
    ]
    for one in meant:
        rivals = [
            other for other in meant if other is not one and other not in of_parts and _same(one, other)
            and (other.why is None or (_beside(one, other) and _one_sentence(plain, one, other)))
            and not _is_told_apart(one, other)
        ]
        near = one.candidate.score - _APART if one.candidate else 0.0
        doubled = any(other.candidate and other.candidate.score >= near for other in rivals)
        if one.why is None and one in of_parts:
            yield replace(one, why=OpenReason.UNSURE)
        elif one.why is None and (doubled or any(_is_sibling(one, other) for other in meant)):
            yield replace(one, why=OpenReason.SEVERAL)
        else:
            yield one


def _is_of_part(plain: str, before: _Meant, after: _Meant, known: Mapping[str, Indicator]) -> bool:
    """Whether a blank follows on one that counts a part (动态新增问题x个，提出x项整改措施): it is of that part, not of the whole."""
    indicator = known.get(before.candidate.token.partition(":")[0]) if before.candidate else None
    part = indicator is not None and indicator.within and _one_sentence(plain, before, after) and _beside(before, after)
    return bool(part and after.candidate and indicator and after.candidate.token != indicator.key)


def _one_sentence(plain: str, one: _Meant, other: _Meant) -> bool:
    first, last = sorted((one.checked.at, other.checked.at))
    return not re.search("[。!?\\n]", plain[first:last])


def _is_told_apart(one: _Meant, other: _Meant) -> bool:
    """Whether one blank says itself what it is narrowed to (党支部查找问题) and the other only goes on from it."""
    narrowed = _name(one.candidate)[1] if one.candidate else ""
    return bool(narrowed) and says_group(one.around.clause, narrowed) and not says_group(other.around.clause, narrowed)


def _beside(one: _Meant, other: _Meant) -> bool:
    return abs(one.checked.at - other.checked.at) <= _CLOSE_BY


def _is_sibling(one: _Meant, other: _Meant) -> bool:
    """Whether another blank close by says the same of somebody else (甲处课题x个，乙处课题x个) and is not told apart from it."""
    if other is one or not _beside(one, other) or one.around.own == other.around.own:
        return False
    counted = other.why is not OpenReason.NOT_COUNTED and (other.candidate is None or _same_figure(one, other))
    counted = counted and (not one.checked.figure.unit or _one_measure(one.checked.figure.unit, other.checked.figure.unit))
    return counted and tells_alike(one.around, other.around)


def _same(one: _Meant, other: _Meant) -> bool:
    """Whether two blanks in different words mean one figure at one time."""
    return concepts_of(one.around.own) != concepts_of(other.around.own) and _same_figure(one, other)


def _same_figure(one: _Meant, other: _Meant) -> bool:
    return bool(
        one.candidate and other.candidate and one.candidate.token == other.candidate.token
        and (one.candidate.as_of, one.candidate.period) == (other.candidate.as_of, other.candidate.period)
    )


def _filled(plain: str, one: _Meant) -> FilledBlank:
    checked, candidate = one.checked, one.candidate
    at, end = checked.at, checked.at + len(checked.quote)
    put = written(plain, at, end, checked.figure.unit, candidate.value if candidate and candidate.value is not None else Decimal(0))
    place = (put.at, put.end) if put else (at, end)
    why = one.why or (None if put else OpenReason.UNSURE)
    if why or put is None or candidate is None:
        reason = why or OpenReason.UNSURE
        note = checked.reason if reason is OpenReason.NOT_COUNTED else _WORDS[reason]
        near = f"（相近：{candidate.label}，{_value(candidate)}）" if candidate and reason is not OpenReason.NOT_COUNTED else ""
        return FilledBlank(
            at=place[0], end=place[1], quote=checked.quote, unit=checked.figure.unit, words=None, note=note + near, why=reason,
            candidate=candidate,
        )
    return FilledBlank(
        at=place[0], end=place[1], quote=checked.quote, unit=checked.figure.unit, words=put.words,
        note=f"台账：{candidate.label}，截至{candidate.as_of}{_over(candidate)}，{_value(candidate)}", candidate=candidate,
    )


def _over(candidate: Candidate) -> str:
    return f"（{candidate.period.first}至{candidate.period.last}）" if candidate.period else ""


def _value(candidate: Candidate) -> str:
    if candidate.value is None:
        return "没有可计的数"
    shown = candidate.value_text or str(candidate.value)
    return shown if shown.endswith(candidate.unit) else f"{shown}{candidate.unit}"
