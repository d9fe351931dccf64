"""The warning that the year table runs out, told once to everyone who must act on it.

Must not know: pages; when it is asked for (a daily job).
"""

from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.rights import Duty
from renda.domain.year_change import table_runs_out
from renda.services.retried import retried
from renda.store.calendar_loading import calendar_in_force
from renda.store.notice_rows import insert_plain_notice, people_of_duties
from renda.store.unit_of_work import begin

WARNED = (Duty.SYSTEM_ADMIN, Duty.COORDINATE)


@retried
def warn_of_calendar(*, organ_id: UUID, at: datetime) -> int:
    """Tell the system administrators and the coordinating office that a year is missing, once a person and year.

    Returns how many people were told now.
    """
    with begin(organ_id):
        soon = table_runs_out(calendar_in_force(), day_of(at))
        if soon is None:
            return 0
        people = people_of_duties(WARNED, on=day_of(at))
        mark = f"calendar {organ_id} {soon.missing_year}"
        return sum(
            insert_plain_notice(organ_id=organ_id, mark=mark, person_id=person, text=soon.words, at=at) for person in people
        )
