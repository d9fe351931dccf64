"""Carrying out a confirmed table: one transaction for each case, one result for each row; cancelled between two rows.

A row that was dealt with before is passed over, so a job taken up again goes on where it stopped. Must not know: files, pages.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from renda.domain.previewed_rows import PreviewedRow, RowState, correction_data
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Actor
from renda.domain.row_preview import RowReader
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.confirm_import import SCOPES, record_import
from renda.services.preview_import import DayOfWords, known_among, reader_of
from renda.services.retried import retried
from renda.store import import_rows as rows
from renda.store.import_numbers import case_of_external_number, keep_external_number
from renda.store.named_locks import hold_name
from renda.store.unit_of_work import begin, reading


def apply_import(*, organ_id: UUID, import_id: UUID, day_of_words: DayOfWords, at: datetime) -> None:
    """This will carry out every confirmed row that has no result yet, then end the import; `at` is when it ends."""
    with reading(organ_id):
        found = rows.import_by(import_id)
        chunks = rows.chunk_counts(import_id)
    if found is None or found.state != "applying":
        return
    reader = reader_of(organ_id, found, day_of_words)
    if reader is None:
        return
    for index, _ in chunks:
        if not _apply_chunk(_Applying(found=found, reader=reader), index):
            return
    _end(reader.actor, found, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Applying:
    """An import under way and the reader of its rows."""

    found: rows.ImportRow
    reader: RowReader


def _apply_chunk(under_way: _Applying, index: int) -> bool:
    actor, states = under_way.reader.actor, SCOPES[under_way.found.scope]
    with reading(actor.organ_id):
        kept = [row for row in rows.chunk_rows(under_way.found.id, index) if row[1] in states]
        done = rows.results_of(under_way.found.id, (row[0] for row in kept))
        left = [under_way.reader.read(row[0], tuple(row[2])) for row in kept if row[0] not in done]
        known = known_among(actor, under_way.reader, left)
    return all(_apply_row(under_way, under_way.reader.preview(row, known)) for row in left)


@retried
def _apply_row(under_way: _Applying, row: PreviewedRow) -> bool:
    """One case, one transaction. False where the import was cancelled meanwhile."""
    actor, found = under_way.reader.actor, under_way.found
    with begin(actor.organ_id):
        hold_name(f"import {found.procedure}")  # the same table confirmed twice at once opens nothing twice
        standing = rows.import_by(found.id)
        if standing is None or standing.state != "applying":
            return False
        if rows.has_result(found.id, row.number):
            return True
        outcome, case_id, text = _carried_out(under_way, row)
        rows.insert_result(
            organ_id=actor.organ_id, import_id=found.id, row=row.number, outcome=outcome, case_id=case_id, text=text
        )
    return True


def _carried_out(under_way: _Applying, row: PreviewedRow) -> tuple[str, UUID | None, str]:
    if row.state is RowState.NEW:
        return _opened(under_way, row)
    case_id = row.case.id if row.case else None
    if row.state is RowState.CHANGED and case_id:
        return _corrected(under_way, row, case_id)
    if row.state is RowState.SAME:
        return "same", case_id, ""
    return "refused", case_id, "".join(f.text for f in row.faults)


def _opened(under_way: _Applying, row: PreviewedRow) -> tuple[str, UUID | None, str]:
    found, shape, actor = under_way.found, under_way.reader.shape, under_way.reader.actor
    source, number = row.external
    before = case_of_external_number(organ_id=actor.organ_id, procedure=found.procedure, source=source, number=number)
    if before is not None:
        return "same", before, ""
    data = {k: v for k, v in row.data.items() if v not in (None, "", [])}
    done = open_case(actor=actor, procedure=found.procedure, action=shape.action.key, data=data, at=_time(found))
    if isinstance(done, Refused):
        return "refused", None, "".join(word_refusal(done))
    keep_external_number(
        organ_id=actor.organ_id, procedure=found.procedure, source=source, number=number, case_id=done.case_id
    )
    return "opened", done.case_id, ""


def _corrected(under_way: _Applying, row: PreviewedRow, case_id: UUID) -> tuple[str, UUID | None, str]:
    found, shape = under_way.found, under_way.reader.shape
    assert shape.correction is not None, "a changed row has its correction"  # noqa: S101 - states what holds here
    data = correction_data(row, shape, f"按导入的表《{found.name}》第{row.number}行更正")
    done: Done | Refused = act_on_case(
        actor=under_way.reader.actor, case_id=case_id, action=shape.correction.key, data=data, at=_time(found)
    )
    return ("refused", case_id, "".join(word_refusal(done))) if isinstance(done, Refused) else ("changed", case_id, "")


def _time(found: rows.ImportRow) -> datetime:
    assert found.confirmed_at is not None, "what is carried out was confirmed"  # noqa: S101 - states what holds here
    return found.confirmed_at


@retried
def _end(actor: Actor, found: rows.ImportRow, at: datetime) -> None:
    with begin(actor.organ_id):
        standing = rows.import_by(found.id, lock=True)
        if standing is None or standing.state != "applying":
            return
        counts = rows.result_counts(found.id)
        rows.set_import(found.id, state="done", ended_at=at)
        told = [counts.get(outcome, 0) for outcome in ("opened", "changed", "refused")]
        words = f"《{found.name}》导入完毕：登记{told[0]}件，更正{told[1]}件，未办成{told[2]}行。"
        record_import(actor, found.id, "ImportFinished", "apply_import", words, at, counts)
