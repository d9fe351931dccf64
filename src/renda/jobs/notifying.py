"""The job that tells people what now waits for them. Must not know: how it is worded."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from renda.services.notices import notify_waiting


@app.task(name="renda.notify_waiting")
def notify(organ_id: str, event_id: int) -> None:
    """This will make the notices of one event; the job's thread gives its connection back."""
    try:
        notify_waiting(organ_id=UUID(organ_id), event_id=event_id, at=datetime.now(UTC))
    finally:
        connection.close()
