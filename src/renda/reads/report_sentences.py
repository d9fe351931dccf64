"""Sentences proposed for a report, each from the records of one case; and the cases that a wording's sentences rest on.

Must not know: pages, Word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.days import chinese_date
from renda.domain.report_skeleton import SOURCE
from renda.domain.reporting import ReportKind, SentencePart, SentencePattern, Source
from renda.reads.figure_past import AsOf, Predicate, source_of
from renda.reads.figure_sql import whole_of
from renda.reads.report_tokens import narrowed, private_of
from renda.store.contributions import details, indicators
from renda.store.unit_of_work import reading

EACH_AT_MOST = 5
_NAME = re.compile(r"\{(\w+)\}")
_PLAIN = {
    "title": "c.title", "number": "c.number", "unit": "u.name", "opened": "c.opened_on", "times": "ev.times", "last": "ev.last",
    "due": "(SELECT max(k.due_on) FROM store_clock k WHERE k.case_id = c.id AND k.round = c.round)",
}
_EVENTS = (
    " JOIN LATERAL (SELECT count(*) AS times, max(e.on) AS last FROM store_event e"
    " WHERE e.organ_id = c.organ_id AND e.chain_id = c.id AND e.kind = %s) ev ON ev.times > 0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSentence:
    """A sentence with the case it rests on; `key` names it among those proposed now."""

    key: str
    part: SentencePart
    label: str
    text: str
    source: Source


def proposed_sentences(kind: ReportKind, *, organ_id: UUID, as_of: date) -> tuple[ProposedSentence, ...]:
    """This will propose sentences of the kind's patterns, at most five of each, soonest due first, none of private matters."""
    with reading(organ_id):
        return tuple(s for pattern in kind.patterns for s in _proposed(pattern, kind, organ_id, as_of))


def source_cases(tokens: Iterable[str], *, organ_id: UUID) -> dict[str, Source]:
    """This will find the cases that source tokens name; a number of no case is left out."""
    numbers = {t.removeprefix(SOURCE): t for t in tokens if t.startswith(SOURCE)}
    if not numbers:
        return {}
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT number, id FROM store_case WHERE organ_id = %s AND number = ANY(%s)", [organ_id, list(numbers)])
        return {numbers[number]: Source(number=number, case=case) for number, case in cursor.fetchall()}


def _proposed(pattern: SentencePattern, kind: ReportKind, organ_id: UUID, as_of: date) -> list[ProposedSentence]:
    indicator = indicators()[pattern.figure]
    names = tuple(dict.fromkeys(_NAME.findall(pattern.text)))
    columns = [_column(name, indicator.procedure) for name in names]
    whole, private = whole_of(indicator, narrowed(kind, indicator), AsOf(day=as_of)), private_of(kind, indicator.procedure)
    events = Predicate(sql=_EVENTS, values=(pattern.event,)) if pattern.event else Predicate(sql="")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, c.number, {_PLAIN['due']} AS due_on, {', '.join(columns)} FROM {source_of(indicator.procedure)}"  # noqa: S608 - declared names only
            f"{events.sql} LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
            f" WHERE c.organ_id = %s AND c.procedure = %s AND c.number IS NOT NULL AND {whole.sql} AND NOT coalesce({private.sql}, FALSE)"
            f" AND {' AND '.join(f'{c} IS NOT NULL' for c in columns)} AND (NOT %s OR {_PLAIN['due']} >= %s)"
            " ORDER BY due_on NULLS LAST, c.id LIMIT %s",
            [*events.values, organ_id, indicator.procedure, *whole.values, *private.values, pattern.ahead, as_of, EACH_AT_MOST],
        )
        return [_sentence(pattern, UUID(str(r[0])), r[1], dict(zip(names, r[3:], strict=True))) for r in cursor.fetchall()]


def _column(name: str, procedure: str) -> str:
    if name in _PLAIN:
        return _PLAIN[name]
    if name not in details()[procedure].columns:
        raise ValueError(f"not a recorded column of {procedure}: {name}")
    return f"nullif(d.{name}, '')"


def _sentence(pattern: SentencePattern, case: UUID, number: str, values: dict[str, Any]) -> ProposedSentence:
    words = {name: _words(value) for name, value in values.items()}
    return ProposedSentence(
        key=f"{pattern.key}|{number}", part=pattern.part, label=pattern.label, text=pattern.text.format(**words),
        source=Source(number=number, case=case),
    )


def _words(value: Any) -> str:
    """One line without an end, and without braces, which would be read as a figure."""
    if isinstance(value, date):
        return chinese_date(value)
    return re.sub(r"[{}｛｝\s]+", "", str(value)).rstrip("。；，")
