"""The annexes of a report: the cases of a procedure, a row each, those that are somebody's own only counted.

Must not know: Word, Excel, pages.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.days import chinese_date
from renda.domain.reporting import Annex, AnnexColumn, AnnexKind, AnnexTable, ReportKind, UnitsAnnex
from renda.reads.figure_past import AsOf, Predicate, source_of
from renda.reads.figure_sql import TRUE, whole_of
from renda.reads.report_parts import units_annex
from renda.reads.report_tokens import narrowed, private_of, used_tokens
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


def report_annexes(kind: ReportKind, *, organ_id: UUID, as_of: date, limit: int | None = None) -> tuple[Annex, ...]:
    """This will give the annexes of a kind that have rows, at most `limit` of each; the figures of worded ones are yet to be counted."""
    found = (
        units_annex(kind, a, organ_id=organ_id, limit=limit) if isinstance(a, UnitsAnnex)
        else annex_table(kind, a, organ_id=organ_id, as_of=as_of, limit=limit) for a in kind.annexes
    )
    return tuple(a for a in found if a.rows)


def annex_tokens(annexes: Iterable[Annex]) -> tuple[str, ...]:
    """This will name the tokens in the cells of worded annexes, each once, in order."""
    return tuple(dict.fromkeys(t for a in annexes if a.worded for row in a.rows for cell in row for t in used_tokens(cell)))


def annex_table(
    kind: ReportKind, table: AnnexTable, *, organ_id: UUID, as_of: date, limit: int | None = None
) -> Annex:
    """This will table the cases of an annex, at most `limit` of them, and say how many there are."""
    with reading(organ_id):
        own = _open_to_all(kind, table, organ_id, as_of)
        total, hidden = _counted(kind, table, own, organ_id, as_of)
        rows = _rows(table, own, limit)
    return Annex(
        title=table.title, headers=tuple(c.label for c in table.columns), rows=rows, total=total,
        widths=tuple(c.width for c in table.columns),
        remarks=(f"另有{hidden}项属个人层面，只计数，不列内容。",) if hidden else (),
    )


def _selected(kind: ReportKind, table: AnnexTable, as_of: date) -> Predicate:
    """What the table's figure counts; of a report that is of a case, what of it is under that case."""
    if not table.figure:
        return TRUE
    figure = indicators()[table.figure]
    return whole_of(figure, narrowed(kind, figure), AsOf(day=as_of))


def _open_to_all(kind: ReportKind, table: AnnexTable, organ_id: UUID, as_of: date) -> Predicate:
    private, counted = private_of(kind, table.procedure), _selected(kind, table, as_of)
    return Predicate(
        sql=f"c.organ_id = %s AND c.procedure = %s AND NOT coalesce({private.sql}, FALSE) AND {counted.sql}",
        values=(organ_id, table.procedure, *private.values, *counted.values),
    )


def _counted(kind: ReportKind, table: AnnexTable, own: Predicate, organ_id: UUID, as_of: date) -> tuple[int, int]:
    private, counted = private_of(kind, table.procedure), _selected(kind, table, as_of) if kind.of else TRUE
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FILTER (WHERE {own.sql}), count(*) FILTER (WHERE coalesce({private.sql}, FALSE) AND {counted.sql})"  # noqa: S608 - declared names only
            f" FROM {source_of(table.procedure)} WHERE c.organ_id = %s AND c.procedure = %s",
            [*own.values, *private.values, *counted.values, organ_id, table.procedure],
        )
        total, hidden = cursor.fetchone()
    return total, hidden


def _rows(table: AnnexTable, own: Predicate, limit: int | None) -> tuple[tuple[str, ...], ...]:
    columns = [_column(c, table.procedure) for c in table.columns]
    words = [_words_of(c, table.procedure) for c in table.columns]
    order = "u.position, u.name, c.number, c.id" if table.by_unit else "c.number, c.id"
    unit = "coalesce(c.lead_unit_id, c.origin_unit_id)" if table.by_unit else "c.lead_unit_id"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(c.sql for c in columns)} FROM {source_of(table.procedure)}"  # noqa: S608 - declared names only
            f" LEFT JOIN store_unit u ON u.id = {unit} WHERE {own.sql} ORDER BY {order} LIMIT %s",
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
