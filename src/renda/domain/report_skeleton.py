"""The skeleton of a report, 成绩–问题–下一步: where a proposed sentence belongs in a wording. Pure.

Must not know: tables, pages, Word.
"""

import re
from typing import Final

from renda.domain.reporting import SentencePart

SOURCE: Final = "source."
"""Before the number of the case that a sentence rests on, in a token that prints nothing."""

PART_LABELS: Final = {
    SentencePart.ACHIEVEMENT: "成效", SentencePart.PROBLEM: "问题", SentencePart.NEXT: "下一步",
}
_FIRST_LEVEL: Final = re.compile(r"[一二三四五六七八九十]{1,3}、")
_HEADINGS: Final = {
    SentencePart.ACHIEVEMENT: re.compile("成效|成绩|总体|进展|主要工作"),
    SentencePart.PROBLEM: re.compile("不足|短板|存在的?(主要)?问题|薄弱"),
    SentencePart.NEXT: re.compile("下一步|下步|打算"),
}


def source_token(number: str) -> str:
    """This will write the token that ties a sentence to a case."""
    return f"{{{SOURCE}{number}}}"


def with_sentence(wording: str, part: SentencePart, sentence: str, number: str) -> str:
    """This will put a sentence, tied to the case it rests on, at the end of the section it belongs to.

    Without such a section it goes to the end; a sentence that is there already is not put in again.
    """
    line = sentence + source_token(number)
    lines = wording.split("\n")
    if line in (known.strip() for known in lines):
        return wording
    starts = [n for n, text in enumerate(lines) if _FIRST_LEVEL.match(text.strip())]
    start = next((n for n in starts if _HEADINGS[part].search(lines[n])), None)
    end = len(lines) if start is None else next((n for n in starts if n > start), len(lines))
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    return "\n".join((*lines[:end], line, *lines[end:]))
