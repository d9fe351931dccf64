"""From a report's wording and figures to what pages draw. Must not know: requests, Word, how figures are counted."""

from collections.abc import Mapping, Sequence

from renda.domain.reporting import Annex, ReportFacts
from renda.reports.figure_report import report_blocks
from renda.reports.official_document import Block, Heading, Paragraph
from renda.reports.official_document import Run as PaperRun
from renda.web.view_models.figures import ReportPart
from renda.web.view_models.parts import Cell, Column, Figure, Row, Run, Table


def report_parts(facts: ReportFacts, figures: Mapping[str, Figure]) -> tuple[ReportPart, ...]:
    """This will draw the text as it will read; `figures` are by address of their page.

    :raises WordingRefused: when the wording names a token without a text.
    """
    parts: list[ReportPart] = [ReportPart(heading="", paragraphs=())]
    for block in report_blocks(facts):
        _add(parts, block, figures)
    if facts.annex.rows:
        parts.append(_annex_part(facts.annex))
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


def _annex_part(annex: Annex) -> ReportPart:
    shown = f"共{annex.total}项" if annex.total == len(annex.rows) else f"共{annex.total}项，这里列出前{len(annex.rows)}项，其余在文件中"
    return ReportPart(
        heading=f"附件：{annex.title}", paragraphs=tuple((Run(text=t),) for t in annex.remarks), table=_annex_table(annex), fold=shown
    )


def _annex_table(annex: Annex) -> Table:
    columns: Sequence[Column] = [Column(label=h, is_title=n == 1) for n, h in enumerate(annex.headers)]
    rows = tuple(Row(cells=tuple(Cell(text=text) for text in row), name=row[1]) for row in annex.rows)
    return Table(columns=tuple(columns), rows=rows, caption=annex.title)
