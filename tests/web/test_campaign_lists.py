"""The lists of a campaign: by leader, by unit, by group of people, in organisational order, in as many statements for more units."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

from renda.domain.posts import Employment, Rank
from renda.procedures.campaign.reads.campaign_lists import By, campaign_lists
from renda.procedures.campaign.reads.campaign_records import links_of, parts_of
from renda.services.post_changes import correct_standing
from renda.store.unit_of_work import reading

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLERK, DAY = "综合处干部", date(2026, 4, 1)


def made(units):
    organ = make_organ()
    campaign = organ.open(
        CLERK, "campaign", "prepare", title="学习教育", kind="style", from_on="2026-03-02", until_on="2026-12-31",
        links=[{"title": "理论学习", "gathers": "study"}],
    ).case_id
    for unit in units:
        add(organ, campaign, unit)
    return organ, campaign


def add(organ, campaign, unit):
    """Let one unit more take part, with two items of its own."""
    with reading(organ.organ_id):
        link = links_of(organ.actors[CLERK], campaign)[0].id
    organ.do(CLERK, campaign, "add_units", units=[unit], batch=1)
    for title, due in (("学习四次", "2026-03-20"), ("提交报告", "2026-06-30")):
        given = {"campaign": str(campaign), "link": str(link), "item_kind": "required", "unit": unit, "due_on": due}
        organ.open(CLERK, "campaign_item", "set", title=f"{unit}{title}", **given)


def listed(organ, campaign, by, who=CLERK):
    with reading(organ.organ_id):
        parts = parts_of(organ.actors[who], campaign)
        return campaign_lists(organ.actors[who], campaign, by, parts=parts, bodies=(organ.units["综合处"],), day=DAY)


def test_each_unit_leader_and_group_has_what_is_open_late_and_done(database):
    organ, campaign = made(["研究室", "第一支部"])
    organ.open(
        CLERK, "task", "set", title="补齐名册", task_kind="item", source="daily", unit="研究室", person="经办人", due_on="2026-03-31",
        campaign=str(campaign),
    )
    plan = organ.open(CLERK, "plan", "draft", title="实施方案", unit="综合处", campaign=str(campaign)).case_id
    group = organ.do(CLERK, plan, "add_groups", groups=[{"kind": "aspect", "title": "改进文风", "position": 1}]).opened[0]
    organ.open(CLERK, "task", "set", title="压减简报", task_kind="key_task", source="plan", unit="研究室", aspect=str(group))
    by_unit = {one.name: one for one in listed(organ, campaign, By.UNIT)}
    assert list(by_unit) == [p for p in by_unit if p in {"研究室", "第一支部"}] and len(by_unit) == 2
    mine = by_unit["研究室"]
    assert (mine.open, mine.late, mine.done) == (4, 2, 0)
    assert [m.title for m in mine.to_do] == ["研究室学习四次", "补齐名册", "研究室提交报告", "压减简报"], "the soonest due first"
    handler = organ.actors["经办人"]
    assert correct_standing(
        actor=organ.actors["安全管理员"], post_id=handler.post_id, rank=Rank.SECTION, employment=Employment.STAFF, holder="经办人", at=AT,
    ) is None
    people = {one.name: [m.title for m in one.to_do] for one in listed(organ, campaign, By.PEOPLE)}
    assert people["乡科级及以下"] == ["补齐名册"] and people["厅局级"] == [] and "实施方案" in people["综合处"]
    leaders = listed(organ, campaign, By.LEADER)
    assert all(one.open >= 2 for one in leaders if one.to_do) and leaders


def test_more_units_take_no_more_statements_and_the_page_is_shown(database, client, django_queries):
    from tests.makers.sign_in import sign_in

    organ, campaign = made(["研究室"])
    page = sign_in(client, organ, CLERK)
    asked = []
    for more in ((), ("第一支部", "城环委", "综合处")):
        for unit in more:
            add(organ, campaign, unit)
        page.get(f"/campaigns/{campaign}/lists/?by=unit")
        with django_queries() as found:
            shown = page.get(f"/campaigns/{campaign}/lists/?by=unit")
        asked.append(len(found))
        assert shown.status_code == 200 and f"{(*more, '研究室')[0]}学习四次" in shown.content.decode()
    assert asked[0] == asked[1]
    for by in ("leader", "people", "无此分类"):
        assert page.get(f"/campaigns/{campaign}/lists/?by={by}").status_code == 200
    assert page.get("/campaigns/01a21382-0000-7000-8000-000000000000/lists/").status_code == 404
