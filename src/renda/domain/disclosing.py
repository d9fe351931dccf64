"""Rings of disclosure (公开范围): who may read what was disclosed. A ring takes in everybody of the rings inside it.

Must not know: tables, pages, any procedure.
"""

from collections.abc import Iterable
from enum import StrEnum

from renda.domain.rights import Duty, works_in_organ


class Ring(StrEnum):
    """Within the organ, its deputies too, everybody (closed set, from the inside out)."""

    OFFICE = "office"
    DEPUTIES = "deputies"
    PUBLIC = "public"


RING_WORDS: dict[Ring, str] = {Ring.OFFICE: "机关内", Ring.DEPUTIES: "代表", Ring.PUBLIC: "社会"}
WITHHELD = "none"  # the choice of a form that is no ring
OUTSIDE = (Ring.PUBLIC,)


def rings_open_to(duties: Iterable[Duty]) -> tuple[Ring, ...]:
    """This will list the rings a post may read: all for those who work in the organ, a deputy's two, else the public one."""
    held = frozenset(duties)
    if works_in_organ(held):
        return tuple(Ring)
    return (Ring.DEPUTIES, Ring.PUBLIC) if Duty.DEPUTY in held else OUTSIDE
