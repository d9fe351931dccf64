"""The conversion of the demonstration: a monthly seminar with one month missed, its questions as projects at every stage.

Must not know: tables; the clock on the wall.
"""

from datetime import date
from uuid import UUID

from renda.domain.belonging import CAMPAIGN
from renda.domain.limits import add_months
from renda.domain.recurrences import Every, period_at
from renda.procedures.conversion.demonstration import wording
from renda.reads.running_cases import running_cases
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.store.unit_of_work import reading

CLERK, LEADER, VERIFIER = "苏砚秋", "邵怀瑾", "方以宁"
MONTHS = 4  # months gone by since it was arranged


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play an arrangement from its first month to this one, then what its seminars came to."""
    hands = DemonstrationHands(organ=organ)
    plan, doer = _arranged(hands), organ.handlers["研究室"]
    opened: list[UUID] = []
    for n in range(MONTHS):
        seminar, ago = _month(hands, plan, n)
        if n == 1:
            hands.act(doer, seminar, "record_missed", ago - 20, reason=wording.MISSED)
        elif n < MONTHS - 1:
            opened += _held(hands, seminar, doer, n, ago - 12)
    _apart(hands)
    for case, (question, unit, project, outcome, goal) in zip(opened, wording.QUESTIONS, strict=True):
        if goal != "raised":
            _worked_on(hands, case, (unit, project or question, outcome), goal)


def _month_begins(hands: DemonstrationHands, n: int) -> date:
    """The first day of the n-th month of the arrangement; the last of them is this month."""
    return add_months(hands.organ.today.replace(day=1), n + 1 - MONTHS)


def _ago(hands: DemonstrationHands, day: date) -> int:
    return (hands.organ.today - day).days


def _arranged(hands: DemonstrationHands) -> UUID:
    begins = _month_begins(hands, 0)
    with reading(hands.organ.organ_id):
        campaign = running_cases(hands.organ.actors[CLERK], (CAMPAIGN,)).get("campaign", "")
    return hands.begin(
        CLERK, "conversion_plan", "set_up", _ago(hands, begins), title=wording.PLAN, every="month", from_on=begins.isoformat(),
        until_on=add_months(begins, 10).isoformat(), unit=hands.unit("研究室"), leader=hands.person(LEADER), campaign=campaign,
    ).case_id


def _month(hands: DemonstrationHands, plan: UUID, n: int) -> tuple[UUID, int]:
    begins = _month_begins(hands, n)
    period, ago = period_at(Every.MONTH, begins), _ago(hands, begins)
    row = {"period": period.words, "due_on": period.last.isoformat()}
    return hands.act(CLERK, plan, "open_periods", ago, periods=[row]).opened[0], ago


def _held(hands: DemonstrationHands, seminar: UUID, doer: str, n: int, ago: int) -> tuple[UUID, ...]:
    asked = wording.QUESTIONS[:3] if n == 0 else wording.QUESTIONS[3:]
    attendees = [hands.person(name) for name in (doer, LEADER, CLERK)]
    rows = [{"title": question, "unit": hands.unit(unit)} for question, unit, *_ in asked]
    opened = hands.act(
        doer, seminar, "hold", ago, title=wording.HELD[n], held_on=hands.day(ago), form="seminar", attendees=attendees,
        speakers=attendees[:2], questions=rows,
    ).opened
    return tuple(reversed(opened))


def _apart(hands: DemonstrationHands) -> None:
    people = [hands.person("罗竹青")]
    hands.begin(
        "罗竹青", "conversion_seminar", "record", 18, title=wording.APART, held_on=hands.day(18), form="discussion", attendees=people,
        speakers=people,
    )


def _worked_on(hands: DemonstrationHands, case: UUID, project: tuple[str, str, str], goal: str) -> None:
    unit, title, outcome = project
    doer = hands.organ.handlers[unit]
    due = -12 if goal != "late" else 3
    hands.act(
        CLERK, case, "list_project", 28, title=title, outcome=outcome, unit=hands.unit(unit), person=hands.person(doer),
        due_on=hands.day(due),
    )
    hands.act(doer, case, "note_progress", 20, progress=wording.PROGRESS)
    rounds = wording.ROUNDS if goal in ("reported", "closed") else wording.ROUNDS[:1]
    for n, (verdict, words) in enumerate(rounds):
        hands.act(VERIFIER, case, "supervise", 15 - 5 * n, supervised_on=hands.day(15 - 5 * n), verdict=verdict, words=words)
    if goal in ("reported", "closed"):
        hands.act(doer, case, "report_result", 8, result=wording.RESULT)
    if goal == "closed":
        hands.act(LEADER, case, "close", 4, opinion="已见效，予以办结。")
