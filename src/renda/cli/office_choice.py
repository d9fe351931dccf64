"""For whom a question from the machine itself is asked: the organ named, the only one, or the demonstration's; as its office sees it.

Must not know: what is asked.
"""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from renda.domain.rights import Actor


def office_to_ask(organ_id: UUID | None, *, today: date) -> "Actor | None":
    """This will give the coordinating post of the organ; None where it is not told which, or nobody coordinates there."""
    from renda.reads.actors import office_actor
    from renda.reads.organs import organ_names
    from renda.services.demonstration_people import ORGAN_NAME

    organs = organ_names()
    if organ_id is None:
        organ_id = next((key for key, name in organs.items() if len(organs) == 1 or name == ORGAN_NAME), None)
    return office_actor(organ_id, today=today) if organ_id is not None and organ_id in organs else None
