"""Which task stands where: unit, goal and days, laid out by counting, never by chance.

Days are counted back from today. Must not know: how a task is played, wording.
"""

from dataclasses import dataclass

from renda.procedures.tasks.demonstration import wording

SET_AGO = 168  # days since the plan was issued and its tasks were set


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """One task. `moment` counts the days since it got to its goal; of a task under way, until it is due (negative when late).

    `aspect` and `link` are places in the plan's groupings, None for neither.
    """

    index: int
    title: str
    kind: str
    unit: str
    goal: str
    moment: int
    aspect: int | None = None
    link: int | None = None
    by_week: bool = False


_KEY_GOALS = (
    ("done", 20), ("under_way", 25), ("done_late", 40), ("under_way", -12), ("shared", 33), ("recurring_quarter", 0),
    ("reported", 4), ("stuck", 9), ("done", 61), ("recurring_month", 0), ("under_way", 6), ("extended", 18), ("shared", -3),
    ("under_way", 58), ("recurring_quarter", 0), ("taken_over", 40),
)
_GOALS = (
    ("recurring_month", 0), ("done", 22), ("under_way", 14), ("claimed", 27), ("done_late", 15), ("under_way", -5),
    ("recurring_quarter", 0), ("done", 72), ("recurring_half_year", 0), ("reported", 2), ("unassigned", 45), ("under_way", 3),
    ("stuck", 3), ("done", 1), ("under_way", -21), ("shared", 22), ("done", 90), ("returned", 16), ("take_over_asked", 30),
    ("done_late", 55), ("claimed", 60), ("done", 28), ("recurring_month", 0), ("merged", 33), ("under_way", 9), ("done", 26),
    ("reported", 8), ("unassigned", 20), ("extended", -2), ("done", 5), ("stuck", 14), ("done", 66), ("ended", 25),
    ("taken_over", 12), ("under_way", 30),
)


def planned_tasks() -> tuple[PlannedTask, ...]:
    """List the tasks of the plan: 16 key tasks under five aspects, then 35 initiatives under five links.

    Every third initiative stands under an aspect too: the groupings are independent of each other.
    """
    key = [(aspect, *task) for aspect, tasks in enumerate(wording.KEY_TASKS) for task in tasks]
    initiatives = [(link, *task) for link, tasks in enumerate(wording.INITIATIVES) for task in tasks]
    tasks = [
        PlannedTask(index=n, title=title, kind="key_task", unit=unit, goal=goal, moment=moment, aspect=aspect, by_week=n % 4 == 1)
        for n, ((aspect, title, unit), (goal, moment)) in enumerate(zip(key, _KEY_GOALS, strict=True))
    ]
    tasks += [
        PlannedTask(
            index=len(key) + n, title=title, kind="initiative", unit=unit, goal=goal, moment=moment, link=link,
            aspect=n % len(wording.ASPECTS) if n % 3 == 0 else None, by_week=n % 5 == 2,
        )
        for n, ((link, title, unit), (goal, moment)) in enumerate(zip(initiatives, _GOALS, strict=True))
    ]
    return tuple(tasks)
