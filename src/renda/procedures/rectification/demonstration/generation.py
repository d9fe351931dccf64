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
_NOW = 3  # every third problem of this year
_MOST_BEFORE = 120  # ended problems of earlier years together, spread evenly; the more years, the fewer of each


def prototypes(organ: DemonstrationOrgan, years: int) -> None:
    """Play problems at every stage this year and, in each of the `years` before, ended ones with monthly progress.

    An organ keeps what it finished: most of the cases of several years were worked to the end.
    """
    planned = list(planned_problems({branch: organ.handlers[branch] for branch in BRANCHES}))
    ended = [p for p in planned if p.goal in ENDED]
    apart = max(1, -(-len(ended) * (years - 1) // _MOST_BEFORE))
    for back in range(years - 1, 0, -1):
        hands = Hands(organ=replace(organ, today=organ.today - timedelta(days=365 * back)))
        for problem in ended[back % apart :: apart]:
            play(hands, problem, monthly=True)
    hands = Hands(organ=organ)
    for problem in planned[::_NOW]:
        play(hands, problem, monthly=True)
