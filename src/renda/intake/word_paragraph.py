"""The characters of one Word paragraph as a reader sees them, and the elements that hold them.

Inserted text counts, deleted text, field codes, comments, drawings and text boxes do not. This module must not
know about numbering, tables or what is set aside.
"""

from typing import Final

from renda.intake.package_safety import Element
from renda.intake.word_xml import child, local_name, value

_SKIPPED: Final = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rt", "object", "txbxContent", "sdtPr", "drawing"}
)
_BREAKS: Final = frozenset({"br", "cr"})
_CHARACTERS: Final = {"tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_OFF: Final = frozenset({"0", "false", "off"})


def text_of_paragraph(paragraph: Element, *, hidden: bool = False) -> str:
    """This will give the characters of a paragraph, breaks as line feeds; with `hidden` only those marked hidden."""
    return "".join(text for text, _ in pieces_of_paragraph(paragraph, hidden=hidden))


def pieces_of_paragraph(paragraph: Element, *, hidden: bool = False) -> list[tuple[str, Element]]:
    """This will give the same characters piece by piece, each with the element within a run that holds it."""
    pieces: list[tuple[str, Element]] = []
    pending = [iter(paragraph)]
    while pending:
        node = next(pending[-1], None)
        if node is None:
            pending.pop()
            continue
        name = local_name(node)
        if name in _SKIPPED:
            continue
        if name == "r":
            if _is_hidden(node) is hidden:
                pieces.extend(_characters(node))
        else:
            pending.append(iter(node))
    return pieces


def _characters(run: Element) -> list[tuple[str, Element]]:
    pieces: list[tuple[str, Element]] = []
    for node in run:
        name = local_name(node)
        if name == "t":
            pieces.append((node.text or "", node))
        elif name in _BREAKS:
            pieces.append(("\n", node))
        elif name in _CHARACTERS:
            pieces.append((_CHARACTERS[name], node))
        elif name == "ruby":
            pieces.append((text_of_paragraph(node), node))
    return pieces


def _is_hidden(run: Element) -> bool:
    mark = child(child(run, "rPr"), "vanish")
    return mark is not None and value(mark) not in _OFF
