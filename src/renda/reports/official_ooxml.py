"""Small pieces of WordprocessingML that python-docx has no call for.

This module must not know what an official document is.
"""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from renda.reports.official_document import Run

#: An element of the document; lxml ships no types.
Element = Any


def element(tag: str, /, *inner: Element, **attributes: str | int) -> Element:
    """This will make `<w:tag>` with attributes of the same prefix and the inner elements, in order."""
    made: Element = OxmlElement(f"w:{tag}")
    for key, text in attributes.items():
        made.set(qn(f"w:{key}"), str(text))
    for item in inner:
        made.append(item)
    return made


def fonts(east_asian: str, latin: str) -> Element:
    """This will name the fonts of Chinese and Latin characters, quotation marks and dashes going with the Chinese."""
    return element("rFonts", ascii=latin, hAnsi=latin, eastAsia=east_asian, cs=latin, hint="eastAsia")


def set_fonts(properties: Element, east_asian: str, latin: str) -> None:
    """This will put the fonts in run properties, in place of whatever theme fonts stood there."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    place = 1 if properties.find(qn("w:rStyle")) is not None else 0
    properties.insert(place, fonts(east_asian, latin))


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """This will add a field that Word fills in, such as PAGE."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "":
            code = element("instrText")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind == "shown":
            run.text = "1"
        else:
            run._r.append(element("fldChar", fldCharType=kind))


def add_link(paragraph: Paragraph, run: WordRun, address: str) -> None:
    """This will turn `run`, already the last of the paragraph, into a link that looks and prints as its text does."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("hyperlink", history=1)
    link.set(qn("r:id"), relation)
    link.append(run._r)
    paragraph._p.append(link)


def add_runs(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    """This will add runs to a paragraph, those with a link as links that print like any other text."""
    for run in runs:
        if run.source:
            continue
        made = paragraph.add_run(run.text)
        if run.bold:
            made.bold = True
        properties = made._r.get_or_add_rPr()
        properties.insert(0, element("rFonts", hint="eastAsia"))
        if run.link:
            add_link(paragraph, made, run.link)


def set_borders(paragraph: Paragraph, side: str, *, eighths: int, color: str, gap: int) -> None:
    """This will draw a line on one side of a paragraph; thickness in 1/8 point, gap in points."""
    properties = paragraph._p.get_or_add_pPr()
    line = element(side, val="single", sz=eighths, space=gap, color=color)
    properties.insert_element_before(
        element("pBdr", line), "w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def set_indent(paragraph: Paragraph, **attributes: int) -> None:
    """This will set indents by their names in WordprocessingML (firstLineChars, rightChars, left, hanging …)."""
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    properties.insert_element_before(
        element("ind", **attributes), "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr"
    )
