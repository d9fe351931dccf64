"""Every figure of an organ of 100,000 cases, as the page of all figures and the page of one ask for them; beside it, the same SQL alone."""

from datetime import timedelta
from typing import Any

AT_MOST = 1000  # milliseconds
ONE = "problems_overdue"


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give the best of three in milliseconds, at most a second; the reference is the SQL by raw psycopg."""
    from bench.database import AT, MANY, MORE, organ_of
    from bench.report import compared
    from tests.floor.django import pointed_at

    filled = organ_of(MANY if small else MORE)
    with pointed_at(filled.database):
        from renda.domain.days import day_of
        from renda.reads.figure_breakdowns import figure_months
        from renda.reads.figures import Wanted, figures_for
        from renda.store.contributions import indicators

        at = {"organ_id": filled.organ_id, "as_of": day_of(AT)}
        then = day_of(AT) - timedelta(days=30)
        wanted = [Wanted(key=key) for key in indicators()]
        rows = [
            compared(f"all {len(wanted)} figures", lambda: figures_for(wanted, **at)),
            compared("all of them, a month ago", lambda: figures_for(wanted, organ_id=filled.organ_id, as_of=then, past=True)),
            compared("one figure at six months' ends", lambda: figure_months(ONE, **at)),
        ]
        return [row | {"judged": "ours", "at_most": AT_MOST} for row in rows]
