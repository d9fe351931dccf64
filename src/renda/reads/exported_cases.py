"""Every case of a worklist as rows of a table, page by page, however long the list. Must not know: files, pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from renda.domain.rights import Actor
from renda.domain.sheet_shape import SheetShape
from renda.reads.table_cases import TableCase, table_cases
from renda.reads.table_names import table_names
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked

_PAGE = 500


def exported_cases(actor: Actor, asked: Asked, shape: SheetShape, *, today: date, soon_on: date) -> Iterator[TableCase]:
    """Give the cases of a worklist that the actor sees, soonest due first, as rows of the shape."""
    names, page = table_names(today), replace(asked, most=_PAGE, after=None)
    while True:
        listed = worklist(actor, page, today=today, soon_on=soon_on)
        found = table_cases(actor, shape, [row.id for row in listed.rows], names)
        yield from (found[row.id] for row in listed.rows)
        if listed.next_after is None:
            return
        page = replace(page, after=listed.next_after)
