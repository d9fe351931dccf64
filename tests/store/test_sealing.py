"""The day is sealed once, by the worker's own role; nothing that is committed falls between two seals."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import connections
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day, run_loop
from tests.services.test_two_at_once import at_once

from renda.adapters.seal_files import read_seals, write_seal
from renda.domain.seals import agrees_with_itself
from renda.jobs.sealing import seal_day
from renda.services.act_on_case import act_on_case
from renda.store.sealing import seal_organ
from renda.store.unit_of_work import begin
from renda.store.verification import verify_chains


def test_the_job_seals_every_organ_once_a_day_and_exports_each_seal(database, settings, tmp_path):
    settings.RENDA = replace(settings.RENDA, seals_dir=tmp_path / "seals")
    organs = [make_organ(), make_organ("清溪县人大常委会")]
    for hour in (0, 1):
        seal_day(int(datetime(2026, 3, 3, hour, 5, tzinfo=UTC).timestamp()))
    seal_day(int(datetime(2026, 3, 3, 16, 5, tzinfo=UTC).timestamp()))
    with psycopg.connect(database.owner_dsn) as owner:
        days = [row[0] for row in owner.execute('SELECT "on" FROM store_seal ORDER BY "on"')]
    assert days == [date(2026, 3, 3)] * 2 + [date(2026, 3, 4)] * 2
    found = list(read_seals(tmp_path / "seals"))
    assert {(s.organ_id, s.on) for s in found} == {(o.organ_id, d) for o in organs for d in set(days)}
    assert all(agrees_with_itself(s) for s in found)
    assert verify_chains(seals=found).faults == []
    assert [p for p in (tmp_path / "seals").rglob("*") if p.suffix == ".part"] == []


def test_a_seal_lost_on_the_way_out_is_exported_again(database, tmp_path):
    organ = make_organ()
    first = write_seal(tmp_path, seal_organ(organ.organ_id, on=date(2026, 3, 3), at=day(3, 3)))
    said = first.read_bytes()
    first.unlink()
    organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM)
    assert write_seal(tmp_path, seal_organ(organ.organ_id, on=date(2026, 3, 3), at=day(3, 4))).read_bytes() == said


def test_a_seal_holds_what_moved_since_the_seal_before(database):
    loop = run_loop()
    organ = loop.organ.organ_id
    first = seal_organ(organ, on=date(2026, 10, 26), at=day(10, 26))
    quiet = seal_organ(organ, on=date(2026, 10, 27), at=day(10, 27))
    loop.organ.do("综合处干部", loop.case, "hand_over", at=day(10, 27), unit="研究室", person="经办人", rectify_by="2026-12-30")
    third = seal_organ(organ, on=date(2026, 10, 28), at=day(10, 28))
    assert (len(first.heads), len(quiet.heads), len(third.heads)) == (first.chains, 0, 1)
    assert (quiet.previous, third.previous) == (first.digest, quiet.digest)
    assert (third.chains, third.events) == (first.chains, first.events + 1)
    with psycopg.connect(database.owner_dsn) as owner:
        assert third.events == owner.execute("SELECT count(*) FROM store_event").fetchone()[0]


def test_an_act_that_commits_after_the_seal_was_made_is_in_the_next_one(database):
    """The act began, and numbered its event, before the seal; it commits after. Its day is sealed already."""
    loop = run_loop()
    organ = loop.organ

    def late():
        with begin(organ.organ_id):
            done = organ.do("综合处干部", loop.case, "hand_over", at=day(10, 26), unit="研究室", person="经办人", rectify_by="2026-12-30")
            with ThreadPoolExecutor(1) as other:
                sealed = other.submit(lambda: (seal_organ(organ.organ_id, on=date(2026, 10, 26), at=day(10, 26)), connections.close_all()))
                return done, sealed.result()[0]

    done, first = late()
    assert {h.chain: h.seq for h in first.heads}[loop.case] == done.version - 1
    second = seal_organ(organ.organ_id, on=date(2026, 10, 27), at=day(10, 27))
    assert [(h.chain, h.seq) for h in second.heads] == [(loop.case, done.version)]
    assert verify_chains(seals=[first, second]).faults == []


@pytest.mark.slow
def test_seals_made_while_people_act_lose_nothing(database):
    loop = run_loop()
    organ = loop.organ
    organ.do("综合处干部", loop.case, "hand_over", at=day(10, 27), unit="研究室", person="经办人", rectify_by="2026-12-30")

    def act():
        return [
            act_on_case(actor=organ.actors["经办人"], case_id=loop.case, action="note_progress", at=day(10, 28), data={"progress": "逐件"})
            for _ in range(5)
        ]

    def seal():
        return [seal_organ(organ.organ_id, on=date(2026, 11, n), at=day(11, n)) for n in range(1, 11)]

    seals = {s.on: s for made in at_once(act, act, seal, seal)[2:] for s in made}
    last = seal_organ(organ.organ_id, on=date(2026, 11, 30), at=day(11, 30))
    with psycopg.connect(database.owner_dsn) as owner:
        assert last.events == owner.execute("SELECT count(*) FROM store_event").fetchone()[0]
        assert owner.execute("SELECT count(*) FROM store_seal").fetchone()[0] == len(seals) + 1
    assert verify_chains(seals=[*seals.values(), last]).faults == []
