"""What is taken from a plan's text: its tasks and measures are tasks; a plan of rectification and a feedback stay what they were."""

from tests.makers.organ import START, make_organ

from renda.reads.documents import document_read
from renda.services.read_document import take_document
from renda.store.unit_of_work import reading

PLAN = """明川市人大常委会机关作风提升工作方案

一、重点任务
（一）改进文风
1.研究室牵头修订公文办理规定，2026年6月底前完成。
2.秘书处压减简报种类，2026年9月底前完成。
（二）精简会议
1.综合处制定会议计划管理办法，2026年5月底前印发。
"""


def kinds(name, text):
    organ = make_organ()
    actor = organ.actors["综合处干部"]
    taken = take_document(actor=actor, name=name, text=text, at=START)
    with reading(organ.organ_id):
        return {p.kind for p in document_read(actor, taken.document_id).proposals}


def test_a_plan_gives_tasks(database):
    assert kinds("方案.docx", PLAN) == {"task"}


def test_a_plan_of_rectification_gives_measures(database):
    assert "task" not in kinds("作风建设整改工作方案.docx", PLAN.replace("作风提升工作方案", "作风建设整改工作方案"))


def test_what_a_feedback_asks_for_stays_a_measure(database):
    assert kinds("反馈意见.docx", PLAN.replace("作风提升工作方案", "作风检查反馈意见")) == {"measure"}


LISTED = """明川市人大常委会机关作风提升工作方案

一、总体要求
1.坚持问题导向。
二、重点任务
（一）改进文风
1.研究室牵头修订公文办理规定，2026年6月底前完成。
2.公文平均流转时间压减三成。
3.建立会议登记簿。责任单位：综合处；完成时限：2026年12月底。
"""


def test_every_numbered_item_of_a_plan_is_one_task_read_whole(database):
    organ = make_organ()
    actor = organ.actors["综合处干部"]
    taken = take_document(actor=actor, name="方案.docx", text=LISTED, at=START)
    with reading(organ.organ_id):
        read = [(p.title, p.units, str(p.deadline)) for p in document_read(actor, taken.document_id).proposals]
    assert read == [
        ("修订公文办理规定", ("研究室",), "2026-06-30"), ("公文平均流转时间压减三成", (), "None"),
        ("建立会议登记簿", ("综合处",), "2026-12-31"),
    ]
