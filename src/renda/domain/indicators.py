"""Figures declared as selection data: what is counted, over which cases, by which dimensions. Pure.

A condition is on a column of the case or its detail table (`column`), on a clock (`clock` with `late`), on a link
(`linked`), or on an event having happened (`happened`). `reads.figures` compiles them to SQL in one place.
Must not know: SQL, tables, pages.
"""

from dataclasses import dataclass
from enum import StrEnum


class ConditionKind(StrEnum):
    """Kinds of selection condition (closed set)."""

    COLUMN = "column"
    DETAIL = "detail"
    CLOCK_LATE = "clock_late"
    CLOCK_ON_TIME = "clock_on_time"
    CLOCK_OVERDUE_NOW = "clock_overdue_now"
    LINKED = "linked"
    NOT_LINKED = "not_linked"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition: `name` is the column, clock, link type or action; `values` what it may be.

    Of a link, `values` are the stages of the linked case in which the link counts; any stage where there are none.
    """

    kind: ConditionKind
    name: str
    values: tuple[str, ...] = ()


class IndicatorKind(StrEnum):
    """A plain count, or a rate of a part over a whole."""

    COUNT = "count"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One definition of a figure. `where` selects the whole (denominator); `part` narrows it to the numerator.

    A count is the number of cases under `where`; a rate has numerator `where and part` over `where`.
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
    part_label: str = ""
    whole_label: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of a dimension: `members` are the column's values; `private` ones are counted, never named."""

    key: str
    label: str
    members: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What figures can be parted by: a closed column of the detail table, or the unit in charge (no groups)."""

    key: str
    label: str
    procedures: tuple[str, ...]
    groups: tuple[Group, ...] = ()

    def group(self, key: str) -> Group | None:
        """This will give the group of that key, if there is one."""
        return next((g for g in self.groups if g.key == key), None)


def rate_text(numerator: int, denominator: int) -> str:
    """Write a rate as offices do: 94.7%, or — when nothing is counted."""
    if denominator == 0:
        return "—"
    return f"{numerator * 100 / denominator:.1f}%"
