"""Who calls: the session's account and its post. Writes by session need the CSRF token, as pages do.

Must not know: what is called.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja.security import SessionAuth

from renda.api.clock import today
from renda.domain.rights import Actor
from renda.reads.actors import actor_of_post, actors_of_person


class ActorAuth(SessionAuth):
    """Turns a signed-in session into the actor of the chosen (or only) post."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002 - ninja's signature
        """This will give the actor; None answers 401."""
        account: Any = request.user
        if not account.is_authenticated or not account.approved:
            return None
        post, organ = request.session.get("post_id"), request.session.get("organ_id")
        if post and organ:
            actor = actor_of_post(organ_id=UUID(organ), post_id=UUID(post), today=today())
            if actor is not None and actor.person_id == account.person_id:
                return actor
        held = actors_of_person(account.person_id, today=today())
        return held[0] if len(held) == 1 else None
