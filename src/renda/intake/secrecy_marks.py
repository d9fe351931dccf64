"""Recognises a mark of state secrecy (密级标志) on a document, never the word in running prose.

A mark stands alone ("机密★1年", "秘密", "密级：机密") in the head of the first page, in a page header, in a
text box or in the file name. With its star it also counts alone on a line anywhere, since an annex carries
its own. 商业秘密, 保守秘密, 保密工作 and the like are words and pass. Basis: 保守国家秘密法 on marking.
This module must not know how files are read.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

HEAD_LINES: Final = 12

_LEVEL: Final = "(?:绝密|机密|秘密)"
_TERM: Final = r"(?:\d{1,2}年|\d{1,2}个月|\d{1,3}[日天]|长期|启用前|解密前)"
_URGENCY: Final = "(?:特提|特急|加急|平急|急件)"
_ALONE: Final = re.compile(
    rf"(?:\d{{1,8}})?(?:密级:)?({_LEVEL}(?:级|件)?(?:[★☆*]?{_TERM}|[★☆*]\w{{0,12}})?){_URGENCY}?"
)
_STARRED: Final = re.compile(rf"{_LEVEL}级?[★☆]{_TERM}?")
_IN_NAME: Final = re.compile(
    rf"[(\[【〔]({_LEVEL}级?)[)\]】〕]|(?<![一-鿿])({_LEVEL}级?[★☆]{_TERM}?)|^({_LEVEL}级?)(?=[-_.·]|$)"
)
_SPACE: Final = re.compile(r"\s+")
_BRACKETS: Final = "()[]【】〔〕<>《》"
_LONGEST_HEAD_LINE: Final = 40


def mark_standing_alone(line: str) -> str | None:
    """This will give the mark when `line` holds nothing but a mark of secrecy, else None."""
    found = _ALONE.fullmatch(_squeezed(line).strip(_BRACKETS))
    return found.group(1) if found else None


def mark_in_head(line: str) -> str | None:
    """This will give the mark when a line of a page's head is a mark or begins or ends with a starred one."""
    alone = mark_standing_alone(line)
    if alone:
        return alone
    squeezed = _squeezed(line)
    if len(squeezed) > _LONGEST_HEAD_LINE or "。" in squeezed:
        return None
    for found in _STARRED.finditer(squeezed):
        if found.start() == 0 or found.end() == len(squeezed):
            return found.group()
    return None


def mark_in_body(line: str) -> str | None:
    """This will give the mark when a line of the body is a starred mark and nothing else."""
    mark = mark_standing_alone(line)
    return mark if mark and _STARRED.match(mark) else None


def mark_in_name(name: str) -> str | None:
    """This will give the mark that a file name carries ("（秘密）…", "机密★1年 …"), else None."""
    stem = name.rpartition(".")[0] or name
    found = _IN_NAME.search(_squeezed(stem))
    return next(group for group in found.groups() if group) if found else None


def first_mark(lines: Iterable[str]) -> tuple[int, str] | None:
    """This will give (number of the line counted from 1, mark) of the first mark among a document's lines."""
    position = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        position += 1
        mark = mark_in_head(line) if position <= HEAD_LINES else mark_in_body(line)
        if mark:
            return number, mark
    return None


def _squeezed(line: str) -> str:
    """The line with full-width forms folded and every space taken out; only for looking, never for keeping."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", line))
