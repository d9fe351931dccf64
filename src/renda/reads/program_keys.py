"""Keys of programs as lists: a person's own, or all of the organ. Never a key or its digest.

Must not know: pages; who may look at which list.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKey:
    """A key: its name, whose and for which post, from when until when, and when it was last used."""

    id: UUID
    name: str
    person: str
    post: str
    issued_at: datetime
    ends_on: date
    revoked_at: datetime | None
    last_used_at: datetime | None

    def is_live(self, today: date) -> bool:
        """Say whether the key can still be used on the day."""
        return self.revoked_at is None and self.ends_on >= today


_KEYS = """
SELECT k.id, k.name, w.name, u.name || ' ' || p.title, k.issued_at, k.ends_on, k.revoked_at, k.last_used_at
FROM store_programkey k JOIN store_account a ON a.id = k.account_id JOIN store_person w ON w.id = a.person_id
JOIN store_post p ON p.id = k.post_id JOIN store_unit u ON u.id = p.unit_id
WHERE %(person)s::uuid IS NULL OR a.person_id = %(person)s
ORDER BY k.revoked_at IS NOT NULL, k.issued_at DESC, k.id LIMIT 200
"""


def program_keys(person_id: UUID | None = None) -> tuple[ListedKey, ...]:
    """List the newest 200 keys of a person (of everybody when None) in the present organ, those not revoked first."""
    names = ("id", "name", "person", "post", "issued_at", "ends_on", "revoked_at", "last_used_at")
    with connection.cursor() as cursor:
        cursor.execute(_KEYS, {"person": person_id})
        return tuple(ListedKey(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())
