"""Figures declared as selection data: what is counted, over which cases, by which dimensions. Pure.

A condition is on a column of the case or its detail table (`column`), on a clock (`clock` with `late`), on a link
(`linked`), or on an event having happened (`happened`). What a case contributes is one, or what `Measure` says.
`reads.figure_sql` compiles them to SQL in one place. Must not know: SQL, tables, pages.
"""

from dataclasses import dataclass
from enum import StrEnum

from renda.domain.posts import Employment, Rank


class ConditionKind(StrEnum):
    """Kinds of selection condition (closed set)."""

    COLUMN = "column"
    DETAIL = "detail"
    CLOCK_LATE = "clock_late"
    CLOCK_ON_TIME = "clock_on_time"
    CLOCK_OVERDUE_NOW = "clock_overdue_now"
    CLOCK_DUE_WITHIN = "clock_due_within"
    CLOCK_SET = "clock_set"
    ANY_OF = "any_of"
    LINKED = "linked"
    NOT_LINKED = "not_linked"
    HAPPENED = "happened"
    PERIOD = "period"
    WITHIN = "within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition: `name` is the column, clock, link type or action; `values` what it may be.

    Of a link, `values` are the stages of the linked case in which the link counts; any stage where there are none.
    Of a period, `name` is opened or closed, and `values` the one period as scopes write it. A clock due within has the number of
    days in `values`: running, and due from that day on until so many days later, both included. Within a dimension of units,
    persons or linked cases, `name` is the dimension and `values` are ids. Either of `any_of` is enough; such a condition has no name.
    """

    kind: ConditionKind
    name: str
    values: tuple[str, ...] = ()
    any_of: tuple["Condition", ...] = ()


def either(*conditions: Condition) -> Condition:
    """This will give the condition that holds where one of several does."""
    return Condition(kind=ConditionKind.ANY_OF, name="", any_of=conditions)


class MeasureKind(StrEnum):
    """What a case contributes besides being one (closed set)."""

    COLUMN = "column"
    DAYS = "days"
    EVENTS = "events"
    RETURNS = "returns"
    PARTICIPANTS = "participants"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The amount of a case: a recorded number (`name`), the days from standing in stage `name` until stage `values[0]`
    ("" is the day it was opened), how often one of the acts `values` was done, how many rounds came after the first,
    or the persons in role `name` whose state is one of `values` (any where there are none). `ranks` and `employments` narrow these
    to persons who held a post of one of them on the recorded day of the case (`done_on` of the figure), or, where there is none, on the
    day their participation took effect. The lines of a long text `name` are counted once each, as persons are, whatever case names
    them; signs around a title do not tell two apart.

    A case without the amount (no number, not yet in the stage) is counted, but not measured.
    """

    kind: MeasureKind
    name: str = ""
    values: tuple[str, ...] = ()
    ranks: tuple[Rank, ...] = ()
    employments: tuple[Employment, ...] = ()


class IndicatorKind(StrEnum):
    """What is made of the cases: their number, a share, a sum, a mean per case or month, persons (or whatever else is
    named again and again and counts once), a roster covered."""

    COUNT = "count"
    RATE = "rate"
    SUM = "sum"
    MEAN = "mean"
    MONTHLY_MEAN = "monthly_mean"
    PERSONS = "persons"
    COVERAGE = "coverage"


MEASURED = frozenset({IndicatorKind.SUM, IndicatorKind.MEAN})
SHARES = frozenset({IndicatorKind.RATE, IndicatorKind.COVERAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What is to be covered: the organ's units of these kinds standing that day (all where there are none).

    `by` is the column that covers one: `case.origin`, `case.lead`, or a recorded unit column. Without it the roster is of persons:
    those who hold a post in such a unit that day, of one of `ranks` and `employments` where they are given; the participants whom
    the figure's measure names cover themselves. Temporary bodies, units beside the organ (unless `kinds` names them), deputies and
    administration alone are left out.
    """

    by: str = ""
    kinds: tuple[str, ...] = ()
    ranks: tuple[Rank, ...] = ()
    employments: tuple[Employment, ...] = ()

    @property
    def is_of_persons(self) -> bool:
        """This will say whether persons are to be covered, not units."""
        return not self.by


class Made(StrEnum):
    """Who made a figure: the declaration, the office by composing it, or a person who filled it in."""

    DECLARED = "declared"
    COMPOSED = "composed"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One definition of a figure. `where` selects the whole (denominator); `part` narrows it to the numerator.

    A count is the number of cases under `where`; a rate has numerator `where and part` over `where`; a sum, a mean and
    the persons are over the `measure` of the cases under `where`. A monthly mean is the count over the months of the
    period. `within` names the figure that this one is a part of (其中); `done` the stages whose first day a period may be on,
    `done_on` the recorded day that comes before it: what was held on Friday and entered on Monday is of Friday.
    """

    key: str
    label: str
    definition: str
    procedure: str
    unit: str
    basis: str
    kind: IndicatorKind = IndicatorKind.COUNT
    where: tuple[Condition, ...] = ()
    part: tuple[Condition, ...] = ()
    measure: Measure | None = None
    roster: Roster | None = None
    part_label: str = ""
    whole_label: str = ""
    within: str = ""
    done: tuple[str, ...] = ()
    done_on: str = ""
    version: int = 1
    made: Made = Made.DECLARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of a dimension: `members` are the column's values; `private` ones are counted, never named."""

    key: str
    label: str
    members: tuple[str, ...]
    private: bool = False


class DimensionKind(StrEnum):
    """What a dimension parts by: a recorded column, one of a person or a unit, or the case that a link leads to."""

    COLUMN = "column"
    PERSON = "person"
    UNIT = "unit"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """Cases of `procedure` that are part of the case a dimension leads to, while they stand in one of `stages`: the units in charge of
    them, with the units below these, take part in it."""

    procedure: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How cases of `procedure` that have no link of the dimension themselves come to what it leads to: by links of these types in turn."""

    procedure: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What figures can be parted by: a closed column of the detail table (with groups), a person or unit column, or a link.

    The dimension `unit` is the unit in charge. A link leads to a case of procedure `other` whose recorded column
    `other_where[0]` is `other_where[1]`: tasks `under` a group of the kind aspect, say; with `onward`, to the case that one is
    linked to in turn: tasks under a group `part_of` a plan. `ways` lead there those that are not linked
    themselves: a task by its group and plan. Where units are `taking_part` in the case led to, the roster that a figure
    wants covered is theirs. `column` is the recorded column where it has another name than the
    dimension.
    """

    key: str
    label: str
    procedures: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    kind: DimensionKind = DimensionKind.COLUMN
    column: str = ""
    link: str = ""
    other: str = ""
    other_where: tuple[str, str] | None = None
    onward: str = ""
    taking_part: TakingPart | None = None
    ways: tuple[Way, ...] = ()

    def group(self, key: str) -> Group | None:
        """This will give the group of that key, if there is one."""
        return next((g for g in self.groups if g.key == key), None)

    @property
    def is_open(self) -> bool:
        """This will say whether it parts by units, persons or cases, which the declaration cannot list."""
        return self.key == "unit" or self.kind is not DimensionKind.COLUMN

    @property
    def recorded(self) -> str:
        """This will name the recorded column it parts by."""
        return self.column or self.key


def is_nested(inner: Indicator, outer: Indicator) -> bool:
    """This will say whether every case of `inner` is one of `outer` by their declarations alone."""
    return inner.procedure == outer.procedure and all(_implied(condition, inner.where) for condition in outer.where)


def _implied(condition: Condition, held: tuple[Condition, ...]) -> bool:
    """Whether a condition holds wherever `held` do: it is one of them, one is narrower, or one of its alternatives holds."""
    columns = (ConditionKind.COLUMN, ConditionKind.DETAIL)
    narrower = condition.kind in columns and any(
        (one.kind, one.name) == (condition.kind, condition.name) and set(one.values) <= set(condition.values) for one in held
    )
    return condition in held or narrower or any(_implied(one, held) for one in condition.any_of)


def rate_text(numerator: int, denominator: int) -> str:
    """Write a rate as offices do: 94.7%, 100%, or — when nothing is counted."""
    if denominator == 0:
        return "—"
    return "100%" if numerator == denominator else f"{numerator * 100 / denominator:.1f}%"
