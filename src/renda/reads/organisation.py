"""The organ as it stands on a day: units with their posts, people, and the accounts of the people.

Must not know: cases, pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.posts import Employment, Rank
from renda.domain.rights import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPost:
    """A post with its holder; `until_on` is set where it is known to end."""

    id: UUID
    unit_id: UUID
    unit: str
    title: str
    person: str
    duties: tuple[Duty, ...]
    from_on: date
    until_on: date | None
    rank: Rank | None
    employment: Employment


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingUnit:
    """A unit that exists on the day."""

    id: UUID
    parent_id: UUID | None
    name: str
    kind: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """A person of the organ: one who holds or held a post here, or was registered here; the account where there is one."""

    id: UUID
    name: str
    account_id: UUID | None
    login: str
    is_active: bool
    approved: bool
    starts: bool
    has_second_factor: bool


_UNITS = """
SELECT id, parent_id, name, kind, from_on, until_on FROM store_unit
WHERE from_on <= %(today)s AND (until_on IS NULL OR until_on > %(today)s) ORDER BY position, from_on, id
"""
_POSTS = """
SELECT p.id, p.unit_id, u.name, p.title, w.name, p.duties, p.from_on, p.until_on, p.rank, p.employment
FROM store_post p JOIN store_person w ON w.id = p.person_id JOIN store_unit u ON u.id = p.unit_id
WHERE p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s) ORDER BY u.position, u.id, w.sort_key, p.id
"""
_PEOPLE = """
SELECT w.id, w.name, a.id, coalesce(a.login, ''), coalesce(a.is_active, false), coalesce(a.approved, false),
  a.starts_until IS NOT NULL, EXISTS (SELECT 1 FROM mfa_authenticator m WHERE m.user_id = a.id)
FROM store_person w LEFT JOIN store_account a ON a.person_id = w.id
WHERE EXISTS (SELECT 1 FROM store_post p WHERE p.person_id = w.id) OR w.id IN (
  SELECT (t.text::jsonb -> 'data' ->> 'person')::uuid FROM store_event e JOIN store_payload t ON t.event_id = e.id
  WHERE e.kind = 'PersonAdded' AND t.text IS NOT NULL)
ORDER BY w.sort_key, w.id
"""


def standing_units(today: date) -> tuple[StandingUnit, ...]:
    """List the units of the day, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, {"today": today})
        names = ("id", "parent_id", "name", "kind", "from_on", "until_on")
        return tuple(StandingUnit(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())


def held_posts(today: date) -> tuple[HeldPost, ...]:
    """List the posts held on the day, by unit and name."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, {"today": today})
        return tuple(
            HeldPost(id=r[0], unit_id=r[1], unit=r[2], title=r[3], person=r[4], duties=_duties(r[5]), from_on=r[6],
                     until_on=r[7], rank=Rank(r[8]) if r[8] else None, employment=Employment(r[9]))
            for r in cursor.fetchall()
        )


def _duties(names: Iterable[str]) -> tuple[Duty, ...]:
    return tuple(Duty(name) for name in names)


def known_people() -> tuple[KnownPerson, ...]:
    """List the people of the organ with their accounts, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE)
        names = ("id", "name", "account_id", "login", "is_active", "approved", "starts", "has_second_factor")
        return tuple(KnownPerson(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())
