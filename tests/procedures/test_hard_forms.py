"""The forms of the five hard actions, over HTTP as a browser without JavaScript sends them: drawn, refused, carried out."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.store.facts_loading import load_facts
from renda.store.replay import replay_organ
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
SOON = (NOW + timedelta(days=60)).strftime("%Y-%m-%d")


@pytest.fixture
def organ(database):
    made = make_organ(at=NOW - timedelta(days=30))
    yield made
    assert replay_organ(made.organ_id).differences == ()


@pytest.fixture
def hand_in(client, organ):
    """Look at the form, then hand it in as somebody."""

    def send(who, address, form, expected=302):
        sign_in(client, organ, who)
        drawn = client.get(address)
        assert drawn.status_code == 200, address
        text = drawn.content.decode()
        for name in form:
            assert f'name="{name}"' in text or "." in name, name
        answer = client.post(address, form)
        assert answer.status_code == expected, answer.content.decode()[-3000:]
        return answer.content.decode()

    return send


def facts(organ, case_id):
    with reading(organ.organ_id):
        return load_facts([case_id])[case_id].facts


def act(case_id, action):
    return f"/cases/{case_id}/acts/{action}/"


def item(organ):
    at = NOW - timedelta(days=9)
    return organ.open("综合处干部", "hard_item", "register", at=at, title="路灯长期不亮", unit="研究室").case_id


def test_measures_as_rows(organ, hand_in):
    case = item(organ)
    rows = {"steps.0.title": "换灯", "steps.0.due_on": SOON, "steps.1.title": "巡查", "steps.1.due_on": ""}
    assert "完成时限" in hand_in("经办人", act(case, "plan"), rows, 422)
    hand_in("经办人", act(case, "plan"), {**rows, "steps.1.due_on": SOON})
    assert len(facts(organ, case).linked("remedies", outgoing=False)) == 2


def test_on_site_check_and_publicity(organ, hand_in):
    case = item(organ)
    hand_in("经办人", act(case, "apply"), {"result": "已修复"})
    hand_in("综合处干部", act(case, "appoint"), {"checkers": [str(organ.actors["核查人"].person_id)]})
    hand_in("核查人", act(case, "check"), {"checked_on": (NOW - timedelta(days=1)).strftime("%Y-%m-%d"), "opinion": "已亮"})
    assert "不公开的理由" in hand_in("分管领导", act(case, "sign"), {"publicity": "none"}, 422)
    hand_in("分管领导", act(case, "sign"), {"publicity": "public"})
    assert facts(organ, case).stage == "publicised"


def test_co_signers_separate_handling_commitments_and_evaluation(organ, hand_in):
    signer = str(organ.actors["支部书记"].person_id)
    hand_in("党员", "/ledger/hard_proposal/new/draft/", {"title": "关于路灯的建议", "body": "路灯不亮。", "co_signers": [signer]})
    with reading(organ.organ_id):
        from renda.store.models import Case

        case = Case.objects.get(procedure="hard_proposal").id
    assert "没有确认" in hand_in("党员", act(case, "submit"), {}, 422)
    hand_in("支部书记", act(case, "confirm"), {})
    hand_in("党员", act(case, "submit"), {})
    hand_in("综合处干部", act(case, "hand_over"), {"parts.0.unit": str(organ.units["研究室"])})
    (part,) = [x.case_id for x in facts(organ, case).linked("part_of", outgoing=False)]
    answer = {"reply": "采纳", "publicity": "public", "commitments.0.title": "年内更换", "commitments.0.due_on": SOON}
    hand_in("经办人", act(part, "answer"), answer)
    assert len(facts(organ, part).linked("derived_from", outgoing=False)) == 1
    hand_in("党员", act(case, "evaluate"), {"grades.0.case": str(part), "grades.0.grade": "satisfied"})
    assert (facts(organ, case).stage, facts(organ, part).detail["grade"]) == ("finished", "satisfied")
