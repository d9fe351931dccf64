"""The working calendar in force, and local limits in force on a day.

Must not know: what is counted.
"""

import json
from datetime import date
from functools import lru_cache

from django.db import connection

from renda.domain.calendar_seed import parse_year, seed_years
from renda.domain.calendars import Calendar
from renda.domain.limit_texts import limit_from_payload
from renda.domain.limits import Limit


def calendar_in_force() -> Calendar:
    """The calendar made of the newest version in force of every year."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0), count(*) FROM store_calendaryear WHERE state = 'in_force'")
        latest, count = cursor.fetchone()
    return _calendar(latest, count)


@lru_cache(maxsize=4)
def _calendar(latest: int, count: int) -> Calendar:  # noqa: ARG001 - the arguments are the cache key
    if count == 0:
        return Calendar(years=seed_years())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (year) content FROM store_calendaryear WHERE state = 'in_force' ORDER BY year, version DESC"
        )
        return Calendar(years=tuple(parse_year(row[0]) for row in cursor.fetchall()))


def limits_in_force(on: date) -> dict[str, Limit]:
    """Local limits by parameter, as in force on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (key) key, value FROM store_parameter WHERE in_force_from <= %s"
            " AND key LIKE '%%\\_limit' ORDER BY key, in_force_from DESC", [on],
        )
        rows = cursor.fetchall()
    return {key: limit_from_payload(json.loads(value) if isinstance(value, str) else value) for key, value in rows}
