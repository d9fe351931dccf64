"""The header Idempotency-Key: a request sent again under the same key is answered as before and carried out once.

Must not know: what requests do.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Header

from renda.api.actor_auth import actor_of
from renda.api.clock import now
from renda.api.problems import problem_body, problem_response, refused_response
from renda.domain.refusals import Refused
from renda.services.answer_once import answer_once

Key = Annotated[
    str, Header("", alias="Idempotency-Key", max_length=200, description="请求编号：同一编号、同样内容的请求只办理一次")
]
_PROBLEM = 400


def once(
    request: HttpRequest, key: str, asked: Mapping[str, Any], do: Callable[[], Mapping[str, Any] | Refused], *, status: int = 200
) -> Any:
    """Carry out a request once per key: the answer `do` gives, with `status`, or the problem it was refused with."""
    def answer() -> tuple[int, Mapping[str, Any]]:
        done = do()
        if isinstance(done, Refused):
            body = problem_body(done)
            return int(body["status"]), body
        return status, done

    actor = actor_of(request)
    whole = {**asked, "post": str(actor.post_id)}  # the same words for another post are another request
    outcome = answer_once(actor=actor, key=key, request=whole, at=now(), do=answer)
    if isinstance(outcome, Refused):
        return refused_response(outcome)
    return problem_response(outcome[1]) if outcome[0] >= _PROBLEM else outcome
