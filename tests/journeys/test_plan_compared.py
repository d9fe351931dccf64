"""A plan's new text beside its ledger: read, compared, a change taken over at 1440 px, the rest skipped or taken on a phone."""

import pytest
from tests.journeys.visitor import NOW, PHONE, visiting

from renda.services.read_document import take_document

pytestmark = [pytest.mark.journey, pytest.mark.slow]

YEAR = NOW.year + 1
NEW = f"""明川市人大常委会机关作风提升工作方案（修订）

一、重点任务
（一）改进文风
1.研究室牵头修订公文办理规定，{YEAR}年8月底前完成。
2.研究室牵头建立会议质量评议制度，{YEAR}年7月底前完成。
"""


@pytest.fixture
def revised(organ):
    """A plan with one task, and a new text that moves its limit and adds another: the addresses of plan and task."""
    plan = organ.open("综合处干部", "plan", "draft", at=NOW, title="作风提升方案", unit="综合处").case_id
    group = organ.do(
        "综合处干部", plan, "add_groups", at=NOW, groups=[{"kind": "aspect", "title": "改进文风", "position": 1}],
    ).opened[0]
    task = organ.open(
        "综合处干部", "task", "set", at=NOW, title="修订公文办理规定", task_kind="key_task", source="plan", unit="研究室",
        aspect=str(group), due_on=f"{YEAR}-06-30",
    ).case_id
    take_document(actor=organ.actors["综合处干部"], name="方案（修订）.docx", text=NEW, at=NOW)
    return f"/cases/{plan}/", f"/cases/{task}/"


def test_each_difference_is_taken_over_or_skipped(live_server_with_worker, organ, revised, chromium):
    plan, task = revised
    who = visiting(chromium, live_server_with_worker, organ).enter("coordinator")
    who.at(plan)
    who.press("text=与新文本比对")
    assert "有变动：时限" in who.press("text=方案（修订）")
    who.fill(".vs.is-now", extend_due__consent="分管领导")
    assert "已审 1/2" in " ".join(who.press('.vs.is-now button[value="accept"]').replace("<b>", "").split())
    who.sized(PHONE)
    assert "跳过" in who.press('.vs.is-now button[value="skip"]')
    assert "已审 2/2" in who.page.locator(".rv-prog").inner_text()
    told = who.at(task)
    assert f"{YEAR}年8月31日" in told and "方案（修订）" in told
    assert "会议质量评议" not in who.at(plan), "what is skipped changes nothing"
    who.page.context.close()
