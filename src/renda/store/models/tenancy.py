"""Tenancy: every table of an organ carries `organ_id` and a key (organ_id, id) that neighbours point at.

Django's own foreign keys carry no constraint; the migration operation `TenantKeys` makes the composite ones.
Must not know: what the tables are for.
"""

import os
import threading
import time
import uuid
from typing import Any

from django.db import models

_making = threading.Lock()
_last = 0


def uuid7() -> uuid.UUID:
    """Make a UUIDv7: 48 bits of milliseconds, then random bits, so that ids sort by time of creation.

    Those that one process makes ascend within a millisecond too: what was entered first comes first.
    """
    global _last  # noqa: PLW0603 - the one thing that ids know of one another
    millis = time.time_ns() // 1_000_000
    value = (millis << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    with _making:
        _last = value = max(value, _last + 1)
    return uuid.UUID(int=value)


class TenantModel(models.Model):
    """A row that belongs to one organ."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        abstract = True


def to_tenant(to: str, **options: Any) -> Any:
    """Declare a reference to another tenant table, constrained by (organ_id, id)."""
    options.setdefault("on_delete", models.PROTECT)
    options.setdefault("related_name", "+")
    return models.ForeignKey(to, db_constraint=False, **options)
