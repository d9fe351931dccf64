"""The history of own figures as tables: what was filled in, from what, by whom; which versions of the definition there were.

Must not know: SQL, requests.
"""

from collections.abc import Sequence

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.figure_values import number_text
from renda.domain.indicators import Indicator
from renda.reads.figure_catalogue import ManualEntry, OwnVersion
from renda.web.drawing_tables import word_table
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.parts import Cell, CellKind, Column, Figure, Row, Table


def entries_table(entries: Sequence[ManualEntry], indicator: Indicator) -> NamedTable:
    """This will list what was filled in, newest day first; of one day the entry that holds stands first."""
    columns = (
        Column(label="截至", is_title=True), Column(label="数值", is_number=True), Column(label="依据"), Column(label="责任人"),
        Column(label="填报", on_phone=False),
    )
    rows = tuple(_row(e, indicator, holds=n == 0 or entries[n - 1].as_of != e.as_of) for n, e in enumerate(entries))
    return NamedTable(key="entries", title="填报记录", table=Table(columns=columns, rows=rows, caption=f"{indicator.label}的填报记录"))


def _row(entry: ManualEntry, indicator: Indicator, *, holds: bool) -> Row:
    text = f"{number_text(entry.value)}{indicator.unit}"
    file = reverse("figure_evidence", args=(indicator.key, entry.id)) if entry.blob_address else ""
    return Row(name=chinese_date(entry.as_of), is_faded=not holds, cells=(
        Cell(text=chinese_date(entry.as_of), remark="" if holds else "已由后来的填报更正"),
        Cell(kind=CellKind.NUMBER, figure=Figure(name=indicator.label, text=text, value=number_text(entry.value), is_plain=True)),
        Cell(text=entry.evidence or entry.file_name, href=file, remark=entry.file_name if entry.evidence else ""),
        Cell(text=entry.answerable), Cell(text=f"{chinese_date(entry.entered_on)} {entry.entered_by}"),
    ))


def versions_table(versions: Sequence[OwnVersion]) -> NamedTable:
    """This will list the versions of a definition, newest first."""
    rows = [
        (f"{chinese_date(v.on)}{'停用' if v.retired else f'第{v.version}版'}", f"{v.label}：{v.definition}", v.by) for v in versions
    ]
    return word_table(key="versions", title="历次定义", columns=("时间", "定义", "定义人"), rows=rows)
