"""A limit given as a week is shown as that week, in the list, on the page of the case and among linked cases."""

from datetime import UTC, datetime

from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

NOW = datetime.now(UTC)
YEAR = NOW.year + 1


def test_a_week_is_named_and_a_day_is_not(client, database):
    organ = make_organ(at=NOW)
    given = {"at": NOW, "task_kind": "item", "source": "daily", "unit": "研究室", "due_on": f"{YEAR}-01-13"}
    week = organ.open("综合处干部", "task", "set", title="按周的任务", due_grain="week", **given).case_id
    day = organ.open("综合处干部", "task", "set", title="按日的任务", due_grain="day", **given).case_id
    browser = sign_in(client, organ, "综合处干部")
    rows = browser.get("/ledger/task/").content.decode()
    by_week, by_day = (rows.partition(title)[2].partition("</tr>")[0] for title in ("按周的任务", "按日的任务"))
    assert f"{YEAR}年1月第" in by_week and "周" in by_week and "日</time>" not in by_week
    assert f"{YEAR}年1月13日" in by_day and "周</time>" not in by_day
    page = browser.get(f"/cases/{week}/").content.decode()
    assert f"{YEAR}年1月第" in page.partition("完成时限")[2][:200]
    assert "为限" in page
    told = page.partition('class="line"')[2]
    assert f"{YEAR}年1月第" in told and "周内完成" in told and f"{YEAR}年1月13日" not in told
    for address in ("/todo/", "/search/?q=按周"):
        found = sign_in(client, organ, "经办人").get(address).content.decode().partition("按周的任务")
        assert f"{YEAR}年1月第" in found[0][-400:] + found[2][:400], address
    browser = sign_in(client, organ, "综合处干部")
    assert f"{YEAR}年1月13日" in browser.get(f"/cases/{day}/").content.decode()
