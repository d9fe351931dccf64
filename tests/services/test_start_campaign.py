"""A campaign begun from the template of its kind, and one begun as an earlier one was: structure, and none of its records."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.procedures.campaign.reads.campaign_structure import campaign_structure
from renda.procedures.campaign.services.start_campaign import layout_again, start_campaign, usual_layout
from renda.procedures.campaign.templates_of_kinds import USUAL
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS, GATHERED
from renda.store.models import Case, CaseLink
from renda.store.unit_of_work import reading

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
FROM, UNTIL = date(2026, 3, 9), date(2026, 7, 31)
GIVEN = {"title": "作风教育", "kind": "style", "from_on": FROM.isoformat(), "until_on": UNTIL.isoformat()}


@pytest.fixture
def organ(database):
    return make_organ()


def begun(organ, layout, **given):
    done = start_campaign(actor=organ.actors["综合处干部"], data={**GIVEN, **given}, layout=layout, at=AT)
    return done if isinstance(done, Refused) else done.campaign


@pytest.mark.parametrize("kind", [c.key for c in CAMPAIGN_KINDS])
def test_the_template_of_every_kind_holds_together(kind):
    usual = USUAL[kind]
    assert {g for _, g in usual.links} <= {c.key for c in GATHERED}
    assert {i.link for i in usual.items} <= {title for title, _ in usual.links}
    assert all(0 < i.due_after <= 100 for i in usual.items)


def test_a_template_sets_its_items_for_every_unit_and_the_next_campaign_begins_with_the_same(organ):
    units = [organ.units["研究室"], organ.units["城环委"]]
    first = begun(organ, usual_layout(USUAL["style"], units, from_on=FROM, until_on=UNTIL))
    clerk = organ.actors["综合处干部"]
    organ.do("分管领导", first, "launch", at=AT)
    with reading(organ.organ_id):
        made = campaign_structure(clerk, first)
        item = Case.objects.filter(procedure="campaign_item").order_by("number").first().id
    assert (len(made.links), len(made.parts), len(made.items)) == (4, 2, 8)
    organ.do("经办人", item, "report_done", at=AT, result="已完成")
    again = layout_again(made, from_on=date(2027, 3, 9), until_on=date(2027, 6, 30))
    second = begun(organ, again, title="又一次", from_on="2027-03-09", until_on="2027-06-30")
    with reading(organ.organ_id):
        copied = campaign_structure(clerk, second)
        under = CaseLink.objects.filter(target_id=second, type="under", source__procedure="campaign_item")
        stages = set(under.values_list("source__stage", flat=True))
    assert [(x.title, x.gathers) for x in copied.links] == [(x.title, x.gathers) for x in made.links]
    assert sorted((i.title, i.unit) for i in copied.items) == sorted((i.title, i.unit) for i in made.items)
    assert max(i.due_on for i in copied.items) == date(2027, 6, 30), "none is due after the last day"
    assert stages == {"to_do"}, "records are not copied"


def test_what_is_refused_leaves_nothing_behind(organ):
    layout = usual_layout(USUAL["style"], [organ.units["研究室"]] * 2, from_on=FROM, until_on=UNTIL)
    refused = begun(organ, layout)
    assert isinstance(refused, Refused)
    assert "同一单位只列一次" in " ".join(word_refusal(refused))
    with reading(organ.organ_id):
        assert not Case.objects.filter(procedure__startswith="campaign").exists()
