"""Answering a request once: the same key and content get the same answer and are done once.

Must not know: HTTP, what the request does.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from renda.domain.hash_chain import canonical, sm3
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store.idempotency_rows import answered, keep_answer
from renda.store.named_locks import hold_name
from renda.store.unit_of_work import begin

Answer = tuple[int, Mapping[str, Any]]


@retried
def answer_once(
    *, actor: Actor, key: str, request: Mapping[str, Any], at: datetime, do: Callable[[], Answer]
) -> Answer | Refused:
    """Do a request once per key; refuse a key that was used for something else. Without a key it is simply done."""
    if not key:
        return do()
    digest = sm3(canonical(dict(request)).encode())
    with begin(actor.organ_id):
        hold_name(f"request {actor.person_id} {key}")  # the same request twice at once: the second waits for the first one's answer
        before = answered(person_id=actor.person_id, key=key)
        if before is not None:
            return (before[1], before[2]) if before[0] == digest else refuse(Code.REPEATED_KEY)
        status, response = do()
        keep_answer(
            organ_id=actor.organ_id, person_id=actor.person_id, key=key, request_digest=digest, status=status,
            response=response, at=at,
        )
        return status, response
