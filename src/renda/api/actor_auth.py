"""Who calls: a program by its key, or the session's account – each with the post it acts for.

Writes by session need the CSRF token, as pages do; a key travels in a header and needs none.
Must not know: what is called.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth
from ninja.throttling import SimpleRateThrottle

from renda.api.clock import now, today
from renda.domain.rights import Actor
from renda.reads.actors import actor_of_post, actors_of_person
from renda.services.program_keys import actor_by_key


class ProgramKeyAuth(HttpBearer):
    """Turns `Authorization: Bearer <key>` into the actor the key was issued for."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002 - ninja's signature
        """This will give the actor; None answers 401."""
        return actor_by_key(token, at=now())


class SessionActorAuth(SessionAuth):
    """Turns a signed-in session into the actor of the chosen (or only) post."""

    def __call__(self, request: HttpRequest) -> Any | None:
        """This will leave a request alone that brings no session, or another way in (answered 401)."""
        if self.param_name not in request.COOKIES or "Authorization" in request.headers:
            return None
        return super().__call__(request)

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


class ActorRate(SimpleRateThrottle):
    """So many requests a minute for one key, or one person's session; counted in each web process."""

    scope = "actor"

    def __init__(self) -> None:
        super().__init__(f"{settings.RENDA.api_rate}/m")

    def get_cache_key(self, request: HttpRequest) -> str:
        """This will name the counter of the caller."""
        actor = actor_of(request)
        return f"api-rate-{actor.program.key_id if actor.program else actor.person_id}"


def actor_of(request: HttpRequest) -> Actor:
    """Give the actor of an authenticated request."""
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by ninja
    return actor
