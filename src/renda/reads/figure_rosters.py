"""Rosters that figures want covered: the organ's units, or the persons who hold a post in it, as of a day.

Posts are dated by themselves, so that any day is read from the same rows. Must not know: cases, labels, pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from renda.domain.indicators import Indicator, Roster, TakingPart
from renda.domain.posts import BESIDE, STAFFED, TEMPORARY
from renda.reads.figure_past import AsOf, Predicate
from renda.store.contributions import dimensions

_STANDING = "{0}.from_on <= %s AND ({0}.until_on IS NULL OR {0}.until_on > %s)"
_PERSONS = f"""
SELECT w.id::text, w.name, w.unit FROM (
  SELECT DISTINCT ON (n.id) n.id, n.name, n.sort_key, u.name AS unit, u.position
  FROM store_post o JOIN store_unit u ON u.id = o.unit_id JOIN store_person n ON n.id = o.person_id
  WHERE {_STANDING.format("o")} AND o.duties && %s AND u.kind <> ALL(%s){{kinds}} ORDER BY n.id, u.position, u.name
) w WHERE TRUE{{held}} ORDER BY w.position, w.sort_key, w.id
"""
_HELD = """ AND EXISTS (SELECT 1 FROM store_post h JOIN store_unit b ON b.id = h.unit_id WHERE h.person_id = {person}
 AND h.from_on <= {day} AND (h.until_on IS NULL OR h.until_on > {day}) AND b.kind <> ALL(%s) AND h.{column} = ANY(%s))"""
_TAKING_PART = """ AND u.id IN (WITH RECURSIVE below AS (
  SELECT p.lead_unit_id AS id FROM store_case p JOIN store_caselink l ON l.source_id = p.id AND l.type = 'part_of'
  JOIN store_casespan s ON s.case_id = p.id AND s.stage = ANY(%s) AND s.from_on <= %s AND (s.until_on IS NULL OR s.until_on > %s)
  WHERE p.procedure = %s AND l.target_id = ANY(%s::uuid[])
  UNION SELECT b.id FROM store_unit b JOIN below o ON b.parent_id = o.id) SELECT id FROM below)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A unit or a person of a roster; of a person, also the unit."""

    id: str
    name: str
    unit: str = ""


def standing_on(day: Predicate, person: str, ranks: Sequence[str], employments: Sequence[str]) -> Predicate:
    """This will compile what narrows persons to those who on a day held a post of one of the ranks, and one of the employments.

    `day` and `person` are expressions of the statement; temporary bodies say nothing of either. Nothing where nothing is asked.
    """
    asked = [(column, list(wanted)) for column, wanted in (("rank", ranks), ("employment", employments)) if wanted]
    return Predicate(
        sql="".join(_HELD.format(person=person, day=day.sql, column=column) for column, _ in asked),
        values=tuple(value for _, wanted in asked for value in (*day.values, *day.values, sorted(TEMPORARY), wanted)),
    )


def taking_part(scope: Mapping[str, str]) -> tuple[tuple[TakingPart, str], ...]:
    """This will tell in what a scope narrows a roster to the units taking part, with the ids of those cases."""
    known = ((dimensions().get(key), value) for key, value in scope.items())
    return tuple((dimension.taking_part, value) for dimension, value in known if dimension and dimension.taking_part)


def roster(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> tuple[Listed, ...]:
    """This will list the units or persons that a figure wants covered, in organisational order; none where it has no roster.

    Narrowed to what units take part in, only they and their people are to be covered, as they took part that day.
    """
    wanted = indicator.roster
    if wanted is None:
        return ()
    kinds = Predicate(sql=" AND u.kind = ANY(%s)", values=(list(wanted.kinds),)) if wanted.kinds else Predicate(sql="")
    for parts, cases in taking_part(scope):
        values = (*kinds.values, list(parts.stages), at.day, at.day, parts.procedure, cases.split(","))
        kinds = Predicate(sql=kinds.sql + _TAKING_PART, values=values)
    if wanted.is_of_persons:
        return _persons(wanted, kinds, at)
    statement = f"SELECT u.id::text, u.name FROM store_unit u WHERE {_STANDING.format('u')}{kinds.sql} ORDER BY u.position, u.name"  # noqa: S608 - fixed text
    return tuple(Listed(id=unit, name=name) for unit, name in _fetched(statement, (at.day, at.day, *kinds.values)))


def _persons(wanted: Roster, kinds: Predicate, at: AsOf) -> tuple[Listed, ...]:
    held = standing_on(Predicate(sql="%s::date", values=(at.day,)), "w.id", wanted.ranks, wanted.employments)
    left_out = sorted(TEMPORARY | (BESIDE - set(wanted.kinds)))
    values = (at.day, at.day, sorted(STAFFED), left_out, *kinds.values, *held.values)
    rows = _fetched(_PERSONS.format(kinds=kinds.sql, held=held.sql), values)
    return tuple(Listed(id=person, name=name, unit=unit) for person, name, unit in rows)


def _fetched(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall())
