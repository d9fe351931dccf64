"""Writes a report made of worded figures to Word: the text, then each annex with its table.

Must not know: how a figure is counted, where the file is kept.
"""

from collections.abc import Mapping

from renda.domain.reporting import Annex, ReportFacts
from renda.reads.report_words import worded
from renda.reports.annex_sheet import annex_book
from renda.reports.figure_text import FigureText, WordingRefused, fill, fill_blocks, fill_cell
from renda.reports.official_document import Attachment, Block, OfficialDocument, Run, Table, plain
from renda.reports.official_writer import write_official_document
from renda.reports.template_report import print_report, tokens_named


class FigureReportWriter:
    """The writer that services are given."""

    def faults(self, wording: str, known: Mapping[str, str]) -> tuple[str, ...]:
        """This will say, a sentence each, which tokens of the wording are not `known` (token to words)."""
        try:
            fill(wording, dict.fromkeys(known, FigureText(text="")), known)
        except WordingRefused as refused:
            return tuple(reason.sentence for reason in refused.reasons)
        return ()

    def tokens_of(self, template: bytes, words: Mapping[str, str]) -> tuple[str, ...]:
        """This will list the tokens that a template prints besides the text."""
        return tokens_named(template, words)

    def compose(self, facts: ReportFacts, template: bytes | None = None) -> bytes:
        """This will write the report as a .docx file, through an office's own template where one is given.

        :raises WordingRefused: when the wording names a token without a text.
        """
        if template is not None:
            return print_report(template, facts, report_blocks(facts), worded(facts.tokens))
        return write_official_document(OfficialDocument(
            title=facts.title, date=facts.as_of, blocks=report_blocks(facts), signature=facts.issuer,
            issuer=f"{facts.issuer}文件" if facts.number and not facts.masthead else "", number=facts.number,
            addressee=facts.head.addressee, cc=facts.head.cc, printed_by=facts.issuer if facts.number else "", identifier=facts.identifier,
            attachments=tuple(_attachment(annex, facts) for annex in facts.annexes), masthead=facts.masthead,
        ))

    def annex_file(self, facts: ReportFacts) -> bytes:
        """This will write the annexes as an .xlsx file, a sheet each."""
        return annex_book(facts, [
            tuple(tuple("".join(run.text for run in cell) for cell in row) for row in annex_cells(annex, facts)) for annex in facts.annexes
        ])


def report_blocks(facts: ReportFacts) -> tuple[Block, ...]:
    """This will fill the wording and give its headings and paragraphs.

    :raises WordingRefused: when the wording names a token without a text.
    """
    return fill_blocks(facts.wording, _texts(facts))


def _texts(facts: ReportFacts) -> dict[str, FigureText]:
    return {t: FigureText(text=x.text, link=x.link, source=x.source) for t, x in facts.tokens.items()}


def annex_cells(annex: Annex, facts: ReportFacts) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    """This will give the cells of an annex as runs, the figures of a worded one filled in."""
    if not annex.worded:
        return tuple(tuple((Run(text=cell),) for cell in row) for row in annex.rows)
    texts = _texts(facts)
    return tuple(tuple(fill_cell(cell, texts) or (Run(text="—"),) for cell in row) for row in annex.rows)


def _attachment(annex: Annex, facts: ReportFacts) -> Attachment:
    rows = annex_cells(annex, facts) if annex.worded else annex.rows
    table = Table(headers=annex.headers, rows=rows, widths=annex.widths)
    return Attachment(title=annex.title, blocks=(table, *(plain(remark) for remark in annex.remarks)), landscape=True)
