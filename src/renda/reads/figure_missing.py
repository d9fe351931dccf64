"""Who of a figure's roster is not covered: units by name, persons by name for those who are told names, otherwise a number.

Must not know: pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from renda.domain.indicators import Indicator
from renda.domain.rights import NAME_READERS, Actor
from renda.reads.figure_cells import figure_names
from renda.reads.figure_past import AsOf
from renda.reads.figure_rosters import Listed, roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The units or persons not covered, in organisational order; `hidden` are those only counted."""

    of_persons: bool = False
    listed: tuple[Listed, ...] = ()
    hidden: int = 0


def missing_of(indicator: Indicator, scope: Mapping[str, str], *, actor: Actor, at: AsOf) -> Missing:
    """This will tell which units or persons of a roster no counted case covers; nothing where the figure has no roster.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    if indicator.roster is None:
        return Missing()
    covered = figure_names(indicator, scope, organ_id=actor.organ_id, at=at)
    rest = tuple(one for one in roster(indicator, scope, at) if one.id not in covered)
    of_persons = indicator.roster.is_of_persons
    told = not of_persons or bool(actor.duties & NAME_READERS)
    return Missing(of_persons=of_persons, listed=rest if told else (), hidden=0 if told else len(rest))
