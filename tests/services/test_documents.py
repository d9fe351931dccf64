"""Reading and deciding documents by the services alone: rights, once per text, one decision per proposal, the ledger."""

from datetime import date

import pytest
from tests.makers.organ import START, make_organ

from renda.domain.refusals import Code, Refused
from renda.services.accept_proposal import Place, accept_proposal, reject_proposal, restore_proposal
from renda.services.read_document import Taken, last_day, take_document

TEXT = """整改工作方案
二、整改措施
1.2026年9月30日前建立代表建议办理台账，逐件明确责任人。牵头单位：研究室
"""


@pytest.fixture
def organ(database):
    return make_organ()


def taken(organ, who="综合处干部", text=TEXT):
    return take_document(actor=organ.actors[who], name="方案.txt", text=text, at=START)


def first(organ):
    found = taken(organ)
    assert isinstance(found, Taken)
    return Place(document_id=found.document_id, number=1)


def events(organ, chain):
    from django.db import connection

    from renda.store.unit_of_work import reading

    with reading(organ.organ_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.kind FROM store_event e JOIN store_chain c ON c.id = e.chain_id WHERE c.kind = %s ORDER BY e.seq", [chain]
        )
        return [row[0] for row in cursor.fetchall()]


def test_only_who_coordinates_takes_documents_in_and_decides(organ):
    assert isinstance(taken(organ, "经办人"), Refused)
    refused = reject_proposal(actor=organ.actors["经办人"], place=first(organ), at=START)
    assert isinstance(refused, Refused) and refused.has(Code.NO_RIGHT)


def test_the_same_text_is_the_same_document(organ):
    one, two = taken(organ), taken(organ)
    assert isinstance(one, Taken) and isinstance(two, Taken)
    assert (one.document_id, one.was_known, two.was_known) == (two.document_id, False, True)
    assert events(organ, "document") == ["DocumentRead"]


def test_another_organ_reads_the_same_text_anew(organ):
    one, other = taken(organ), taken(make_organ("云屏县人大常委会"))
    assert isinstance(one, Taken) and isinstance(other, Taken)
    assert not other.was_known and other.document_id != one.document_id


def test_a_refused_opening_leaves_the_proposal_waiting(organ):
    place, clerk = first(organ), organ.actors["综合处干部"]
    refused = accept_proposal(actor=clerk, place=place, data={"title": "建立台账"}, at=START)
    assert isinstance(refused, Refused) and refused.has(Code.REQUIRED)
    assert reject_proposal(actor=clerk, place=place, at=START) is None


def test_a_proposal_is_decided_once_and_every_decision_is_in_the_ledger(organ):
    place, clerk = first(organ), organ.actors["综合处干部"]
    assert reject_proposal(actor=clerk, place=place, at=START) is None
    assert isinstance(reject_proposal(actor=clerk, place=place, at=START), Refused)
    assert restore_proposal(actor=clerk, place=place, at=START) is None
    assert isinstance(restore_proposal(actor=clerk, place=place, at=START), Refused)
    assert events(organ, "document") == ["DocumentRead", "ProposalRejected", "ProposalRestored"]


def test_a_number_that_does_not_exist_is_not_found(organ):
    place = Place(document_id=first(organ).document_id, number=99)
    refused = reject_proposal(actor=organ.actors["综合处干部"], place=place, at=START)
    assert isinstance(refused, Refused) and refused.has(Code.NOT_FOUND)


@pytest.mark.parametrize(("words", "day"), [
    ("2026-09-30", date(2026, 9, 30)), ("2028-02", date(2028, 2, 29)), ("2026", date(2026, 12, 31)),
    ("2026-02-30", None), ("会后3个月内", None), (None, None),
])
def test_a_deadline_falls_on_the_last_day_its_words_allow(words, day):
    assert last_day(words) == day
