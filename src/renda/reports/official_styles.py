"""The paragraph styles and the page of an official document, so that a clerk can go on with them in Word.

This module must not know the contents of any document.
"""

from dataclasses import dataclass
from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle

from renda.reports import official_layout as layout
from renda.reports.official_ooxml import add_field, element, set_fonts, set_indent

MARK: Final = "发文机关标志"
NUMBER: Final = "发文字号"
TITLE: Final = "公文标题"
ADDRESSEE: Final = "主送机关"
ANNEX_NUMBER: Final = "附件序号"
CAPTION: Final = "表题"
TABLE_TEXT: Final = "表格文字"
IMPRINT: Final = "版记"
PAGE_NUMBER: Final = "页码"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    name: str
    font: str
    points: float = layout.BODY_POINTS
    alignment: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    latin: str = layout.LATIN
    color: str = layout.BLACK
    line: int | None = layout.LINE_TWIPS
    indented: bool = False
    level: int = 0


_CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER
_LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT

_STYLES: Final = (
    _Style(name="Normal", font=layout.FANGSONG),
    _Style(name="Body Text", font=layout.FANGSONG, indented=True),
    _Style(name="Heading 1", font=layout.HEITI, indented=True, level=1),
    _Style(name="Heading 2", font=layout.KAITI, indented=True, level=2),
    _Style(name="Heading 3", font=layout.FANGSONG, indented=True, level=3),
    _Style(name="Heading 4", font=layout.FANGSONG, indented=True, level=4),
    _Style(
        name=MARK, font=layout.XIAOBIAOSONG, points=layout.MARK_POINTS, alignment=_CENTER, color=layout.RED, line=None
    ),
    _Style(name=NUMBER, font=layout.FANGSONG, alignment=_CENTER),
    _Style(name=TITLE, font=layout.XIAOBIAOSONG, points=layout.TITLE_POINTS, alignment=_CENTER),
    _Style(name=ADDRESSEE, font=layout.FANGSONG, alignment=_LEFT),
    _Style(name=ANNEX_NUMBER, font=layout.HEITI, alignment=_LEFT),
    _Style(name=CAPTION, font=layout.HEITI, points=layout.SMALL_POINTS, alignment=_CENTER),
    _Style(
        name=TABLE_TEXT, font=layout.FANGSONG, points=layout.TABLE_POINTS, alignment=_LEFT, line=layout.TABLE_LINE_TWIPS
    ),
    _Style(name=IMPRINT, font=layout.FANGSONG, points=layout.SMALL_POINTS, alignment=_LEFT),
    _Style(name=PAGE_NUMBER, font=layout.SONGTI, points=layout.SMALL_POINTS, latin=layout.SONGTI, line=None),
)


def prepare_styles(document: Document) -> None:
    """This will give a fresh python-docx document the styles of an official document."""
    for style in _STYLES:
        _apply(document, style)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for languages in () if defaults is None else defaults.iter(qn("w:lang")):
        languages.set(qn("w:eastAsia"), "zh-CN")


def prepare_page(section: Section, *, landscape: bool = False) -> None:
    """This will give a section the paper, margins and grid of the standard; landscape turns all of them."""
    width, height = layout.PAGE_WIDTH_MM, layout.PAGE_HEIGHT_MM
    section.page_width, section.page_height = (Mm(height), Mm(width)) if landscape else (Mm(width), Mm(height))
    properties = section._sectPr
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    # a sheet turned left for binding: what was its top is now its left edge
    sides = (layout.TOP_MM, layout.RIGHT_MM, layout.BOTTOM_MM, layout.LEFT_MM)
    top, right, bottom, left = (sides[3], sides[0], sides[1], sides[2]) if landscape else sides
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.footer_distance = Mm(15 if landscape else layout.FOOTER_MM)
    section.header_distance = Mm(layout.HEADER_MM)
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = element("docGrid", type="linesAndChars", linePitch=layout.LINE_TWIPS, charSpace=layout.CHARACTER_SPACE)
    properties.append(grid)


def number_pages(document: Document) -> None:
    """This will print "— 1 —" outside at the foot of every page: on the right of odd, on the left of even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[PAGE_NUMBER]
        right = side == "right"
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        set_indent(paragraph, **{f"{side}Chars": 100, side: int(layout.SMALL_POINTS * 20)})
        paragraph.add_run("— ")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _apply(document: Document, wanted: _Style) -> None:
    names = {style.name for style in document.styles}
    made = (
        document.styles[wanted.name]
        if wanted.name in names
        else document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    assert isinstance(made, ParagraphStyle)  # noqa: S101 - a name of ours is never a character style
    made.font.size = Pt(wanted.points)
    made.font.bold = False
    made.font.italic = False
    made.font.color.rgb = RGBColor.from_string(wanted.color)
    properties = made.element.get_or_add_rPr()
    set_fonts(properties, wanted.font, wanted.latin)
    after = ("w:kern", "w:position", "w:sz", "w:szCs", "w:lang")
    if wanted.points == layout.BODY_POINTS:
        properties.insert_element_before(element("spacing", val=layout.BODY_SPACING_TWIPS), "w:w", *after)
    properties.insert_element_before(element("snapToGrid", val=0), "w:vanish", "w:color", "w:spacing", "w:w", *after)
    _apply_paragraph(made, wanted)


def _apply_paragraph(made: ParagraphStyle, wanted: _Style) -> None:
    form = made.paragraph_format
    form.space_before = form.space_after = Twips(0)
    form.alignment = wanted.alignment
    form.keep_with_next = bool(wanted.level)
    form.keep_together = False
    form.widow_control = False
    form.line_spacing = Twips(wanted.line) if wanted.line else 1.0
    made.element.get_or_add_pPr().insert_element_before(
        element("snapToGrid", val=0), "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
    )
    if wanted.indented:
        indent = element("ind", firstLineChars=200, firstLine=2 * layout.BODY_TWIPS)
        made.element.get_or_add_pPr().insert_element_before(indent, "w:jc", "w:outlineLvl")
