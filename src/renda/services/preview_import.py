"""Previewing a table: every row is judged and kept as it was judged, chunk by chunk; no case is touched.

Begun again it begins anew: reading is quick and nothing was done. Must not know: files, pages.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from uuid import UUID

from renda.domain.batch_preview import BatchJudge
from renda.domain.column_headings import head_from_json, is_no_case
from renda.domain.days import day_of
from renda.domain.previewed_rows import Known
from renda.domain.rights import Actor
from renda.domain.row_layout import ReadRow
from renda.domain.row_preview import RowReader
from renda.reads.table_cases import case_numbers, known_cases
from renda.reads.table_names import table_names
from renda.reads.table_shapes import import_shape
from renda.services.retried import retried
from renda.services.row_against_records import RowsAgainstRecords
from renda.store import import_rows as store
from renda.store.actor_loading import actor_of_post_row
from renda.store.unit_of_work import begin, reading

DayOfWords = Callable[[str, date], date | None]


def preview_import(*, organ_id: UUID, import_id: UUID, rows: Iterable[tuple[int, tuple[str, ...]]], day_of_words: DayOfWords) -> None:
    """This will judge every row and keep the preview; nothing of one that was cancelled meanwhile."""
    found = _begun(organ_id, import_id)
    reader = reader_of(organ_id, found, day_of_words) if found else None
    if found is None or reader is None:
        return
    heads = tuple(c.heading for c in sorted(head_from_json(found.head).columns, key=lambda c: c.at) if c.key)
    cases, judge, records = _cases_among(rows, reader, heads), BatchJudge(reader), RowsAgainstRecords(reader)
    counts = Counter[str]()
    for index, batch in enumerate(iter(lambda: list(islice(cases, store.CHUNK)), [])):
        added = _kept(found.id, judge, records, index, batch, counts)
        if added is None:
            return
        counts = added
    _ended(organ_id, import_id)


def reader_of(organ_id: UUID, found: store.ImportRow, day_of_words: DayOfWords) -> RowReader | None:
    """This will make the reader of an import's rows, for the post it was brought in by; None where that is held no more."""
    at = found.confirmed_at or found.taken_at
    actor = actor_of_post_row(organ_id=organ_id, post_id=found.post_id, today=day_of(at))
    shape = import_shape(found.procedure, found.action)
    if actor is None or shape is None:
        fail_import(organ_id, found.id, "您的岗位已经变动，不能再办理这次导入。请换到现在的岗位后重新上传。")
        return None
    with reading(organ_id):
        names = table_names(day_of(at))
    return RowReader(
        shape, head_from_json(found.head).mapping(), actor=actor, names=names, source=found.source, today=day_of(at),
        day_of_words=day_of_words,
    )


def known_among(actor: Actor, reader: RowReader, batch: Sequence[ReadRow]) -> Known:
    """This will load the cases that some rows name, and make their numbers known to the reader."""
    keys = [key for _, _, key in batch]
    cases = case_numbers(actor, reader.case_numbers(cells for _, cells, _ in batch))
    for number, key in cases.items():
        reader.names.cases[number] = str(key)  # type: ignore[index]  # the reader's own dictionaries
        reader.names.shown[str(key)] = number  # type: ignore[index]  # the same
    return known_cases(
        actor, reader.shape, numbers=[n for n, _ in keys], externals=[k for _, k in keys], names=reader.names
    )


@retried
def fail_import(organ_id: UUID, import_id: UUID, problem: str) -> None:
    """This will end an import that cannot go on, with the reason."""
    with begin(organ_id):
        store.set_import(import_id, state="failed", problem=problem)


@retried
def _begun(organ_id: UUID, import_id: UUID) -> store.ImportRow | None:
    with begin(organ_id):
        found = store.import_by(import_id, lock=True)
        if found is None or found.state != "reading":
            return None
        store.drop_chunks(import_id)
        store.set_import(import_id, counts={})
    return found


def _cases_among(rows: Iterable[tuple[int, tuple[str, ...]]], reader: RowReader, heads: tuple[str, ...]) -> Iterator[ReadRow]:
    """Rows that speak of cases: no totals and notes, no head repeated on a new sheet of paper, nothing blank."""
    for number, row in rows:
        cells = reader.cells_of(row)
        if any(cells) and cells != heads and not is_no_case(row):
            yield reader.read(number, cells)


@retried
def _kept(  # noqa: PLR0913 - a chunk is these things
    import_id: UUID, judge: BatchJudge, records: RowsAgainstRecords, index: int, batch: list[ReadRow], before: Counter[str]
) -> Counter[str] | None:
    """The counts with those of a chunk that was judged and kept; None where the import was cancelled meanwhile."""
    actor = judge.reader.actor
    with begin(actor.organ_id):
        judged = records.looked_at(judge.judge(batch, known_among(actor, judge.reader, batch)))
        here = Counter(str(row[1]) for row in judged)
        if not store.set_counts(import_id, before + here):
            store.drop_chunks(import_id)
            return None
        store.insert_chunk(organ_id=actor.organ_id, import_id=import_id, index=index, rows=judged, counts=here)
    return before + here


@retried
def _ended(organ_id: UUID, import_id: UUID) -> None:
    with begin(organ_id):
        found = store.import_by(import_id, lock=True)
        if found is not None and found.state == "reading":
            store.set_import(import_id, state="previewed")
