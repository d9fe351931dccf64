"""The page of a plan: two groupings with their figures, tasks by group, unit and leader; a unit without any shows."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.store.models import Case
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=100))


def planned(organ):
    """A plan of two aspects and one link; two tasks of three stand under an aspect, one of them done, two under the link."""
    at = NOW - timedelta(days=50)
    plan = organ.open("综合处干部", "plan", "draft", at=at, title="作风提升方案", unit="综合处").case_id
    organ.do("综合处干部", plan, "add_groups", at=at, groups=[
        {"kind": "aspect", "title": "改进文风", "position": 1, "unit": "研究室"}, {"kind": "aspect", "title": "精简会议", "position": 2},
        {"kind": "link", "title": "建章立制", "position": 1},
    ])
    with reading(organ.organ_id):
        groups = dict(Case.objects.filter(procedure="plan_group").values_list("title", "id"))
    made = {}
    for title, aspect, link, unit in (
        ("修订公文规定", "改进文风", "建章立制", "研究室"), ("压减简报", "改进文风", "", "研究室"), ("限定会期", "", "建章立制", "城环委"),
    ):
        under = {key: str(groups[name]) for key, name in (("aspect", aspect), ("link", link)) if name}
        made[title] = organ.open(
            "综合处干部", "task", "set", at=at, title=title, task_kind="key_task", source="plan", unit=unit, **under
        ).case_id
    organ.do("经办人", made["压减简报"], "report_done", at=at, result="已压减")
    organ.do("核查人", made["压减简报"], "verify_done", at=at)
    return plan, groups


def section(page: str, key: str) -> str:
    return page.partition(f'<section class="sec" id="{key}"')[2].partition("</section>")[0]


def test_each_grouping_shows_its_groups_with_figures_that_lead_on(client, organ):
    plan, groups = planned(organ)
    page = sign_in(client, organ, "经办人").get(f"/cases/{plan}/").content.decode()
    aspects, links = section(page, "by-aspect"), section(page, "by-link")
    assert "改进文风" in aspects and "精简会议" in aspects and "建章立制" in links and "建章立制" not in aspects
    assert "50.0%" in aspects and "0.0%" in links
    assert f"/figures/task_done_rate/?aspect={groups['改进文风']}" in aspects
    assert f"/figures/task_done_rate/?link={groups['建章立制']}" in links


def test_a_task_under_both_groupings_stands_in_both(client, organ):
    plan, groups = planned(organ)
    page = sign_in(client, organ, "经办人").get(f"/cases/{plan}/").content.decode()
    own = section(page, f"group-{groups['改进文风']}")
    assert "修订公文规定" in own and "压减简报" in own and "限定会期" not in own
    both = section(page, f"group-{groups['建章立制']}")
    assert "修订公文规定" in both and "限定会期" in both
    assert "本组还没有任务" in section(page, f"group-{groups['精简会议']}")


def test_it_can_be_read_by_unit_and_by_leader(client, organ):
    plan, _ = planned(organ)
    reader = sign_in(client, organ, "经办人")
    by_unit = reader.get(f"/cases/{plan}/?by=unit").content.decode()
    assert "压减简报" in section(by_unit, f"of-{organ.units['研究室']}")
    assert "限定会期" in section(by_unit, f"of-{organ.units['城环委']}")
    assert "机关党委" in section(by_unit, "idle-units")
    by_leader = reader.get(f"/cases/{plan}/?by=leader").content.decode()
    assert "限定会期" in section(by_leader, f"of-{organ.actors['分管领导'].person_id}")
    assert reader.get(f"/cases/{plan}/?by=nonsense").status_code == 200


def test_a_plan_without_groups_says_what_to_do_next(client, organ):
    plan = organ.open("综合处干部", "plan", "draft", at=NOW, title="空方案", unit="综合处").case_id
    assert "先“设置分组”" in sign_in(client, organ, "综合处干部").get(f"/cases/{plan}/").content.decode()


def test_progress_rolls_up_by_unit_by_leader_and_by_portfolio(client, organ):
    """Two of three tasks are the research office's, one of them done; all three units are in one leader's charge."""
    plan, _ = planned(organ)
    reader, office = sign_in(client, organ, "经办人"), organ.units["研究室"]
    leader = organ.actors["分管领导"].person_id
    units = section(reader.get(f"/cases/{plan}/?by=unit").content.decode(), "by-unit")
    assert f"/figures/task_done_rate/?plan={plan}&amp;unit={office}" in units
    assert "50.0%" in units and "33.3%" in units
    leaders = section(reader.get(f"/cases/{plan}/?by=leader").content.decode(), "by-leader")
    assert f"/figures/tasks_set/?plan={plan}&amp;leader={leader}" in leaders
    charges = section(reader.get(f"/cases/{plan}/?by=portfolio").content.decode(), "by-portfolio")
    assert all(words in charges for words in ("研究室", "城环委", "33.3%"))
    assert reader.get(f"/figures/task_done_rate/?plan={plan}&unit={office}").status_code == 200
