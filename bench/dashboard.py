"""The dashboard of an organ of 100,000 cases: milliseconds of the read behind it, in every view."""

from functools import partial
from typing import Any

AT_MOST = 300  # milliseconds
PEOPLE = {"office": "苏砚秋", "leader": "邵怀瑾", "unit": "尹素禾"}


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give the best of three in milliseconds for each view, at most 300; the reference is its SQL by raw psycopg."""
    from bench.database import AT, MANY, MORE, organ_of
    from bench.report import compared
    from bench.worklist import actor_of
    from tests.floor.django import pointed_at

    filled = organ_of(MANY if small else MORE)
    with pointed_at(filled.database):
        from renda.domain.days import day_of
        from renda.reads.dashboard import View, dashboard
        from renda.store.unit_of_work import reading

        def asked(actor: Any, view: str) -> None:
            with reading(filled.organ_id):
                dashboard(actor, View(view), today=day_of(AT))

        return [
            compared(f"dashboard, {view} view", partial(asked, actor_of(person, filled.organ_id), view))
            | {"judged": "ours", "at_most": AT_MOST}
            for view, person in PEOPLE.items()
        ]
