"""What the tests add to the project's contributions: the five hard actions, and the example of `docs/add-a-procedure.md`."""

from tests.procedures.hard_actions.contribution import HARD_ACTIONS
from tests.procedures.study.contribution import CONTRIBUTION as STUDY

from renda.project.contributions import CONTRIBUTIONS as PROJECT

ADDED = (HARD_ACTIONS, STUDY)
CONTRIBUTIONS = (*PROJECT, *ADDED)
