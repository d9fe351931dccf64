"""The five hard actions through the API: carried out, refused with every reason, repeated, overtaken, strange to others;
afterwards the ledger replays to the same tables."""

from datetime import datetime

import pytest
from tests.api.callers import NOW, Caller, after, before, fits, issue_key
from tests.makers.organ import make_organ

from renda.store.replay import replay_organ
from renda.store.verification import verify_chains


@pytest.fixture
def organ(organ):
    yield organ
    assert replay_organ(organ.organ_id).differences == ()
    assert verify_chains().faults == []


@pytest.fixture
def item(programs):
    return programs("综合处干部").open("hard_item", "register", on=before(60), title="路灯长期不亮", unit="研究室")["id"]


def events(caller, case):
    return [(e["action"], e["sentence"]) for e in reversed(caller.get(f"/cases/{case}/events"))]


def test_strike_off_with_on_site_check_and_publicity(programs, item):
    office, handler, checker, leader = (programs(w) for w in ("综合处干部", "经办人", "核查人", "分管领导"))
    assert [a["action"] for a in handler.get(f"/cases/{item}")["acts"] if a["open"]] == ["apply", "plan"]
    handler.do(item, "apply", on=before(50), result="已修复")
    office.do(item, "appoint", on=before(49), checkers=["核查人", "经办人"])
    opinion = {"checked_on": before(48), "opinion": "已亮"}
    own = handler.act(item, "check", on=before(48), **opinion)
    assert (own.status, own.codes) == (403, {"doer_may_not_verify"})
    assert "谁申请谁不核查" in next(a["reason"] for a in handler.get(f"/cases/{item}")["acts"] if a["action"] == "check")
    future = checker.act(item, "check", checked_on=after(1), opinion="")
    assert (future.status, future.codes) == (422, {"date_in_future", "required"})
    assert {r["field"] for r in future.body["reasons"]} == {"checked_on", "opinion"}
    checker.do(item, "check", on=before(48), **opinion)
    silent = leader.act(item, "sign", on=before(47), publicity="none")
    assert (silent.status, silent.body["reasons"][0]["field"]) == (422, "publicity_reason")
    assert not fits("hard_item.sign", {"publicity": "none"})
    assert leader.do(item, "sign", on=before(47), publicity="public")["stage"] == "publicised"
    (clock,) = office.get(f"/cases/{item}/clocks")
    assert (clock["key"], clock["label"], clock["state"]) == ("publicity", "公示期", "running")
    assert before(47) < clock["due_on"] < before(35)
    assert office.do(item, "strike_off")["stage"] == "struck_off"
    assert events(office, item)[-1] == ("strike_off", "综合处干部销号。")
    assert office.get(f"/cases/{item}/clocks")[0]["state"] == "stopped"
    assert office.get(f"/cases/{item}")["detail"]["result"] == "已修复"


def test_measures_as_rows_open_cases_and_name_the_bad_cell(programs, item):
    office, handler = programs("综合处干部"), programs("经办人")
    bad = [{"title": "换灯", "due_on": after(30)}, {"title": "", "due_on": before(3)}]
    refused = handler.act(item, "plan", steps=bad)
    assert refused.status == 422
    assert {(r["field"], r["code"]) for r in refused.body["reasons"]} == {
        ("steps.1.title", "required"), ("steps.1.due_on", "date_in_past"),
    }
    assert not fits("hard_item.plan", {"steps": []})
    assert not fits("hard_item.plan", {"steps": [{"title": "换灯"}]})
    steps = handler.do(item, "plan", steps=[{"title": "换灯", "due_on": after(30)}, {"title": "巡查", "due_on": after(90)}])["opened"]
    due = {office.get(f"/cases/{s}")["title"]: office.get(f"/cases/{s}/clocks")[0]["due_on"] for s in steps}
    assert due == {"换灯": after(30), "巡查": after(90)}
    assert {x["id"] for x in office.get(f"/cases/{item}")["links"]} == set(steps)
    early = handler.act(item, "apply", result="已修复")
    assert (early.status, early.text) == (422, "还有2条措施未确认完成。")
    for step in steps:
        handler.do(step, "finish")
        office.do(step, "confirm")
    assert handler.do(item, "apply", result="已修复")["stage"] == "applied"


def draft(programs, *co_signers, on=None):
    return programs("党员").open(
        "hard_proposal", "draft", on=on or before(40), title="关于整治路灯的建议", body="路灯不亮。", co_signers=list(co_signers)
    )["id"]


def hand_over(programs, case):
    programs("党员").do(case, "submit", on=before(38))
    parts = programs("综合处干部").do(
        case, "hand_over", on=before(37), parts=[{"unit": "研究室"}, {"unit": "城环委"}]
    )["opened"]
    office = programs("综合处干部")
    return {office.get(f"/cases/{p}")["assignments"][0]["unit"]["name"]: p for p in parts}


def test_a_proposal_waits_for_every_co_signer(programs):
    case = draft(programs, "支部书记", "核查人")
    programs("支部书记").do(case, "confirm", on=before(39))
    twice = programs("支部书记").act(case, "confirm", on=before(39))
    assert (twice.status, twice.codes) == (403, {"no_right"})
    assert programs("经办人").act(case, "confirm").status == 404
    waiting = programs("党员").act(case, "submit", on=before(38))
    assert (waiting.status, waiting.text) == (422, "还有1位联名人没有确认，暂不能提交。")
    programs("核查人").do(case, "confirm", on=before(38))
    submitted = programs("党员").do(case, "submit", on=before(38))
    assert submitted["number"].startswith("试建-")
    assert submitted["version"] == 4


def test_a_reply_carries_commitments_and_a_decision_on_publicity(programs):
    parts = hand_over(programs, draft(programs))
    handler, part = programs("经办人"), parts["研究室"]
    reply = {"reply": "采纳", "publicity": "none", "commitments": [{"title": "年内更换全部路灯", "due_on": after(40)}]}
    assert handler.act(part, "answer", **reply).body["reasons"][0]["field"] == "publicity_reason"
    done = handler.do(part, "answer", **reply, publicity_reason="涉及个人")
    (promise,) = done["opened"]
    assert handler.get(f"/cases/{promise}/clocks")[0]["due_on"] == after(40)
    assert [(x["type"], x["outgoing"], x["id"]) for x in handler.get(f"/cases/{promise}")["links"]] == [("derived_from", True, part)]
    assert events(handler, part)[-1] == ("answer", "经办人答复，不公开（涉及个人），承诺1项。")
    assert handler.get(f"/cases/{part}/clocks")[0]["state"] == "stopped"
    assert programs("另一经办人").get(f"/cases/{parts['城环委']}/clocks")[0]["state"] == "running"
    assert programs("另一经办人").get(f"/cases/{part}", 404)["reasons"][0]["code"] == "not_found"


def test_each_unit_is_evaluated_apart(programs):
    case = draft(programs)
    parts = hand_over(programs, case)
    first, second = parts["研究室"], parts["城环委"]
    programs("经办人").do(first, "answer", reply="采纳", publicity="public")
    rows = [{"case": first, "grade": "satisfied"}, {"case": second, "grade": "dissatisfied", "remark": "未见行动"}]
    early = programs("党员").act(case, "evaluate", grades=rows)
    assert (early.status, early.codes) == (409, {"wrong_stage"})
    programs("另一经办人").do(second, "answer", reply="留作参考", publicity="public")
    wrong = programs("党员").act(case, "evaluate", grades=[{"case": first, "grade": "great"}, {"case": case, "grade": ""}])
    assert {(r["field"], r["code"]) for r in wrong.body["reasons"]} >= {("grades.0.grade", "not_a_choice"), ("grades.1.grade", "required")}
    programs("党员").do(case, "evaluate", grades=rows)
    office = programs("综合处干部")
    assert [office.get(f"/cases/{p}")["detail"]["grade"] for p in (first, second)] == ["satisfied", "dissatisfied"]
    assert events(office, second)[-1] == ("take_evaluation", "党员评价：不满意，未见行动。")
    assert office.get(f"/cases/{case}")["stage"] == "finished"
    inner = office.act(first, "take_evaluation", grade="satisfied")
    assert (inner.status, inner.codes) == (404, {"unknown_action"})


@pytest.mark.parametrize(("who", "action", "data"), [
    ("经办人", "plan", {"steps": [{"title": "换灯", "due_on": after(30)}]}), ("经办人", "apply", {"result": "已修复"}),
])
def test_a_repeated_request_is_done_once(programs, item, who, action, data):
    caller = programs(who)
    first = caller.act(item, action, key="once", **data)
    again = caller.act(item, action, key="once", **data)
    assert first.status == again.status == 200
    assert again.body == first.body
    other = caller.act(item, action, key="once", **data, on=before(1))
    assert (other.status, other.codes) == (409, {"repeated_key"})
    assert [e for e, _ in events(caller, item)].count(action) == 1


def test_who_comes_second_is_told_who_moved_the_case_and_when(programs, item):
    seen = programs("综合处干部").get(f"/cases/{item}")["version"]
    programs("经办人").do(item, "apply", on=before(9), result="已修复")
    late = programs("综合处干部").act(item, "appoint", version=seen, checkers=["核查人"])
    (reason,) = late.body["reasons"]
    facts = reason["facts"]
    day = before(0)  # when it was done, not the day it was dated back to
    when = f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日"
    assert (late.status, reason["code"]) == (409, "moved_on")
    assert (facts["who"], facts["unit"], facts["what"]) == ("经办人", "研究室", "申请销号")
    assert facts["when"].startswith(when) and datetime.fromisoformat(facts["at"]).tzinfo is not None
    assert f"研究室经办人已于{facts['when']}办理“申请销号”" in reason["text"]
    programs("综合处干部").do(item, "appoint", checkers=["核查人"])


def test_a_case_of_a_foreign_organ_does_not_exist(programs, item):
    neighbour = make_organ("清溪县人大常委会", at=NOW)
    stranger = Caller(issue_key(neighbour.actors["综合处干部"]).token)
    for path in ("", "/events", "/clocks"):
        assert stranger.get(f"/cases/{item}{path}", 404)["reasons"][0]["code"] == "not_found"
    answer = stranger.act(item, "group", above=item)
    assert (answer.status, answer.codes) == (404, {"not_found"})
    assert stranger.get("/cases?procedure=hard_item")["total"] == 0
    assert programs("综合处干部").get("/cases?procedure=hard_item")["total"] == 1


def test_every_act_of_a_program_says_so(programs, item):
    told = programs("综合处干部").get(f"/cases/{item}/events")
    assert [(e["actor"], e["program"]) for e in told] == [("综合处干部", "综合处干部的程序")]
