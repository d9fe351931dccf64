"""Suggestions on signs that come in pairs, one within another, or are missing at the end of a paragraph.

Knows punctuation (GB/T 15834—2011) and nothing of what is said.
"""

import re
from collections.abc import Iterator

from renda.language.format_hints import FormatHint

_SOURCE = "GB/T 15834—2011"
_PAIRS = {"（": "）", "《": "》", "“": "”", "〔": "〕"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_INNER = {"“": "引号里面再用引号，用单引号‘ ’。", "《": "书名号里面再用书名号，用单书名号〈 〉。"}
_LIST_SIGN = re.compile(r"(?:^|[\s，。；、：（“])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z①-⑳])$")
_LONG = 60
_NEAR = 80
"""How far the other half may stand on the lines beside."""
_ENDS = "。！？；：…”）》】]:;.!?)，、"


def sign_hints(text: str) -> Iterator[FormatHint]:
    """This will give pairs without their other half, pairs of a kind within one another, and long paragraphs without an end."""
    at = 0
    for line in text.split("\n"):
        if "\t" not in line:
            yield from _paired(line, at, text)
            yield from _ended(line, at)
        at += len(line) + 1


def _paired(line: str, at: int, text: str) -> Iterator[FormatHint]:
    """A quotation may run over several paragraphs, a title over several lines."""
    open_signs: list[tuple[str, int]] = []
    for place, sign in enumerate(line):
        if sign in _PAIRS:
            if sign in _INNER and open_signs and open_signs[-1][0] == sign:
                yield _hint("nested_marks", at + place, _INNER[sign])
            open_signs.append((sign, place))
        elif sign in _CLOSING:
            if open_signs and open_signs[-1][0] == _CLOSING[sign]:
                open_signs.pop()
            elif sign != "”" and not _LIST_SIGN.search(line[:place]) and not _is_above(text, at, _CLOSING[sign], sign):
                yield _hint("unpaired", at + place, f"“{sign}”前面没有与它成对的“{_CLOSING[sign]}”。")
    for sign, place in open_signs:
        if sign != "“" and not _is_below(text, at + len(line), sign, _PAIRS[sign]):
            yield _hint("unpaired", at + place, f"“{sign}”后面没有与它成对的“{_PAIRS[sign]}”。")


def _is_above(text: str, at: int, opening: str, closing: str) -> bool:
    near = text[max(0, at - _NEAR) : at]
    return near.rfind(opening) > near.rfind(closing)


def _is_below(text: str, at: int, opening: str, closing: str) -> bool:
    near = text[at : at + _NEAR]
    found, other = near.find(closing), near.find(opening)
    return found >= 0 and (other < 0 or found < other)


def _ended(line: str, at: int) -> Iterator[FormatHint]:
    words = line.rstrip()
    if len(words) > _LONG and "。" in words and words[-1] not in _ENDS:
        yield _hint("no_end", at + len(words) - 1, "段落末尾缺少标点。")


def _hint(rule: str, at: int, words: str) -> FormatHint:
    return FormatHint(rule=rule, at=at, end=at + 1, words=words, source=_SOURCE)
