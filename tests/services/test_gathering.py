"""What a command loads does not grow with what else hangs on the cases it names: a campaign has thousands of records."""

from tests.makers.organ import START, make_organ

from renda.domain.days import day_of
from renda.services.deciding_context import gather
from renda.store.contributions import procedures
from renda.store.unit_of_work import begin

LINKS = [{"title": "理论学习", "gathers": "study"}]


def test_a_record_opened_under_a_campaign_loads_the_campaign_and_no_other_record_of_it(database):
    organ = make_organ()
    campaign = organ.open(
        "综合处干部", "campaign", "prepare", title="学习教育", kind="style", from_on="2026-03-02", until_on="2026-07-31", links=LINKS,
    ).case_id
    organ.do("综合处干部", campaign, "add_units", units=["第一支部", "研究室"], batch=1)
    organ.do("综合处干部", campaign, "launch")
    held = {"form": "theme_day", "held_on": "2026-03-02", "days": "0.5", "attendees": ["支部书记"], "campaign": str(campaign)}
    for title in ("走访联系点", "清扫河岸"):
        organ.open("支部书记", "study_session", "register_branch", title=title, **held)
    action = procedures()["study_session"].action("register_branch")
    with begin(organ.organ_id):
        found = gather(action, organ.named({"title": "看望老党员", **held}), actor=organ.actors["支部书记"], today=day_of(START))
    assert set(found.around) == {campaign}
