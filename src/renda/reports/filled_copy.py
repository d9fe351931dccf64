"""The same Word file with its blanks filled as tracked changes: the blank deleted, the words inserted, both signed.

Whoever opens the file sees what was put in and may accept or reject it; a blank left open bears a comment with the reason.
This module must not know where the words come from.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Final

from docx.oxml.ns import qn

from renda.reports.official_ooxml import Element, element
from renda.reports.opened_draft import OpenedDraft
from renda.reports.run_cutting import plain_run, runs_between
from renda.reports.word_comments import comment_on, word_time

_TRACKED: Final = frozenset({qn("w:ins"), qn("w:moveTo")})
_OF_A_MARK: Final = frozenset({qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"), qn("w:rPrChange")})
"""What the formatting of a paragraph's mark may hold that that of a run may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What is put in place of the blank from `at` to `end` of the draft's text (of an empty cell both are its offset).

    Without `words` it stays open. `note` becomes a comment: where the words come from, or why it stays open.
    """

    at: int
    end: int
    words: str | None
    note: str = ""


def filled_copy(draft: OpenedDraft, fillings: Sequence[Filling], *, author: str, at: datetime) -> bytes:
    """This will fill the blanks of an opened draft, or remark on them, and give the bytes of the .docx.

    :param fillings: their offsets are those of the draft's text; no two may overlap.
    :param author: who signs changes and comments.
    """
    pen = _Pen(author=author, date=word_time(at), numbers=count(_highest(draft) + 1))
    for filling in sorted(fillings, key=lambda one: one.at, reverse=True):
        runs = runs_between(draft, filling.at, filling.end)
        if filling.words is not None:
            runs = [_written(draft, filling.at, filling.words, runs, pen)]
        if filling.note:
            comment_on(draft, runs, filling.note, place=filling.at, author=author, at=at)
    target = io.BytesIO()
    draft.word.save(target)
    return target.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Who writes, when, and the numbers of the changes."""

    author: str
    date: str
    numbers: Iterator[int]

    def change(self, kind: str, *inner: Element) -> Element:
        """A tracked change of a kind (ins, del) around its runs."""
        return element(kind, *inner, id=next(self.numbers), author=self.author, date=self.date)


def _written(draft: OpenedDraft, at: int, words: str, blank: list[Element], pen: _Pen) -> Element:
    """Strike the blank's runs and insert the words behind them; gives the inserted run."""
    if blank:
        made = plain_run(words, blank[-1])
        for run in blank:
            _strike(run, pen)
        _put_behind(blank[-1].getparent(), pen.change("ins", made))
        return made
    before = runs_between(draft, at - 1, at) if at > draft.line_at(at) else []
    behind = [] if before else runs_between(draft, at, at + 1)
    if before:
        made = plain_run(words, before[-1])
        _put_behind(before[-1], pen.change("ins", made))
    elif behind:
        made = plain_run(words, behind[0])
        _outer(behind[0]).addprevious(pen.change("ins", made))
    else:
        made = _in_empty(draft, at, words, pen)
    return made


def _strike(run: Element, pen: _Pen) -> None:
    for text in run.findall(qn("w:t")):
        text.tag = qn("w:delText")
    struck = pen.change("del")
    run.addprevious(struck)
    struck.append(run)


def _put_behind(node: Element, insertion: Element) -> None:
    """Put an insertion behind a node; one in the middle of another's insertion parts that in two, each signed as before."""
    parent = node.getparent()
    if parent.tag not in _TRACKED:
        node.addnext(insertion)
        return
    rest = list(node.itersiblings())
    parent.addnext(insertion)
    if rest:
        second = parent.makeelement(parent.tag, parent.attrib)
        second.extend(rest)
        insertion.addnext(second)


def _outer(run: Element) -> Element:
    return run.getparent() if run.getparent().tag in _TRACKED else run


def _in_empty(draft: OpenedDraft, at: int, words: str, pen: _Pen) -> Element:
    """Write into a paragraph without runs, as its mark is formatted."""
    paragraph = draft.paragraph_at(at)
    if paragraph is None:
        raise ValueError("an offset outside the text")
    made = plain_run(words, paragraph.find(qn("w:pPr")))
    for mark in made.findall(f"{qn('w:rPr')}/*"):
        if mark.tag in _OF_A_MARK:
            mark.getparent().remove(mark)
    paragraph.append(pen.change("ins", made))
    return made


def _highest(draft: OpenedDraft) -> int:
    """The highest number any mark of the file bears."""
    numbers = draft.word.element.xpath("//@w:id")
    return max((int(number) for number in numbers if number.isdigit()), default=0)
