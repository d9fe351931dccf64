"""The daily reminder as a job: due at eight in the morning in China, made up for whenever a worker runs later that day.

Must not know: who is reminded of what.
"""

import logging
from datetime import UTC, datetime, time
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from renda.domain.days import day_of, time_of
from renda.services.remind_clocks import remind_clocks_once
from renda.store.sealing import organs

EIGHT = time(8, 0)
_LOG = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name="renda.remind_day", queueing_lock="renda.remind_day", lock="renda.remind_day")
def remind_day(timestamp: int) -> None:
    """This will remind every organ once a day from eight o'clock on; an organ that fails does not keep the others waiting."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    if time_of(at) < EIGHT:
        return
    try:
        failed = [problem for organ_id in organs() if (problem := _remind(organ_id, at)) is not None]
    finally:
        connection.close()
    if failed:
        raise failed[0]


def _remind(organ_id: UUID, at: datetime) -> Exception | None:
    on = day_of(at)
    try:
        done = remind_clocks_once(organ_id=organ_id, on=on, at=at)
    except Exception as problem:
        _LOG.exception("reminding %s on %s", organ_id, on)
        return problem
    if done is not None:
        _LOG.info("reminded %s on %s: %s made, %s told, %s reached nobody", organ_id, on, done.made, done.told, done.failed)
    return None
