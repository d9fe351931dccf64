"""Which group a proposal belongs to by the headings it stands under: the group whose title a heading holds.

Must not know: any procedure, how a form is drawn.
"""

from collections.abc import Mapping

from renda.domain.fields import FieldKind
from renda.domain.procedures import Action
from renda.domain.rights import Actor
from renda.reads.documents import FoundProposal, ReadDocument
from renda.reads.form_choices import open_cases

Offered = Mapping[str, tuple[tuple[str, str], ...]]


def offered_lists(actor: Actor, action: Action) -> Offered:
    """This will list, for each case field that is chosen from a list, what it offers: number and title."""
    fields = [f for f in action.fields if f.kind is FieldKind.CASE and f.only is not None]
    return {f.key: open_cases(actor, f.of, only=f.only) for f in fields}


def told_by_headings(document: ReadDocument, found: FoundProposal, offered: Offered) -> dict[str, str]:
    """This will give, by field, the number of the offered case whose title stands in a heading above the proposal."""
    above = headings_above(document, found)
    told = {}
    for field, cases in offered.items():
        fitting = [number for words in above for number, title in cases if title in words]
        if fitting:
            told[field] = fitting[-1]
    return told


def headings_above(document: ReadDocument, found: FoundProposal) -> tuple[str, ...]:
    """This will give the headings a proposal stands under, the widest first."""
    open_ones: dict[int, str] = {}
    for line in document.lines:
        if line.at > found.at:
            break
        if line.kind == "heading":
            open_ones = {level: text for level, text in open_ones.items() if level < line.level}
            open_ones[line.level] = line.text
    return tuple(open_ones.values())
