"""The five hard actions stand as declared data: act, event in the ledger, form from the declaration, replay equal."""

import pytest
from django.db import connection
from tests.makers.organ import make_organ
from tests.makers.problems import day

from renda.domain.decide import Command
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused
from renda.store.contributions import procedures
from renda.store.facts_loading import load_facts
from renda.store.replay import replay_organ
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains
from renda.web.act_forms import Offers, drawn_fields


@pytest.fixture
def organ(database):
    made = make_organ()
    yield made
    assert replay_organ(made.organ_id).differences == ()
    assert verify_chains().faults == []


def facts(organ, case_id):
    with reading(organ.organ_id):
        return load_facts([case_id])[case_id].facts


def timeline(organ, case_id):
    with reading(organ.organ_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.kind, p.text::jsonb ->> 'sentence' FROM store_event e JOIN store_payload p ON p.event_id = e.id"
            " WHERE e.chain_id = %s ORDER BY e.seq", [case_id],
        )
        return cursor.fetchall()


def refused(answer, code):
    assert isinstance(answer, Refused), answer
    assert answer.has(code), word_refusal(answer)


def registered(organ, title="路灯长期不亮"):
    return organ.open("综合处干部", "hard_item", "register", at=day(3, 3), title=title, unit="研究室").case_id


def test_strike_off_with_on_site_check_and_publicity(organ):
    case = registered(organ)
    organ.do("经办人", case, "apply", at=day(3, 5), result="已修复")
    organ.do("综合处干部", case, "appoint", at=day(3, 6), checkers=["核查人", "经办人"])
    refused(organ.act("经办人", case, "check", at=day(3, 9), checked_on="2026-03-09", opinion="好"), Code.DOER_MAY_NOT_VERIFY)
    organ.do("核查人", case, "check", at=day(3, 9), checked_on="2026-03-09", opinion="已亮")
    refused(organ.act("分管领导", case, "sign", at=day(3, 10), publicity="none"), Code.REQUIRED)
    signed = organ.do("分管领导", case, "sign", at=day(3, 10), publicity="public")
    assert signed.stage == "publicised"
    clock = facts(organ, case).clock("publicity")
    assert clock.due_on.isoformat() == "2026-03-17"
    assert organ.do("综合处干部", case, "strike_off", at=day(3, 18)).stage == "struck_off"
    assert facts(organ, case).detail["result"] == "已修复"
    assert timeline(organ, case)[-1] == ("ItemStruckOff", "综合处干部销号。")


def test_signed_as_not_public_is_struck_off_with_its_reason(organ):
    case = registered(organ)
    organ.do("经办人", case, "apply", at=day(3, 5), result="已修复")
    organ.do("综合处干部", case, "appoint", at=day(3, 6), checkers=["核查人"])
    organ.do("核查人", case, "check", at=day(3, 9), checked_on="2026-03-09", opinion="已亮")
    done = organ.do("分管领导", case, "sign", at=day(3, 10), publicity="none", publicity_reason="涉及个人信息")
    assert done.stage == "struck_off"
    assert timeline(organ, case)[-1][1] == "分管领导签批，不公开（涉及个人信息）。"


def test_measures_as_rows_are_cases_with_clocks(organ):
    case = registered(organ)
    rows = [{"title": "换灯", "due_on": "2026-03-31"}, {"title": "定期巡查", "due_on": "2026-06-30"}]
    steps = organ.do("经办人", case, "plan", at=day(3, 4), steps=rows).opened
    assert [facts(organ, s).clock("complete").due_on.isoformat() for s in steps] in (
        ["2026-03-31", "2026-06-30"], ["2026-06-30", "2026-03-31"],
    )
    refused(organ.act("经办人", case, "apply", at=day(3, 5), result="已修复"), Code.RULE)
    for step in steps:
        organ.do("经办人", step, "finish", at=day(3, 6))
        organ.do("综合处干部", step, "confirm", at=day(3, 9))
    organ.do("经办人", case, "apply", at=day(3, 10), result="已修复")


def test_a_bad_row_names_its_cell_and_opens_nothing(organ):
    case = registered(organ)
    answer = organ.act("经办人", case, "plan", at=day(3, 4), steps=[
        {"title": "换灯", "due_on": "2026-03-31"}, {"title": "", "due_on": "2026-03-01"},
    ])
    assert isinstance(answer, Refused)
    assert {(r.field, r.code) for r in answer.reasons} == {
        ("steps.1.title", Code.REQUIRED), ("steps.1.due_on", Code.DATE_IN_PAST),
    }
    assert facts(organ, case).links == ()


def test_a_circle_of_links_is_refused(organ):
    first, second, third = (registered(organ, title) for title in ("甲", "乙", "丙"))
    organ.do("综合处干部", first, "group", at=day(3, 4), above=str(second))
    organ.do("综合处干部", second, "group", at=day(3, 4), above=str(third))
    refused(organ.act("综合处干部", third, "group", at=day(3, 5), above=str(first)), Code.LINK_CYCLE)
    refused(organ.act("综合处干部", third, "group", at=day(3, 5), above=str(third)), Code.LINK_CYCLE)
    refused(organ.act("综合处干部", first, "group", at=day(3, 5), above=str(second)), Code.ALREADY_LINKED)


def drafted(organ, co_signers=()):
    return organ.open("党员", "hard_proposal", "draft", at=day(3, 3), title="关于整治路灯的建议", body="路灯不亮。",
                      co_signers=list(co_signers)).case_id


def handed_over(organ):
    case = drafted(organ)
    organ.do("党员", case, "submit", at=day(3, 4))
    parts = organ.do("综合处干部", case, "hand_over", at=day(3, 5), parts=[{"unit": "研究室"}, {"unit": "城环委"}]).opened
    by_unit = {next(iter(facts(organ, p).units_in_role("lead"))): p for p in parts}
    return case, by_unit[organ.units["研究室"]], by_unit[organ.units["城环委"]]


def test_a_proposal_waits_for_every_co_signer(organ):
    case = drafted(organ, ["支部书记", "核查人"])
    organ.do("支部书记", case, "confirm", at=day(3, 4))
    refused(organ.act("支部书记", case, "confirm", at=day(3, 4)), Code.NO_RIGHT)
    refused(organ.act("经办人", case, "confirm", at=day(3, 4)), Code.NOT_FOUND)
    answer = organ.act("党员", case, "submit", at=day(3, 5))
    refused(answer, Code.RULE)
    assert word_refusal(answer) == ("还有1位联名人没有确认，暂不能提交。",)
    organ.do("核查人", case, "confirm", at=day(3, 6))
    assert organ.do("党员", case, "submit", at=day(3, 9)).number == "试建-2026-001"


def test_a_reply_carries_commitments_and_a_decision_on_publicity(organ):
    _, part, other = handed_over(organ)
    promise = [{"title": "年内更换全部路灯", "due_on": "2026-12-31"}]
    refused(organ.act("经办人", part, "answer", at=day(4, 1), reply="采纳", publicity="none"), Code.REQUIRED)
    done = organ.do("经办人", part, "answer", at=day(4, 1), reply="采纳", publicity="none", publicity_reason="涉及个人",
                    commitments=promise)
    commitment = facts(organ, done.opened[0])
    assert commitment.clock("complete").due_on.isoformat() == "2026-12-31"
    assert commitment.linked("derived_from", outgoing=True)[0].case_id == part
    assert facts(organ, part).clock("answer").state == "stopped"
    assert facts(organ, other).clock("answer").due_on.isoformat() == "2026-06-05"
    assert timeline(organ, part)[-1] == ("PartAnswered", "经办人答复，不公开（涉及个人），承诺1项。")


def test_each_unit_is_evaluated_apart(organ):
    case, first, second = handed_over(organ)
    organ.do("经办人", first, "answer", at=day(4, 1), reply="采纳", publicity="public")
    rows = [{"case": str(first), "grade": "satisfied"}, {"case": str(second), "grade": "dissatisfied", "remark": "未见行动"}]
    refused(organ.act("党员", case, "evaluate", at=day(4, 2), grades=rows), Code.WRONG_STAGE)
    organ.do("另一经办人", second, "answer", at=day(4, 2), reply="留作参考", publicity="public")
    organ.do("党员", case, "evaluate", at=day(4, 3), grades=rows)
    assert [facts(organ, p).detail["grade"] for p in (first, second)] == ["satisfied", "dissatisfied"]
    assert timeline(organ, second)[-1] == ("PartEvaluated", "党员评价：不满意，未见行动。")
    assert facts(organ, case).stage == "finished"


def test_only_a_part_of_this_proposal_is_evaluated(organ):
    case, first, _ = handed_over(organ)
    _, foreign, _ = handed_over(organ)
    for part in (first, foreign):
        organ.do("经办人", part, "answer", at=day(4, 1), reply="采纳", publicity="public")
    answer = organ.act("党员", case, "evaluate", at=day(4, 3), grades=[{"case": str(foreign), "grade": "satisfied"}])
    refused(answer, Code.UNKNOWN_CASE)
    refused(organ.act("综合处干部", first, "take_evaluation", at=day(4, 3), grade="satisfied"), Code.UNKNOWN_ACTION)


@pytest.mark.parametrize(("procedure", "action"), [
    ("hard_item", "check"), ("hard_item", "sign"), ("hard_item", "plan"), ("hard_part", "answer"),
    ("hard_proposal", "hand_over"), ("hard_proposal", "evaluate"), ("hard_proposal", "draft"),
])
def test_every_form_is_drawn_from_its_declaration(procedure, action):
    declared = procedures()[procedure].action(action)
    drawn = drawn_fields(declared.fields, {}, (), Offers(today=day(3, 3)))
    assert [f.label for f in drawn] == [f.label for f in declared.fields]


def test_a_command_needs_no_code_of_a_procedure():
    assert {p.key for p in procedures().values()} >= {"hard_item", "hard_step", "hard_proposal", "hard_part"}
    assert Command.__dataclass_fields__.keys() >= {"procedure", "action", "actor", "data"}
