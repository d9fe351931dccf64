"""Findings of a document become items of a list that the office defined; any other finding may be taken so by choice, and back."""

from datetime import timedelta

from tests.makers.organ import START, make_organ

from renda.domain.days import day_of
from renda.reads.documents import document_read
from renda.services.accept_proposal import Place, accept_proposal
from renda.services.act_on_case import Done
from renda.services.read_document import take_document
from renda.services.retake_proposal import retake_proposal
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

TEXT = """市人大机关调研难点问题清单

一、存在的主要问题
1.审议意见跟踪不紧，部分审议意见交办后没有反馈。责任单位：研究室
2.调研走马观花，个别调研停留于听汇报。
"""
DAY = (day_of(START) + timedelta(days=60)).isoformat()


def test_findings_become_items_of_the_list_chosen_in_the_review(database):
    organ = make_organ()
    clerk = organ.actors["综合处干部"]
    defined = organ.open(
        "综合处干部", "list", "define", title="破难题清单", unit="综合处", takes_in="难题", closing_rule="approved", wording="solving",
        grade_rule="by_completion", seen_by="all", from_on=day_of(START).isoformat(), until_on=DAY,
    )
    taken = take_document(actor=clerk, name="难点问题清单.docx", text=TEXT, at=START)

    def found(document):
        with reading(organ.organ_id):
            return document_read(clerk, document).proposals

    proposals = found(taken.document_id)
    assert [p.kind for p in proposals] == ["list_item"] * 2
    data = {"title": proposals[0].title, "list": str(defined.case_id), "unit": str(organ.units["研究室"]), "due_on": DAY}
    done = accept_proposal(actor=clerk, place=Place(document_id=taken.document_id, number=proposals[0].number), data=data, at=START)
    assert isinstance(done, Done), done
    with reading(organ.organ_id):
        facts = load_facts([done.case_id])[done.case_id].facts
    assert [x.case_id for x in facts.linked("part_of", outgoing=True)] == [defined.case_id]
    other = take_document(actor=clerk, name="通报.docx", text=TEXT.replace("难点问题清单", "情况的通报"), at=START).document_id
    assert [p.kind for p in found(other)] == ["problem"] * 2
    place = Place(document_id=other, number=found(other)[0].number)
    for kind in ("list_item", "problem"):
        assert retake_proposal(actor=clerk, place=place, name="通报.docx", at=START).kind == kind
        assert [p.kind for p in found(other)] == [kind, "problem"]
