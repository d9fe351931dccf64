"""Imports as their pages show them: how one stands, its rows by what they would do, what came of each.

Must not know: pages, files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from renda.domain.column_headings import RecognisedHead, head_from_json
from renda.domain.rights import Actor
from renda.store import import_rows as store

MOST_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """An import of the actor's own: how it stands, its columns, rows by state, results by outcome."""

    row: store.ImportRow
    head: RecognisedHead
    counts: Mapping[str, int]
    results: Mapping[str, int]

    @property
    def total(self) -> int:
        """Rows judged so far."""
        return sum(self.counts.values())

    @property
    def todo(self) -> int:
        """Rows that were or are to be carried out."""
        wanted = ("new", "changed") if self.row.scope == "all" else ("new",)
        return sum(self.counts.get(state, 0) for state in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow:
    """One row of the file: its words in the order of the mapped columns; faults by place (-1 the row), words before and after by
    label, the case it speaks of, and what came of it."""

    number: int
    state: str
    cells: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]
    remarks: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    case_id: UUID | None
    case_number: str
    outcome: str = ""
    said: str = ""


def imports_of(actor: Actor) -> tuple[ImportView, ...]:
    """List the newest imports of the actor's own, at most 100."""
    found = store.newest_imports(actor.person_id, most=MOST_LISTED)
    return tuple(_view(row) for row in found if row.post_id == actor.post_id)


def import_view(actor: Actor, import_id: UUID) -> ImportView | None:
    """Give an import of the actor's own; None where there is none."""
    row = store.import_by(import_id)
    if row is None or row.person_id != actor.person_id or row.post_id != actor.post_id:
        return None
    return _view(row)


def imported_rows(import_id: UUID, state: str = "", *, skip: int = 0, most: int | None = None) -> Iterator[ImportedRow]:
    """Give the rows of a preview in one state (all when ""), `skip` of them passed over, in the order of the file."""
    given = 0
    for index, counts in store.chunk_counts(import_id):
        here = counts.get(state, 0) if state else sum(counts.values())
        if here <= skip:
            skip -= here
            continue
        rows = [r for r in store.chunk_rows(import_id, index) if state in ("", r[1])][skip:]
        skip = 0
        results = store.results_of(import_id, (r[0] for r in rows))
        for row in rows if most is None else rows[: most - given]:
            yield _row(row, results.get(row[0]))
            given += 1
        if most is not None and given >= most:
            return


def refused_rows(import_id: UUID) -> Iterator[ImportedRow]:
    """Give the rows that could not be taken: wrong in the preview, or refused when they were carried out."""
    return (r for r in imported_rows(import_id) if r.state == "wrong" or r.outcome == "refused")


def _view(row: store.ImportRow) -> ImportView:
    results = store.result_counts(row.id) if row.confirmed_at else {}
    return ImportView(row=row, head=head_from_json(row.head), counts=row.counts, results=results)


def _row(kept: list[Any], result: tuple[str, UUID | None, str, str] | None) -> ImportedRow:
    number, state, cells, faults, remarks, changes, case = kept  # as preview_import wrote it
    outcome, done_id, done_number, said = result or ("", None, "", "")
    return ImportedRow(
        number=number, state=state, cells=tuple(cells), faults=tuple((f[0], f[1]) for f in faults),
        remarks=tuple(remarks), changes=tuple((c[0], c[1], c[2]) for c in changes),
        case_id=done_id or (UUID(case[0]) if case else None), case_number=done_number or (case[1] if case else ""),
        outcome=outcome, said=said,
    )
