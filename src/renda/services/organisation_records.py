"""How every act on the organisation is recorded and refused: one chain of the organ, one wording.

Must not know: what the act is.
"""

from datetime import datetime
from typing import Any

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.store.plain_events import PlainEvent, record


def record_act(actor: Actor, kind: str, action: str, sentence: str, data: dict[str, Any], at: datetime) -> None:  # noqa: PLR0913 - an event is these things
    """Record an act on the organ's chain of its organisation."""
    record(PlainEvent(
        organ_id=actor.organ_id, chain="organisation", subject=actor.organ_id, kind=kind, action=action,
        sentence=sentence, actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))


def no_right(actor: Actor, action: str, duty: Duty) -> Refused:
    """Refuse an act to a post that does not carry its duty."""
    return refuse(Code.NO_RIGHT, post=actor.post_title, action=action, who=DUTY_WORDS[duty])


def rule(text: str, field: str | None = None) -> Refused:
    """Refuse an act by a rule, in words."""
    return refuse(Code.RULE, field=field, text=text)
