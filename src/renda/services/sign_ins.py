"""Recording of sign-ins, successful or not, on the chain of the account, in the organ of a post the person holds.

Must not know: pages, HTTP, passwords.
"""

from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.reads.actors import actors_of_person
from renda.services.retried import retried
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin


def record_sign_in(*, account_id: UUID, person_id: UUID, login: str, succeeded: bool, at: datetime) -> int | None:
    """Record a sign-in in every organ the person holds a post in; gives the last event id, None without a post."""
    organs = {actor.organ_id: actor for actor in actors_of_person(person_id, today=day_of(at))}
    kind, said = ("SignedIn", "登录") if succeeded else ("SignInFailed", "登录未成功（密码不对）")
    event = None
    for organ, actor in organs.items():
        event = _record(PlainEvent(
            organ_id=organ, chain="account", subject=account_id, kind=kind, action="sign_in", sentence=f"账号{login}{said}。",
            actor_id=person_id, post_id=actor.post_id if succeeded else None, on=day_of(at), at=at,
            data={"account": str(account_id), "login": login},
        ))
    return event


@retried
def _record(event: PlainEvent) -> int:
    with begin(event.organ_id):
        return record(event)
