"""The day is sealed once, by the worker's own role."""

from datetime import UTC, date, datetime

import psycopg
from tests.makers.organ import make_organ

from renda.jobs.sealing import seal_day


def test_the_job_seals_every_organ_once_a_day(database):
    make_organ()
    make_organ("清溪县人大常委会")
    for hour in (0, 1):
        seal_day(int(datetime(2026, 3, 3, hour, 5, tzinfo=UTC).timestamp()))
    seal_day(int(datetime(2026, 3, 3, 16, 5, tzinfo=UTC).timestamp()))
    with psycopg.connect(database.owner_dsn) as owner:
        days = [row[0] for row in owner.execute('SELECT "on" FROM store_seal ORDER BY "on"')]
    assert days == [date(2026, 3, 3)] * 2 + [date(2026, 3, 4)] * 2
