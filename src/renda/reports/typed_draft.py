"""Makes a Word file of a text that was typed or pasted, so that it is checked and given back like any other draft.

One paragraph a line, in the fonts of an official document; the words stay as they are. This module must not know what the
text says.
"""

import io
from typing import Final

import docx
from docx.shared import Mm, Pt

from renda.reports.official_ooxml import set_fonts

_MARGINS: Final = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}


def word_of_text(text: str) -> bytes:
    """This will give a .docx with one paragraph for each line of `text` that holds words."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, wide in _MARGINS.items():
        setattr(section, side, Mm(wide))
    style = word.styles["Normal"]
    style.font.size = Pt(16)
    set_fonts(style.element.get_or_add_rPr(), "仿宋_GB2312", "Times New Roman")
    for line in text.split("\n"):
        if line.strip():
            word.add_paragraph("".join(sign for sign in line.rstrip() if sign >= " " or sign == "\t"))
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()
