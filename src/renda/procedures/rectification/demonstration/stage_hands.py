"""The hands of the demonstration of rectification. Must not know: which problems there are."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from renda.procedures.rectification.demonstration.evidence import picture
from renda.services.demonstration_hands import DemonstrationHands


@dataclass(slots=True, kw_only=True)
class Hands(DemonstrationHands):
    """Acts of the people of one organ; finished `measures` by level and sharing unit, each with how many days ago."""

    pictures: int = 0
    measures: defaultdict[tuple[str, str], list[tuple[int, UUID]]] = field(default_factory=lambda: defaultdict(list))

    def open(self, who: str, action: str, ago: int, **data: Any) -> UUID:
        """Open a problem."""
        return self.begin(who, "problem", action, ago, **data).case_id

    def evidence(self, who: str, ago: int, name: str) -> list[str]:
        """Stage a picture for the next form of `who`."""
        self.pictures += 1
        return self.file(who, ago, f"{name}{self.pictures}.png", picture(self.pictures))
