"""Rows of answered API requests.

Must not know: what was asked.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from renda.store.models import IdempotencyKey


def answered(*, person_id: UUID, key: str) -> tuple[str, int, Any] | None:
    """Find the answer given before to a key: (request digest, status, response)."""
    return (
        IdempotencyKey.objects.filter(person_id=person_id, key=key)
        .values_list("request_digest", "status", "response").first()
    )


def keep_answer(  # noqa: PLR0913 - an answer is these columns
    *, organ_id: UUID, person_id: UUID, key: str, request_digest: str, status: int, response: Mapping[str, Any],
    at: datetime,
) -> None:
    """Keep an answer, so that the same request is answered alike and done once."""
    IdempotencyKey.objects.create(
        organ_id=organ_id, person_id=person_id, key=key, request_digest=request_digest, status=status,
        response=dict(response), made_at=at,
    )
