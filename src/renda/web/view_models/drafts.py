"""Checking a draft: the text at the left with every figure marked, what was found of each at the right.

Positions, verdicts and words come from the view; nothing here reads or judges text.
"""

from dataclasses import dataclass

from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Form, UploadPage
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Button, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUploadPage(UploadPage):
    """pages/draft_upload.html: the form, and the drafts handed in before."""

    recent: NamedTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPiece:
    """A piece of a line; `mark` is the kind of what was found there, `number` and `sign` stand where it begins; `is_now` says that
    it is what the form beside is about."""

    text: str
    mark: str = ""
    number: int = 0
    sign: str = ""
    label: str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One line of the draft; a row of a table has its pieces by cell, a line of a text box says so in `place`."""

    number: int
    cells: tuple[tuple[DraftPiece, ...], ...]
    is_row: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFinding:
    """What was found at one place: verdict with icon, words, the ledger's figures as links; the current one has its forms."""

    number: int
    quote: str
    kind: str
    kind_words: str
    icon: str
    place: str
    words: str
    figures: tuple[Link, ...] = ()
    mend_href: str = ""
    form: Form | None = None
    find: str = ""
    found_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGroup:
    """Findings of one kind under their heading; `key` begins their anchors."""

    key: str
    title: str
    findings: tuple[DraftFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheckPage:
    """pages/draft_check.html; `hidden` are what the search for an indicator sends along."""

    title: str
    crumbs: tuple[Link, ...]
    about: str
    count_words: str
    legend: tuple[tuple[str, str, str], ...]
    lines: tuple[DraftLine, ...]
    views: tuple[Tab, ...]
    findings: tuple[DraftFinding, ...]
    groups: tuple[DraftGroup, ...]
    buttons: tuple[Button, ...]
    empty: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
