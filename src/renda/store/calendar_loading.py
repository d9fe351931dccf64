"""The working calendar in force for the present organ, and local limits in force on a day.

Must not know: what is counted, who approved what.
"""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from renda.domain.calendar_seed import parse_year, seed_calendar
from renda.domain.calendars import Calendar
from renda.domain.escalation import DEFAULT_THRESHOLDS, Measure, Thresholds
from renda.domain.limit_texts import limit_from_payload
from renda.domain.limits import Limit

SOON_WORKING_DAYS = "soon_working_days"
"""The key under which an office keeps its own warning threshold."""

_ADOPTED = """
SELECT DISTINCT ON (year) calendar_year_id FROM store_calendaradoption
WHERE organ_id = current_setting('renda.organ_id')::uuid ORDER BY year, id DESC
"""
_PARAMETERS = """
SELECT DISTINCT ON (key) key, value FROM store_parameter
WHERE organ_id = current_setting('renda.organ_id')::uuid AND in_force_from <= %s AND key {} ORDER BY key, in_force_from DESC
"""


def calendar_in_force() -> Calendar:
    """The calendar made of the versions the present organ adopted last; before the first adoption the one delivered."""
    with connection.cursor() as cursor:
        cursor.execute(_ADOPTED)
        adopted = tuple(sorted(row[0] for row in cursor.fetchall()))
    return _calendar(adopted) if adopted else seed_calendar()


@lru_cache(maxsize=8)
def _calendar(adopted: tuple[int, ...]) -> Calendar:
    """Rows of years never change, so that their ids are a sufficient key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM store_calendaryear WHERE id = ANY(%s)", [list(adopted)])
        return Calendar(years=tuple(parse_year(row[0]) for row in cursor.fetchall()))


def limits_in_force(on: date) -> dict[str, Limit]:
    """Local limits by parameter, as in force on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_PARAMETERS.format("LIKE '%%\\_limit'"), [on])
        return {key: limit_from_payload(_json(value)) for key, value in cursor.fetchall()}


def measure_in_force(on: date) -> Measure:
    """What urgency is measured with on a day, for the present organ."""
    return Measure(calendar=calendar_in_force(), thresholds=thresholds_in_force(on))


def thresholds_in_force(on: date) -> Thresholds:
    """From how many working days before the end a matter counts as soon due, as the present organ has it on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_PARAMETERS.format("= %s"), [on, SOON_WORKING_DAYS])
        row = cursor.fetchone()
    return Thresholds(soon_working_days=int(_json(row[1])["count"])) if row else DEFAULT_THRESHOLDS


def _json(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found
