"""Writes a report made of worded figures to Word: the text, then the annex with its table.

Must not know: how a figure is counted, where the file is kept.
"""

from collections.abc import Mapping

from renda.domain.reporting import ReportFacts
from renda.reads.report_words import worded
from renda.reports.annex_sheet import annex_sheet
from renda.reports.figure_text import FigureText, WordingRefused, fill, fill_blocks
from renda.reports.official_document import Attachment, Block, OfficialDocument, Table, plain
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
            issuer=f"{facts.issuer}文件" if facts.number else "", number=facts.number, addressee=facts.head.addressee,
            cc=facts.head.cc, printed_by=facts.issuer if facts.number else "", identifier=facts.identifier,
            attachments=(_annex(facts),) if facts.annex.rows else (),
        ))

    def annex_file(self, facts: ReportFacts) -> bytes:
        """This will write the annex as an .xlsx file."""
        return annex_sheet(facts)


def report_blocks(facts: ReportFacts) -> tuple[Block, ...]:
    """This will fill the wording and give its headings and paragraphs.

    :raises WordingRefused: when the wording names a token without a text.
    """
    return fill_blocks(facts.wording, {t: FigureText(text=x.text, link=x.link, source=x.source) for t, x in facts.tokens.items()})


def _annex(facts: ReportFacts) -> Attachment:
    annex = facts.annex
    table = Table(headers=annex.headers, rows=annex.rows, widths=annex.widths)
    return Attachment(title=annex.title, blocks=(table, *(plain(remark) for remark in annex.remarks)), landscape=True)
