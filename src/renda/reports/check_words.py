"""Words what a draft check found into remarks: the verdict's sentence and the ledger's figure, on the page as in the Word file.

This module must not know how a figure was matched, nor files and pages.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from renda.domain.days import chinese_date
from renda.domain.figure_values import number_text
from renda.language.format_hints import FormatHint
from renda.language.inner_consistency import Inconsistency
from renda.language.remarks import remark_of
from renda.reads.draft_check import Candidate, CheckedFigure, Verdict
from renda.reports.draft_remarks import Remark, RemarkKind

_MOST: Final = 4
_KINDS: Final = {verdict: RemarkKind(verdict.value) for verdict in Verdict}


def remarks_on(
    checked: Iterable[CheckedFigure], hints: Iterable[FormatHint] = (), contradictions: Iterable[Inconsistency] = ()
) -> tuple[Remark, ...]:
    """This will word checked figures, suggestions of format and contradictions within the text as remarks, in order of place."""
    figures = [
        Remark(at=one.at, end=one.at + len(one.quote), kind=_KINDS[one.verdict], words=_words(one), ledger=_ledger(one))
        for one in checked
    ]
    formats = [
        Remark(at=hint.at, end=hint.end, kind=RemarkKind.FORMAT, words=f"{hint.words}（{hint.source}）") for hint in hints
    ]
    within = [
        Remark(at=first.at, end=first.at + len(first.quote), kind=RemarkKind.CONTRADICTS, words=remark_of(one))
        for one in contradictions for first in one.figures[:1]
    ]
    return tuple(sorted((*figures, *formats, *within), key=lambda remark: (remark.at, remark.end)))


def ledger_words(candidate: Candidate) -> str:
    """This will write a candidate's value with its unit; — where there is none."""
    if candidate.value is None:
        return "—"
    text = candidate.value_text or number_text(candidate.value)
    return text if text.endswith(candidate.unit) else f"{text}{candidate.unit}"


def basis_words(candidate: Candidate) -> str:
    """This will tell which figure of the ledger a candidate is: 截至…，指标“…”."""
    return f"截至{chinese_date(candidate.as_of)}，指标“{candidate.label}”"


def _words(one: CheckedFigure) -> str:
    first = next(iter(one.candidates), None)
    match one.verdict:
        case Verdict.AGREES if first:
            return f"台账为{ledger_words(first)}（{basis_words(first)}）。"
        case Verdict.DIFFERS if first:
            return f"台账为{ledger_words(first)}（{basis_words(first)}）。{one.reason}"
        case Verdict.SEVERAL:
            return f"{one.reason}{_choices(one.candidates)}"
        case Verdict.BLANK if first:
            return f"{one.reason}{'可以填' if len(one.candidates) == 1 else '可能填'}{_choices(one.candidates)}"
        case _:
            return one.reason


def _choices(candidates: Sequence[Candidate]) -> str:
    told = "；".join(f"{ledger_words(c)}（{basis_words(c)}）" for c in candidates[:_MOST])
    more = len(candidates) - _MOST
    return f"{told}{f'；另有{more}个' if more > 0 else ''}。"


def _ledger(one: CheckedFigure) -> str:
    if one.verdict in {Verdict.AGREES, Verdict.DIFFERS} or (one.verdict is Verdict.BLANK and len(one.candidates) == 1):
        return ledger_words(one.candidates[0])
    return " / ".join(ledger_words(c) for c in one.candidates[:_MOST])
