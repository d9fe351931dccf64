"""Which problems the demonstration has: level, place, goal and days, laid out by counting, never by chance.

Days are counted back from today; due dates count forward. Must not know: how a problem is played.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from renda.procedures.rectification.demonstration import wording
from renda.procedures.rectification.vocabulary import CHANNELS, FIELDS, KINDS, ORIGINS
from renda.services.demonstration_people import BRANCHES, COMMITTEES, HANDLING, OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One problem. `goal` is where it is to stand; `moment` counts the days since it got there (for `rectifying`: until
    it is due, negative when late)."""

    index: int
    level: str
    origin: str
    unit: str
    subject: str
    goal: str
    moment: int
    title: str
    field: str
    kind: str
    channel: str
    source: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Whose problem it is, and where it is to stand."""

    level: str
    origin: str
    unit: str
    goal: str
    moment: int
    subject: str = ""


_GOALS = (
    [("registered", d) for d in (1, 2, 3, 6)]
    + [("rectifying", d) for d in (-21, -8, -3, -1, 0, 0, 1, 2, 3, 5, 8, 13, 20, 34, 55, 80)]
    + [("strike_off_applied", d) for d in (34, 29, 28, 27, 26, 15, 3)]
    + [("checking", d) for d in (36, 30, 28, 27, 26, 24, 18, 6)]
    + [("awaiting_signature", d) for d in (2, 4, 7, 11)]
    + [("publicised", d) for d in (12, 8, 7, 6, 5, 3, 1)]
    + [("struck_off", d) for d in (197, 186, 184, 182, 181, 178, 150, 96, 40, 12)]
    + [("confirmed", d) for d in (9, 21, 33, 47, 60)]
    + [("rebounded", d) for d in (4, 16)]
    + [("handed_again", d) for d in (10, 25)]
    + [("returned", d) for d in (-2, 6, 17)]
    + [("paused", 30), ("extended", 12), ("extended", -4), ("undisclosed", 20)]
)
_PERSONAL = (
    [("registered", 3)] + [("rectifying", d) for d in (-5, 0, 4, 18)] + [("applied", d) for d in (30, 28, 26, 9)]
    + [("struck_off", d) for d in (190, 184, 60)]
)
_MEMBERS = ("霍小满", "桂初晴", "竺谦和", "明若水", "申屠静", "景行之", "司南", "平野秋", "时雨", "谷雨生")


def planned_problems(secretaries: dict[str, str]) -> Iterator[Planned]:
    """List every problem of the demonstration; `secretaries` gives the secretary of each branch."""
    places = (*_of_the_organ(), *_of_branches(), *_of_members(), *_of_secretaries(secretaries))
    for index, place in enumerate(places):
        yield _one(index, place)


def _of_the_organ() -> Iterator[_Place]:
    units = cycle([*(s for _, s in HANDLING), *(s for _, s in COMMITTEES), "研究室", "人事处", "代表联络处"])
    firm = HANDLING[0][1]
    for turn, (goal, moment) in enumerate(_GOALS):
        unit = firm if turn % 3 == 0 else next(units)
        level, origin = ("sub_group", "机关党委") if turn % 5 == 4 else ("group", OFFICE)
        yield _Place(level=level, origin=origin, unit=unit, goal=goal, moment=moment)


def _of_branches() -> Iterator[_Place]:
    for turn, (goal, moment) in enumerate(islice(_GOALS, 3, 66, 2)):
        branch = BRANCHES[0] if turn % 2 == 0 else BRANCHES[turn % len(BRANCHES)]
        yield _Place(level="branch", origin=branch, unit=branch, goal=goal, moment=moment)


def _of_members() -> Iterator[_Place]:
    for turn, (goal, moment) in enumerate(_PERSONAL * 2):
        member = _MEMBERS[turn % 3 if turn % 2 == 0 else turn % len(_MEMBERS)]
        branch = BRANCHES[_MEMBERS.index(member) // 3]
        yield _Place(level="person", origin=branch, unit=branch, goal=goal, moment=moment, subject=member)


def _of_secretaries(secretaries: dict[str, str]) -> Iterator[_Place]:
    for turn, (goal, moment) in enumerate(_PERSONAL):
        branch = BRANCHES[turn % len(BRANCHES)]
        yield _Place(level="secretary", origin=branch, unit=branch, goal=goal, moment=moment, subject=secretaries[branch])


def _one(index: int, place: _Place) -> Planned:
    field = FIELDS[index % len(FIELDS)].key
    titles = wording.PERSONAL_TITLES if place.subject else wording.TITLES[field]
    title = titles[(index // (1 if place.subject else len(FIELDS))) % len(titles)]
    if place.level in ("group", "sub_group", "branch"):
        title = f"{place.unit.removeprefix('机关')}{title}" if index >= len(FIELDS) * 6 or place.level == "branch" else title
    return Planned(
        index=index, level=place.level, origin=place.origin, unit=place.unit, subject=place.subject, goal=place.goal,
        moment=place.moment, title=title, field=field,
        kind=KINDS[index % 4].key, channel=CHANNELS[index % 5].key, source=ORIGINS[index % 6].key, late=index % 4 == 1,
    )
