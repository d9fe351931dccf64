"""The cases a generated organ is copied from: played like the demonstration, over several years.

Must not know: how copies are loaded.
"""

from dataclasses import replace
from datetime import timedelta

from renda.procedures.rectification.demonstration.plan import planned_problems
from renda.procedures.rectification.demonstration.scenes import play
from renda.procedures.rectification.demonstration.stage_hands import Hands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import BRANCHES

ENDED = ("struck_off", "confirmed", "undisclosed")
_NOW, _BEFORE = 3, 4  # every third problem of this year, every fourth ended one of each year before


def prototypes(organ: DemonstrationOrgan, years: int) -> None:
    """Play problems at every stage this year, and ended ones in each of the `years` before."""
    planned = list(planned_problems({branch: organ.handlers[branch] for branch in BRANCHES}))
    ended = [p for p in planned if p.goal in ENDED]
    for back in range(years - 1, 0, -1):
        hands = Hands(organ=replace(organ, today=organ.today - timedelta(days=365 * back)))
        for problem in ended[back % _BEFORE :: _BEFORE]:
            play(hands, problem)
    hands = Hands(organ=organ)
    for problem in planned[::_NOW]:
        play(hands, problem)
