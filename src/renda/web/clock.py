"""The time a request acts at. In demonstration mode a person may act as if it were another day.

Must not know: what is done at that time. This is the only module of `web` that reads the clock on the wall.
"""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from renda.domain.days import chinese_date, day_of

AS_IF = "as_if_days"


def now(request: HttpRequest) -> datetime:
    """The instant this request acts at, in UTC."""
    return datetime.now(UTC) + timedelta(days=_shift(request))


def today(request: HttpRequest) -> date:
    """The day this request acts on, in Asia/Shanghai."""
    return day_of(now(request))


def act_as_if(request: HttpRequest, on: date) -> None:
    """Let this session act as if it were `on`; only in demonstration mode."""
    request.session[AS_IF] = (on - day_of(datetime.now(UTC))).days


def as_if_words(request: HttpRequest) -> str:
    """Say that the session acts as if it were another day; empty when it does not."""
    return f"演示日期：{chinese_date(today(request))}" if _shift(request) else ""


def _shift(request: HttpRequest) -> int:
    return int(request.session.get(AS_IF, 0)) if settings.RENDA.demo else 0
