"""What the tests add to the project's contributions: the five hard actions, as data."""

from tests.procedures.hard_actions.items import ITEM, STEP
from tests.procedures.hard_actions.proposals import PART, PROPOSAL

from renda.project.contributions import CONTRIBUTIONS as PROJECT
from renda.store.contributions import Contribution

HARD_ACTIONS = Contribution(application="tests.procedures.hard_actions", procedures=(ITEM, STEP, PROPOSAL, PART))
CONTRIBUTIONS = (*PROJECT, HARD_ACTIONS)
