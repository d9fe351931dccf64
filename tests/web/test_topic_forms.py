"""The forms of a research topic: what its record makes likely is filled in."""

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.sign_in import sign_in


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
