"""What the tests add to the project's contributions: the five hard actions, as data."""

from tests.procedures.hard_actions.items import ITEM, STEP
from tests.procedures.hard_actions.proposals import PART, PROPOSAL

from renda.project.contributions import CONTRIBUTIONS as PROJECT
from renda.store.contributions import Contribution, DetailTable

_TABLES = {"hard_item": "item", "hard_step": "step", "hard_proposal": "proposal", "hard_part": "part"}

HARD_ACTIONS = Contribution(
    key="hard_actions",
    procedures=(ITEM, STEP, PROPOSAL, PART),
    details=tuple(
        DetailTable(procedure=p.key, table=f"hard_actions_{_TABLES[p.key]}", columns=tuple(p.recorded_fields()))
        for p in (ITEM, STEP, PROPOSAL, PART)
    ),
)
CONTRIBUTIONS = (*PROJECT, HARD_ACTIONS)
