"""Turns an `OfficialDocument` into the bytes of a .docx laid out after GB/T 9704-2012.

The same structure gives the same bytes on any day and machine, so an issued copy can be named by its digest.
This module must not know where the facts come from.
"""

from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn

from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_blocks import BlockWriter
from renda.reports.official_document import Attachment, OfficialDocument, Paragraph
from renda.reports.official_foot import keep_with_text, write_attachment_list, write_imprint, write_signature
from renda.reports.official_head import write_head
from renda.reports.official_ooxml import element
from renda.reports.official_package import settled_bytes


def write_official_document(official: OfficialDocument) -> bytes:
    """This will lay the document out and give the bytes of its .docx file."""
    document = docx.Document()
    _forget_template(document)
    styles.prepare_styles(document)
    styles.prepare_page(document.sections[0])
    styles.number_pages(document)
    _describe(document, official)
    write_head(document, official)
    BlockWriter(document=document).write(official.blocks)
    written = len(document.paragraphs)
    write_attachment_list(document, official.attachments)
    if not official.masthead:
        write_signature(document, official)
    keep_with_text(document, since=written - 1 if official.blocks and isinstance(official.blocks[-1], Paragraph) else written)
    turned = _write_attachments(document, official.attachments)
    if turned and (official.cc or official.printed_by):
        styles.prepare_page(document.add_section(WD_SECTION.EVEN_PAGE))
    write_imprint(document, official, alone=turned)
    return settled_bytes(document)


def _forget_template(document: Document) -> None:
    """Take out what python-docx's template says of its own: compatibility with old Word, western spacing."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    compat = element("compat", element("balanceSingleByteDoubleByteWidth"), element("useFELayout"), mode)
    place = next((node for node in settings if node.tag in {qn("w:rsids"), qn("m:mathPr")}), None)
    if place is None:
        settings.append(compat)
    else:
        place.addprevious(compat)


def _describe(document: Document, official: OfficialDocument) -> None:
    """The file's own properties, taken from the document alone so that no clock enters."""
    properties = document.core_properties
    midnight = datetime(official.date.year, official.date.month, official.date.day, tzinfo=UTC)
    properties.title = official.title.replace("\n", "")
    properties.author = properties.last_modified_by = official.signature or official.issuer
    properties.created = properties.modified = midnight
    properties.comments = ""
    properties.identifier = official.identifier
    properties.language = "zh-CN"
    properties.revision = 1


def _write_attachments(document: Document, attachments: tuple[Attachment, ...]) -> bool:
    """The annexes, each in its section; whether the last page is turned: an imprint needs an upright one, the back of a sheet."""
    turned = False
    for number, attachment in enumerate(attachments, start=1):
        if not attachment.blocks:
            continue
        section = document.add_section(WD_SECTION.NEW_PAGE)
        turned = attachment.landscape
        styles.prepare_page(section, landscape=turned)
        label = f"附件{number}" if len(attachments) > 1 else "附件"
        document.add_paragraph(label, style=styles.ANNEX_NUMBER)
        document.add_paragraph()
        document.add_paragraph(attachment.title, style=styles.TITLE)
        document.add_paragraph()
        width = layout.TEXT_HEIGHT_MM if turned else layout.TEXT_WIDTH_MM
        BlockWriter(document=document, width_mm=width).write(attachment.blocks)
    return turned
