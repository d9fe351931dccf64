"""Actors: the posts a person may act for, with duties and portfolio, as they stand on a day.

Must not know: sessions, requests.
"""

from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor, Duty
from renda.store.actor_loading import actor_of_post_row as actor_of_post
from renda.store.actor_loading import actors_of_organ

__all__ = ["actor_of_post", "actors_of_person", "office_actor", "posts_of"]


def office_actor(organ_id: UUID, *, today: date) -> Actor | None:
    """Whoever coordinates an organ's work today, the one longest in post: what is done from the command line is done as by the office."""
    held = (actor for actor in actors_of_organ(organ_id=organ_id, today=today) if Duty.COORDINATE in actor.duties)
    return min(held, key=lambda actor: (actor.from_on, str(actor.post_id)), default=None)


def posts_of(person_id: UUID) -> tuple[tuple[UUID, UUID], ...]:
    """List (post id, organ id) of a person in every organ, also posts that have ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT post_id, organ_id FROM renda_posts_of(%s)", [person_id])
        return tuple(cursor.fetchall())


def actors_of_person(person_id: UUID, *, today: date) -> tuple[Actor, ...]:
    """Every post the person may act for today, in every organ."""
    found = [actor_of_post(organ_id=organ, post_id=post, today=today) for post, organ in posts_of(person_id)]
    return tuple(sorted((a for a in found if a), key=lambda a: (str(a.organ_id), a.post_title)))
