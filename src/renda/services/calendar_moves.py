"""Working the open limits of an organ out anew under a proposed or approved arrangement, in steps that a job can take up again.

Must not know: pages, who may approve.
"""

from uuid import UUID

from renda.domain.calendar_seed import parse_year
from renda.domain.calendars import Calendar
from renda.domain.clocks import from_payload
from renda.domain.days import day_of
from renda.domain.events import Decision
from renda.domain.recalculation import recalculated
from renda.domain.rights import Actor
from renda.domain.year_change import MovedClock, OpenClock, moved_clocks
from renda.services.retried import retried
from renda.store import calendar_rows as rows
from renda.store.actor_loading import actor_of_post_row
from renda.store.applying import apply
from renda.store.calendar_loading import calendar_in_force
from renda.store.contributions import procedures
from renda.store.facts_loading import Loaded, load_facts, lock_cases
from renda.store.unit_of_work import begin

AT_ONCE = 500
"""So many open limits are worked out in the request itself; more are left to a job."""
STEP = 200
"""Cases in one transaction of a job: short enough that nobody waits for their rows, long enough to get on."""


def survey_limits(*, organ_id: UUID, proposal_id: UUID) -> None:
    """Work out which open limits a proposed year would move; changes nothing but the proposal's list."""
    while _survey_step(organ_id, proposal_id):
        pass


@retried
def _survey_step(organ_id: UUID, proposal_id: UUID) -> bool:
    with begin(organ_id):
        found = rows.lock_proposal(proposal_id)
        if found is None or found.state != "surveying":
            return False
        if found.after_case is None:
            rows.drop_moves(proposal_id)
        clocks = rows.open_clocks(after=found.after_case, most=STEP)
        if not clocks:
            rows.set_proposal(proposal_id, state="drafted", done=found.done, total=found.done, after_case=None)
            return False
        calendar = calendar_in_force()
        rows.keep_moves(
            organ_id=organ_id, proposal_id=proposal_id, applied=False,
            moves=_expected(clocks, calendar, calendar.with_years([parse_year(found.content)])),
        )
        rows.set_proposal(proposal_id, done=found.done + len(clocks), after_case=clocks[-1].case_id)
    return True


def _expected(clocks: list[rows.OpenClockRow], old: Calendar, new: Calendar) -> list[rows.MoveRow]:
    by_id = {str(c.id): c for c in clocks}
    looked_at = (
        OpenClock(clock_id=str(c.id), events=from_payload(c.events), told=(c.due_on, c.provisional)) for c in clocks
    )
    return [_move_row(m, by_id[m.clock_id].case_id, by_id[m.clock_id].procedure, by_id[m.clock_id].key)
            for m in moved_clocks(looked_at, old, new)]


def _move_row(moved: MovedClock, case_id: UUID, procedure: str, key: str) -> rows.MoveRow:
    return rows.MoveRow(
        case_id=case_id, clock_id=UUID(moved.clock_id), procedure=procedure, key=key, old_on=moved.old_on,
        new_on=moved.new_on, was_provisional=moved.was_provisional, is_provisional=moved.is_provisional,
    )


def recalculate_limits(*, organ_id: UUID, proposal_id: UUID) -> None:
    """Bring every open limit of the organ to the approved arrangement, one event a case; a second run changes nothing."""
    while _recalculate_step(organ_id, proposal_id):
        pass


@retried
def _recalculate_step(organ_id: UUID, proposal_id: UUID) -> bool:
    with begin(organ_id):
        found = rows.lock_proposal(proposal_id)
        if found is None or found.state != "applying":
            return False
        clocks = rows.open_clocks(after=found.after_case, most=STEP)
        if not clocks:
            rows.drop_moves(proposal_id)
            rows.set_proposal(proposal_id, state="applied", done=found.done, total=found.done)
            return False
        approver = _approver(organ_id, found)
        cases = dict.fromkeys(c.case_id for c in clocks)
        moves = _recalculate(list(cases), found, approver)
        rows.keep_moves(organ_id=organ_id, proposal_id=proposal_id, moves=moves, applied=True)
        rows.set_proposal(proposal_id, done=found.done + len(clocks), after_case=clocks[-1].case_id)
    return True


def _recalculate(cases: list[UUID], found: rows.ProposalRow, approver: Actor) -> list[rows.MoveRow]:
    calendar, at = calendar_in_force(), found.decided_at
    assert at is not None, "an arrangement being applied was approved"  # noqa: S101 - states what holds here
    because, moves = parse_year(found.content).notice, []
    for case_id, loaded in _locked(cases).items():
        outcome = recalculated(
            facts=loaded.facts, procedure=procedures()[loaded.facts.procedure], actor=approver, calendar=calendar,
            because=because, on=day_of(at), at=at,
        )
        if outcome is not None:
            event, moved = outcome
            apply(Decision((event,)), loaded={case_id: loaded})
            keys = {str(c.id): c.key for c in loaded.facts.clocks}
            moves += [_move_row(m, case_id, loaded.facts.procedure, keys[m.clock_id]) for m in moved]
    return moves


def _locked(cases: list[UUID]) -> dict[UUID, Loaded]:
    """The cases come in id order, step by step, so that the locks are taken in the order everyone takes them."""
    lock_cases(cases)
    return load_facts(cases)


def _approver(organ_id: UUID, found: rows.ProposalRow) -> Actor:
    """The approver's post as it stood on the day of the approval, whatever became of it since."""
    assert found.decided_post is not None, "an approval names its post"  # noqa: S101 - states what holds here
    assert found.decided_at is not None, "an approval names its time"  # noqa: S101 - states what holds here
    actor = actor_of_post_row(organ_id=organ_id, post_id=found.decided_post, today=day_of(found.decided_at))
    if actor is None:
        raise LookupError(f"the post {found.decided_post} was not held on the day of the approval")
    return actor
