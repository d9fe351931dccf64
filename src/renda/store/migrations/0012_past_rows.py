"""What held of a case on a past day: changed rows are kept with the days they held, and links, clocks, participants say since when.

What happened before this migration is filled in from the ledger; cases with a retired payload keep their present rows alone.
"""

import datetime
import json

import django.db.models.deletion
from django.db import migrations, models

from renda.store.contributions import details
from renda.store.tenant_operations import OneTenantTable

UNKNOWN = datetime.date(1, 1, 1)
AT_ONCE = 2000
_REFERENCE = {"db_constraint": False, "db_index": False, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
_EVENTS = """
SELECT e.organ_id, e.chain_id, e.seq, e."on", p.text FROM store_event e
JOIN store_chain c ON c.id = e.chain_id AND c.organ_id = e.organ_id JOIN store_payload p ON p.event_id = e.id
WHERE c.kind = 'case' AND NOT EXISTS (SELECT 1 FROM store_event g JOIN store_payload q ON q.event_id = g.id
  WHERE g.organ_id = e.organ_id AND g.chain_id = e.chain_id AND q.text IS NULL)
ORDER BY e.chain_id, e.seq
"""
_SINCE_THE_BEGINNING = (
    "UPDATE store_caselink l SET from_on = c.opened_on FROM store_case c WHERE c.id = l.source_id",
    "UPDATE store_participant p SET from_on = c.opened_on FROM store_case c WHERE c.id = p.case_id",
    "UPDATE store_clock SET from_on = started_on",
)
_KEEP = "INSERT INTO store_pastrow (organ_id, case_id, kind, from_on, until_on, content) VALUES (%s, %s, %s, %s, %s, {})"
_SINCE = {
    "link": "UPDATE store_caselink SET from_on = %s WHERE id = %s",
    "clock": "UPDATE store_clock SET from_on = %s WHERE id = %s",
    "participant": "UPDATE store_participant SET from_on = %s WHERE case_id = %s AND person_id = %s AND role = %s AND round = %s",
}


class _Told:
    """Statements gathered from the events of one case after another."""

    def __init__(self, cursor):
        self.cursor, self.gathered, self.case = cursor, {}, None

    def event(self, organ, case, seq, on, payload):
        """Follow one event."""
        if case != self.case:
            self.case, self.organ, self.began, self.held, self.detail = case, organ, on, {}, {}
            self.table = details().get(payload["procedure"])
        for change in payload["changes"]:
            step = {"detail": self._detail, "clock": self._clock, "participant": self._participant, "linked": self._linked}
            if change["op"] in step:
                step[change["op"]](change, seq, on)

    def _add(self, statement, values):
        self.gathered.setdefault(statement, []).append(values)
        if len(self.gathered[statement]) >= AT_ONCE:
            self.flush()

    def flush(self):
        """Write what was gathered, kept rows and days alike."""
        for statement, rows in self.gathered.items():
            self.cursor.executemany(statement, rows)
        self.gathered = {}

    def _detail(self, change, seq, on):
        if self.table is None:
            return
        counted = {self.table.column(k) for k in self.table.counted}
        new = {self.table.column(k): v for k, v in change["values"].items() if k in self.table.columns}
        if seq > 1 and counted.intersection(new) and self.began < on:
            held = json.dumps({k: v for k, v in self.detail.items() if k in counted and v is not None})
            typed = f"to_jsonb(jsonb_populate_record(NULL::{self.table.table}, %s::jsonb))"
            kept = f"(SELECT coalesce(jsonb_object_agg(e.key, e.value), '{{}}') FROM jsonb_each({typed}) e WHERE e.value <> 'null')"
            self._add(_KEEP.format(kept), (self.organ, self.case, "detail", self.began, on, held))
            self.began = on
        self.detail |= new

    def _clock(self, change, _, on):
        old, event = self.held.get(change["id"]), change["event"]
        new = {
            "id": change["id"], "key": change["clock"], "round": change["round"], "state": change["state"],
            "due_on": change.get("due_on"), "started_on": old[1]["started_on"] if old else event["on"],
            "stopped_on": event["on"] if event["kind"] == "stopped" else None,
        }
        only_stopped = old is not None and event["kind"] == "stopped" and event["on"] == on.isoformat() and (
            (old[1]["state"], old[1]["due_on"]) == ("running", new["due_on"])
        )
        if old and not only_stopped:
            self._keep("clock", old, on)
        since = old[0] if only_stopped else on
        self.held[change["id"]] = (since, new)
        self._add(_SINCE["clock"], (since, change["id"]))

    def _participant(self, change, _, on):
        key = (change["person"], change["role"], change["round"])
        if key in self.held:
            self._keep("participant", self.held[key], on)
        row = {"person_id": change["person"], "role": change["role"], "state": change["state"], "round": change["round"]}
        self.held[key] = (on, row)
        self._add(_SINCE["participant"], (on, self.case, *key))

    def _keep(self, kind, held, on):
        since, row = held
        if since < on:
            self._add(_KEEP.format("%s::jsonb"), (self.organ, self.case, kind, since, on, json.dumps(row)))

    def _linked(self, change, _, on):
        self._add(_SINCE["link"], (on, change["id"]))


def fill(_apps, schema_editor):
    """Read the ledger case by case and keep what was changed later."""
    connection = schema_editor.connection
    with connection.cursor() as writing:
        for statement in _SINCE_THE_BEGINNING:
            writing.execute(statement)
        told = _Told(writing)
        with connection.chunked_cursor() as reading:
            reading.execute(_EVENTS)
            while rows := reading.fetchmany(AT_ONCE):
                for organ, case, seq, on, text in rows:
                    told.event(organ, case, seq, on, json.loads(text))
        told.flush()
        writing.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the index of the new table cannot be made while checks are pending


class Migration(migrations.Migration):
    """The table, the days, and what the ledger knows of them."""

    dependencies = [("store", "0011_sheets")]

    operations = [
        migrations.CreateModel(
            name="PastRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()), ("from_on", models.DateField()), ("until_on", models.DateField()),
                ("content", models.JSONField()), ("case", models.ForeignKey(to="store.case", **_REFERENCE)),
                ("organ", models.ForeignKey(to="store.organ", **_REFERENCE)),
            ],
            options={"indexes": [models.Index(fields=["case", "kind", "until_on"], name="past_row_by_case")]},
        ),
        OneTenantTable("PastRow"),
        migrations.AddField("caselink", "from_on", models.DateField(default=UNKNOWN), preserve_default=False),
        migrations.AddField("participant", "from_on", models.DateField(default=UNKNOWN), preserve_default=False),
        migrations.AddField("clock", "from_on", models.DateField(default=UNKNOWN), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
