"""What administrators look at: records outside cases, seals, the working calendar and the queue. Never a case.

Must not know: pages, cases.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One record: when, by whom, in a sentence (empty where its text was retired)."""

    id: int
    at: datetime
    kind: str
    who: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """One page of records, newest first; `older_than` begins the next page, None on the last."""

    rows: tuple[RecordRow, ...]
    older_than: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRow:
    """One daily seal."""

    on: date
    chains: int
    events: int
    digest: str


_RECORDS = """
SELECT e.id, e.at, c.kind, coalesce(w.name, ''), t.text
FROM store_event e JOIN store_chain c ON c.id = e.chain_id LEFT JOIN store_payload t ON t.event_id = e.id
LEFT JOIN store_person w ON w.id = e.actor_id
WHERE c.kind IN ('organisation', 'account', 'retention', 'calendar', 'parameter') AND (%(before)s::bigint IS NULL OR e.id < %(before)s)
ORDER BY e.id DESC LIMIT %(most)s
"""


def plain_records(*, before: int | None = None) -> RecordPage:
    """Give a page of organisation, account, retention, calendar and parameter records, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, {"before": before, "most": _PAGE + 1})
        found = [_record(row) for row in cursor.fetchall()]
    rows = tuple(found[:_PAGE])
    return RecordPage(rows=rows, older_than=rows[-1].id if len(found) > _PAGE else None)


def _record(row: tuple[Any, ...]) -> RecordRow:
    sentence = json.loads(row[4])["sentence"] if row[4] else ""
    return RecordRow(id=row[0], at=row[1], kind=row[2], who=row[3], sentence=sentence)


def newest_seals(most: int = 31) -> tuple[SealRow, ...]:
    """List the newest daily seals."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT "on", chains, events, digest FROM store_seal ORDER BY "on" DESC LIMIT %s', [most])
        return tuple(SealRow(on=r[0], chains=r[1], events=r[2], digest=r[3]) for r in cursor.fetchall())


def queue_counts() -> dict[str, int]:
    """Count the jobs of the queue by state."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
        return dict(cursor.fetchall())


def case_numbered(number: str, *, organ_id: UUID) -> UUID | None:
    """The id of the case of a number in the organ, or None; nothing else of the case is read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_case WHERE organ_id = %s AND number = %s", [organ_id, number])
        row = cursor.fetchone()
    return row[0] if row else None
