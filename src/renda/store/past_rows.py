"""Rows as they stood before an event changed them, kept for the days they held: figures as of a past day read them.

A row that is changed again on the day it began is not kept: a day ends with one state. Must not know: who reads them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.backends.utils import CursorWrapper

from renda.domain.facts import CaseFacts
from renda.store.contributions import DetailTable

_KEEP = "INSERT INTO store_pastrow (organ_id, case_id, kind, from_on, until_on, content)"
_DETAIL = """
{keep} SELECT d.organ_id, d.case_id, 'detail', b.began, %(on)s,
  (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{{}}') FROM jsonb_each(to_jsonb(d)) e
   WHERE e.key = ANY(%(columns)s) AND e.value <> 'null')
FROM {table} d CROSS JOIN LATERAL (SELECT coalesce(
  (SELECT max(h.until_on) FROM store_pastrow h WHERE h.case_id = d.case_id AND h.kind = 'detail'), %(opened)s::date) AS began) b
WHERE d.case_id = %(case)s AND b.began < %(on)s
"""
_PARTICIPANT = f"""
{_KEEP} SELECT organ_id, case_id, 'participant', from_on, %(on)s,
  jsonb_build_object('person_id', person_id, 'role', role, 'state', state, 'round', round)
FROM store_participant
WHERE case_id = %(case)s AND person_id = %(person)s AND role = %(role)s AND round = %(round)s AND from_on < %(on)s
"""
_LINK = f"""
{_KEEP} SELECT organ_id, %(case)s, 'link', from_on, %(on)s,
  jsonb_build_object('id', id, 'source_id', source_id, 'target_id', target_id, 'type', type)
FROM store_caselink WHERE source_id = %(source)s AND target_id = %(target)s AND type = %(type)s AND from_on < %(on)s
"""
_ONLY_STOPPED = """
SELECT 1 FROM store_clock WHERE id = %(id)s AND state = 'running' AND due_on IS NOT DISTINCT FROM %(due)s::date
"""
_CLOCK = f"""
{_KEEP} SELECT organ_id, case_id, 'clock', from_on, %(on)s, jsonb_build_object('id', id, 'key', key, 'round', round,
  'state', state, 'due_on', due_on, 'started_on', started_on, 'stopped_on', stopped_on)
FROM store_clock WHERE id = %(id)s AND from_on < %(on)s
"""


def keep_detail(cursor: CursorWrapper, table: DetailTable, case: CaseFacts, on: date) -> None:
    """This will keep the counted columns of a case as they stood until the day `on`."""
    columns = [table.column(c) for c in table.counted]
    cursor.execute(
        _DETAIL.format(keep=_KEEP, table=table.table), {"on": on, "columns": columns, "opened": case.opened_on, "case": case.id}
    )


def keep_participant(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], on: date) -> None:
    """This will keep the state of the participant whom the change `v` is about as it stood until the day `on`."""
    cursor.execute(
        _PARTICIPANT, {"on": on, "case": case.id, "person": v["person"], "role": v["role"], "round": v["round"]}
    )


def keep_link(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], on: date) -> None:
    """This will keep the link that the change `v` undoes as it stood until the day `on`."""
    cursor.execute(_LINK, {"case": case.id, "on": on, "source": v["source"], "target": v["target"], "type": v["type"]})


def keep_clock(cursor: CursorWrapper, v: Mapping[str, Any], on: date) -> bool:
    """This will keep a clock as it stood until the day `on`; True where the change only stops it as it ran.

    Nothing is kept then: the day it stopped on tells that it ran before.
    """
    if v["event"]["kind"] == "started":
        return False
    values = {"id": v["id"], "on": on, "due": v.get("due_on")}
    if v["event"]["kind"] == "stopped" and v["event"]["on"] == on.isoformat():
        cursor.execute(_ONLY_STOPPED, values)
        if cursor.fetchone():
            return True
    cursor.execute(_CLOCK, values)
    return False
