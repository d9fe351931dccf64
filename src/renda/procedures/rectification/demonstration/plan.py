"""Which problems the demonstration has: level, place, goal and days, laid out by counting, never by chance.

Days are counted back from today; due dates count forward. Must not know: how a problem is played.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice

from renda.procedures.rectification.demonstration import wording
from renda.procedures.rectification.vocabulary import CHANNELS, FIELDS, KINDS, ORIGINS
from renda.services.demonstration_people import BRANCHES, COMMITTEES, HANDLING, OFFICE, OFFICES, WITHOUT_HANDLER


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One problem. `goal` is where it is to stand; `moment` counts the days since it got there (for `rectifying`: until
    it is due, negative when late). `plain` problems have evidence and notes only now and then."""

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
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Whose problem it is, and where it is to stand."""

    level: str
    origin: str
    unit: str
    goal: str
    moment: int
    subject: str = ""


_OFFICES = tuple(o for o in OFFICES if o not in WITHOUT_HANDLER)
_COMMITTEES, _HANDLING = tuple(short for _, short in COMMITTEES), tuple(short for _, short in HANDLING)
_GOALS = (
    [("registered", d) for d in (1, 2, 3, 6)]
    + [("rectifying", d) for d in (-21, -8, -3, -1, 0, 0, 1, 2, 3, 5, 8, 13, 20, 34, 55, 80)]
    + [("strike_off_applied", d) for d in (34, 29, 28, 27, 15, 3)]
    + [("checking", d) for d in (36, 30, 28, 27, 26, 24, 18, 6)]
    + [("awaiting_signature", d) for d in (2, 4, 7, 11)]
    + [("publicised", d) for d in (12, 8, 7, 3, 1)]
    + [("struck_off", d) for d in (197, 184, 181, 178, 150, 96, 40, 12)]
    + [("confirmed", d) for d in (9, 21, 33, 47, 60)]
    + [("rebounded", d) for d in (4, 16)]
    + [("handed_again", d) for d in (10, 25)]
    + [("returned", d) for d in (-2, 6, 17)]
    + [("paused", 30), ("extended", 12), ("extended", -4), ("undisclosed", 20)]
)
# Days since plain problems were struck off: some in every one of the last eight weeks.
_LATELY = (1, 2, 2, 4, 6, 8, 8, 9, 13, 17, 20, 21, 22, 26, 30, 33, 36, 36, 40, 45, 47, 48, 50)
_MANY_OF_SUB_GROUPS, _MANY_OF_BRANCHES, _ENDED_OF_TWENTY = 45, 200, 17
_UNDER_WAY = (-20, 5, 33, -9, 12, 45, 21, -3, 9, 38, 27)  # days until due, one after the other
_PERSONAL = (
    [("registered", 3)] + [("rectifying", d) for d in (-5, 0, 4, 18)] + [("applied", d) for d in (30, 28, 26, 9)]
    + [("struck_off", d) for d in (190, 120, 60)]
)
_MEMBERS = (
    "霍小满", "桂初晴", "竺谦和", "明若水", "申屠静", "景行之", "司南", "平野秋", "时雨", "谷雨生", "阳春迟", "应如是", "利秋白",
)


def planned_problems(secretaries: dict[str, str]) -> Iterator[Planned]:
    """List every problem of the demonstration; `secretaries` gives the secretary of each branch."""
    places = (*_of_the_organ(), *_of_branches(), *_of_members(), *_of_secretaries(secretaries))
    for index, place in enumerate(places):
        yield _one(index, place)
    for index, place in enumerate(_struck_off_lately(), len(places)):
        yield replace(_one(index, place), plain=True)


def _of_the_organ() -> Iterator[_Place]:
    units = cycle([*(s for _, s in HANDLING[:15]), *_COMMITTEES, "研究室", "人事处", "代表联络处"])
    firm = HANDLING[0][1]
    for turn, (goal, moment) in enumerate(_GOALS):
        unit = firm if turn % 4 == 0 else next(units)
        level, origin = ("group", OFFICE) if turn % 7 in (0, 3) else ("sub_group", _COMMITTEES[turn % len(_COMMITTEES)])
        yield _Place(level=level, origin=origin, unit=unit, goal=goal, moment=moment)


def _of_branches() -> Iterator[_Place]:
    for turn, (goal, moment) in enumerate(islice(_GOALS, 3, 66, 3)):
        branch = BRANCHES[0] if turn % 4 == 0 else BRANCHES[turn % len(BRANCHES)]
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


def _struck_off_lately() -> Iterator[_Place]:
    """So that each week has something to show, in the whole organ and in the units that the personas look at."""
    units = cycle((HANDLING[0][1], BRANCHES[0], "财经委", "市教育局", "研究室", HANDLING[0][1], BRANCHES[1], "市住建局", "法制委"))
    for turn, (moment, unit) in enumerate(zip(_LATELY, units, strict=False)):
        branch = unit in BRANCHES
        level, origin = ("branch", unit) if branch else ("sub_group", _COMMITTEES[turn % len(_COMMITTEES)])
        yield _Place(level=level, origin=origin, unit=unit, goal="struck_off", moment=moment)


def many_problems(first: int) -> Iterator[Planned]:
    """List the problems a whole city has besides, the first with index `first`: most are struck off, over half a year."""
    units = [*_COMMITTEES, *_OFFICES, *(s for _, s in HANDLING)]
    places = [("sub_group", _COMMITTEES[turn % len(_COMMITTEES)], units[turn % len(units)]) for turn in range(_MANY_OF_SUB_GROUPS)]
    places += [("branch", branch, branch) for branch in islice(cycle(BRANCHES[1:]), _MANY_OF_BRANCHES)]
    under_way = cycle(_UNDER_WAY)
    for turn, (level, origin, unit) in enumerate(places):
        if turn % 20 < _ENDED_OF_TWENTY:
            goal, moment = "struck_off", 1 + turn * 7 % 97
        elif turn % 20 < 19:  # noqa: PLR2004 - the last of twenty waits for somebody else
            goal, moment = "rectifying", next(under_way)
        else:
            goal, moment = ("checking", 14 + turn % 5) if turn % 40 == 39 else ("awaiting_signature", 1 + turn % 5)
        planned = _one(first + turn, _Place(level=level, origin=origin, unit=unit, goal=goal, moment=moment))
        yield replace(planned, late=turn % 11 == 1, plain=True)


def _one(index: int, place: _Place) -> Planned:
    field, title = _worded(index, place)
    return Planned(
        index=index, level=place.level, origin=place.origin, unit=place.unit, subject=place.subject, goal=place.goal,
        moment=place.moment, title=title, field=field,
        kind=KINDS[index % 4].key, channel=CHANNELS[index % 5].key, source=ORIGINS[index % 6].key, late=index % 4 == 1,
    )


def _worded(index: int, place: _Place) -> tuple[str, str]:
    """The field of work and the title of a problem: such as the unit it lies with can be told of."""
    if place.subject:
        return FIELDS[index % len(FIELDS)].key, wording.PERSONAL_TITLES[index % len(wording.PERSONAL_TITLES)]
    if place.unit in wording.OWN_TITLES and index % 2 == 0:
        return "livelihood", wording.OWN_TITLES[place.unit]
    worded = [(field, title) for field, titles in _titles_of(place.unit).items() for title in titles]
    field, title = worded[index * 7 % len(worded)]
    return field, f"{place.unit.removeprefix('机关')}{title}" if place.unit in BRANCHES else title


def _titles_of(unit: str) -> dict[str, tuple[str, ...]]:
    if unit in BRANCHES:
        return wording.BRANCH_TITLES
    if unit in _COMMITTEES:
        return wording.COMMITTEE_TITLES
    return wording.HANDLING_TITLES if unit in _HANDLING else wording.OFFICE_TITLES
