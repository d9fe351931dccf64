"""What a campaign has to do, has done and is late with, by leader, by unit or by group of people: one look at its cases for all groups.

Must not know: pages, how a case is decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.posts import RANK_WORDS, Rank
from renda.domain.rights import Actor
from renda.procedures.campaign.reads.campaign_records import CampaignPart, Matter
from renda.store.contributions import procedures


class By(StrEnum):
    """What a campaign's lists are made by (closed set)."""

    LEADER = "leader"
    UNIT = "unit"
    PEOPLE = "people"


MOST_OPEN, MOST_DONE = 5, 2
_NOT_LISTED = frozenset({"campaign", "disclosure"})
_LEADERS = """
SELECT p.id, w.name || coalesce('（' || p.title || '）', ''), array_agg(DISTINCT f.unit_id) FROM store_portfolio f
JOIN store_post p ON p.id = f.post_id JOIN store_person w ON w.id = p.person_id JOIN store_unit h ON h.id = p.unit_id
WHERE 'lead' = ANY(p.duties) AND f.from_on <= %(day)s AND (f.until_on IS NULL OR f.until_on > %(day)s)
 AND p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
GROUP BY p.id, w.name, w.sort_key, p.title, h.position ORDER BY h.position, w.sort_key, p.id
"""
_PEOPLE = """
SELECT p.person_id, p.rank, u.id, u.name, u.id = ANY(%(bodies)s) OR u.parent_id = ANY(%(bodies)s) FROM store_post p
JOIN store_unit u ON u.id = p.unit_id
WHERE p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s) ORDER BY u.position, u.name, u.id
"""
_LISTED = """
WITH direct AS (SELECT l.source_id AS id FROM store_caselink l WHERE l.type = 'under' AND l.target_id = %(campaign)s),
parts AS (SELECT l.source_id AS id FROM direct d JOIN store_caselink l ON l.type = 'part_of' AND l.target_id = d.id),
own AS (SELECT id FROM direct UNION SELECT id FROM parts
 UNION SELECT l.source_id FROM parts p JOIN store_caselink l ON l.type = 'under' AND l.target_id = p.id
), placed AS (
 SELECT c.id, c.procedure, c.number, c.title, c.stage, c.closed, c.closed_on, c.next_due_on, coalesce(u.name, '') AS unit, k.grouped,
  NOT c.closed AND c.next_due_on < %(day)s AS late
 FROM own o JOIN store_case c ON c.id = o.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
 JOIN unnest(%(keys)s::uuid[], %(groups)s::text[]) k(id, grouped) ON {matched}
 WHERE c.procedure = ANY(%(procedures)s) AND EXISTS (
  SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
), counted AS (
 SELECT *, count(*) OVER g AS many, count(*) FILTER (WHERE late) OVER g AS many_late,
  row_number() OVER (PARTITION BY grouped, closed ORDER BY closed_on DESC, next_due_on NULLS LAST, number, id) AS n
 FROM (SELECT DISTINCT * FROM placed) p WINDOW g AS (PARTITION BY grouped, closed)
)
SELECT grouped, closed, many, many_late, id, procedure, coalesce(number, ''), title, stage, unit, next_due_on FROM counted
WHERE n <= CASE WHEN closed THEN %(done)s ELSE %(open)s END ORDER BY grouped, closed, n
"""
_OF_UNIT = "k.id = c.lead_unit_id"
_OF_PERSON = """(k.id = c.lead_unit_id OR EXISTS (
 SELECT 1 FROM store_assignment m WHERE m.case_id = c.id AND m.until_on IS NULL AND m.person_id = k.id))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignList:
    """The list of one leader, unit or group of people: how many are open, late and done, and the first of them."""

    key: str
    name: str
    open: int = 0
    late: int = 0
    done: int = 0
    to_do: tuple[Matter, ...] = ()
    done_last: tuple[Matter, ...] = ()


def campaign_lists(
    actor: Actor, campaign: UUID, by: By, *, parts: Sequence[CampaignPart], bodies: Sequence[UUID], day: date
) -> tuple[CampaignList, ...]:
    """This will list what a campaign's cases ask of each leader, unit or group of people, in organisational order.

    Only what the actor sees is listed and counted. As many statements for sixty units as for six.
    """
    names, placed = _groups(by, parts, bodies, day)
    matched = _OF_PERSON if by is By.PEOPLE else _OF_UNIT
    known = sorted(p.key for p in procedures().values() if not p.register and p.key not in _NOT_LISTED)
    rows = _rows(
        _LISTED.format(matched=matched), campaign=campaign, day=day, keys=[key for key, _ in placed], groups=[g for _, g in placed],
        procedures=known, mine=sorted(actor.principals()), open=MOST_OPEN, done=MOST_DONE,
    )
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return tuple(_list(key, name, found.get(key, ())) for key, name in names.items())


def _groups(by: By, parts: Sequence[CampaignPart], bodies: Sequence[UUID], day: date) -> tuple[Mapping[str, str], list[tuple[UUID, str]]]:
    """The groups by key with their names, in order, and which unit or person is in which."""
    if by is By.UNIT:
        return {str(p.unit_id): p.unit for p in parts}, [(p.unit_id, str(p.unit_id)) for p in parts]
    if by is By.LEADER:
        leaders = _rows(_LEADERS, day=day)
        return {str(r[0]): r[1] for r in leaders}, [(unit, str(r[0])) for r in leaders for unit in r[2]]
    names: dict[str, str] = {rank.value: words for rank, words in RANK_WORDS.items()}
    placed: list[tuple[UUID, str]] = []
    for person, rank, unit, unit_name, is_body in _rows(_PEOPLE, day=day, bodies=list(bodies)):
        if is_body:
            names[str(unit)] = unit_name
            placed += [(person, str(unit)), (unit, str(unit))]
        elif rank:
            placed.append((person, Rank(rank).value))
    return names, list(dict.fromkeys(placed))


def _list(key: str, name: str, rows: Sequence[tuple[Any, ...]]) -> CampaignList:
    ahead, done = ([r for r in rows if r[1] is closed] for closed in (False, True))
    return CampaignList(
        key=key, name=name, open=ahead[0][2] if ahead else 0, late=ahead[0][3] if ahead else 0, done=done[0][2] if done else 0,
        to_do=tuple(map(_matter, ahead)), done_last=tuple(map(_matter, done)),
    )


def _matter(r: tuple[Any, ...]) -> Matter:
    return Matter(
        id=r[4], procedure=r[5], number=r[6], title=r[7], stage=r[8], unit=r[9], due_on=None if r[1] else r[10],
    )


def _rows(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
