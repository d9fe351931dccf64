"""What the pages of figures and the dashboard show first: the large ones of a contribution, and what they are parted by. Pure.

Must not know: how a figure is counted, pages.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """A piece of the sentence about this week: cases of `key` whose day `by` (opened, closed) is in it; without `by`, how the
    figure stands beside the end of last week. `words` says what happened (“新立问题”)."""

    key: str
    words: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Keys of indicators shown large, in their order; those of `alarming` are marked when they are not nought.

    `parted` names an indicator and the dimension it is shown by. For the dashboard: `dashboard` are its numbers (six in
    all), `weekly` its sentence, `by_unit` an indicator and the part of it that is late, `by_week` what is charted week by week,
    `decisions` the awaited acts, as (procedure, act), that decide whether and how a matter goes on.
    """

    headlines: tuple[str, ...] = ()
    alarming: frozenset[str] = frozenset()
    parted: tuple[tuple[str, str], ...] = ()
    dashboard: tuple[str, ...] = ()
    weekly: tuple[Weekly, ...] = ()
    by_unit: tuple[tuple[str, str], ...] = ()
    by_week: tuple[Weekly, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()


NOTHING_SHOWN = Overview()
