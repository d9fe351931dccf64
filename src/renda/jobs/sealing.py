"""The daily seal as a job, exported to a folder that is copied elsewhere. Must not know: what is sealed."""

import logging
from datetime import UTC, datetime

from django.conf import settings
from procrastinate.contrib.django import app

from renda.adapters.seal_files import write_seal
from renda.domain.days import day_of
from renda.store.sealing import organs, seal_organ

_LOG = logging.getLogger(__name__)


@app.periodic(cron="5 * * * *")
@app.task(name="renda.seal_day", queueing_lock="renda.seal_day")
def seal_day(timestamp: int) -> None:
    """This will seal every organ's ledger at the first full hour of a day at which a worker runs, and export the seal; later hours
    only export again what is missing."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    for organ_id in organs():
        sealed = seal_organ(organ_id, on=day_of(at), at=at)
        write_seal(settings.RENDA.seals_dir, sealed)
        _LOG.info("sealed %s %s %s %s", sealed.organ_id, sealed.on, sealed.events, sealed.digest)
