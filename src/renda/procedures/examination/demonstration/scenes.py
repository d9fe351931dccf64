"""The scenes of the demonstration: this year's self-examination meetings of some bodies and the two checklists they held against.

Must not know: tables; the clock on the wall (the organ says which day is today).
"""

from uuid import UUID

from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import BRANCHES, COMMITTEES, OFFICE

CLERK = "苏砚秋"
_CHECKLISTS = {
    "作风建设对照清单": ("调查研究走过场", "以会议落实会议", "要求报送的材料过多", "办理答复套用模板"),
    "党的建设对照清单": ("理论学习不够深入", "组织生活质量不高"),
}
_FINDINGS = (
    ("组织生活会前征求意见面不宽", "party", "execution"), ("调研报告提出的建议跟踪问效不够", "style", "duty"),
    ("青年党员参加业务研讨偏少", "theory", "system"),
)


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Lay out the checklists, then arrange, hold and hand in the meetings."""
    hands = DemonstrationHands(organ=organ)
    aspects = _checklists(hands)
    branches = BRANCHES if organ.full else BRANCHES[:6]
    held = _arranged(hands, branches)
    for n, branch in enumerate(branches[:-2]):
        _hold(hands, organ.handlers[branch], held[branch], 30 - n % 9, expected=9 + n % 8, absent=n % 3)
    _enter(hands, organ.handlers[branches[1]], held[branches[1]], aspects)
    committee = COMMITTEES[1][1]
    meeting = hands.begin(
        CLERK, "self_examination", "arrange", 45, title="年度民主生活会", kind="democratic", level="sub_group", unit=hands.unit(committee),
        due_on=hands.day(-20),
    ).case_id
    _hold(hands, organ.handlers[committee], meeting, 12, expected=5, absent=0)


def _checklists(hands: DemonstrationHands) -> dict[str, UUID]:
    """The checklists; their aspects by title. Under one nothing was found, and it is said what was looked at."""
    found: dict[str, UUID] = {}
    for title, aspects in _CHECKLISTS.items():
        rows = [{"title": aspect} for aspect in aspects]
        opened = hands.begin(
            CLERK, "checklist", "receive", 60, title=title, source="superior", received_on=hands.day(61), aspects=rows,
        ).opened
        found |= dict(zip(aspects, reversed(opened), strict=True))
    hands.act(CLERK, found["以会议落实会议"], "note_examined", 26, held_against="核对了全年会议计划和会议纪要，没有发现问题。")
    return found


def _arranged(hands: DemonstrationHands, branches: tuple[str, ...]) -> dict[str, UUID]:
    """One notice to all branches: a meeting each, by branch. The last two have still to hold theirs."""
    first, *others = branches
    done = hands.begin(
        CLERK, "self_examination", "arrange", 45, title="年度组织生活会", kind="organisational", level="branch", unit=hands.unit(first),
        also=[hands.unit(b) for b in others], due_on=hands.day(-8), notice="机关党委通知〔2026〕7号",
    )
    return dict(zip(branches, (done.case_id, *reversed(done.opened)), strict=True))


def _hold(hands: DemonstrationHands, who: str, meeting: UUID, ago: int, *, expected: int, absent: int) -> None:
    hands.act(
        who, meeting, "hold", ago, held_on=hands.day(ago), expected=expected, present=expected - absent, host=hands.person(who),
        attendees=[hands.person(who)], absence=f"{absent}人因公外出" if absent else "",
    )


def _enter(hands: DemonstrationHands, secretary: str, meeting: UUID, aspects: dict[str, UUID]) -> None:
    """What the second branch found: three problems of its own, one of a member, a measure; and the result handed in."""
    rows = [{"title": title, "field": field, "kind": kind} for title, field, kind in _FINDINGS]
    opened = hands.act(secretary, meeting, "enter_problems", 28, problems=rows).opened
    for problem, aspect in zip(reversed(opened), ("组织生活质量不高", "调查研究走过场", "理论学习不够深入"), strict=True):
        hands.act(secretary, problem, "stand_under", 28, aspect=str(aspects[aspect]))
    own = {"subject": hands.person("明若水"), "title": "结合岗位学习不够", "field": "theory", "kind": "duty"}
    hands.act(secretary, meeting, "enter_personal", 28, problems=[own])
    measure = {"title": f"{OFFICE}牵头建立会前征求意见台账", "kind": "staged", "due_on": hands.day(-40)}
    hands.act(secretary, meeting, "enter_measures", 27, measures=[measure])
    hands.act(secretary, meeting, "hand_in", 25, handed_in_on=hands.day(25))
