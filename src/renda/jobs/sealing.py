"""The daily seal as a job. Must not know: what is sealed."""

import logging
from datetime import UTC, datetime

from procrastinate.contrib.django import app

from renda.domain.days import day_of
from renda.store.sealing import organs, seal_organ

_LOG = logging.getLogger(__name__)


@app.periodic(cron="5 * * * *")
@app.task(name="renda.seal_day", queueing_lock="renda.seal_day")
def seal_day(timestamp: int) -> None:
    """This will seal every organ's ledger at the first full hour of a day at which a worker runs; later hours change nothing."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    for organ_id in organs():
        sealed = seal_organ(organ_id, on=day_of(at), at=at)
        _LOG.info("sealed %s %s %s %s", sealed.organ_id, sealed.on, sealed.events, sealed.digest)
