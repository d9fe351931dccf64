"""Rows of local parameters: the history of every value with the day it takes force.

Must not know: which values are allowed, who sets them.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.limit_texts import limit_from_payload, limit_to_payload
from renda.domain.limits import Limit
from renda.store.models.tenancy import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One value of a parameter, from a day on."""

    key: str
    value: Limit
    in_force_from: date
    basis: str


def insert_parameter(*, organ_id: UUID, key: str, value: Limit, in_force_from: date, basis: str) -> bool:
    """This will keep a value; False when one begins on that very day already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_parameter (id, organ_id, key, value, in_force_from, basis) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (organ_id, key, in_force_from) DO NOTHING",
            [uuid7(), organ_id, key, json.dumps(limit_to_payload(value), ensure_ascii=False), in_force_from, basis],
        )
        return bool(cursor.rowcount)


def parameter_history() -> tuple[ParameterRow, ...]:
    """This will list every value of the present organ, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, value, in_force_from, basis FROM store_parameter ORDER BY in_force_from DESC, key")
        return tuple(
            ParameterRow(key=r[0], value=limit_from_payload(_json(r[1])), in_force_from=r[2], basis=r[3]) for r in cursor.fetchall()
        )


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
