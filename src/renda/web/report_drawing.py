"""From a report's wording and figures to what pages draw. Must not know: requests, Word, how figures are counted."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from renda.domain.report_skeleton import PART_LABELS
from renda.domain.reporting import Annex, ReportFacts, SentencePart
from renda.reads.report_sentences import ProposedSentence
from renda.reports.figure_report import annex_cells, report_blocks
from renda.reports.official_document import Block, Heading, Paragraph
from renda.reports.official_document import Run as PaperRun
from renda.web.view_models.figures import ProposalGroup, ProposalRow, ReportPart
from renda.web.view_models.parts import Cell, Column, Figure, Row, Run, Table


def report_parts(facts: ReportFacts, figures: Mapping[str, Figure]) -> tuple[ReportPart, ...]:
    """This will draw the text as it will read; `figures` are by address of their page.

    :raises WordingRefused: when the wording names a token without a text.
    """
    parts: list[ReportPart] = [ReportPart(heading="", paragraphs=())]
    for block in report_blocks(facts):
        _add(parts, block, figures)
    parts += [_annex_part(annex, facts, figures, str(n) if len(facts.annexes) > 1 else "") for n, annex in enumerate(facts.annexes, 1)]
    return tuple(p for p in parts if p.heading or p.paragraphs or p.table)


def _add(parts: list[ReportPart], block: Block, figures: Mapping[str, Figure]) -> None:
    if isinstance(block, Heading):
        parts.append(ReportPart(heading=block.text, level=int(block.level), paragraphs=()))
    elif isinstance(block, Paragraph):
        last = parts[-1]
        runs = tuple(_run(r, figures) for r in block.runs)
        parts[-1] = ReportPart(heading=last.heading, level=last.level, paragraphs=(*last.paragraphs, runs))


def _run(run: PaperRun, figures: Mapping[str, Figure]) -> Run:
    if run.source:
        return Run(text=f"（来源：{run.source.number}）", href=reverse("case", args=(run.source.case,)))
    found = figures.get(run.link) if run.link else None
    return Run(figure=found) if found else Run(text=run.text, href=run.link)


def _annex_part(annex: Annex, facts: ReportFacts, figures: Mapping[str, Figure], number: str) -> ReportPart:
    shown = f"共{annex.total}项" if annex.total == len(annex.rows) else f"共{annex.total}项，这里列出前{len(annex.rows)}项，其余在文件中"
    return ReportPart(
        heading=f"附件{number}：{annex.title}", paragraphs=tuple((Run(text=t),) for t in annex.remarks), fold=shown,
        table=_annex_table(annex, facts, figures),
    )


def _annex_table(annex: Annex, facts: ReportFacts, figures: Mapping[str, Figure]) -> Table:
    columns: Sequence[Column] = [Column(label=h, is_title=n == 1) for n, h in enumerate(annex.headers)]
    rows = tuple(
        Row(cells=tuple(_cell(cell, figures) for cell in row), name=named[1])
        for row, named in zip(annex_cells(annex, facts), annex.rows, strict=True)
    )
    return Table(columns=tuple(columns), rows=rows, caption=annex.title)


def _cell(cell: tuple[PaperRun, ...], figures: Mapping[str, Figure]) -> Cell:
    if any(run.link for run in cell):
        return Cell(runs=tuple(_run(run, figures) for run in cell))
    return Cell(text="".join(run.text for run in cell))


def proposal_groups(proposed: Sequence[ProposedSentence]) -> tuple[ProposalGroup, ...]:
    """This will group proposed sentences by the part of the skeleton and by pattern, in the order declared."""
    found: dict[tuple[SentencePart, str], list[ProposalRow]] = {}
    for one in proposed:
        row = ProposalRow(key=one.key, text=one.text, number=one.source.number, href=reverse("case", args=(one.source.case,)))
        found.setdefault((one.part, one.label), []).append(row)
    order = list(SentencePart)
    return tuple(
        ProposalGroup(title=f"{PART_LABELS[part]}：{label}", rows=tuple(rows))
        for (part, label), rows in sorted(found.items(), key=lambda item: order.index(item[0][0]))
    )
