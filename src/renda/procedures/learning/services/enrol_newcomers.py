"""Entering every newcomer who has no training yet, at one press: what the organisation knows of them is all there is to fill in.

Each is a case of its own: who cannot be entered keeps nobody else out. Must not know: pages, how newcomers are found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Actor
from renda.procedures.learning.reads.study_records import Newcomer
from renda.services.act_on_case import open_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """How many were entered, and why others were not, each with the name."""

    entered: int
    refused: tuple[str, ...] = ()


def known_of(newcomer: Newcomer) -> dict[str, str]:
    """This will give what the form that enters a newcomer holds, as the organisation knows it."""
    return {
        "title": f"{newcomer.name}入职双培训", "person": str(newcomer.person), "unit": str(newcomer.unit_id),
        "entered_on": newcomer.from_on.isoformat(),
    }


def enrol_newcomers(*, actor: Actor, newcomers: Iterable[Newcomer], at: datetime) -> Enrolled:
    """This will enter each of the newcomers who has no training yet."""
    entered, refused = 0, []
    for one in newcomers:
        if one.case is not None:
            continue
        outcome = open_case(actor=actor, procedure="newcomer_training", action="enrol", data=known_of(one), at=at)
        if isinstance(outcome, Refused):
            refused.append(f"{one.name}：{'；'.join(word_refusal(outcome))}")
        else:
            entered += 1
    return Enrolled(entered=entered, refused=tuple(refused))
