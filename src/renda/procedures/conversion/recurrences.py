"""Which arrangements come again, and how their periods are opened. Must not know: how periods are cut, jobs."""

from renda.domain.recurrences import Recurring

RECURRING = (
    Recurring(
        procedure="conversion_plan", every="every", starts_on="from_on", ends_on="until_on", action="open_periods", rows="periods",
        period="period", due="due_on", link="part_of", basis="学用转化安排确定的周期",
    ),
)
