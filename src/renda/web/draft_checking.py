"""Puts a checked draft together: its file opened, its figures compared, and beside them what the text alone gives rise to.

Must not know: requests, how anything is drawn.
"""

from dataclasses import dataclass
from datetime import date

from renda.adapters.blob_store import BlobStore
from renda.domain.rights import Actor
from renda.intake.draft_layout import layout_hints
from renda.intake.draft_places import Draft, open_draft
from renda.language.official_format import format_hints
from renda.language.reading import read_document
from renda.reads.checked_drafts import HandedIn
from renda.reads.draft_check import CheckedFigure, draft_check
from renda.reports.check_words import remarks_on
from renda.reports.draft_remarks import Remark, RemarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """A draft with what was found in it on the day `today`; `figures` are in order of place, `remarks` those figures and the
    suggestions in words."""

    draft: Draft
    figures: tuple[CheckedFigure, ...]
    remarks: tuple[Remark, ...]
    today: date

    def figure_at(self, at: int) -> CheckedFigure | None:
        """This will give the figure that begins at an offset."""
        return next((figure for figure in self.figures if figure.at == at), None)

    def of_kind(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """This will list the remarks of one kind, in order of place."""
        return tuple(remark for remark in self.remarks if remark.kind is kind)


def opened(handed_in: HandedIn, files: BlobStore) -> Draft:
    """This will open a draft that was handed in, to be read or written on once.

    :raises IntakeRefused: the kept file can no longer be read.
    """
    with files.open(handed_in.address, verify=True) as file:
        return open_draft(file.read(), handed_in.name)


def checked_text(actor: Actor, handed_in: HandedIn, files: BlobStore, *, today: date) -> CheckedText:
    """This will open a draft and compare every figure of it with what the actor may see of the ledger.

    Of a day before `today` the figures are counted as the records stood at its end.

    :raises IntakeRefused: the kept file can no longer be read.
    """
    draft = opened(handed_in, files)
    figures = draft_check(
        draft.text, actor=actor, organ_id=actor.organ_id, as_of=handed_in.as_of, period=handed_in.period,
        past=handed_in.as_of < today,
    )
    hints = (*layout_hints(draft), *format_hints(draft.text))
    remarks = remarks_on(figures, hints, read_document(draft.text, blanks=draft.blanks).inconsistencies)
    return CheckedText(draft=draft, figures=figures, remarks=remarks, today=today)
