"""The five hard actions, as one contribution of data."""

from tests.procedures.hard_actions.items import ITEM, STEP
from tests.procedures.hard_actions.proposals import PART, PROPOSAL

from renda.store.contributions import Contribution

HARD_ACTIONS = Contribution(application="tests.procedures.hard_actions", procedures=(ITEM, STEP, PROPOSAL, PART))
