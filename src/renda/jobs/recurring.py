"""Opening the periods of what comes again, every hour; what is there already is left alone.

Must not know: what comes again.
"""

import logging
from datetime import UTC, datetime

from django.db import connection
from procrastinate.contrib.django import app

from renda.domain.days import day_of
from renda.services.open_periods import open_periods
from renda.store.sealing import organs

_LOG = logging.getLogger(__name__)


@app.periodic(cron="7 * * * *")
@app.task(name="renda.open_periods", queueing_lock="renda.open_periods", lock="renda.open_periods")
def open_begun_periods(timestamp: int) -> None:
    """This will open, in every organ, the periods that have begun; what was refused is told in the log."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    try:
        for organ_id in organs():
            done = open_periods(organ_id=organ_id, on=day_of(at), at=at)
            if done.opened or done.refused:
                _LOG.info("periods of %s: %s opened, refused %s", organ_id, done.opened, done.refused)
    finally:
        connection.close()
