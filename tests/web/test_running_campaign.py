"""Forms that belong to a campaign: the running one that the actor's unit takes part in is filled in, and may be cleared."""

import re

from tests.makers.organ import START, make_organ
from tests.makers.sign_in import sign_in

from renda.domain.fields import Field, FieldKind
from renda.reads.running_cases import running_cases
from renda.store.unit_of_work import reading
from renda.web.act_forms import Offers, drawn_fields, known_values

BELONGS = Field(key="campaign", label="所属集中教育", kind=FieldKind.CASE, of="campaign", required=False, fill="running:campaign")
LINKS = [{"title": "理论学习", "gathers": "study"}]


def running(organ, *units, title="作风学习教育", launched=True):
    opened = organ.open(
        "综合处干部", "campaign", "prepare", title=title, kind="style", from_on="2026-03-02", until_on="2026-07-31", links=LINKS,
    )
    organ.do("综合处干部", opened.case_id, "add_units", units=list(units), batch=1)
    if launched:
        organ.do("综合处干部", opened.case_id, "launch")
    return opened


def filled_for(organ, who):
    with reading(organ.organ_id):
        return running_cases(organ.actors[who], (BELONGS,))


def test_the_one_running_campaign_of_the_unit_is_filled_in(database):
    organ = make_organ()
    campaign = running(organ, "研究室")
    running(organ, "研究室", title="还在筹备", launched=False)
    assert filled_for(organ, "经办人") == {"campaign": campaign.number}
    assert filled_for(organ, "另一经办人") == {}, "another unit takes no part"
    known = known_values((BELONGS,), None, START.date(), running=filled_for(organ, "经办人"))
    drawn = drawn_fields((BELONGS,), known, (), Offers(today=START.date()), known=known)[0]
    assert (drawn.value, bool(drawn.known_from), drawn.is_needed) == (campaign.number, True, False)


def test_a_unit_below_one_that_takes_part_belongs_to_it_too(database):
    from renda.store.models import Unit

    organ = make_organ()
    with reading(organ.organ_id):
        Unit.objects.filter(id=organ.units["研究室"]).update(parent_id=organ.units["综合处"])
    campaign = running(organ, "综合处")
    assert filled_for(organ, "经办人") == {"campaign": campaign.number}


def test_of_several_none_is_chosen_and_a_unit_that_left_has_none(database):
    organ = make_organ()
    one, other = running(organ, "研究室"), running(organ, "研究室", title="另一项学习教育")
    assert filled_for(organ, "经办人") == {}
    part = other_part(organ, other)
    organ.do("综合处干部", part, "leave", reason="另有安排")
    assert filled_for(organ, "经办人") == {"campaign": one.number}


def other_part(organ, campaign):
    from renda.store.models import CaseLink

    with reading(organ.organ_id):
        return CaseLink.objects.get(target_id=campaign.case_id, source__procedure="campaign_part").source_id


def test_the_form_of_a_campaign_begins_with_the_five_usual_links(database, client):
    organ = make_organ()
    page = sign_in(client, organ, "综合处干部").get("/ledger/campaign/new/prepare/").content.decode()
    shown = re.findall(r'name="links\.\d\.title" value="([^"]+)"', page)
    assert shown == ["理论学习", "调查研究", "推动发展", "检视整改", "建章立制"]
    assert [page.count(f'<option value="{key}" selected>') for key in ("study", "research", "lists", "rectification", "rules")] == [1] * 5
