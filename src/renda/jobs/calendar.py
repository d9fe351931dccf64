"""Jobs of the working calendar: long lists of limits, and the yearly warning. Must not know: how a limit is counted."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from renda.services.calendar_moves import recalculate_limits, survey_limits
from renda.services.calendar_warning import warn_of_calendar
from renda.store.sealing import organs


@app.task(name="renda.survey_limits")
def survey(organ_id: str, proposal_id: str) -> None:
    """This will work out which limits a proposed year would move."""
    try:
        survey_limits(organ_id=UUID(organ_id), proposal_id=UUID(proposal_id))
    finally:
        connection.close()


@app.task(name="renda.recalculate_limits")
def recalculate(organ_id: str, proposal_id: str) -> None:
    """This will bring the limits of an organ to an approved year; taken up again it goes on where it stopped."""
    try:
        recalculate_limits(organ_id=UUID(organ_id), proposal_id=UUID(proposal_id))
    finally:
        connection.close()


@app.periodic(cron="20 1 * * *")
@app.task(name="renda.warn_of_calendar", queueing_lock="renda.warn_of_calendar")
def warn(timestamp: int) -> None:
    """This will tell the administrators of every organ, once a year table, that it runs out within two months."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    try:
        for organ_id in organs():
            warn_of_calendar(organ_id=organ_id, at=at)
    finally:
        connection.close()
