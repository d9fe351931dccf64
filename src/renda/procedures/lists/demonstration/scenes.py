"""The lists of the demonstration: livelihood projects, hard problems, personal problems, each with its own rules.

Must not know: tables; the clock on the wall.
"""

from uuid import UUID

from renda.procedures.lists.demonstration import wording
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan

CLERK, LEADER, SECOND = "苏砚秋", "邵怀瑾", "江既白"
BEGUN = 160  # days since the lists were set up


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Set up three lists and play their items to where they stand."""
    hands = DemonstrationHands(organ=organ)
    _livelihood(hands)
    _hard(hands)
    _personal(hands)


def _defined(hands: DemonstrationHands, title: str, unit: str, **rules: object) -> UUID:
    return hands.begin(
        CLERK, "list", "define", BEGUN, title=title, unit=hands.unit(unit), from_on=hands.day(BEGUN), until_on=hands.day(-70), **rules,
    ).case_id


def _entered(hands: DemonstrationHands, listing: UUID, title: str, unit: str, *, due_in: int, **more: object) -> UUID:
    return hands.begin(
        CLERK, "list_item", "set", BEGUN - 4, list=str(listing), title=title, unit=hands.unit(unit),
        person=hands.person(hands.organ.handlers[unit]), due_on=hands.day(-due_in), **more,
    ).case_id


def _livelihood(hands: DemonstrationHands) -> None:
    listing = _defined(
        hands, wording.LIVELIHOOD, "代表联络处", takes_in="经代表票决、当年办成的民生项目", closing_rule="satisfied", grade_rule="by_steps",
        nearly_from=80, partly_from=30, wording="delivering", seen_by="all",
    )
    for n, (title, unit, served, steps, done, goal) in enumerate(wording.PROJECTS):
        case = _entered(
            hands, listing, title, unit, due_in=(-9 if n == 2 else 12 + 5 * n), steps=steps, served=served,  # noqa: PLR2004 - one is late
        )
        doer = hands.organ.handlers[unit]
        if done:
            hands.act(doer, case, "note_progress", 60 - n, progress=wording.PROGRESS, steps_done=done)
        if goal != "under_way":
            _applied(hands, case, doer, goal, served)


def _applied(hands: DemonstrationHands, case: UUID, doer: str, goal: str, served: str) -> None:
    hands.act(doer, case, "apply_close", 40, result=wording.RESULT)
    checker = hands.organ.handlers["代表联络处"]
    hands.act(checker, case, "verify", 35, opinion=wording.OPINION)
    if goal == "closed":
        hands.act(checker, case, "rate", 30, rating="satisfied", rated_by=f"{served}代表12人")
    if goal == "returned":
        hands.act(
            checker, case, "rate", 30, rating="dissatisfied", rated_by=f"{served}代表9人", words="常用药不齐，夜间没有人值守。",
            due_on=hands.day(-15),
        )


def _hard(hands: DemonstrationHands) -> None:
    listing = _defined(
        hands, wording.HARD, "研究室", takes_in="班子成员牵头、久拖未决的难点问题", closing_rule="approved", grade_rule="by_outcome",
        wording="solving", seen_by="all",
    )
    for n, (title, unit, outcome, goal) in enumerate(wording.PROBLEMS):
        case, doer = _entered(hands, listing, title, unit, due_in=20 + 6 * n), hands.organ.handlers[unit]
        hands.act(doer, case, "note_progress", 70 - n, progress=wording.PROGRESS, outcome=outcome)
        if goal != "under_way":
            hands.act(doer, case, "apply_close", 25, result=wording.RESULT)
            hands.act(hands.organ.handlers["研究室"], case, "verify", 20, opinion=wording.OPINION)
        if goal == "closed":
            hands.act(LEADER, case, "approve", 16, approval="同意销项。")


def _personal(hands: DemonstrationHands) -> None:
    listing = _defined(
        hands, wording.PERSONAL, "人事处", takes_in="领导干部对照检查查摆的个人问题", closing_rule="verified", grade_rule="by_completion",
        seen_by="named",
    )
    for n, (title, unit, goal) in enumerate(wording.OWN_PROBLEMS):
        case, doer = _entered(hands, listing, title, unit, due_in=9 + 8 * n), hands.organ.handlers[unit]
        if goal != "under_way":
            hands.act(doer, case, "apply_close", 18, result=wording.RESULT)
        if goal == "closed":
            hands.act(SECOND, case, "verify", 11, opinion=wording.OPINION)
