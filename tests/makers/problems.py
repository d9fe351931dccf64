"""Problems at every point of their loop, made by the services: all kinds of acts, for tests of the ledger."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from tests.makers.organ import TestOrgan, make_organ

PROBLEM = {
    "title": "部分审议意见交办后跟踪不及时", "level": "group", "origin_unit": "综合处", "field": "supervision", "kind": "execution",
    "channel": "self_check", "origin": "campaign", "added_later": "no",
}


def day(month: int, date: int) -> datetime:
    """Nine in the morning in China."""
    return datetime(2026, month, date, 1, 0, tzinfo=UTC)


@dataclass
class Loop:
    """An organ whose ledger holds every kind of change, and its main case."""

    organ: TestOrgan
    case: UUID
    personal: UUID


def run_loop() -> Loop:
    """Register, hand over, pause, extend, reassign, return, verify, publicise, strike off, rebound; one personal problem."""
    organ = make_organ()
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "correct_details", at=day(3, 3), title="审议意见交办后跟踪不及时", field="supervision",
             kind="execution", cause="台账不全", description="", reason="表述更正")
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", co_units=["城环委"],
             rectify_by="2026-04-30")
    planned = organ.do("经办人", case, "plan_measures", at=day(3, 6), measures=[
        {"title": "建立跟踪台账", "kind": "at_once", "person": "经办人", "due_on": "2026-03-31"},
        {"title": "每月通报", "kind": "at_once", "person": "", "due_on": "2026-03-31"},
    ])
    organ.do("综合处干部", case, "pause_limit", at=day(3, 9), reason="等待机构调整")
    organ.do("综合处干部", case, "resume_limit", at=day(3, 16))
    organ.do("综合处干部", case, "extend_limit", at=day(3, 17), to="2026-06-30", consent="分管领导", reason="任务加重")
    organ.do("综合处干部", case, "change_handler", at=day(3, 18), unit="城环委", person="另一经办人", reason="职责调整")
    organ.do("综合处干部", case, "change_handler", at=day(3, 19), unit="研究室", person="经办人", reason="改回")
    for measure in planned.opened:
        organ.do("经办人", measure, "report_done", at=day(3, 20), result="已落实")
        organ.do("综合处干部", measure, "confirm_done", at=day(3, 21))
    organ.do("经办人", case, "apply_strike_off", at=day(4, 1), result="逐件反馈")
    organ.do("综合处干部", case, "arrange_check", at=day(4, 2), checkers=["核查人"])
    organ.do("核查人", case, "return_application", at=day(4, 3), reason="缺佐证", rectify_by="2026-05-30")
    _close(organ, case)
    return Loop(organ=organ, case=case, personal=_personal(organ))


def _close(organ: TestOrgan, case: UUID) -> None:
    organ.do("经办人", case, "apply_strike_off", at=day(4, 7), result="佐证已补")
    organ.do("综合处干部", case, "arrange_check", at=day(4, 8), checkers=["核查人"])
    organ.do("核查人", case, "pass_check", at=day(4, 9), method="on_site", checked_on="2026-04-09", opinion="台账属实")
    organ.do("分管领导", case, "sign", at=day(4, 10), publicity="public", summary="审议意见跟踪台账已建立")
    organ.do("综合处干部", case, "strike_off", at=day(4, 24), objections="none")
    organ.do("核查人", case, "look_back", at=day(10, 26), conclusion="rebounded", finding="台账停更", listed="yes")


def _personal(organ: TestOrgan) -> UUID:
    about = {**PROBLEM, "title": "联系群众不够经常", "level": "person", "origin_unit": "第一支部", "subject": "党员"}
    case = organ.open("支部书记", "problem", "register", at=day(3, 3), **about).case_id
    organ.do("支部书记", case, "hand_over", at=day(3, 4), unit="第一支部", person="党员", rectify_by="2026-04-30")
    return case
