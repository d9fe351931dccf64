"""What is remarked on a draft, and how each kind of remark is named and coloured, on the page as in the Word file.

A figure's verdict is named as the check names it. This module must not know how a figure is checked nor how a file is written.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from renda.reads.draft_check import Verdict


class RemarkKind(StrEnum):
    """What was found at a place of a draft."""

    DIFFERS = "differs"
    SEVERAL = "several"
    BLANK = "blank"
    NO_SOURCE = "no_source"
    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    FORMAT = "format"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark on the text from `at` to `end`; `words` are the comment, `ledger` the ledger's figure in words where there is one."""

    at: int
    end: int
    kind: RemarkKind
    words: str
    ledger: str = ""


REMARK_WORDS: Final = MappingProxyType({
    **{kind: Verdict(kind.value).words for kind in RemarkKind if kind.value in set(Verdict)},
    RemarkKind.CONTRADICTS: "前后不符",
    RemarkKind.FORMAT: "格式建议",
})
"""What each kind is called, the gravest first."""

SHADES: Final = MappingProxyType({
    RemarkKind.DIFFERS: "F8CFCB",
    RemarkKind.SEVERAL: "FFE8A3",
    RemarkKind.BLANK: "CFE2F3",
    RemarkKind.NO_SOURCE: "E3E6EA",
    RemarkKind.AGREES: "CDE8CF",
})
"""The shade behind the words of each verdict on a figure; what the text alone gives rise to is only commented."""

OF_THE_TEXT: Final = MappingProxyType({
    RemarkKind.CONTRADICTS: "文内数字前后不符",
    RemarkKind.FORMAT: "格式与用语建议（仅供参考，正文未作改动）",
})
"""The kinds that need no ledger, each with the heading they stand under."""
