"""From a verified report to what a page draws: what the file is, which figures hold, which moved and why.

Must not know: requests, how a figure is counted.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.figures import scope_words_of
from renda.reads.report_verification import CheckedFigure, Moved, Recount
from renda.reads.reports import case_titles
from renda.services.verify_report import Verified
from renda.web.figure_drawing import drawn, filed_figure
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table

_COLUMNS = (
    Column(label="指标", is_title=True), Column(label="印发时", is_number=True), Column(label="按截至日重新统计", is_number=True),
    Column(label="现在", is_number=True), Column(label="结论"),
)
_CASES = (Column(label="事项", is_title=True), Column(label="怎样变动"), Column(label="印发以后登记的办理"))


def verified_panels(found: Verified, *, organ_id: UUID, principals: frozenset[str]) -> tuple[Panel, ...]:
    """This will draw what verifying found; matters that none of the principals sees are only counted. Called while reading."""
    row = found.report
    facts = [Fact(label="文件", value=found.found.words), Fact(label="文件摘要（SM3）", value=found.digest)]
    if row is None:
        return (Panel(key="found", title="结论", facts=tuple(facts)),)
    facts += [
        Fact(label="报告", links=(Link(label=f"《{row.title}》{row.number}", href=reverse("report", args=(row.id,))),)),
        Fact(label="印发", value=chinese_date(row.issued_on) if row.issued_on else ""), Fact(label="存档摘要（SM3）", value=row.digest),
        Fact(label="随文存档的数", value=found.words),
    ]
    words = scope_words_of([f.filed.scope for f in found.figures])
    rows = tuple(_row(f, words[n]) for n, f in enumerate(found.figures))
    table = NamedTable(key="figures", title="逐个复算", table=Table(columns=_COLUMNS, rows=rows, caption="逐个复算"))
    recounts = [r for f in found.figures for r in (f.then, f.now) if r]
    titles = case_titles([m.case for r in recounts for m in r.moved], organ_id=organ_id, principals=principals)
    changed = tuple(panel for n, f in enumerate(found.figures) for panel in _moved_panels(n, f, words[n], titles))
    return (Panel(key="found", title="结论", facts=tuple(facts)), Panel(key="figures", title="逐个复算", table=table), *changed)


def _row(one: CheckedFigure, words: str) -> Row:
    return Row(key=str(one.filed.id), name=one.filed.label, cells=(
        Cell(text=one.filed.label, href=reverse("figure_snapshot", args=(one.filed.id,)), remark=words),
        Cell(kind=CellKind.NUMBER, figure=filed_figure(one.filed, one.filed.value)), _recount_cell(one.then), _recount_cell(one.now),
        Cell(text=one.verdict.words),
    ))


def _recount_cell(counted: Recount | None) -> Cell:
    return Cell(kind=CellKind.NUMBER, figure=drawn(counted.figure)) if counted else Cell(text="停用")


def _moved_panels(n: int, one: CheckedFigure, words: str, titles: Mapping[UUID, tuple[str, str]]) -> Iterator[Panel]:
    """What moved by today, and what moved as of the filed day where that is otherwise now."""
    for counted, when in ((one.then, f"按截至{chinese_date(one.filed.as_of)}重新统计"), (one.now, "现在")):
        if counted and counted.moved_total:
            title = f"{one.filed.label}（{words}）{when}：变动{counted.moved_total}件"
            yield _moved_panel(f"{n}-{'now' if counted is one.now else 'then'}", title, counted, titles)


def _moved_panel(key: str, title: str, counted: Recount, titles: Mapping[UUID, tuple[str, str]]) -> Panel:
    rows = tuple(_moved_row(m, *titles[m.case]) for m in counted.moved if m.case in titles)
    rest = counted.moved_total - len(rows)
    return Panel(
        key=f"moved-{key}", title=title,
        table=NamedTable(key=f"m{key}", title=title, table=Table(columns=_CASES, rows=rows, caption=title)),
        remark=f"另有{rest}件不逐项列出" if rest else "",
    )


def _moved_row(moved: Moved, number: str, title: str) -> Row:
    why = "；".join(f"{chinese_date(act.on)}{act.action}" for act in moved.acts) or "没有办理，因日期推移"
    return Row(key=str(moved.case), name=title, cells=(
        Cell(text=title, href=reverse("case", args=(moved.case,)), remark=number), Cell(text=moved.how.words), Cell(text=why),
    ))
