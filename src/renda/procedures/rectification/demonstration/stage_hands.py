"""The hands of the demonstration: everybody acts through the services, on a day counted back from today.

Must not know: which problems there are.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from renda.procedures.rectification.demonstration.evidence import picture
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.services.stage_upload import stage_upload

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(slots=True, kw_only=True)
class Hands:
    """Acts of the people of one organ."""

    organ: DemonstrationOrgan
    pictures: int = 0
    measures: list[tuple[int, UUID]] = field(default_factory=list)

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

    def open(self, who: str, action: str, ago: int, **data: Any) -> UUID:
        """Open a problem."""
        actor = self.organ.actors[who]
        done = open_case(actor=actor, procedure="problem", action=action, data=data, at=self.moment(ago))
        return expected(done).case_id

    def act(self, who: str, case: UUID, action: str, ago: int, **data: Any) -> Done:
        """Act on a case."""
        actor = self.organ.actors[who]
        return expected(act_on_case(actor=actor, case_id=case, action=action, data=data, at=self.moment(ago)))

    def evidence(self, who: str, ago: int, name: str) -> list[str]:
        """Stage a picture for the next form of `who`."""
        self.pictures += 1
        staged = stage_upload(
            actor=self.organ.actors[who], stream=BytesIO(picture(self.pictures)), name=f"{name}{self.pictures}.png",
            at=self.moment(ago), files=self.organ.files,
        )
        return [str(staged.upload_id)]
