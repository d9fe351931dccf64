"""What the office's papers call its figures, as it was remembered. Must not know: pages, how a name is found in a text."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

_ALIASES = """
SELECT a.alias, a.token, b.name, a.remembered_on FROM store_figurealias a JOIN store_person b ON b.id = a.remembered_by_id
WHERE a.until_on IS NULL ORDER BY a.alias
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedName:
    """Words of papers, the figure they mean ("" for none of the ledger), who remembered them, and on which day."""

    alias: str
    token: str
    by: str
    on: date


def remembered_names() -> tuple[RememberedName, ...]:
    """This will list what is remembered of the present organ's papers, by the words."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIASES)
        return tuple(RememberedName(alias=r[0], token=r[1], by=r[2], on=r[3]) for r in cursor.fetchall())
