"""The hands of a demonstration: everybody acts through the services, on a day counted back from today.

Must not know: any procedure; the clock on the wall (the organ says which day is today).
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from renda.domain.rights import Actor
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.services.stage_upload import stage_upload

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(slots=True, kw_only=True)
class DemonstrationHands:
    """Acts of the people of one organ."""

    organ: DemonstrationOrgan

    def moment(self, ago: int) -> datetime:
        """An office hour `ago` days before today; it differs a little from day to day."""
        day = self.organ.today - timedelta(days=ago)
        return datetime.combine(day, time(9 + ago % 7, 7 * ago % 60), tzinfo=ZONE)

    def day(self, ago: int) -> str:
        """The day `ago` days before today (negative: after), as a form has it."""
        return (self.organ.today - timedelta(days=ago)).isoformat()

    def unit(self, name: str) -> str:
        """A unit's id, as a form has it."""
        return str(self.organ.units[name])

    def person(self, name: str) -> str:
        """A person's id, as a form has it; "" for nobody."""
        return str(self.organ.actors[name].person_id) if name else ""

    def begin(self, who: str, procedure: str, action: str, ago: int, **data: Any) -> Done:
        """Open a case of a procedure."""
        actor = self.organ.actors[who]
        return expected(open_case(actor=actor, procedure=procedure, action=action, data=data, at=self.moment(ago)))

    def act(self, who: str | Actor, case: UUID, action: str, ago: int, **data: Any) -> Done:
        """Act on a case, as a person by name or as an actor."""
        actor = who if isinstance(who, Actor) else self.organ.actors[who]
        return expected(act_on_case(actor=actor, case_id=case, action=action, data=data, at=self.moment(ago)))

    def file(self, who: str, ago: int, name: str, content: bytes) -> list[str]:
        """Stage a file for the next form of `who`."""
        staged = stage_upload(
            actor=self.organ.actors[who], stream=BytesIO(content), name=name, at=self.moment(ago), files=self.organ.files,
        )
        return [str(staged.upload_id)]
