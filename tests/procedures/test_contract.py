"""Every procedure keeps the contract; a new one is added here by one line."""

import pytest
from tests.procedures.contract import ProcedureContract

from renda.project.consumers import CONSUMERS
from renda.store.contributions import procedures


class TestProblem(ProcedureContract):
    key = "problem"


class TestMeasure(ProcedureContract):
    key = "measure"


class TestHardItem(ProcedureContract):
    key = "hard_item"


class TestHardStep(ProcedureContract):
    key = "hard_step"


class TestHardProposal(ProcedureContract):
    key = "hard_proposal"


class TestHardPart(ProcedureContract):
    key = "hard_part"


@pytest.mark.parametrize("key", sorted(procedures()))
def test_no_procedure_escapes_the_contract(key):
    assert key in {c.key for c in ProcedureContract.__subclasses__()}


def test_every_consumed_event_of_a_case_is_declared():
    """No consumer waits for an event that nothing can lead to."""
    declared = {a.event for p in procedures().values() for a in p.actions}
    assert {kind for kind in CONSUMERS if kind != "*"} - declared == set()
