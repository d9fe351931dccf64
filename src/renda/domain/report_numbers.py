"""The number of an issued document: word of the office, year in hexagonal brackets, serial (GB/T 9704-2012, 7.2.5). Pure.

Must not know: counters, pages.
"""

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[\u4e00-\u9fff]{1,12}")
SERIAL_LIMIT: Final = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """What a clerk asks for: the word of the office (明人办发), and a serial, or None for the next one."""

    word: str
    serial: int | None = None


def document_number(word: str, year: int, serial: int) -> str:
    """This will write a number: 明人办发〔2026〕1号, no 第, no padding."""
    return f"{word}〔{year}〕{serial}号"


def number_counter(word: str, year: int) -> str:
    """This will name the counter that serials are drawn from: one a word and year."""
    return f"发文:{word}:{year}"


def issue_counters(kind: str, case: str, year: int) -> tuple[str, str]:
    """This will name the counters of the issues of a kind about a case: those of a year, and those of all years."""
    return f"期:{kind}:{case}:{year}", f"期:{kind}:{case}"


def issue_number(number: int, in_all: int) -> str:
    """This will write the number of an issue: 第3期, with that of all years where it is another."""
    return f"第{number}期" + (f"（总第{in_all}期）" if in_all != number else "")


def numbering_of(word: str, serial: str) -> Numbering | str | None:
    """This will read what was typed: a numbering, None where no number is wanted, or a sentence saying what is wrong."""
    word, serial = word.strip(), serial.strip()
    if not word and not serial:
        return None
    if not _WORD.fullmatch(word):
        return "机关代字应为1至12个汉字，如“明人办发”，不写年份和“第”字。"
    if not serial:
        return Numbering(word=word)
    if not (serial.isascii() and serial.isdigit() and not serial.startswith("0") and int(serial) <= SERIAL_LIMIT):
        return "发文序号应为阿拉伯数字，不编虚位（1不写作01）；留空由系统取下一个号。"
    return Numbering(word=word, serial=int(serial))
