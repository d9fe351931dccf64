"""The closed lists about posts: the rank one carries, how its holder is employed, and which units are no part of the organ's staff.

Must not know: tables, pages.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from renda.domain.rights import ADMINISTRATION, Duty

TEMPORARY: Final = frozenset({"leading_group", "group_office", "task_force", "temporary"})
"""Kinds of bodies whose members are dated posts in them, mostly by virtue of another post."""
BESIDE: Final = frozenset({"handling"})
"""Kinds of units that stand beside the organ: they do work for it, their people are not its staff."""
STAFFED: Final = frozenset(Duty) - ADMINISTRATION - {Duty.DEPUTY}
"""Duties of which a post carries one where its holder is on the organ's staff."""


class Rank(StrEnum):
    """The rank of a post (closed set)."""

    BUREAU = "bureau"
    DIVISION = "division"
    SECTION = "section"


class Employment(StrEnum):
    """How the holder of a post stands to the organ (closed set)."""

    STAFF = "staff"
    SECONDED = "seconded"
    ATTACHED = "attached"


RANK_WORDS: Final[Mapping[Rank, str]] = {Rank.BUREAU: "厅局级", Rank.DIVISION: "县处级", Rank.SECTION: "乡科级及以下"}
EMPLOYMENT_WORDS: Final[Mapping[Employment, str]] = {
    Employment.STAFF: "在编", Employment.SECONDED: "借调", Employment.ATTACHED: "挂职",
}
