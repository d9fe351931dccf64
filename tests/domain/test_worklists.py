"""A worklist is compared with its procedure; what the procedure does not bear out is refused with every reason."""

from dataclasses import replace

import pytest

from renda.domain.worklists import ContradictoryWorklist, SavedView, Worklist, check_worklist, plain_worklist
from renda.procedures.rectification.problem_procedure import PROBLEM

OPEN = SavedView(key="open", label="在办")
GOOD = Worklist(procedure="problem", label="问题整改", views=(OPEN,), columns=("level",))


def test_a_worklist_its_procedure_bears_out_is_returned():
    assert check_worklist(GOOD, PROBLEM) is GOOD


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"procedure": "measure"}, "belongs to measure"),
        ({"views": ()}, "needs views"),
        ({"views": (OPEN, OPEN)}, "a key of its own"),
        ({"views": (SavedView(key="x", label="x", stages=("nowhere",)),)}, "unknown stage nowhere"),
        ({"views": (SavedView(key="x", label="x", ever_in=("nowhere",)),)}, "unknown stage nowhere"),
        ({"views": (SavedView(key="x", label="x", due="someday"),)}, "unknown urgency someday"),
        ({"columns": ("cause",)}, "column cause is not a recorded choice"),
        ({"columns": ("nothing",)}, "column nothing is not a recorded choice"),
    ],
)
def test_a_contradiction_is_named(change, said):
    with pytest.raises(ContradictoryWorklist, match=said):
        check_worklist(replace(GOOD, **change), PROBLEM)


def test_a_procedure_without_a_worklist_has_open_and_closed():
    assert [v.closed for v in check_worklist(plain_worklist(PROBLEM), PROBLEM).views] == [False, True]
