"""From a report's wording and figures to what pages draw. Must not know: requests, Word, how figures are counted."""

from collections.abc import Mapping, Sequence

from renda.domain.reporting import ReportFacts
from renda.reports.figure_report import report_blocks
from renda.reports.official_document import Block, Heading, Paragraph
from renda.reports.official_document import Run as PaperRun
from renda.web.view_models.figures import NamedTable, ReportPart
from renda.web.view_models.parts import Cell, Column, Figure, Row, Run, Table


def report_parts(facts: ReportFacts, figures: Mapping[str, Figure]) -> tuple[ReportPart, ...]:
    """This will draw the text as it will read; `figures` are by address of their page.

    :raises WordingRefused: when the wording names a token without a text.
    """
    parts: list[ReportPart] = [ReportPart(heading="", paragraphs=())]
    for block in report_blocks(facts):
        _add(parts, block, figures)
    if facts.annex_rows:
        parts.append(ReportPart(
            heading=f"附件：{facts.annex_title}", paragraphs=tuple((Run(text=t),) for t in facts.annex_remarks),
            table=annex_table(facts).table,
        ))
    return tuple(p for p in parts if p.heading or p.paragraphs or p.table)


def _add(parts: list[ReportPart], block: Block, figures: Mapping[str, Figure]) -> None:
    if isinstance(block, Heading):
        parts.append(ReportPart(heading=block.text, level=int(block.level), paragraphs=()))
    elif isinstance(block, Paragraph):
        last = parts[-1]
        runs = tuple(_run(r, figures) for r in block.runs)
        parts[-1] = ReportPart(heading=last.heading, level=last.level, paragraphs=(*last.paragraphs, runs))


def _run(run: PaperRun, figures: Mapping[str, Figure]) -> Run:
    found = figures.get(run.link) if run.link else None
    return Run(figure=found) if found else Run(text=run.text, href=run.link)


def annex_table(facts: ReportFacts) -> NamedTable:
    """This will table the annex."""
    columns: Sequence[Column] = [Column(label=h, is_title=n == 1) for n, h in enumerate(facts.annex_headers)]
    rows = tuple(Row(cells=tuple(Cell(text=text) for text in row), name=row[1]) for row in facts.annex_rows)
    return NamedTable(
        key="annex", title=facts.annex_title, table=Table(columns=tuple(columns), rows=rows, caption=facts.annex_title)
    )
