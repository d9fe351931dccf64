"""Commands that touch several cases lock them in id order; where the database still breaks a tie, the command is run again."""

import contextlib
import time
from threading import Barrier, BrokenBarrierError

import psycopg
import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import day
from tests.services.test_two_at_once import at_once

from renda.domain.refusals import Code, Refused
from renda.services import act_on_case as act_module
from renda.services.act_on_case import Done, act_on_case
from renda.services.retried import ATTEMPTS, retried
from renda.store.replay import replay_organ
from renda.store.unit_of_work import Collision, begin
from renda.store.verification import verify_chains


@pytest.fixture
def organ(database):
    made = make_organ()
    yield made
    assert verify_chains().faults == []
    assert replay_organ(made.organ_id).differences == ()


@pytest.fixture
def items(organ):
    return [organ.open("综合处干部", "hard_item", "register", at=day(3, 3), title=f"事项{n}", unit="研究室").case_id for n in range(6)]


def grouping(organ, case, above):
    def group():
        return act_on_case(
            actor=organ.actors["综合处干部"], case_id=case, action="group", data={"above": str(above)}, at=day(3, 4),
        )

    return group


WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


class Held:
    """Rows of cases held by a third connection until all others wait for them: whoever locks its own case first, and then
    the other's, is bound to meet somebody who does the same the other way round."""

    def __init__(self, database, cases, waiting):
        self.database = database
        self.connection = psycopg.connect(database.owner_dsn)
        self.connection.execute("SELECT id FROM store_case WHERE id = ANY(%s) FOR UPDATE", [cases])
        self.waiting = waiting

    def release(self):
        patience = time.monotonic() + 10
        with psycopg.connect(self.database.root_dsn, autocommit=True) as watch:
            while watch.execute(WAITING).fetchone()[0] < self.waiting:
                assert time.monotonic() < patience
        self.connection.rollback()
        self.connection.close()


def deadlocks(database):
    with psycopg.connect(database.owner_dsn) as owner:
        owner.execute("SELECT pg_stat_clear_snapshot()")
        return owner.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").fetchone()[0]


def test_two_cases_linked_in_opposite_directions_at_once(database, organ, items):
    one, two = items[:2]
    held = Held(database, [one, two], waiting=2)
    first, second, _ = at_once(grouping(organ, one, two), grouping(organ, two, one), held.release)
    (refused,) = [a for a in (first, second) if isinstance(a, Refused)]
    assert refused.has(Code.ALREADY_LINKED) or refused.has(Code.LINK_CYCLE)
    assert deadlocks(database) == 0


def test_two_links_at_once_close_no_cycle_that_none_of_them_sees(organ, items, monkeypatch):
    """Each of two commands, which lock different cases, would be lawful alone; both wait for each other before they write."""
    decided, write = Barrier(2), act_module.apply

    def together(*args, **kwargs):
        with contextlib.suppress(BrokenBarrierError):
            decided.wait(timeout=1)
        return write(*args, **kwargs)

    a, b, c, d, e, f = items
    for case, above in ((a, b), (b, c), (d, e), (e, f)):
        assert isinstance(grouping(organ, case, above)(), Done)
    monkeypatch.setattr(act_module, "apply", together)
    answers = at_once(grouping(organ, c, d), grouping(organ, f, a))
    assert sum(isinstance(x, Done) for x in answers) == 1
    assert any(isinstance(x, Refused) and x.has(Code.LINK_CYCLE) for x in answers)


def test_a_tie_that_the_database_breaks_is_run_again(database, organ, items):
    one, two = items[:2]

    def touching(first, second):
        @retried
        def touch():
            with begin(organ.organ_id):
                from django.db import connection

                with connection.cursor() as cursor:
                    for case in (first, second):
                        cursor.execute("SELECT id FROM store_case WHERE id = %s FOR UPDATE", [case])
            return "done"

        return touch

    held = Held(database, [one, two], waiting=2)
    assert at_once(touching(one, two), touching(two, one), held.release)[:2] == ["done", "done"]


def test_it_is_run_again_a_bounded_number_of_times(database, organ):
    tries = []

    @retried
    def outer():
        return inner()

    @retried
    def inner():
        tries.append(1)
        raise Collision

    with pytest.raises(Collision):
        outer()
    assert len(tries) == ATTEMPTS
