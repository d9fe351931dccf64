"""Rows of calendar feeds: kept by digest, one living for each post of a person, ended by revoking, never deleted.

Must not know: the address itself, who may issue or revoke one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from renda.store.models import CalendarFeed

_TOUCH_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """A living feed: its post, when it was issued, when it was last asked for."""

    id: UUID
    post_id: UUID
    issued_at: datetime
    last_used_at: datetime | None


_LIVING = """
SELECT f.id, f.post_id FROM store_calendarfeed f JOIN store_account a ON a.person_id = f.person_id
WHERE f.digest = %s AND f.revoked_at IS NULL AND a.is_active AND a.approved
"""


def insert_feed(*, feed_id: UUID, organ_id: UUID, person_id: UUID, post_id: UUID, digest: str, at: datetime) -> None:
    """Insert a feed."""
    CalendarFeed.objects.create(id=feed_id, organ_id=organ_id, person_id=person_id, post_id=post_id, digest=digest, issued_at=at)


def end_feeds(*, person_id: UUID, post_id: UUID, at: datetime) -> int:
    """Revoke the living feeds of a person's post; how many there were."""
    return CalendarFeed.objects.filter(person_id=person_id, post_id=post_id, revoked_at=None).update(revoked_at=at)


def feed_of(*, person_id: UUID, post_id: UUID) -> FeedRow | None:
    """Find the living feed of a person's post."""
    wanted = CalendarFeed.objects.filter(person_id=person_id, post_id=post_id, revoked_at=None).order_by("-issued_at")
    row = wanted.values_list("id", "post_id", "issued_at", "last_used_at").first()
    return None if row is None else FeedRow(id=row[0], post_id=row[1], issued_at=row[2], last_used_at=row[3])


def organ_of_feed(digest: str) -> UUID | None:
    """The organ a feed belongs to, in whichever organ that is; None when none has this digest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT renda_organ_of_feed(%s)", [digest])
        found: UUID | None = cursor.fetchone()[0]
    return found


def post_of_feed(digest: str, *, at: datetime) -> UUID | None:
    """The post of a living feed whose holder may sign in; its use is noted at most once an hour."""
    with connection.cursor() as cursor:
        cursor.execute(_LIVING, [digest])
        row = cursor.fetchone()
        if row is not None:
            cursor.execute(
                "UPDATE store_calendarfeed SET last_used_at = %s WHERE id = %s AND (last_used_at IS NULL OR last_used_at < %s)",
                [at, row[0], at - _TOUCH_EVERY],
            )
    return row[1] if row else None
