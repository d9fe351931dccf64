"""A procedure changed in meaning under the same version does not start."""

from dataclasses import replace

import pytest

from renda.domain.check_procedure import declaration_digest
from renda.store.contributions import procedures
from renda.store.declarations import DeclarationsChanged, check_declarations


def test_the_same_declarations_start_again(database):
    check_declarations()
    check_declarations()


def test_a_changed_meaning_needs_a_new_version(database):
    check_declarations()
    problem = procedures()["problem"]
    changed = replace(problem, clocks=(replace(problem.clocks[0], basis="另一依据"), *problem.clocks[1:]))
    with pytest.raises(DeclarationsChanged, match=f"problem（第{problem.version}版）"):
        check_declarations({"problem": changed})
    check_declarations({"problem": replace(changed, version=problem.version + 1)})
    check_declarations({"problem": problem})


def test_the_digest_sees_predicates_and_limits():
    problem = procedures()["problem"]
    assert declaration_digest(problem) != declaration_digest(replace(problem, predicates={}))
    assert declaration_digest(problem) != declaration_digest(replace(problem, label="别名"))
    assert declaration_digest(problem) == declaration_digest(replace(problem))
