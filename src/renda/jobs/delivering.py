"""Delivery outside as a job, every minute, where a channel is configured. Must not know: what is delivered."""

import logging
import time
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from renda.adapters.mail import send_mail
from renda.adapters.webhook import post_webhook
from renda.services.deliver_notices import deliver_mail, deliver_webhooks
from renda.store.sealing import organs

_LOG = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="renda.deliver", queueing_lock="renda.deliver", lock="renda.deliver")
def deliver(timestamp: int) -> None:
    """This will send what is due through every configured channel; without one it does nothing."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    if settings.RENDA.mail is None and settings.RENDA.webhook is None:
        return
    try:
        for organ_id in organs():
            _deliver(organ_id, at)
    finally:
        connection.close()


def _deliver(organ_id: UUID, at: datetime) -> None:
    mail, webhook, address = settings.RENDA.mail, settings.RENDA.webhook, settings.RENDA.address
    if mail is not None:
        sent = deliver_mail(organ_id=organ_id, at=at, address=address, send=partial(send_mail, mail))
        _LOG.info("mail of %s: %s sent, %s failed", organ_id, sent.sent, sent.failed)
    if webhook is not None:
        posted = deliver_webhooks(
            organ_id=organ_id, at=at, address=address,
            post=lambda body, key: post_webhook(webhook, body=body, key=key, timestamp=int(time.time())),
        )
        _LOG.info("webhooks of %s: %s sent, %s failed", organ_id, posted.sent, posted.failed)
