"""A feedback's text read: each point it names becomes a measure of that feedback, in the round the feedback is in."""

from datetime import timedelta

from tests.makers.organ import START, make_organ

from renda.domain.days import day_of
from renda.reads.documents import document_read
from renda.services.accept_proposal import Place, accept_proposal
from renda.services.act_on_case import Done
from renda.services.read_document import take_document
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

TEXT = """市委第一巡察组关于市人大机关的巡察反馈意见

一、存在的主要问题
（一）监督工作方面
1.审议意见跟踪不紧。部分审议意见交办后没有反馈，办理结果没有报告。
2.调研走马观花。个别调研停留于听汇报，没有查看现场。
"""
DAY = (day_of(START) + timedelta(days=60)).isoformat()


def test_its_points_become_measures_of_the_round(database):
    organ = make_organ()
    clerk = organ.actors["综合处干部"]
    feedback = organ.open(
        "综合处干部", "feedback", "receive", title="巡察反馈", source="inspection", issuer="市委第一巡察组",
        received_on=day_of(START).isoformat(), reply_due_on=DAY, unit="综合处",
    )
    taken = take_document(actor=clerk, name="巡察反馈意见.docx", text=TEXT, at=START)
    with reading(organ.organ_id):
        proposals = document_read(clerk, taken.document_id).proposals
    assert [p.kind for p in proposals] == ["feedback_measure"] * 2
    data = {
        "title": "审议意见逐件跟踪到办结", "feedback": str(feedback.case_id), "unit": str(organ.units["研究室"]), "due_on": DAY,
    }
    place = Place(document_id=taken.document_id, number=proposals[0].number)
    done = accept_proposal(actor=clerk, place=place, data=data, at=START)
    assert isinstance(done, Done), done
    with reading(organ.organ_id):
        facts = load_facts([done.case_id])[done.case_id].facts
    assert (facts.detail["in_round"], facts.detail["source"]) == ("r1", "inspection")
    assert [x.case_id for x in facts.linked("part_of", outgoing=True)] == [feedback.case_id]
