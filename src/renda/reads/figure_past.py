"""Cases, clocks, links and participants as SQL relations: as the tables hold them, or as they stood at the end of a past day.

A past day is read from spans, assignments and the rows that were kept when they were changed. It counts what took effect
(`on`) by that day, whenever it was entered. Must not know: figures, labels, who asks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda.store.contributions import details, procedures


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day figures stand at; `past` where the tables may have moved on since, so that they are read as they were then."""

    day: date
    past: bool = False


_DETAIL_ROW = re.compile(r"\bd\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A piece of SQL with its parameters."""

    sql: str
    values: tuple[Any, ...] = ()

    @property
    def is_costly(self) -> bool:
        """This will say whether it looks into another table for every case it is asked of."""
        return "SELECT" in self.sql

    @property
    def names_detail(self) -> bool:
        """This will say whether it asks about the detail row `d`."""
        return _DETAIL_ROW.search(self.sql) is not None

    def with_also(self, other: "Predicate") -> "Predicate":
        """This will join two predicates by AND."""
        return Predicate(sql=f"{self.sql} AND {other.sql}", values=(*self.values, *other.values))


NOTHING = Predicate(sql="")
_HELD = "{0}.from_on <= %s AND ({0}.until_on IS NULL OR {0}.until_on > %s)"
_CASES = f"""(SELECT c.id, c.organ_id, c.procedure, c.number, c.title, c.opened_on, c.origin_unit_id, c.subject_person_id,
  s.stage, s.round, CASE WHEN s.stage = ANY(%s) THEN coalesce((SELECT max(t.until_on) FROM store_casespan t
    WHERE t.case_id = c.id AND t.until_on <= %s AND t.stage <> ALL(%s)), c.opened_on) END AS closed_on,
  (SELECT a.unit_id FROM store_assignment a WHERE a.case_id = c.id AND a.role = 'lead' AND {_HELD.format("a")}
   ORDER BY a.from_on, a.id LIMIT 1) AS lead_unit_id
 FROM store_case c JOIN store_casespan s ON s.case_id = c.id AND {_HELD.format("s")}) c"""
_DETAIL = """ JOIN {table} d0 ON d0.case_id = c.id AND d0.organ_id = c.organ_id
 LEFT JOIN store_pastrow h ON h.case_id = c.id AND h.kind = 'detail' AND h.from_on <= %s AND h.until_on > %s
 CROSS JOIN LATERAL jsonb_populate_record(CASE WHEN h.case_id IS NULL THEN d0 END, coalesce(h.content, '{{}}')) d"""
_CLOCKS = """(SELECT t.id, t.case_id, t.key, t.round, t.due_on, t.started_on,
  CASE WHEN t.stopped_on > %s THEN 'running' ELSE t.state END AS state,
  CASE WHEN t.stopped_on <= %s THEN t.stopped_on END AS stopped_on
 FROM (SELECT k.id, k.case_id, k.key, k.round, k.due_on, k.started_on, k.state, k.stopped_on FROM store_clock k WHERE k.from_on <= %s
  UNION ALL SELECT (h.content->>'id')::uuid, h.case_id, h.content->>'key', (h.content->>'round')::int,
   (h.content->>'due_on')::date, (h.content->>'started_on')::date, h.content->>'state', (h.content->>'stopped_on')::date
  FROM store_pastrow h WHERE h.kind = 'clock' AND h.from_on <= %s AND h.until_on > %s) t)"""
_PARTICIPANTS = """(SELECT p.case_id, p.person_id, p.role, p.state, p.from_on FROM store_participant p WHERE p.from_on <= %s
 UNION ALL SELECT h.case_id, (h.content->>'person_id')::uuid, h.content->>'role', h.content->>'state', h.from_on
 FROM store_pastrow h WHERE h.kind = 'participant' AND h.from_on <= %s AND h.until_on > %s)"""

_LINKS = """(SELECT k.source_id, k.target_id, k.type FROM store_caselink k WHERE k.from_on <= %s
 UNION ALL SELECT (h.content->>'source_id')::uuid, (h.content->>'target_id')::uuid, h.content->>'type'
 FROM store_pastrow h WHERE h.kind = 'link' AND h.from_on <= %s AND h.until_on > %s)"""


def _on(day: date, sql: str) -> Predicate:
    return Predicate(sql=sql, values=(day,) * sql.count("%s"))


def source_of(procedure: str) -> str:
    """This will give the FROM clause of a procedure as it stands now: the case as `c`, its detail row as `d`."""
    return f"store_case c JOIN {details()[procedure].table} d ON d.case_id = c.id AND d.organ_id = c.organ_id"


def source_at(procedure: str, at: AsOf, asking: Iterable[Predicate]) -> Predicate:
    """This will give the FROM clause of a procedure as of a day: the case as `c`, its recorded columns as `d`.

    Every case has one detail row; it is left out where nothing that is asked names it.
    """
    detailed = any(p.names_detail for p in asking)
    if not at.past:
        return Predicate(sql=source_of(procedure) if detailed else "store_case c")
    closed, day = [s.key for s in procedures()[procedure].stages if s.closed], at.day
    cases = Predicate(sql=_CASES, values=(closed, day, closed, day, day, day, day))
    if not detailed:
        return cases
    detail = _on(day, _DETAIL.format(table=details()[procedure].table))
    return Predicate(sql=cases.sql + detail.sql, values=(*cases.values, *detail.values))


def clocks_at(at: AsOf) -> Predicate:
    """This will give the clocks as of a day, due as they were extended by then."""
    return _on(at.day, _CLOCKS) if at.past else Predicate(sql="store_clock")


def participants_at(at: AsOf) -> Predicate:
    """This will give the participants as of a day, in the state they were in."""
    return _on(at.day, _PARTICIPANTS) if at.past else Predicate(sql="store_participant")


def links_at(at: AsOf) -> Predicate:
    """This will give the links as of a day."""
    return _on(at.day, _LINKS) if at.past else Predicate(sql="store_caselink")


def stages_at(at: AsOf) -> Predicate:
    """This will give of every case its `id` and `stage` as of a day."""
    if not at.past:
        return Predicate(sql="store_case")
    held = _on(at.day, _HELD.format("s"))
    return Predicate(sql=f"(SELECT s.case_id AS id, s.stage FROM store_casespan s WHERE {held.sql})", values=held.values)


def spans_at(at: AsOf) -> Predicate:
    """This will give the spans that had begun by a day."""
    return _on(at.day, "(SELECT * FROM store_casespan WHERE from_on <= %s)") if at.past else Predicate(sql="store_casespan")
