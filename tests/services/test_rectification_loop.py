"""The loop of a problem through the services: registered to looked back at, with every refusal on the way."""

from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

from renda.domain.refusals import Code, Refused


def test_a_problem_runs_its_whole_loop(database):
    organ = make_organ()
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    refused = organ.act("经办人", case, "apply_strike_off", at=day(3, 5), result="已完成")
    assert isinstance(refused, Refused) and refused.has(Code.RULE)
    planned = organ.do(
        "经办人", case, "plan_measures", at=day(3, 6),
        measures=[{"title": "建立跟踪台账", "kind": "at_once", "person": "经办人", "due_on": "2026-03-31"}],
    )
    measure = planned.opened[0]
    organ.do("经办人", measure, "report_done", at=day(3, 20), result="台账已建立")
    organ.do("综合处干部", measure, "confirm_done", at=day(3, 21))
    organ.do("经办人", case, "apply_strike_off", at=day(4, 1), result="台账运行一个月，逐件反馈")
    organ.do("综合处干部", case, "arrange_check", at=day(4, 2), checkers=["核查人", "经办人"])
    own = organ.act("经办人", case, "pass_check", at=day(4, 3), method="papers", checked_on="2026-04-03", opinion="看过")
    assert isinstance(own, Refused) and own.has(Code.DOER_MAY_NOT_VERIFY)
    organ.do("核查人", case, "pass_check", at=day(4, 3), method="on_site", checked_on="2026-04-03", opinion="台账属实")
    organ.do("分管领导", case, "sign", at=day(4, 7), publicity="public", summary="审议意见跟踪台账已建立")
    early = organ.act("综合处干部", case, "strike_off", at=day(4, 10), objections="none")
    assert isinstance(early, Refused) and early.has(Code.RULE)
    done = organ.do("综合处干部", case, "strike_off", at=day(4, 20), objections="none")
    assert done.stage == "struck_off"
    back = organ.do("核查人", case, "look_back", at=day(10, 20), conclusion="rebounded", finding="台账停更", listed="yes")
    assert back.stage == "rebounded"
