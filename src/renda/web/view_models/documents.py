"""Reading a document: the text at the left, the proposals at the right, joined by number and line.

Positions and states come from the view; nothing here reads or judges text.
"""

from dataclasses import dataclass

from renda.web.view_models.forms import Choice, Field, Form, FormError
from renda.web.view_models.parts import Head, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a line; mark is find, todo, when, unit, unsure, figure or empty.

    `opens` is the number of the proposal that begins with this piece, where the line's margin does not show it;
    `is_now` says that the piece belongs to the current proposal.
    """

    text: str
    mark: str = ""
    opens: int | None = None
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of the document as it stands; kind is heading, text or noise; state done, skipped, now or empty.

    A row of a table has its pieces by cell.
    """

    number: int
    segments: tuple[Segment, ...]
    kind: str = "text"
    state: str = ""
    proposal: int | None = None
    cells: tuple[tuple[Segment, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureName:
    """A name that fits no unit or nobody: the question and its choices; `field` is the name of the radio buttons, shown under the
    field `about`."""

    about: str
    field: str
    question: str
    choices: tuple[Choice, ...]
    remember_field: str = ""
    remember_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed matter; state is waiting, accepted, edited, skipped or known (already a case).

    The current one carries `form`, whose buttons send `decision` (accept, merge, skip), and `more`, the fields that may
    stay empty; the others are a line with a link that makes them current.
    """

    number: int
    title: str
    remark: str
    href: str
    state: str = "waiting"
    state_words: str = ""
    case: Link | None = None
    form: Form | None = None
    unsure: tuple[UnsureName, ...] = ()
    decisions: tuple[tuple[str, str, str], ...] = ()
    is_current: bool = False
    more: tuple[Field, ...] = ()
    more_is_open: bool = False
    split_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the reading has to say of the text itself, with links to the lines it speaks of."""

    words: str
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """pages/review.html; `decisions` of a proposal are (value, label, key), `legend` pairs of mark and word.

    `notes` point out figures that contradict one another, and words that the text keeps back.

    `sections` lead to the acceptance of all that waits in a section; `done_words` say that nothing waits any more.
    """

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
    undo_label: str = "撤销"
    sections: tuple[Link, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = ()
    done_words: str = ""
    done_links: tuple[Link, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def bar_width(self) -> int:
        """This will give the length of the progress bar, of 180 units."""
        return 180 * self.reviewed // self.total if self.total else 180


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """One proposal of a section: what the sentence says (`fields`), its `quote`, and what came of it (`done`, `errors`)."""

    number: int
    quote: str
    remark: str
    fields: tuple[Field, ...] = ()
    is_picked: bool = True
    done: Link | None = None
    errors: tuple[FormError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """pages/section.html: the waiting proposals of one section in one form; `shared` are the fields common to all."""

    head: Head
    action_href: str
    shared: tuple[Field, ...]
    rows: tuple[SectionRow, ...]
    submit_label: str
    leave: Link
    result_words: str = ""
    result_level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPage:
    """pages/split.html: a sentence cut into its pieces; `places` are the first piece left out by each cut."""

    head: Head
    action_href: str
    places: tuple[Choice, ...]
    leave: Link
