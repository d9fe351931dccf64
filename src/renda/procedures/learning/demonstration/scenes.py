"""The study of the demonstration: plans of the group, a branch and a person, sessions held and to come, lectures, newcomers.

Must not know: tables; the clock on the wall.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from renda.domain.rights import Duty
from renda.procedures.learning.demonstration import wording
from renda.procedures.learning.vocabulary import CAMPAIGN
from renda.reads.running_cases import running_cases
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.services.organisation import add_person, give_post
from renda.store.unit_of_work import reading

CLERK, LEADER, SECRETARY, OTHER = "苏砚秋", "邵怀瑾", "罗竹青", "葛长宁"
GROUP, FIRST, SECOND = "秘书处", "机关第一党支部", "机关第二党支部"
GROUP_PEOPLE = ("邵怀瑾", "韩望舒", "戚听澜", "贺云岫", "薄清晏", "路见微", "连同尘")
FIRST_PEOPLE, SECOND_PEOPLE = ("罗竹青", "霍小满", "桂初晴", "竺谦和"), ("葛长宁", "明若水", "申屠静")
BEGUN = 96  # days since the plans were drafted


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play plans, sessions, lectures and newcomers to where they stand."""
    hands = DemonstrationHands(organ=organ)
    with reading(organ.organ_id):
        campaign = running_cases(organ.actors[CLERK], (CAMPAIGN,)).get("campaign", "")
    _group(hands, campaign)
    _branch(hands, campaign)
    _own(hands)
    _registered(hands, campaign)
    _lectures(hands, campaign)
    _newcomers(hands)


def _people(hands: DemonstrationHands, names: Iterable[str]) -> list[str]:
    return [hands.person(name) for name in names]


def _plan(  # noqa: PLR0913 - a plan is these things
    hands: DemonstrationHands, who: str, approver: str, title: str, items: Iterable[tuple[int, str, str, float]], **data: object
) -> list[UUID]:
    """A plan drafted, approved by another, issued; the sessions it expects, in the order of its entries."""
    rows = [{"planned_on": hands.day(ago), "grain": "day", "title": t, "form": form, "days": days} for ago, t, form, days in items]
    done = hands.begin(
        who, "study_plan", "draft", BEGUN, title=title, from_on=hands.day(BEGUN), until_on=hands.day(-40), items=rows, **data,
    )
    hands.act(approver, done.case_id, "approve", BEGUN - 1)
    if data["level"] != "person":
        hands.act(who, done.case_id, "issue", BEGUN - 2, issued_on=hands.day(BEGUN - 2))
    return list(reversed(done.opened))


def _held(  # noqa: PLR0913 - what is told of a session
    hands: DemonstrationHands, who: str, session: UUID, ago: int, days: float, people: Iterable[str], speakers: Iterable[str]
) -> None:
    hands.act(
        who, session, "hold", ago - 1, held_on=hands.day(ago), days=days, attendees=_people(hands, people),
        speakers=_people(hands, speakers), reading=wording.READING,
    )


def _group(hands: DemonstrationHands, campaign: str) -> None:
    sessions = _plan(
        hands, CLERK, LEADER, wording.GROUP_PLAN, wording.GROUP_ITEMS, level="group", unit=hands.unit(GROUP), campaign=campaign,
        least_days=6,
    )
    for n, (session, (ago, _, form, days)) in enumerate(zip(sessions, wording.GROUP_ITEMS, strict=True)):
        if ago > 0:
            speakers = GROUP_PEOPLE if form == "discussion" else GROUP_PEOPLE[:1]
            _held(hands, CLERK, session, ago, days, GROUP_PEOPLE[n % 2 :], speakers[n % 2 :] or GROUP_PEOPLE[1:2])


def _branch(hands: DemonstrationHands, campaign: str) -> None:
    sessions = _plan(
        hands, SECRETARY, CLERK, wording.BRANCH_PLAN, wording.BRANCH_ITEMS, level="branch", unit=hands.unit(FIRST), weekly_days=0.5,
        campaign=campaign,
    )
    for session, (ago, _, _, days) in list(zip(sessions, wording.BRANCH_ITEMS, strict=True))[: wording.HELD_BRANCH_ITEMS]:
        _held(hands, SECRETARY, session, ago, days, FIRST_PEOPLE, FIRST_PEOPLE[:1])


def _own(hands: DemonstrationHands) -> None:
    sessions = _plan(
        hands, SECRETARY, CLERK, wording.OWN_PLAN, ((30, "党章", "self_study", 0.5), (-5, "准则", "self_study", 0.5)), level="person",
        unit=hands.unit(FIRST), person=hands.person("霍小满"), least_days=3,
    )
    hands.act("霍小满", sessions[0], "hold_own", 29, held_on=hands.day(30), days=0.5)


def _registered(hands: DemonstrationHands, campaign: str) -> None:
    for n, (ago, title, form) in enumerate(wording.OTHER_SESSIONS):
        hands.begin(
            OTHER, "study_session", "register_branch", ago - 1, title=title, form=form, held_on=hands.day(ago), days=0.5,
            attendees=_people(hands, SECOND_PEOPLE[: 3 - n % 2]), speakers=_people(hands, SECOND_PEOPLE[:1]), campaign=campaign,
        )


def _lectures(hands: DemonstrationHands, campaign: str) -> None:
    for n, (title, series, lecturer) in enumerate(wording.LECTURES):
        doer = hands.organ.handlers["研究室"]
        lecture = hands.begin(
            doer, "lecture", "apply", 30 - 9 * n, title=title, series=series, lecturers=lecturer, planned_on=hands.day(20 - 15 * n),
            place="机关报告厅", campaign=campaign,
        ).case_id
        if n < 2:  # noqa: PLR2004 - the last still waits
            hands.act(LEADER, lecture, "approve", 27 - 9 * n)
        if n == 0:
            hands.act(
                doer, lecture, "hold", 19, held_on=hands.day(20), days=0.5, listening_units=[hands.unit("研究室"), hands.unit(GROUP)],
                attendees=_people(hands, (doer, *GROUP_PEOPLE[:3])), counts_for="sub_group",
            )


def _newcomers(hands: DemonstrationHands) -> None:
    """Two people who came lately: one is trained in part, one is not entered yet."""
    organ, unit, came = hands.organ, hands.organ.units["研究室"], 80
    for n, name in enumerate(wording.NEWCOMERS):
        person = expected(add_person(actor=organ.actors["陆星野"], name=name, at=hands.moment(came)))
        expected(give_post(
            actor=organ.actors["祝书白"], person_id=person, unit_id=unit, title="科员", duties=(Duty.MEMBER,), at=hands.moment(came),
            from_on=organ.today - timedelta(days=came),
        ))
        if n == 0:
            case = hands.begin(
                CLERK, "newcomer_training", "enrol", 60, title=f"{name}入职双培训", person=str(person), unit=str(unit),
                entered_on=hands.day(came),
            ).case_id
            hands.act(CLERK, case, "record", 40, training="political", held_on=hands.day(41), days=3)
