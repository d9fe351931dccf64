"""What cannot be entered of a session is refused in the same sentence on the page, in a table's preview and by the API."""

import html
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in
from tests.makers.tables import brought_in, judged, workbook

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.services.organisation import withdraw_post

NOW = datetime.now(UTC)
TODAY = day_of(NOW)
HEAD = ["主题", "形式", "层级", "组织单位", "活动日期", "时长（天）", "参加人员"]


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=400))


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


CASES = {
    "a stranger to the unit": ("参观展馆", -5, ["支部书记", "经办人"], "经办人{day}不在第一支部，不能列入"),
    "who left in the middle": ("重温誓词", -4, ["支部书记", "党员"], "党员{day}不在第一支部，不能列入"),
    "a day to come": ("志愿服务", 3, ["支部书记"], "晚于今天"),
    "entered by another": ("学 党章", -20, ["支部书记"], "主题都相同的“学党章”"),
}


def three_ways(organ, client, tmp_path, title, day, people):
    """The sentences with which the page, the preview of a table and the API refuse."""
    data = {"title": title, "form": "theme_day", "level": "branch", "unit": "第一支部", "held_on": day.isoformat(), "days": "0.5",
            "attendees": people}
    clerk = sign_in(client, organ, "综合处干部")
    page = clerk.post("/ledger/study_session/new/register/", organ.named(data))
    assert page.status_code == 422
    summary = page.content.decode().partition("<ul>")[2].partition("</ul>")[0]
    row = [title, "主题党日", "党支部", "第一支部", day.isoformat(), 0.5, "、".join(people)]
    view = brought_in(organ, BlobStore(tmp_path), workbook([HEAD, row]), procedure="study_session", at=NOW)
    (previewed,) = judged(organ, view)
    assert previewed.state == "wrong"
    answer = clerk.post("/api/v1/procedures/study_session/actions/register", {"data": organ.named(data)}, content_type="application/json")
    assert answer.status_code == 422
    texts = [[r["text"] for r in answer.json()["reasons"]], [text for _, text in previewed.faults]]
    return [*texts, [html.unescape(item.partition("</a>")[0].rpartition(">")[2]) for item in summary.split("<li>")[1:]]]


def test_the_page_the_table_and_the_program_refuse_in_one_sentence(organ, client, tmp_path):
    organ.open("支部书记", "study_session", "register_branch", title="学党章", form="theme_day", held_on=on(-20).isoformat(), days=0.5,
               attendees=["支部书记", "党员"], at=NOW)
    gone = organ.actors["党员"].post_id
    assert withdraw_post(actor=organ.actors["安全管理员"], post_id=gone, title="党员", until_on=on(-10), at=NOW) is None
    for what, (title, day, people, said) in CASES.items():
        words = f"{on(day).year}年{on(day).month}月{on(day).day}日"
        api, table, page = three_ways(organ, client, tmp_path, title, on(day), people)
        assert api == table == page and len(api) == 1, (what, api, table, page)
        assert said.format(day=words) in api[0], what
