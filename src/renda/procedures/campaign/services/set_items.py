"""Setting one item for many units at once: a case for each, all of them or none.

Must not know: pages, how an item is decided.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.act_on_case import open_case
from renda.services.retried import retried
from renda.store.unit_of_work import begin


class _Undone(Exception):  # noqa: N818 - says what happened
    """The item of one unit was refused, so none is set."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


@retried
def set_items(*, actor: Actor, units: Sequence[UUID], data: Mapping[str, Any], at: datetime) -> int | Refused:
    """This will set an item for every unit and give their number; `data` is what the form of an item holds beside the unit."""
    if not units:
        return refuse(Code.RULE, text="没有选定责任单位。")
    try:
        with begin(actor.organ_id):
            for unit in dict.fromkeys(units):
                done = open_case(actor=actor, procedure="campaign_item", action="set", data={**data, "unit": str(unit)}, at=at)
                if isinstance(done, Refused):
                    raise _Undone(done)
    except _Undone as undone:
        return undone.refused
    return len(set(units))
