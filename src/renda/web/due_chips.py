"""Due chips from due days: level and words by today's thresholds.

Must not know: pages.
"""

from dataclasses import replace
from datetime import date

from renda.domain.clocks import Due as DueOfClock
from renda.domain.escalation import Escalation, Measure, escalation_of, escalation_of_day
from renda.domain.weeks import short_week_words, week_words
from renda.web.view_models.parts import Due, DueLevel


def chip(due_on: date | None, today: date, measure: Measure, *, by_week: bool = False) -> Due:
    """The chip of a stored due day; of one that stands for a week, with the week's name."""
    found = _chip(escalation_of_day(due_on, today, measure.calendar, measure.thresholds), due_on, today)
    if due_on is None or not by_week:
        return found
    return replace(found, week=week_words(due_on) if found.with_year else short_week_words(due_on))


def clock_chip(due: DueOfClock, today: date, measure: Measure) -> Due:
    """The chip of a clock."""
    found = _chip(escalation_of(due, today, measure.calendar, measure.thresholds), None, today)
    return Due(level=found.level, words=found.words, is_provisional=due.provisional)


def _chip(found: Escalation, due_on: date | None, today: date) -> Due:
    with_year = due_on is not None and due_on.year != today.year
    return Due(level=DueLevel(str(found.level)), words=found.words, due_on=due_on, with_year=with_year)
