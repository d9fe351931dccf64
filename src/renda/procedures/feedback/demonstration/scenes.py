"""The feedback of the demonstration: an inspection in its second round, an audit at work, a guidance group's, one accepted.

Must not know: tables; the clock on the wall.
"""

from collections.abc import Sequence
from uuid import UUID

from renda.procedures.feedback.demonstration import wording
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import OFFICE

CLERK, SECOND, VERIFIER = "苏砚秋", "江既白", "方以宁"
Points = Sequence[tuple[str, str, str]]


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play four feedbacks to where they stand."""
    hands = DemonstrationHands(organ=organ)
    _inspection(hands)
    _audit(hands)
    _guidance(hands)
    _appraisal(hands)


def _received(hands: DemonstrationHands, title: str, source: str, issuer: str, *, ago: int, due_in: int) -> UUID:
    return hands.begin(
        CLERK, "feedback", "receive", ago, title=title, source=source, issuer=issuer, received_on=hands.day(ago),
        reply_due_on=hands.day(-due_in), unit=hands.unit(OFFICE),
    ).case_id


def _divided(hands: DemonstrationHands, case: UUID, points: Points, *, ago: int, due_in: int) -> tuple[UUID, ...]:
    rows = [
        {"point": point, "title": title, "unit": hands.unit(unit), "person": hands.person(hands.organ.handlers[unit]),
         "due_on": hands.day(-due_in - 3 * n)}
        for n, (point, title, unit) in enumerate(points)
    ]
    return tuple(reversed(hands.act(CLERK, case, "decompose", ago, measures=rows).opened))


def _issued(hands: DemonstrationHands, case: UUID, *, ago: int, serial: int) -> None:
    year = hands.organ.today.year
    hands.act(CLERK, case, "issue_division", ago, division_number=f"明常办〔{year}〕{serial}号", issued_on=hands.day(ago))


def _finished(hands: DemonstrationHands, measure: UUID, unit: str, *, ago: int) -> None:
    hands.act(hands.organ.handlers[unit], measure, "report_done", ago, result=wording.RESULT)
    hands.act(VERIFIER, measure, "verify_done", ago - 3, opinion="查看原始材料，属实。")


def _inspection(hands: DemonstrationHands) -> None:
    case = _received(hands, wording.INSPECTION, "inspection", "市委第三巡察组", ago=150, due_in=-60)
    measures = _divided(hands, case, wording.POINTS, ago=146, due_in=-80)
    _issued(hands, case, ago=144, serial=18)
    for n, (measure, (_, _, unit)) in enumerate(zip(measures, wording.POINTS, strict=True)):
        if n in (3, 4):
            _left_unfinished(hands, measure, unit)
        else:
            _finished(hands, measure, unit, ago=90 - n)
    hands.act(CLERK, case, "report_back", 64, summary="六条措施完成四条，两条正在征求意见。", reported_on=hands.day(64))
    hands.act(
        CLERK, case, "ask_again", 50, verdict="more", reply="总体认可，未完成事项抓紧办理，代表反映问题的去向再查一遍。",
        replied_on=hands.day(50), reply_due_on=hands.day(-25), next_due=hands.day(-12),
    )
    again = hands.act(
        CLERK, measures[1], "take_up_again", 49, shortfall="抽查三件，有一件没有告知去向。", next_due=hands.day(-10),
    ).opened[0]
    hands.act(hands.organ.handlers[wording.POINTS[1][2]], again, "report_done", 6, result="逐件补告去向，附签收记录")
    added = _divided(hands, case, (("整改通报不及时", "整改进度每月在机关内通报", "农业农村委"),), ago=46, due_in=-5)
    hands.act(hands.organ.handlers["农业农村委"], added[0], "note_progress", 20, progress="第一期通报已印发")


def _left_unfinished(hands: DemonstrationHands, measure: UUID, unit: str) -> None:
    doer = hands.organ.handlers[unit]
    hands.act(doer, measure, "note_progress", 100, progress=wording.PROGRESS)
    hands.act(doer, measure, "explain_unfinished", 70, unfinished_because=wording.BECAUSE, next_step=wording.NEXT_STEP)


def _audit(hands: DemonstrationHands) -> None:
    case = _received(hands, wording.AUDIT, "audit", "市审计局", ago=70, due_in=20)
    measures = _divided(hands, case, wording.AUDIT_POINTS, ago=66, due_in=10)
    _issued(hands, case, ago=65, serial=23)
    units = [unit for _, _, unit in wording.AUDIT_POINTS]
    _finished(hands, measures[1], units[1], ago=20)
    hands.act(hands.organ.handlers[units[0]], measures[0], "note_progress", 15, progress="清查已完成八成，正在核对账目")
    hands.act(hands.organ.handlers[units[2]], measures[2], "report_done", 4, result="结余资金已全部收回")


def _guidance(hands: DemonstrationHands) -> None:
    case = _received(hands, wording.GUIDANCE, "guidance_group", "市委主题学习第二指导组", ago=12, due_in=18)
    _divided(hands, case, wording.GUIDANCE_POINTS, ago=9, due_in=8)


def _appraisal(hands: DemonstrationHands) -> None:
    case = _received(hands, wording.APPRAISAL, "appraisal", "市绩效考核办公室", ago=200, due_in=-110)
    measures = _divided(hands, case, wording.APPRAISAL_POINTS, ago=196, due_in=-130)
    _issued(hands, case, ago=195, serial=7)
    for measure, (_, _, unit) in zip(measures, wording.APPRAISAL_POINTS, strict=True):
        _finished(hands, measure, unit, ago=140)
    hands.act(CLERK, case, "report_back", 118, summary="两条措施全部完成。", reported_on=hands.day(118))
    hands.act(SECOND, case, "accept", 100, reply="整改到位，同意销号。", replied_on=hands.day(100))
