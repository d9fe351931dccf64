"""Prints a report through an office's own Word template, and makes the template one starts from.

A template is rendered in a sandbox after its marks were checked; values are escaped. The mark {{ 正文 }}, alone in a
paragraph, stands for the whole edited text. Must not know: where templates are kept.
"""

import copy
import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # ships no types
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from renda.domain.days import chinese_date
from renda.domain.reporting import Annex, ReportFacts
from renda.reports import official_layout as layout
from renda.reports.official_document import Attachment, Heading, OfficialDocument, Run, Table, plain
from renda.reports.official_document import Paragraph as TextParagraph
from renda.reports.official_ooxml import add_runs, element
from renda.reports.official_package import settled_bytes
from renda.reports.official_writer import write_official_document
from renda.reports.template_marks import TemplateNames, named_in, template_faults

TEXTS = ("标题", "发文机关", "发文字号", "主送机关", "抄送机关", "成文日期", "截止日期", "附件名称", "附件件数", "正文")
ANNEX, TEXT = "附件", "正文"
_HEADING_FONTS = {1: layout.HEITI, 2: layout.KAITI}


def names_of(words: Mapping[str, str], headers: tuple[str, ...]) -> TemplateNames:
    """This will give what a template may print: the fixed names, figures by their `words` (token to words), the annex."""
    figures = {name for name in words.values() if name.replace("·", "").isidentifier()}
    return TemplateNames(texts=frozenset({*TEXTS, *figures}), lists={ANNEX: headers})


def faults_of(content: bytes, names: TemplateNames) -> tuple[str, ...]:
    """This will say which marks of a template's bytes cannot be printed."""
    return template_faults(docx.Document(io.BytesIO(content)), names)


def tokens_named(content: bytes, words: Mapping[str, str]) -> tuple[str, ...]:
    """This will list the tokens of figures that a template prints; `words` name them (token to words)."""
    names = named_in(docx.Document(io.BytesIO(content)))
    return tuple(token for token, word in words.items() if word in names and word not in TEXTS)


def print_report(template: bytes, facts: ReportFacts, blocks: tuple[Any, ...], words: Mapping[str, str]) -> bytes:
    """This will fill a template whose marks were checked; `blocks` are the filled text, `words` name the figures."""
    made = DocxTemplate(io.BytesIO(template))
    made.init_docx()
    _put_text(made.docx, blocks)
    safe = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.render(_context(facts, words), jinja_env=safe, autoescape=True)
    _describe(made.docx, facts)
    return settled_bytes(made.docx)


def starting_template(label: str, annex: Annex) -> bytes:
    """This will make a template of a kind to start from: the layout of official documents with marks in it."""
    rows = (
        (f"{{%tr for 行 in {ANNEX} %}}", *("" for _ in annex.headers[1:])),
        tuple(f"{{{{ 行.{header} }}}}" for header in annex.headers),
        ("{%tr endfor %}", *("" for _ in annex.headers[1:])),
    )
    table = Table(headers=annex.headers, rows=rows, widths=annex.widths) if annex.headers else None
    return write_official_document(OfficialDocument(
        title="{{ 标题 }}", date=date(2000, 1, 1), date_words="{{ 成文日期 }}", addressee="{{ 主送机关 }}",
        blocks=(plain("{{ 正文 }}"),), signature="{{ 发文机关 }}", identifier=label,
        attachments=(Attachment(title="{{ 附件名称 }}", blocks=(table,), landscape=True),) if table else (),
    ))


def _context(facts: ReportFacts, words: Mapping[str, str]) -> dict[str, Any]:
    annex = next((a for a in facts.annexes if not a.worded), Annex())
    figures = {words[token]: text.text for token, text in facts.tokens.items() if token in words}
    return {
        **figures, "标题": facts.title, "发文机关": facts.issuer, "发文字号": facts.number, "主送机关": facts.head.addressee,
        "抄送机关": facts.head.cc, "成文日期": chinese_date(facts.as_of), "截止日期": chinese_date(facts.as_of),
        "附件名称": annex.title, "附件件数": str(annex.total), ANNEX: [dict(zip(annex.headers, row, strict=True)) for row in annex.rows],
    }


def _put_text(document: Document, blocks: tuple[Any, ...]) -> None:
    """Put the filled text where {{ 正文 }} stands alone, in that paragraph's form, headings in their fonts."""
    for place in [p for p in document.paragraphs if "".join(p.text.split()) == "{{正文}}"]:
        for block in blocks:
            form = copy.deepcopy(place._p)
            for run in form.findall(qn("w:r"))[1:]:
                form.remove(run)
            place._p.addprevious(form)
            _write(Paragraph(form, place._parent), block)
        place._p.getparent().remove(place._p)


def _write(paragraph: Paragraph, block: Any) -> None:
    first = paragraph._p.find(qn("w:r"))
    properties = first.find(qn("w:rPr"))
    paragraph._p.remove(first)
    runs = block.runs if isinstance(block, TextParagraph) else (Run(text=block.text),) if isinstance(block, Heading) else ()
    add_runs(paragraph, tuple(Run(text=_plain(r.text), link=r.link, source=r.source) for r in runs))
    font = _HEADING_FONTS.get(int(block.level)) if isinstance(block, Heading) else None
    for made in paragraph._p.iter(qn("w:r")):
        own = copy.deepcopy(properties) if properties is not None else element("rPr")
        fonts = own.find(qn("w:rFonts"))
        if font and fonts is None:
            own.insert(0, element("rFonts", eastAsia=font, hint="eastAsia"))
        elif font:
            fonts.set(qn("w:eastAsia"), font)
        old = made.find(qn("w:rPr"))
        if old is not None:
            made.remove(old)
        made.insert(0, own)


def _plain(text: str) -> str:
    """Braces in the text itself are no marks; the text stands before the template is rendered."""
    return text.replace("{", "｛").replace("}", "｝")


def _describe(document: Document, facts: ReportFacts) -> None:
    midnight = datetime(facts.as_of.year, facts.as_of.month, facts.as_of.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.identifier = facts.title, facts.identifier
    properties.author = properties.last_modified_by = facts.issuer
    properties.created = properties.modified = midnight
