"""The forms of a research topic: what its record makes likely is filled in."""

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.sign_in import sign_in

from renda.procedures.research.topic_procedure import CONVERT
from renda.web.act_forms import Offers, drawn_fields


@pytest.fixture
def organ(database):
    return make_organ(at=START)


@pytest.mark.parametrize(("level", "kind"), [("youth", "youth"), ("office", "report")])
def test_a_topic_of_the_young_hands_in_a_paper_of_the_young(client, organ, level, kind):
    topic = organ.open("经办人", "research_topic", "propose", title="返乡见闻", level=level, due_on="2030-06-30")
    organ.do("综合处干部", topic.case_id, "approve", due_on="2030-06-30")
    organ.do("经办人", topic.case_id, "begin")
    handler = sign_in(client, organ, "经办人")
    form = handler.get(f"/cases/{topic.case_id}/acts/hand_in/").content.decode()
    assert f'name="paper_kind" value="{kind}" checked' in form and form.count(" checked") == 1


def test_rows_and_the_fields_in_them_stand_where_they_are_called_for():
    drawn = {f.name: f for f in drawn_fields(CONVERT.fields, {"rules": [{}, {}]}, (), Offers(today=START.date()))}
    assert drawn["rules"].shown_when == ("way", ("rules",)) and drawn["tasks"].shown_when == ("way", ("tasks",))
    conditions = [f.shown_when for row in (*drawn["rules"].rows, drawn["rules"].blank_row) for f in row if f.shown_when]
    assert conditions == [(f"rules.{n}.issued_on", ("",)) for n in ("0", "1", "__n__")], "of its own row"
