"""An organ with history, and programs that act for its people."""

from datetime import timedelta

import pytest
from tests.floor.django import set_up

set_up()


@pytest.fixture
def organ(database):
    from tests.api.callers import NOW
    from tests.makers.organ import make_organ

    return make_organ(at=NOW - timedelta(days=200))


@pytest.fixture
def programs(organ):
    """`programs(who)` is a program that acts for the post of `who`."""
    from tests.api.callers import Caller, issue_key

    made = {}

    def of(who):
        if who not in made:
            made[who] = Caller(issue_key(organ.actors[who], f"{who}的程序").token)
        return made[who]

    return of
