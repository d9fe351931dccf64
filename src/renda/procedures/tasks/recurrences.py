"""Which tasks come again, and how their periods are opened. Must not know: how periods are cut, jobs."""

from renda.domain.recurrences import Recurring

RECURRING = (
    Recurring(
        procedure="task", every="recurs", starts_on="recurs_from", ends_on="due_on", action="open_periods", rows="periods",
        period="period", due="due_on", link="part_of", basis="任务确定的周期",
    ),
)
