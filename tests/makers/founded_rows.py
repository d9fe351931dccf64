"""The rows that founding an organ wrote, taken where services founded it and written again into a database that has none of them.

Must not know: what an organ is made of.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from renda.store.unit_of_work import begin, reading

_TABLES = ("store_organ", "store_unit", "store_person", "store_post", "store_portfolio", "store_chain", "store_event", "store_payload")
_WRITTEN = "INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::{table}, %s)"


@dataclass(frozen=True, slots=True)
class FoundedRows:
    """The rows of one organ, a statement and its JSON for each table."""

    organ_id: UUID
    written: tuple[tuple[str, str], ...]

    def write(self) -> bool:
        """Write them, unless the database has seen an organ already; tells whether it did."""
        with begin(self.organ_id), connection.cursor() as cursor:
            cursor.execute("SELECT last_value, is_called FROM store_event_id_seq")
            if cursor.fetchone() != (1, False):
                return False
            for statement, rows in self.written:
                cursor.execute(statement, [rows])
            cursor.execute("SELECT nextval('store_event_id_seq') FROM store_event")
        return True


def founded_rows(organ_id: UUID) -> FoundedRows:
    """Take the rows of an organ that was just founded."""
    with reading(organ_id), connection.cursor() as cursor:
        taken = []
        for table in _TABLES:
            cursor.execute(f"SELECT jsonb_agg(to_jsonb(t))::text FROM {table} t")
            taken.append((_WRITTEN.format(table=table), cursor.fetchone()[0]))
    return FoundedRows(organ_id, tuple(taken))
