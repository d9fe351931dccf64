"""A table on its way in: opened, its columns recognised, kept, and its rows handed to the preview – at once, or by a job.

Must not know: pages, requests.
"""

from datetime import date, datetime
from typing import BinaryIO, Final
from uuid import UUID

from renda.adapters.blob_store import BlobMissing, BlobStore
from renda.domain.column_headings import RecognisedHead, head_from_json, plain_heading, recognise, recognised_by_keys
from renda.domain.refusals import Refused
from renda.domain.rights import Actor
from renda.domain.sheet_shape import SheetShape
from renda.intake.evidence_files import safe_name
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.sheet_files import SHEET_LIMIT, SheetFile, open_sheet
from renda.language.deadlines import normalise_deadline
from renda.services.preview_import import fail_import, preview_import
from renda.services.take_import import TakenImport, take_import
from renda.store.import_rows import import_by
from renda.store.unit_of_work import reading

ACCEPTED: Final = ".xlsx,.csv"


def take_table(  # noqa: PLR0913 - a table brought in is these things
    *, actor: Actor, shape: SheetShape, file: BinaryIO, name: str, source: str, files: BlobStore, at: datetime,
    limit: int = SHEET_LIMIT,
) -> TakenImport | Refused:
    """This will take in a table; where its columns are certain and it is short, its rows are judged at once.

    :param limit: the most bytes the file may have.
    :raises IntakeRefused: with every reason for which the file is not taken in; nothing is kept then.
    :raises renda.adapters.blob_store.StorageFull: nothing is kept then.
    """
    opened = open_sheet(file, name, limit=min(limit, SHEET_LIMIT))
    head = head_of(opened, shape)
    file.seek(0)
    taken = take_import(
        actor=actor, shape=shape, name=safe_name(name), source=source, stream=file, files=files, head=head, height=opened.height, at=at
    )
    if not isinstance(taken, Refused) and taken.at_once:
        rows = opened.rows(head.first_row)
        preview_import(organ_id=actor.organ_id, import_id=taken.import_id, rows=rows, day_of_words=day_of_words)
    return taken


def head_of(opened: SheetFile, shape: SheetShape) -> RecognisedHead:
    """This will find the columns of an opened table: by its hidden keys where it was made by the system and is as it was, else by
    its headings.

    :raises IntakeRefused: HEAD_NOT_FOUND.
    """
    rows, made = opened.head(), opened.made
    if made is not None and made.version.rpartition("/")[0] == shape.version.rpartition("/")[0] and made.first_row <= len(rows):
        headings = rows[made.first_row - 1]
        labels = {f.key: plain_heading(f.label) for f in shape.columns}
        if all(plain_heading(h) == labels[k] for k, h in zip(made.keys, headings, strict=False) if k in labels):
            return recognised_by_keys(made.keys, headings, made.first_row, shape)
    found = recognise(rows, shape)
    if found is None:
        raise IntakeRefused(intake_reason(IntakeCode.HEAD_NOT_FOUND))
    return found


def read_kept_import(*, organ_id: UUID, import_id: UUID, files: BlobStore) -> None:
    """This will open the kept table of an import and judge its rows; what stands against it is kept as its problem."""
    with reading(organ_id):
        found = import_by(import_id)
    if found is None or found.state != "reading":
        return
    try:
        with files.open(found.address) as file:
            rows = open_sheet(file, found.name).rows(head_from_json(found.head).first_row)
            preview_import(organ_id=organ_id, import_id=import_id, rows=rows, day_of_words=day_of_words)
    except IntakeRefused as refused:
        fail_import(organ_id, import_id, "".join(reason.sentence for reason in refused.reasons))
    except BlobMissing:
        fail_import(organ_id, import_id, "上传的文件已经不在，请重新上传。")


def day_of_words(words: str, today: date) -> date | None:
    """This will give the last day that words like 3月底前 allow, counted from today."""
    return normalise_deadline(words, today)
