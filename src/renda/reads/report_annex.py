"""The annex of a report: the cases of a procedure, a row each, those that are somebody's own only counted.

Must not know: Word, Excel, pages.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.days import chinese_date
from renda.domain.reporting import Annex, AnnexColumn, AnnexKind, ReportKind
from renda.reads.figure_past import AsOf, Predicate, source_of
from renda.reads.figure_sql import TRUE, whole_of
from renda.reads.report_tokens import private_of
from renda.store.contributions import details, dimensions, indicators, procedures
from renda.store.unit_of_work import reading

_PLAIN = {
    AnnexKind.NUMBER: "c.number", AnnexKind.TITLE: "c.title", AnnexKind.UNIT: "u.name", AnnexKind.STAGE: "c.stage",
    AnnexKind.DUE: "(SELECT max(k.due_on) FROM store_clock k WHERE k.case_id = c.id AND k.round = c.round)",
}
_LINKED = (
    "(SELECT count(*) FROM store_caselink l JOIN store_case o ON o.id = l.source_id"
    " WHERE l.target_id = c.id AND l.type = %s AND o.stage = ANY(%s))"
)


def report_annex(kind: ReportKind, *, organ_id: UUID, as_of: date, limit: int | None = None) -> Annex:
    """This will table the cases of a kind's annex by their numbers, at most `limit` of them, and say how many there are."""
    if not kind.annex:
        return Annex()
    with reading(organ_id):
        own = _open_to_all(kind, organ_id, as_of)
        total, hidden = _counted(kind, own, organ_id)
        rows = _rows(kind, own, limit)
    return Annex(
        title=kind.annex_title, headers=tuple(c.label for c in kind.annex_columns), rows=rows, total=total,
        widths=tuple(c.width for c in kind.annex_columns),
        remarks=(f"另有{hidden}项属个人层面，只计数，不列内容。",) if hidden else (),
    )


def _open_to_all(kind: ReportKind, organ_id: UUID, as_of: date) -> Predicate:
    private, counted = private_of(kind, kind.annex), TRUE
    if kind.annex_figure:
        counted = whole_of(indicators()[kind.annex_figure], {}, AsOf(day=as_of))
    return Predicate(
        sql=f"c.organ_id = %s AND c.procedure = %s AND NOT coalesce({private.sql}, FALSE) AND {counted.sql}",
        values=(organ_id, kind.annex, *private.values, *counted.values),
    )


def _counted(kind: ReportKind, own: Predicate, organ_id: UUID) -> tuple[int, int]:
    private = private_of(kind, kind.annex)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {own.sql}), count(*) FILTER (WHERE coalesce({private.sql}, FALSE)) FROM {source_of(kind.annex)}"  # noqa: S608 - declared names only
            " WHERE c.organ_id = %s AND c.procedure = %s", [*own.values, *private.values, organ_id, kind.annex],
        )
        total, hidden = cursor.fetchone()
    return total, hidden


def _rows(kind: ReportKind, own: Predicate, limit: int | None) -> tuple[tuple[str, ...], ...]:
    columns = [_column(c, kind.annex) for c in kind.annex_columns]
    words = [_words_of(c, kind.annex) for c in kind.annex_columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(c.sql for c in columns)} FROM {source_of(kind.annex)}"  # noqa: S608 - declared names only
            f" LEFT JOIN store_unit u ON u.id = c.lead_unit_id WHERE {own.sql} ORDER BY c.number, c.id LIMIT %s",
            [*(v for c in columns for v in c.values), *own.values, limit],
        )
        return tuple(tuple(_text(v, w) for v, w in zip(r, words, strict=True)) for r in cursor.fetchall())


def _column(column: AnnexColumn, procedure: str) -> Predicate:
    if column.kind is AnnexKind.LINKED:
        return Predicate(sql=_LINKED, values=(column.name, list(column.stages)))
    if column.kind is AnnexKind.BLANK:
        return Predicate(sql="''")
    if column.kind in (AnnexKind.GROUP, AnnexKind.RECORDED):
        if column.name not in details()[procedure].columns:
            raise ValueError(f"not a recorded column of {procedure}: {column.name}")
        return Predicate(sql=f"d.{column.name}")
    return Predicate(sql=_PLAIN[column.kind])


def _words_of(column: AnnexColumn, procedure: str) -> dict[str, str]:
    if column.kind is AnnexKind.STAGE:
        return {s.key: s.label for s in procedures()[procedure].stages}
    if column.kind is AnnexKind.GROUP:
        return {member: g.label for g in dimensions()[column.name].groups for member in g.members}
    return {}


def _text(value: Any, words: dict[str, str]) -> str:
    if not value and value != 0:
        return "—" if value is None else ""
    return chinese_date(value) if isinstance(value, date) else words.get(str(value), str(value))
