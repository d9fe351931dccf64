"""Rows of notices on their way outside: opened with the notice in one transaction, taken when due, marked by what became of it.

Which channels are open stands in the configuration. Must not know: how a channel works, how a message is worded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from renda.domain.days import next_at


class Channel(StrEnum):
    """The ways outside (closed set)."""

    MAIL = "mail"
    WEBHOOK = "webhook"


DIGEST_HOUR, DIGEST_MINUTE = 8, 30
_OPEN_MAIL = """
INSERT INTO store_delivery (id, organ_id, notice_id, person_id, channel, state, attempts, next_at, problem)
SELECT gen_random_uuid(), n.organ_id, n.id, n.person_id, 'mail', 'waiting', 0, %(digest)s, '' FROM store_notice n
JOIN store_mailbox m ON m.person_id = n.person_id AND m.organ_id = n.organ_id AND m.wanted
WHERE n.organ_id = %(organ)s AND n.id = ANY(%(ids)s) ON CONFLICT (notice_id, channel) DO NOTHING
"""
_OPEN_WEBHOOK = """
INSERT INTO store_delivery (id, organ_id, notice_id, person_id, channel, state, attempts, next_at, problem)
SELECT gen_random_uuid(), n.organ_id, n.id, n.person_id, 'webhook', 'waiting', 0, %(at)s, '' FROM store_notice n
WHERE n.organ_id = %(organ)s AND n.id = ANY(%(ids)s) ON CONFLICT (notice_id, channel) DO NOTHING
"""
_DUE = """
SELECT d.id, d.attempts, d.person_id, w.name, coalesce(a.login, ''), CASE WHEN m.wanted THEN m.address ELSE '' END,
 n.id, n.kind, n.made_at, n.read_at IS NOT NULL, coalesce(c.number, ''), r.level, r.due_on
FROM store_delivery d JOIN store_notice n ON n.id = d.notice_id JOIN store_person w ON w.id = d.person_id
LEFT JOIN store_account a ON a.person_id = d.person_id LEFT JOIN store_mailbox m ON m.person_id = d.person_id
LEFT JOIN store_case c ON c.id = n.case_id LEFT JOIN store_reminder r ON r.id = n.reminder_id
WHERE d.organ_id = %s AND d.channel = %s AND d.state = 'waiting' AND d.next_at <= %s
ORDER BY d.person_id, n.made_at, n.id LIMIT %s
"""
_MARK = """
UPDATE store_delivery SET state = %s, attempts = attempts + %s, problem = %s, next_at = coalesce(%s, next_at),
 sent_at = %s WHERE id = ANY(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDelivery:
    """A notice that is to leave now. Nothing of the matter's wording is taken along: number, kind and due day only.

    `mail_to` is empty where the person wants no mail."""

    id: UUID
    attempts: int
    person_id: UUID
    person: str
    login: str
    mail_to: str
    notice_id: UUID
    kind: str
    made_at: datetime
    is_read: bool
    number: str
    level: str | None
    due_on: date | None


def open_deliveries(*, organ_id: UUID, at: datetime, notices: Sequence[UUID]) -> None:
    """This will put notices on their way through every channel the configuration opens; mail waits for the daily digest."""
    digest = next_at(at, hour=DIGEST_HOUR, minute=DIGEST_MINUTE)
    opened: dict[str, Any] = {"ids": list(notices), "at": at, "digest": digest, "organ": organ_id}
    with connection.cursor() as cursor:
        if settings.RENDA.mail is not None:
            cursor.execute(_OPEN_MAIL, opened)
        if settings.RENDA.webhook is not None:
            cursor.execute(_OPEN_WEBHOOK, opened)


def due_deliveries(*, organ_id: UUID, channel: Channel, at: datetime, most: int) -> tuple[DueDelivery, ...]:
    """This will list what is to leave through a channel now, by person and time."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [organ_id, channel, at, most])
        names = DueDelivery.__slots__
        return tuple(DueDelivery(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())


def mark_deliveries(  # noqa: PLR0913 - a mark is these columns
    ids: Sequence[UUID], *, state: str, tried: bool, problem: str = "", next_at: datetime | None = None,
    sent_at: datetime | None = None,
) -> None:
    """This will keep what became of deliveries: sent, given up, dropped (no longer wanted), or waiting for `next_at`."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [state, int(tried), problem, next_at, sent_at, list(ids)])


def retry_given_up(*, at: datetime) -> int:
    """This will put everything given up on its way again. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE store_delivery SET state = 'waiting', attempts = 0, next_at = %s WHERE state = 'given_up'", [at]
        )
        return int(cursor.rowcount)
