"""Figures the demonstration's office made for itself: one composed, one filled in by hand over half a year.

Must not know: tables; the clock on the wall (the organ says which day is today).
"""

from datetime import datetime, time, timedelta

from renda.domain.composed_figures import Composition
from renda.domain.days import SHANGHAI
from renda.domain.periods import month_ends
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.services.own_figures import Entry, compose_figure, define_manual_figure, fill_in_figure

_VISITS = (12, 19, 27, 31, 38, 44)
_OFFICE_HOUR = time(9, 30)


def show_own_figures(organ: DemonstrationOrgan, clerk: str) -> None:
    """Compose the rate at which problems of the branches were returned, and fill in visits month by month."""
    actor, day = organ.actors[clerk], organ.today - timedelta(days=200)
    begun = datetime.combine(day, _OFFICE_HOUR, SHANGHAI)
    expected(compose_figure(actor=actor, at=begun, chosen=Composition(
        procedure="problem", label="支部问题到过销号的比率", unit="%", kind="rate", groups={"level": ("branch",)},
        part_happened=("struck_off",),
    )))
    key = expected(define_manual_figure(
        actor=actor, label="走访企业和群众", unit="户次", at=begun,
        definition="结合整改走访的企业和群众，累计户次；来自各支部走访台账，每月末由综合处汇总填报。",
    ))
    ends = month_ends(organ.today, len(_VISITS) + 1)[:-1]
    for end, visits in zip(ends, _VISITS, strict=True):
        told = datetime.combine(min(end + timedelta(days=2), organ.today), _OFFICE_HOUR, SHANGHAI)
        entry = Entry(
            as_of=end, value=str(visits), evidence=f"各支部走访台账（{end.year}年{end.month}月）", upload=None, answerable=actor.person_id,
        )
        expected(fill_in_figure(actor=actor, key=key, entry=entry, at=told))
