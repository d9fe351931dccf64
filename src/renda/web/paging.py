"""Keyset paging of lists ordered by time or by day: where a page begins, as it stands in the address, and the links around it.

Must not know: what is listed.
"""

from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from renda.domain.form_cleaning import as_uuid
from renda.web.view_models.parts import Pager

Place = tuple[datetime, UUID]
DuePlace = tuple[date, UUID]


def place_after(request: HttpRequest) -> Place | None:
    """This will read where the page before ended; None on the first page, and where the address makes no sense."""
    at, _, key = request.GET.get("after", "").partition("_")
    found = as_uuid(key)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, found) if found is not None and moment.tzinfo is not None else None


def due_place_after(request: HttpRequest) -> DuePlace | None:
    """This will read where the page before ended in a list ordered by due day; None where the address names no such place."""
    on, _, key = request.GET.get("after", "").partition("_")
    found = as_uuid(key)
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return None
    return (day, found) if found is not None else None


def pager_of(request: HttpRequest, next_after: Place | DuePlace | None, words: str) -> Pager | None:
    """This will draw the links to the first and the next page; None where everything is on this one."""
    if next_after is None and "after" not in request.GET:
        return None
    rest = [(n, v) for n in request.GET for v in request.GET.getlist(n) if n != "after"]
    following = ""
    if next_after is not None:
        at, key = next_after
        following = f"{request.path}?{urlencode([*rest, ('after', f'{at.isoformat()}_{key}')])}"
    first = f"{request.path}?{urlencode(rest)}".rstrip("?") if "after" in request.GET else ""
    return Pager(words=words, previous_href=first, next_href=following)
