"""The dashboard of an organ of 100,000 cases: milliseconds of the read behind it, in every view."""

from functools import partial
from typing import Any

AT_MOST = 300  # milliseconds
PEOPLE = {"office": "苏砚秋", "leader": "邵怀瑾", "unit": "尹素禾"}


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give the best of many in milliseconds for each view, at most 300."""
    from bench.database import AT, MANY, MORE, organ_of
    from bench.worklist import actor_of, best_of
    from tests.floor.django import pointed_at

    filled = organ_of(MANY if small else MORE)
    with pointed_at(filled.database):
        from renda.domain.days import day_of
        from renda.reads.dashboard import View, dashboard
        from renda.store.unit_of_work import reading

        rows = []
        for view, person in PEOPLE.items():
            actor = actor_of(person, filled.organ_id)
            ask = partial(dashboard, actor, View(view), today=day_of(AT))
            with reading(filled.organ_id):
                ours = 1000 * best_of(ask)
            rows.append({"name": f"dashboard, {view} view", "unit": "ms", "ours": ours, "judged": "ours", "at_most": AT_MOST})
    return rows
