"""The outbox: jobs deferred by name inside the transaction, so that they exist exactly when the event does.

Must not know: what the jobs do; their names are the only bond.
"""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app


@lru_cache(maxsize=1)
def _consumers() -> dict[str, tuple[str, ...]]:
    from django.utils.module_loading import import_string

    table: dict[str, tuple[str, ...]] = import_string(settings.RENDA_CONSUMERS)
    return table


def defer_consumers(*, kind: str, organ_id: UUID, event_id: int) -> None:
    """Defer one job per consumer of this kind of event; consumers are unique per (event, consumer)."""
    table = _consumers()
    for name in (*table.get(kind, ()), *table.get("*", ())):
        defer(name, organ_id=str(organ_id), event_id=event_id)


def defer(name: str, **arguments: Any) -> None:
    """Defer one job by name in the present transaction."""
    app.configure_task(name=name, allow_unknown=True).defer(**arguments)
