"""The campaign of the demonstration: one that is running, with its five links, the units that take part, and what they have done.

Must not know: tables; the clock on the wall.
"""

from uuid import UUID

from renda.procedures.campaign.demonstration import wording
from renda.procedures.campaign.vocabulary import FIRST_LINKS
from renda.reads.cases import case_by_number
from renda.reads.form_choices import open_cases
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.store.unit_of_work import reading

CLERK, LEADER, CHECKER = "苏砚秋", "邵怀瑾", "方以宁"
BEGUN = 120  # days since the campaign was launched
_PROBLEMS, _MEETINGS = 12, 5
_LATE, _BEHIND = 2, 4  # how many units have not reported an item whose day is over, and one whose day is to come


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Prepare and launch a campaign, and play what its units, its office and the guidance group have done so far."""
    hands = DemonstrationHands(organ=organ)
    done = hands.begin(
        CLERK, "campaign", "prepare", BEGUN + 10, title=wording.TITLE, kind="study_education", answering=wording.ANSWERING,
        unit=hands.unit("综合处"), from_on=hands.day(BEGUN), until_on=hands.day(-60),
        links=[{"title": t, "gathers": g} for t, g in FIRST_LINKS],
    )
    campaign, links = done.case_id, dict(zip((t for t, _ in FIRST_LINKS), reversed(done.opened), strict=True))
    for batch, names in enumerate((wording.UNITS, wording.SECOND_BATCH), 1):
        hands.act(CLERK, campaign, "add_units", BEGUN + 8, units=[hands.unit(name) for name in names], batch=batch)
    hands.act(CLERK, campaign, "name_bodies", BEGUN + 6, task_force=hands.unit("整改工作专班"))
    hands.act(LEADER, campaign, "launch", BEGUN)
    _meetings(hands, campaign)
    _items(hands, campaign, links)
    _requirements(hands, campaign)
    _gathered(hands, campaign)


def _gathered(hands: DemonstrationHands, campaign: UUID) -> None:
    """Put the running plan, a list, meetings held and some open problems, entered before, under the campaign."""
    clerk = hands.organ.actors[CLERK]
    with reading(hands.organ.organ_id):
        numbers = [min(n for n, _ in open_cases(clerk, "plan"))] + [n for n, _ in open_cases(clerk, "problem", most=_PROBLEMS)]
        numbers += [min(n for n, _ in open_cases(clerk, "list")), *(n for n, _ in open_cases(clerk, "self_examination", most=_MEETINGS))]
        cases = [key for key in map(case_by_number, numbers) if key]
    for case in cases:
        hands.act(CLERK, case, "set_campaign", 0, campaign=str(campaign))


def _meetings(hands: DemonstrationHands, campaign: UUID) -> None:
    decided = [{"title": wording.DECISION, "unit": hands.unit("研究室"), "due_on": hands.day(-20)}]
    for n, (title, kind, ago) in enumerate(wording.MEETINGS, 1):
        decisions = decided if n == len(wording.MEETINGS) else []
        hands.begin(
            CLERK, "campaign_meeting", "record", ago, title=title, campaign=str(campaign), meeting_kind=kind, held_on=hands.day(ago),
            attendees=[hands.person(LEADER), hands.person(CLERK)], decided=wording.DECIDED, decisions=decisions,
        )
    hands.begin(
        CLERK, "campaign_meeting", "arrange", 5, title=wording.NEXT_MEETING, campaign=str(campaign), meeting_kind="progress",
        meets_on=hands.day(-8), place="9:30，三楼第二会议室",
    )


def _items(hands: DemonstrationHands, campaign: UUID, links: dict[str, UUID]) -> None:
    able = [u for u in wording.UNITS if u in hands.organ.handlers]
    for title, link, due, result in wording.ITEMS:
        for n, unit in enumerate(wording.UNITS[1:]):
            case = hands.begin(
                CLERK, "campaign_item", "set", 110, title=title, campaign=str(campaign), link=str(links[link]), item_kind="required",
                unit=hands.unit(unit), due_on=hands.day(due),
            ).case_id
            behind = _LATE if due > 0 else _BEHIND
            if unit in able and n % len(able) >= behind:
                _done(hands, case, hands.organ.handlers[unit], 30 + n, result, confirmed=n % 7 != 3)
    _own_choice(hands, campaign, links)


def _done(  # noqa: PLR0913 - one item
    hands: DemonstrationHands, case: UUID, doer: str, ago: int, result: str, *, confirmed: bool
) -> None:
    hands.act(doer, case, "report_done", ago, result=result)
    if confirmed:
        hands.act(CHECKER, case, "confirm_done", ago - 28, opinion="看过材料，属实")


def _own_choice(hands: DemonstrationHands, campaign: UUID, links: dict[str, UUID]) -> None:
    title, link = wording.OWN_CHOICE
    hands.begin(
        hands.organ.handlers["研究室"], "campaign_item", "choose", 60, title=title, campaign=str(campaign), link=str(links[link]),
        due_on=hands.day(-30), item_kind="own_choice",
    )


def _requirements(hands: DemonstrationHands, campaign: UUID) -> None:
    for title, unit, due, goal in wording.REQUIREMENTS:
        case = hands.act(
            CLERK, campaign, "give_requirement", 40, required=title, given_on=hands.day(40), unit=hands.unit(unit),
            due_on=hands.day(due),
        ).opened[0]
        if goal in ("answered", "closed"):
            doer = hands.organ.handlers.get(unit, "")
            if doer:
                hands.act(doer, case, "answer", 30, answer=wording.ANSWER)
                if goal == "closed":
                    hands.act(CHECKER, case, "confirm", 27)
                    hands.act(CLERK, case, "close", 24, outcome=wording.CLOSED)
