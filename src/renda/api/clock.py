"""The time an API request acts at. The only module of `api` that reads the clock on the wall.

Must not know: what is done at that time; the demonstration's "other day" belongs to pages.
"""

from datetime import UTC, date, datetime

from renda.domain.days import day_of


def now() -> datetime:
    """The instant this request acts at, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day this request acts on, in Asia/Shanghai."""
    return day_of(now())
