"""Counts of the frame: what waits for the actor, and unread notices. Capped, so that they cost little.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.todo import HELD_BACK, held_back
from renda.store.models import Organ
from renda.store.unit_of_work import reading

CAP = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameCounts:
    """Acts waiting for the actor (at most 999) and unread notices."""

    todo: int
    notices: int


_COUNTS = f"""
SELECT (SELECT count(*) FROM (SELECT DISTINCT case_id, action FROM store_waiting WHERE principal = ANY(%(mine)s)
  AND NOT {HELD_BACK} LIMIT %(most)s) w),
 (SELECT count(*) FROM store_notice WHERE person_id = %(person)s AND read_at IS NULL)
"""


def counts_for(actor: Actor, *, today: date) -> FrameCounts:
    """Count for one actor on a day."""
    with reading(actor.organ_id), connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"mine": sorted(actor.principals()), "most": CAP, "person": actor.person_id, **held_back(today)})
        todo, notices = cursor.fetchone()
    return FrameCounts(todo=todo, notices=notices)


@lru_cache(maxsize=64)
def organ_name(organ_id: UUID) -> str:
    """The organ's name."""
    return Organ.objects.values_list("name", flat=True).get(id=organ_id)
