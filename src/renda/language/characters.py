"""One form for the many ways an office types the same sign.

Every function here keeps the length of the text, so that an offset into the plain form is an offset into the
source. This module knows nothing of documents, headings or numbers.
"""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0xFEFF, 0x200B, 0x0B, 0x0C), 0x20)
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2500, 0x2212), 0x2D)
_SIGNS = {
    0x301C: 0x7E,
    0x223C: 0x7E,
    0xFE6A: 0x25,
    0x3002: 0x3002,
    0xFF61: 0x3002,
    0x2236: 0x3A,
    0x2028: 0x0A,
    0x2029: 0x0A,
}
_QUOTES = {0x22: 0x22, 0x300C: 0x201C, 0x300D: 0x201D, 0x300E: 0x201C, 0x300F: 0x201D, 0x2018: 0x201C, 0x2019: 0x201D}
_PLAIN = {**_WIDE, **_BLANKS, **_DASHES, **_SIGNS, **_QUOTES}


def plain_form(text: str) -> str:
    """This will give `text` with full-width signs narrowed, blanks and dashes unified, of the same length.

    A carriage return becomes a blank where a line feed follows it and a line feed where none does.
    """
    plain = text.translate(_PLAIN)
    if "\r" in plain:
        plain = plain.replace("\r\n", " \n").replace("\r", "\n")
    return plain


def without_blanks(text: str) -> str:
    """This will give `text` without any blank, tab or line feed."""
    return "".join(text.split())


_MASKED = re.compile(r"(?<![A-Za-z])D(?=[组课员委费支性史建]|中央|的二十大)")


def party_unmasked(plain: str) -> str:
    """This will give a plain form in which the letter that papers passed around put for 党 is that again, of the same length.

    Where a C stands beside it as well, the letters are names of groups (A组、B组).
    """
    return plain if re.search(r"C组", plain) else _MASKED.sub("党", plain)
