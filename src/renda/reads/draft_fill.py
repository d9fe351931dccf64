"""A draft's blanks filled from the ledger: each with the words that belong there, or with the reason why it stays open.

A blank is filled only where one figure of the ledger is meant beyond doubt: what is counted and how it stands is said by the blank's
own words, in the same measure, and nothing else is as likely. A wrong number is worse than an open blank. The ledger is only read.
Must not know: files, pages, how names are weighed (`draft_check`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from renda.domain.periods import Period
from renda.domain.rights import Actor
from renda.language.blanks import Blank, BlankKind, blanks_beside, is_motto, number_of_blank
from renda.language.characters import plain_form
from renda.language.naming_words import WordKind, concepts_of, needs_of, words_in
from renda.language.written_numbers import written
from renda.reads.draft_check import Candidate, CheckedFigure, Verdict, draft_check
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
_BORDERS = ",;:。!?\n\t、"
_TELLING = (WordKind.THING, WordKind.STATE)
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
    """A blank figure, its own words, and the figure it means beyond doubt, if there is one."""

    checked: CheckedFigure
    own: str
    candidate: Candidate | None
    why: OpenReason | None


def blanks_filled(
    text: str, *, actor: Actor, organ_id: UUID, as_of: date, period: Period | None = None
) -> tuple[FilledBlank, ...]:
    """This will fill every blank of a draft, or say why it stays open, in order of place.

    What is asked for is as for `draft_check`; figures that the actor may not see are none.
    """
    plain = plain_form(text)
    checked = draft_check(text, actor=actor, organ_id=organ_id, as_of=as_of, period=period)
    blanks = [c for c in checked if c.verdict is Verdict.BLANK and not (c.figure.unit == "人" and is_motto(plain, c.at + len(c.quote)))]
    with reading(organ_id):
        rates = {key for key, indicator in known_figures().items() if indicator.unit == "%"}
    meant = _once([_meant(plain, one, blanks, rates) for one in blanks])
    figures = [_filled(plain, text, one) for one in meant]
    spans = [(one.at, one.end) for one in figures] + [(c.at, c.at + len(c.quote)) for c in blanks]
    others = (_open(text, blank) for blank in blanks_beside(plain, spans))
    return tuple(sorted((*figures, *others), key=lambda one: one.at))


def _open(text: str, blank: Blank) -> FilledBlank:
    why = _KINDS[blank.kind]
    return FilledBlank(
        at=blank.at, end=blank.end, quote=text[blank.at : blank.end + len(blank.unit)], unit=blank.unit, words=None, note=_WORDS[why],
        why=why,
    )


def _meant(plain: str, one: CheckedFigure, blanks: Sequence[CheckedFigure], rates: set[str]) -> _Meant:
    own = _own(plain, one.at, one.at + len(one.quote))
    best = one.candidates[0] if one.candidates else None
    if best is None or one.reason:
        return _Meant(one, own, best, OpenReason.NO_INDICATOR if not one.reason or best is None and "没有找到" in one.reason else OpenReason.NOT_COUNTED)
    if _is_another(one, best) or not _says_so(plain, one, own, best, blanks):
        return _Meant(one, own, best, OpenReason.UNSURE)
    side = best.unit != "%" and best.token.partition(":")[0] in rates
    if best.score < (SURE_OF_SIDE if side else SURE):
        return _Meant(one, own, best, OpenReason.UNSURE)
    near = _nearest(plain, one, own)
    if any(c.score >= best.score - _APART and c.value != best.value and _heads(c, near) for c in one.candidates[1:]):
        return _Meant(one, own, best, OpenReason.SEVERAL)
    return _Meant(one, own, best, None if best.value else OpenReason.NO_RECORDS)


def _is_another(one: CheckedFigure, best: Candidate) -> bool:
    """Whether the blank is measured in what the figure is not counted in."""
    unit, other = one.figure.unit, best.unit
    return unit != other and not any(unit in alike and other in alike for alike in _MEASURES)


def _own(plain: str, at: int, end: int) -> str:
    """The words of the blank's own item, up to the stops on either side."""
    start = at
    while start > 0 and plain[start - 1] not in _BORDERS:
        start -= 1
    while end < len(plain) and plain[end] not in _BORDERS:
        end += 1
    return plain[start:end]


def _says_so(plain: str, one: CheckedFigure, own: str, best: Candidate, blanks: Sequence[CheckedFigure]) -> bool:
    """Whether what is counted, how it stands and what narrows it is all said: by the item itself, or just before by one that it goes on.

    And whether the item says nothing that the figure does not count.
    """
    name, _, narrowed = best.label.partition("（")
    wanted = {need.concept for need in needs_of(name) if need.kind in _TELLING}
    said = concepts_of(own)
    if not wanted - said:
        told = own
    elif _has_thing(own):
        return False
    else:
        told = _own(plain, max(0, one.at - len(own) - 2), max(0, one.at - len(own) - 1)) + own
        if wanted - concepts_of(told):
            return False
    return _heads(best, _nearest(plain, one, own)) and _accounted(own, name + narrowed) and _narrowed_by(plain, one, told, narrowed.rstrip("）"), blanks)


def _nearest(plain: str, one: CheckedFigure, own: str) -> frozenset[str]:
    """The concepts of the thing that stands nearest to the blank in its item: what is counted; empty where none is named."""
    blank = number_of_blank(plain, one.at, one.at + len(one.quote), one.figure.unit)
    begins = plain.find(own, max(0, one.at - len(own)))
    if blank is None or begins < 0:
        return frozenset()
    at, end = blank.start("blank") - begins, blank.end() - begins
    things = [w for w in words_in(own) if w.kind is WordKind.THING]
    near = min(things, key=lambda w: min(abs(at - w.end), abs(w.start - end)), default=None)
    return frozenset((*near.concepts, *near.minor)) if near else frozenset()


def _heads(candidate: Candidate, near: frozenset[str]) -> bool:
    """Whether what a figure counts, the last thing of its name, is the one named nearest to the blank."""
    things = [w for w in words_in(candidate.label.partition("（")[0]) if w.kind is WordKind.THING]
    return not near or not things or bool(near & {*things[-1].concepts, *things[-1].minor})


def _has_thing(words: str) -> bool:
    return any(word.kind is WordKind.THING for word in words_in(words))


def _accounted(own: str, name: str) -> bool:
    """Whether every thing and state that the item names is one of the figure's name or of what narrows it."""
    told = concepts_of(name)
    return all(set(word.concepts) & told for word in words_in(own) if word.kind in _TELLING)


def _narrowed_by(plain: str, one: CheckedFigure, told: str, narrowed: str, blanks: Iterable[CheckedFigure]) -> bool:
    """Whether each value that narrows the figure is said in its item, or before it where no other number is counted."""
    start = plain.rfind("\n", 0, one.at) + 1
    before = plain[start : one.at]
    for other in blanks:
        if start <= other.at < one.at:
            before = before.replace(_own(plain, other.at, other.at + len(other.quote)), ",")
    heading = plain[:start].rstrip("\n").rpartition("\n")[2]
    around = told + before + (heading if len(heading) < 40 else "")
    return all(_is_said(part.partition("：")[2] or part, around) for part in narrowed.split("；") if part)


def _is_said(value: str, around: str) -> bool:
    concepts = concepts_of(value)
    return any(name[-2:] in around for name in re.split("[（）]", value) if name) or bool(concepts and concepts <= concepts_of(around)) or any(c.isdigit() for c in value)


def _once(meant: list[_Meant]) -> Iterator[_Meant]:
    """One figure fills several blanks only where their own words are the same; otherwise the surest one alone, or none."""
    for one in meant:
        rivals = [
            other for other in meant
            if other is not one and other.why is None and one.why is None and _same(one, other) and concepts_of(other.own) != concepts_of(one.own)
        ]
        if one.candidate and any(other.candidate and other.candidate.score >= one.candidate.score - _APART for other in rivals):
            yield replace(one, why=OpenReason.SEVERAL)
        else:
            yield one


def _same(one: _Meant, other: _Meant) -> bool:
    return bool(
        one.candidate and other.candidate and one.candidate.token == other.candidate.token
        and (one.candidate.as_of, one.candidate.period) == (other.candidate.as_of, other.candidate.period)
    )


def _filled(plain: str, text: str, one: _Meant) -> FilledBlank:
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
