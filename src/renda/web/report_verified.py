"""From a verified report to what a page draws: what the file is, which figures hold, which moved and why.

Must not know: requests, how a figure is counted.
"""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.figures import scope_words_of
from renda.reads.report_verification import CheckedFigure, Moved
from renda.reads.reports import case_titles
from renda.services.verify_report import Verified
from renda.web.figure_drawing import drawn, filed_figure
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table

_COLUMNS = (
    Column(label="指标", is_title=True), Column(label="印发时", is_number=True), Column(label="现在", is_number=True),
    Column(label="结论"),
)
_CASES = (Column(label="事项", is_title=True), Column(label="怎样变动"), Column(label="其后的办理"))


def verified_panels(found: Verified, *, organ_id: UUID, principals: frozenset[str]) -> tuple[Panel, ...]:
    """This will draw what verifying found; matters that none of the principals sees are only counted. Called while reading."""
    row = found.report
    facts = [Fact(label="文件", value=found.found.words), Fact(label="文件摘要（SM3）", value=found.digest)]
    if row is None:
        return (Panel(key="found", title="结论", facts=tuple(facts)),)
    facts += [
        Fact(label="报告", links=(Link(label=f"《{row.title}》{row.number}", href=reverse("report", args=(row.id,))),)),
        Fact(label="印发", value=chinese_date(row.issued_on) if row.issued_on else ""), Fact(label="存档摘要（SM3）", value=row.digest),
        Fact(label="随文存档的数", value=f"{len(found.figures)}个，仍成立{len(found.figures) - found.changed}个，已变化{found.changed}个"),
    ]
    words = scope_words_of([f.filed.scope for f in found.figures])
    rows = tuple(_row(f, words[n]) for n, f in enumerate(found.figures))
    table = NamedTable(key="figures", title="逐个复算", table=Table(columns=_COLUMNS, rows=rows, caption="逐个复算"))
    titles = case_titles([m.case for f in found.figures for m in f.moved], organ_id=organ_id, principals=principals)
    changed = tuple(_moved_panel(n, f, words[n], titles) for n, f in enumerate(found.figures) if f.moved_total)
    return (Panel(key="found", title="结论", facts=tuple(facts)), Panel(key="figures", title="逐个复算", table=table), *changed)


def _row(one: CheckedFigure, words: str) -> Row:
    said = "仍成立" if one.holds else f"已变化，变动{one.moved_total}件" if one.is_sound else "存档的数与随文事项不符"
    return Row(key=str(one.filed.id), name=one.filed.label, cells=(
        Cell(text=one.filed.label, href=reverse("figure_snapshot", args=(one.filed.id,)), remark=words),
        Cell(kind=CellKind.NUMBER, figure=filed_figure(one.filed, one.filed.value)),
        Cell(kind=CellKind.NUMBER, figure=drawn(one.now)) if one.now else Cell(text="停用"), Cell(text=said),
    ))


def _moved_panel(n: int, one: CheckedFigure, words: str, titles: Mapping[UUID, tuple[str, str]]) -> Panel:
    rows = tuple(_moved_row(m, *titles[m.case]) for m in one.moved if m.case in titles)
    rest = one.moved_total - len(rows)
    title = f"{one.filed.label}（{words}）：变动{one.moved_total}件"
    return Panel(
        key=f"moved-{n}", title=title, table=NamedTable(key=f"m{n}", title=title, table=Table(columns=_CASES, rows=rows, caption=title)),
        remark=f"另有{rest}件不逐项列出" if rest else "",
    )


def _moved_row(moved: Moved, number: str, title: str) -> Row:
    why = f"{chinese_date(moved.happened.on)}{moved.happened.action}" if moved.happened else "没有办理，因日期推移"
    return Row(key=str(moved.case), name=title, cells=(
        Cell(text=title, href=reverse("case", args=(moved.case,)), remark=number), Cell(text=moved.how.words), Cell(text=why),
    ))
