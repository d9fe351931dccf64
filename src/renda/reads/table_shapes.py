"""The shapes of tables by procedure and opening action, with what is declared beside the worklist.

Must not know: files, rows, pages.
"""

from renda.domain.procedures import Action
from renda.domain.rights import Actor
from renda.domain.sheet_shape import SheetShape, exported_opening, opening_for_tables, table_fields
from renda.store.contributions import procedures, worklist_of


def import_shape(procedure: str, action: str = "") -> SheetShape | None:
    """The shape of a table for an opening action (the first one a table can fill when none is named); None where none can."""
    declared = procedures().get(procedure)
    opening = opening_for_tables(declared, action) if declared else None
    return _shape(procedure, opening) if opening else None


def export_shape(procedure: str) -> SheetShape:
    """The shape in which cases of a procedure are given out.

    :raises KeyError: if there is no such procedure.
    """
    return _shape(procedure, exported_opening(procedures()[procedure]))


def may_import(actor: Actor, shape: SheetShape) -> bool:
    """Say whether the actor's post may open cases by the action at all; each row is judged besides."""
    held = actor.principals()
    return any(f"organ:{right.duty}" in held for right in shape.action.rights)


def _shape(procedure: str, opening: Action) -> SheetShape:
    declared, listing = procedures()[procedure], worklist_of(procedure)
    correction = declared.action(listing.correction) if listing.correction else None
    return SheetShape(
        procedure=declared, action=opening, fields=table_fields(opening), correction=correction, headings=listing.headings
    )
