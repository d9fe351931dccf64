"""Turns the bytes of a plain text file into text, without guessing wildly.

Order: byte-order mark, strict UTF-8, strict GB18030. Nearly any bytes are *some* GB18030, so what comes out
must also look like Chinese office prose before it is believed. This module must not know about files.
"""

import codecs
from typing import Final

_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 20_000
_COMMON_SHARE: Final = 0.9
_HARMLESS_CONTROLS: Final = frozenset("\t\n\r\f\v")
_RUINS: Final = ("\ufffd", "锟斤拷")


class NotText(Exception):  # noqa: N818 - says what happened
    """The bytes are no text in any encoding this office uses."""


def decode_text(data: bytes) -> str:
    """This will decode `data` and give the text with every line ending turned into a line feed.

    Nothing else changes: full-width digits and spaces stay as they are.

    :raises NotText: when no encoding gives plausible text.
    """
    text = _decoded(data)
    sample = text[:_SAMPLE]
    if any(ord(char) < 32 and char not in _HARMLESS_CONTROLS for char in sample) or _is_garbled(sample):
        raise NotText
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    try:
        for mark, encoding in _MARKS:
            if data.startswith(mark):
                return data.decode(encoding)
        return _utf8_or_gb18030(data)
    except UnicodeDecodeError:
        raise NotText from None


def _utf8_or_gb18030(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    if not _looks_like_office_prose(text):
        raise NotText
    return text


def _is_garbled(sample: str) -> bool:
    """Whether the text was already ruined before it was saved: replacement marks stand where words were."""
    return any(sample.count(mark) > 3 for mark in _RUINS)


def _looks_like_office_prose(text: str) -> bool:
    """Whether nearly all that is not ASCII belongs to the common set GB 2312, as real Chinese prose does."""
    foreign = [char for char in text[:_SAMPLE] if not char.isascii()]
    common = sum(1 for char in foreign if _in_gb2312(char))
    return not foreign or common / len(foreign) >= _COMMON_SHARE


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "—…·•～"
    return True
