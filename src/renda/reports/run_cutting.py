"""Cuts the runs of an opened draft so that exactly the characters between two offsets stand in runs of their own.

Every cut keeps the run's formatting on both sides, and no character is changed. This module must not know what is done
with the runs.
"""

from copy import deepcopy
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from renda.reports.official_ooxml import Element
from renda.reports.opened_draft import OpenedDraft

_RUN: Final = qn("w:r")
_TEXT: Final = qn("w:t")
_PROPERTIES: Final = qn("w:rPr")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def runs_between(draft: OpenedDraft, at: int, end: int) -> list[Element]:
    """This will give the runs that hold exactly the text from `at` to `end`, in order, cut where need be.

    Empty where no run holds any of it (a printed number, an empty cell).
    """
    found: list[Element] = []
    for stretch in reversed(draft.stretches(at, end)):
        run = _outermost(stretch.node)
        if stretch.node.getparent() is run:
            is_text = stretch.node.tag == _TEXT  # a tab, a break or a ruby is taken as a whole
            _cut_off(run, stretch.node, stretch.start + stretch.length if is_text else 1)
            behind = _cut_off(run, stretch.node, stretch.start if is_text else 0)
            run = run if behind is None else behind
        if not found or found[0] is not run:
            found.insert(0, run)
    return found


def plain_run(text: str, like: Element | None) -> Element:
    """This will make a run of `text` with the formatting of the run, or of the paragraph's mark, `like`."""
    run = _like(like)
    holder = run.makeelement(_TEXT)
    holder.text = text
    holder.set(_SPACE, "preserve")
    run.append(holder)
    return run


def _outermost(node: Element) -> Element:
    """The run of the paragraph itself, also of a character that stands in the base of another (ruby)."""
    run = node
    for ancestor in node.iterancestors():
        if ancestor.tag == qn("w:p"):
            break
        if ancestor.tag == _RUN:
            run = ancestor
    return run


def _cut_off(run: Element, node: Element, offset: int) -> Element | None:
    """Move what stands from `offset` of a run's text on into a new run behind it; None where there is nothing to cut."""
    text = (node.text or "") if node.tag == _TEXT else "-"
    behind = list(node.itersiblings())
    if offset >= len(text) and not behind:
        return None
    before = [item for item in node.itersiblings(preceding=True) if item.tag != _PROPERTIES]
    if offset == 0 and not before:
        return None
    if 0 < offset < len(text):
        rest = deepcopy(node)
        rest.text, node.text = text[offset:], text[:offset]
        for part in (node, rest):
            part.set(_SPACE, "preserve")
        behind.insert(0, rest)
    elif offset == 0:
        behind.insert(0, node)
    made = _like(run)
    made.extend(behind)
    run.addnext(made)
    return made


def _like(run: Element | None) -> Element:
    """An empty run with the same formatting."""
    made: Element = OxmlElement("w:r")
    properties = None if run is None else run.find(_PROPERTIES)
    if properties is not None:
        made.append(deepcopy(properties))
    return made
