"""Comments, shades and the instants of both on the runs of an opened draft.

Word knows no comment inside a text box, so one on words there is tied to the box. This module must not know what is
remarked.
"""

from datetime import datetime
from typing import Final

from docx.oxml.ns import qn
from docx.text.run import Run

from renda.domain.days import SHANGHAI
from renda.reports.official_ooxml import Element, element
from renda.reports.opened_draft import OpenedDraft
from renda.reports.run_cutting import plain_run

_BEHIND_SHADE: Final = (
    "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange",
)


def word_time(at: datetime) -> str:
    """This will write an instant as Word does: the clock on the wall with a Z behind it."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M:%SZ")


def shade(run: Element, colour: str) -> None:
    """This will put a shade (six hexadecimal digits) behind a run, in place of the one it had."""
    properties = run.get_or_add_rPr()
    for old in [*properties.findall(qn("w:shd")), *properties.findall(qn("w:highlight"))]:
        properties.remove(old)
    properties.insert_element_before(element("shd", val="clear", color="auto", fill=colour), *_BEHIND_SHADE)


def comment_on(draft: OpenedDraft, runs: list[Element], text: str, *, place: int, author: str, at: datetime) -> None:
    """This will put a comment on `runs`, or where there are none on the line that the offset `place` stands in."""
    box = draft.box_at(place)
    held = [_holder(box)] if box is not None else runs or [_any_run(draft, place)]
    wrapped = [Run(run, draft.word._body) for run in (held[0], held[-1])]
    comment = draft.word.add_comment(runs=wrapped, text=text, author=author, initials=author[:1])
    comment._comment_elm.set(qn("w:date"), word_time(at))


def _holder(box: Element) -> Element:
    """The run of the running text that carries a text box."""
    return [node for node in box.iterancestors() if node.tag == qn("w:r")][-1]


def _any_run(draft: OpenedDraft, place: int) -> Element:
    """The first run of a line, or a new empty one where its paragraph has none."""
    paragraph = draft.paragraph_at(place)
    if paragraph is None:
        raise ValueError("an offset outside the text")
    run = next(iter(paragraph.iter(qn("w:r"))), None)
    if run is None:
        run = plain_run("", None)
        paragraph.append(run)
    return run
