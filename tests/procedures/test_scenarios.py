"""The scenario tables of every contribution: played row by row, every action done once, every rule seen refusing, replay equal.

What stands then goes out as a table and comes in the same.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from tests.makers.organ import make_organ
from tests.makers.played_scenarios import Player
from tests.makers.scenario_tables import scenario
from tests.makers.sign_in import sign_in
from tests.procedures.out_and_in import judged_the_same

from renda.domain.fields import FieldKind
from renda.domain.procedures import PredicateInput, Procedure
from renda.domain.refusals import Reason
from renda.store.contributions import Contribution, contributions
from renda.store.models import Case
from renda.store.replay import replay_organ
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains

TABLES = Path(__file__).parent / "scenarios"


@dataclass
class Seen:
    """The named rules that refused at least once."""

    refused: set[str] = field(default_factory=set)

    def watching(self, name: str, rule):
        def watched(given: PredicateInput) -> Reason | None:
            reason = rule(given)
            if reason is not None:
                self.refused.add(name)
            return reason

        return watched


@pytest.fixture
def seen(monkeypatch):
    found = Seen()
    for procedure in (p for c in contributions() for p in c.procedures):
        for name, rule in procedure.predicates.items():
            monkeypatch.setitem(procedure.predicates, name, found.watching(name, rule))
    return found


def done_in(organ_id) -> set[tuple[str, str]]:
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT c.procedure, e.action FROM store_event e JOIN store_case c ON c.id = e.chain_id")
        return set(cursor.fetchall())


def look_at_pages(clerk, procedure: Procedure) -> None:
    """Its ledger (narrowed by every column in turn), its page of stages, rights and limits, and its place in the API."""
    ledger = f"/ledger/{procedure.key}/"
    narrowed = [f"?{f.key}={f.choices[0].key}" for f in procedure.recorded_fields().values() if f.kind is FieldKind.CHOICE]
    for query in ("", "?due=ok", *(f"?stage={s.key}" for s in procedure.stages), *narrowed):
        assert clerk.get(ledger + query).status_code == 200, query
    page = clerk.get(f"/procedures/{procedure.key}/").content.decode()
    shown = [*(s.label for s in procedure.stages), *(a.label for a in procedure.actions if a.rights)]
    assert [w for w in (*shown, *(c.label for c in procedure.clocks), *(c.basis for c in procedure.clocks)) if w not in page] == []
    listed = next(x for x in clerk.get("/api/v1/procedures").json() if x["key"] == procedure.key)
    assert {a["key"] for a in listed["actions"]} == {a.key for a in procedure.actions if not a.internal}


@pytest.mark.parametrize("contribution", contributions(), ids=lambda c: c.key)
def test_its_scenarios_hold_and_reach_everything(database, client, seen, contribution: Contribution):
    organ = make_organ()
    player = Player(organ, client, contribution)
    rows = scenario(TABLES / f"{contribution.key}.md")
    assert rows
    for row in rows:
        player.play(row)
    for procedure in contribution.procedures:
        look_at_pages(sign_in(client, organ, "综合处干部"), procedure)
    declared = {(p.key, a.key) for p in contribution.procedures for a in p.actions}
    assert declared - done_in(organ.organ_id) == set(), "no scenario does these"
    rules = {name for p in contribution.procedures for a in p.actions for name in a.needs}
    assert rules - seen.refused == set(), "no scenario sees these rules refuse"
    assert replay_organ(organ.organ_id).differences == ()
    assert verify_chains().faults == []
    last = max(datetime.fromisoformat(f"{row.on}T01:00:00+00:00") for row in rows)
    for procedure in contribution.procedures:
        went = sum(judged_the_same(organ, procedure.key, who, last) for who in organ.actors)
        with reading(organ.organ_id):
            assert went >= Case.objects.filter(procedure=procedure.key).count() > 0, procedure.key
