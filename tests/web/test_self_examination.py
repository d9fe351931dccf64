"""Self-examination as people meet it: many problems and measures of one meeting, aspects without a finding, acts for several at once,
like problems, and a personal problem that answers a stranger as if there were none."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM

from renda.reads.figures import figure
from renda.reads.form_choices import open_cases
from renda.reads.report_annex import report_annexes
from renda.store.contributions import report_kinds
from renda.store.models import CaseLink
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
DAY, SOON = NOW.date().isoformat(), (NOW + timedelta(days=60)).date().isoformat()
ABOUT = {"field": "style", "kind": "conduct"}


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


def held(organ, who="支部书记", unit="第一支部", level="branch"):
    meeting = organ.open(
        "综合处干部", "self_examination", "arrange", at=NOW, title="年度组织生活会", kind="organisational", level=level, unit=unit,
        due_on=SOON,
    )
    organ.do(who, meeting.case_id, "hold", at=NOW, held_on=DAY, expected=12, present=11)
    return meeting


def personal(organ, title="下基层偏少", **more):
    about = {**PROBLEM, **ABOUT, "title": title, "level": "person", "origin_unit": "第一支部", "subject": "党员", **more}
    return organ.open("支部书记", "problem", "register", at=NOW, **about)


def counted(organ, key, **scope):
    return figure(key, organ_id=organ.organ_id, as_of=NOW.date(), scope=scope).numerator


def numbers(organ, procedure):
    from renda.store.models import Case

    with reading(organ.organ_id):
        return list(Case.objects.filter(procedure=procedure).order_by("number").values_list("number", flat=True))


def test_one_meeting_of_139_problems_and_71_measures_shared_between_them(organ, signed):
    meeting = held(organ, "另一经办人", "城环委", "sub_group")
    found = [{"title": f"问题{n}", **ABOUT} for n in range(139)]
    organ.do("另一经办人", meeting.case_id, "enter_problems", at=NOW, problems=found)
    known = numbers(organ, "problem")
    rows = [
        {"title": f"措施{n}", "kind": "staged", "due_on": SOON, "problems": known[n::71][:2] + known[n + 1 : n + 2]} for n in range(71)
    ]
    organ.do("另一经办人", meeting.case_id, "enter_measures", at=NOW, measures=rows)
    with reading(organ.organ_id):
        links = CaseLink.objects.filter(type="remedies").count()
    assert links == sum(len(set(row["problems"])) for row in rows) > 139, "a measure answers several problems, a problem has several"
    level = {"level": "sub_group"}
    assert [counted(organ, key, **level) for key in ("problems_found", "measures_set", "problems_without_measures")] == [139, 71, 0]
    assert counted(organ, "problems_found", self_examination=str(meeting.case_id)) == 139
    assert [counted(organ, "committees_examined"), counted(organ, "branches_examined")] == [1, 0]
    page = signed("综合处干部").get(f"/cases/{meeting.case_id}/").content.decode()
    assert "139项" in page and "71条" in page


def test_what_is_picked_in_the_list_is_done_for_each_by_itself(organ, signed):
    page = signed("综合处干部")
    cases = [organ.open("综合处干部", "problem", "register", at=NOW, **{**PROBLEM, "title": f"问题{n}"}).case_id for n in range(3)]
    for case in cases[:2]:
        organ.do("综合处干部", case, "hand_over", at=NOW, unit="研究室", rectify_by=SOON)
    measure = organ.open("综合处干部", "measure", "set", at=NOW, title="建立台账", kind="at_once", unit="研究室", due_on=SOON)
    assert 'name="act" value="match_measures"' in page.get("/ledger/problem/").content.decode()
    asked = {"act": "match_measures", "pick": [str(case) for case in cases]}
    form = page.get("/ledger/problem/several/", asked).content.decode()
    assert "选中3项" in form and form.count('name="pick"') == 3
    told = page.post("/ledger/problem/several/", {**asked, "existing": measure.number}).content.decode()
    assert "已办理2项，1项没有办理" in told and "已立项" in told
    assert counted(organ, "problems_without_measures") == 1
    wrong = page.post("/ledger/problem/several/", {**asked, "existing": "措施-1999-001"})
    assert wrong.status_code in (200, 422) and "措施-1999-001" in wrong.content.decode()
    assert page.get("/ledger/problem/several/", {"act": "strike_off", "pick": asked["pick"]}).status_code == 404


def test_aspects_without_a_finding_stand_on_the_checklist_and_are_counted(organ, signed):
    titles = [{"title": f"方面{n}"} for n in range(14)]
    lists = [
        organ.open("综合处干部", "checklist", "receive", at=NOW, title=f"清单{n}", source="superior", received_on=DAY, aspects=titles)
        for n in range(2)
    ]
    first = numbers(organ, "checklist_aspect")[0]
    case = organ.open("综合处干部", "problem", "register", at=NOW, **PROBLEM, aspect=first).case_id
    keys = ("checklists_received", "checklist_aspects", "aspects_with_findings", "aspects_without_findings")
    assert [counted(organ, key) for key in keys] == [2, 28, 1, 27]
    assert counted(organ, "aspects_without_findings", checklist=str(lists[0].case_id)) == 13
    shown = signed("综合处干部").get(f"/cases/{lists[0].case_id}/").content.decode()
    assert "14个方面，没有查摆出问题的13个" in shown
    other = organ.open("综合处干部", "problem", "register", at=NOW, **{**PROBLEM, "title": "另一问题"}).number
    organ.do("综合处干部", case, "merge_into", at=NOW, into=other)
    assert [counted(organ, key) for key in keys] == [2, 28, 0, 28], "a problem merged into another is no finding of its own"


def test_a_branch_secretary_enters_a_problem_by_three_answers(organ, signed):
    page = signed("支部书记")
    form = page.get("/ledger/problem/new/register/").content.decode()
    filled = dict(re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', form))
    assert (filled["level"], filled["channel"], filled["added_later"]) == ("branch", "self_check", "no")
    assert re.search(f'value="{organ.units["第一支部"]}"[^>]*(checked|selected)', form), "the unit of the post"
    asked = {"title": "主题党日形式单一", "field": "party", "kind": "execution"}
    known = {"level": "branch", "origin_unit": str(organ.units["第一支部"]), "channel": "self_check", "added_later": "no"}
    refused = page.post("/ledger/problem/new/register/", {**asked, **known})
    assert refused.status_code == 422 and "来源" in refused.content.decode(), "outside a campaign the origin is asked for"
    assert page.post("/ledger/problem/new/register/", {**asked, **known, "origin": "daily"}).status_code == 302


def test_like_problems_are_suggested_and_private_ones_to_nobody_else(organ, signed):
    first = organ.open("综合处干部", "problem", "register", at=NOW, **{**PROBLEM, "title": "热线反映后答复慢"})
    second = organ.open("综合处干部", "problem", "register", at=NOW, **{**PROBLEM, "title": "热线反映后答复较慢"})
    personal(organ, "热线反映后我答复慢")
    mine = personal(organ, "热线反映后本人答复慢").case_id
    public = signed("综合处干部").get(f"/cases/{second.case_id}/").content.decode()
    assert "相近问题" in public and first.number in public
    assert "我答复慢" not in public and "本人答复慢" not in public
    into = signed("综合处干部").get(f"/cases/{second.case_id}/acts/merge_into/?into={first.number}").content.decode()
    assert f'value="{first.number}"' in into
    own = signed("党员").get(f"/cases/{mine}/").content.decode()
    assert "热线反映后我答复慢" in own, "of the same person"
    assert first.number not in own, "what others may see is not laid beside what only few may see"


@pytest.mark.parametrize("who", ["综合处干部", "分管领导", "核查人", "经办人", "上级核查人"])
def test_a_personal_problem_answers_a_stranger_as_if_it_did_not_exist(organ, signed, who):
    hidden = personal(organ)
    page, nobody = signed(who), uuid4()
    page.get("/todo/")  # the first page of a session chooses the post
    for address in ("/cases/{}/", "/cases/{}/acts/hand_over/", "/cases/{}/seen-by/", "/api/v1/cases/{}"):
        with CaptureQueriesContext(connection) as asked:
            there = page.get(address.format(hidden.case_id))
        with CaptureQueriesContext(connection) as none:
            missing = page.get(address.format(nobody))
        assert there.status_code == missing.status_code == 404, address
        assert masked(there, hidden.case_id) == masked(missing, nobody), address
        assert abs(len(asked) - len(none)) <= 1, "and takes as long"
    for address in ("/search/?q=下基层偏少", f"/search/?q={hidden.number}", "/ledger/problem/", "/ledger/problem/export.csv"):
        answer = page.get(address)
        text = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert answer.status_code == 200 and str(hidden.case_id) not in text, address
        assert "下基层偏少" not in text or address.endswith("=下基层偏少"), address
    drill = page.get("/figures/problems_found/?level=person").content.decode()
    assert "下基层偏少" not in drill and hidden.number not in drill
    assert counted(organ, "problems_found", level="person") == counted(organ, "persons_examined") == 1
    with reading(organ.organ_id):
        assert hidden.number not in dict(open_cases(organ.actors[who], "problem"))
    for address in ("/ledger/problem/export.xlsx", "/api/v1/exports/cases?procedure=problem"):
        told = sheet_text(page.get(address))
        assert "下基层偏少" not in told and hidden.number not in told, address
    for address in ("/api/v1/cases?procedure=problem", "/api/v1/figures/problems_found?level=person", "/campaign/", "/notices/"):
        assert str(hidden.case_id) not in page.get(address).content.decode(), address
    act = page.post("/ledger/problem/several/", {"act": "set_campaign", "pick": [str(hidden.case_id)], "taken_out": "试"})
    assert act.status_code == 302 and act["Location"] == "/ledger/problem/"


def test_the_sheet_names_the_branches_that_have_not_held_their_meeting(organ, signed):
    panel = signed("分管领导").get("/examinations/").content.decode().partition('id="branch"')[2].partition("</section>")[0]
    assert "已召开0/1个" in panel and "还没有召开的1个：第一支部。" in panel and "还没有安排" in panel
    meeting = held(organ)
    panel = signed("分管领导").get("/examinations/").content.decode().partition('id="branch"')[2].partition("</section>")[0]
    assert "已召开1/1个" in panel and "都已召开。" in panel and f"/cases/{meeting.case_id}/" in panel
    before = signed("分管领导").get(f"/examinations/?year={NOW.year - 1}").content.decode()
    assert str(meeting.case_id) not in before, "a year has its own meetings"
    assert signed("系统管理员").get("/examinations/").status_code == 404


def test_the_annex_of_a_report_counts_personal_problems_and_names_none(organ):
    personal(organ)
    public = {**PROBLEM, "title": "支部活动偏少", "level": "branch", "origin_unit": "第一支部"}
    organ.open("支部书记", "problem", "register", at=NOW, **public)
    (annex,) = report_annexes(report_kinds()["rectification"], organ_id=organ.organ_id, as_of=NOW.date())
    told = " ".join(cell for row in annex.rows for cell in row)
    assert "支部活动偏少" in told and "下基层偏少" not in told and "党员" not in told.replace("党员干部", "")
    assert annex.remarks == ("另有1项属个人层面，只计数，不列内容。",)


def sheet_text(answer):
    """Every text of an answer that is a workbook, a table or JSON."""
    body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200, body[:300]
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))


def masked(answer, key):
    """The body without what differs from one request to another: the id asked for, tokens."""
    text = answer.content.decode().replace(str(key), "")
    return re.sub(r'(csrf\w*" value="|nonce-|"id": ?")[^"]*', "", text)
