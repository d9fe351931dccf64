"""A draft named on the command line, opened as Word: itself, what the converter makes of an older file, or a text file's lines.

Must not know: what is asked of the draft.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.intake.draft_places import Draft

_PLAIN = (".txt", ".md")


def opened_draft(path: Path) -> "Draft":
    """This will open the file as a draft.

    :raises IntakeRefused: when it is no draft that can be read here.
    """
    from renda.intake.document_files import read_document_file
    from renda.intake.draft_places import draft_as_word, open_draft
    from renda.reports.typed_draft import word_of_text

    is_plain = path.suffix.lower() in _PLAIN
    word = word_of_text(read_document_file(path).text) if is_plain else draft_as_word(path.read_bytes(), path.name)
    return open_draft(word, path.with_suffix(".docx").name)
