"""Reading a document: the text at the left, the proposals at the right, joined by number and line.

Positions and states come from the view; nothing here reads or judges text.
"""

from dataclasses import dataclass

from renda.web.view_models.forms import Choice, Form
from renda.web.view_models.parts import Empty, Head, Link, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a line; mark is task, when, unit, unsure, figure or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of the document as it stands; kind is heading, text or noise; state done, now or empty."""

    number: int
    segments: tuple[Segment, ...]
    kind: str = "text"
    state: str = ""
    proposal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureName:
    """A unit name that fits several: the question and its choices; `field` is the name of the radio buttons."""

    field: str
    question: str
    choices: tuple[Choice, ...]
    remember_field: str = ""
    remember_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed matter; state is waiting, accepted, edited, skipped or known (already a case).

    The current one carries `form`, whose buttons send `decision` (accept, split, merge, skip); the others are a
    line with a link that makes them current.
    """

    number: int
    title: str
    remark: str
    href: str
    state: str = "waiting"
    state_words: str = ""
    case: Link | None = None
    form: Form | None = None
    unsure: UnsureName | None = None
    decisions: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """pages/review.html; `decisions` of a proposal are (value, label, key)."""

    title: str
    crumbs: tuple[Link, ...]
    lines: tuple[TextLine, ...]
    proposals: tuple[Proposal, ...]
    reviewed: int
    total: int
    count_words: str
    set_aside_words: str = ""
    set_aside_href: str = ""
    undo_href: str = ""
    leave_href: str = ""
    section_label: str = ""
    section_href: str = ""
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def bar_width(self) -> int:
        """This will give the length of the progress bar, of 180 units."""
        return 180 * self.reviewed // self.total if self.total else 180


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsPage:
    """pages/documents.html: the documents read, newest first."""

    head: Head
    table: Table
    empty: Empty
