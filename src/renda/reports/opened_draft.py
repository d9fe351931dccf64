"""What a draft must offer to be written on: its text, its Word file, and for every offset the elements that hold it.

`intake.draft_places` opens such drafts; nothing here knows how. Whoever writes on a draft changes it: it is opened once per copy.
"""

from collections.abc import Sequence
from typing import Protocol

from docx.document import Document

from renda.reports.official_ooxml import Element


class Stretch(Protocol):
    """Characters of the text that one element of a run holds: `length` of them from `start` of the element."""

    @property
    def length(self) -> int: ...  # noqa: D102 - said above
    @property
    def node(self) -> Element: ...  # noqa: D102 - said above
    @property
    def start(self) -> int: ...  # noqa: D102 - said above


class OpenedDraft(Protocol):
    """A Word file opened with its text; every `at` and `end` is an offset in `text`."""

    @property
    def text(self) -> str: ...  # noqa: D102 - said above
    @property
    def word(self) -> Document: ...  # noqa: D102 - said above

    def stretches(self, at: int, end: int) -> Sequence[Stretch]:
        """This will give the stretches that hold the characters from `at` to `end`, in order."""
        ...

    def line_at(self, at: int) -> int:
        """This will give where the line begins that an offset stands in."""
        ...

    def place_of(self, at: int) -> str:
        """This will tell where an offset stands, for a person."""
        ...

    def paragraph_at(self, at: int) -> Element | None:
        """This will give the paragraph that an offset stands in."""
        ...

    def box_at(self, at: int) -> Element | None:
        """This will give the text box that an offset stands in, None outside any."""
        ...
