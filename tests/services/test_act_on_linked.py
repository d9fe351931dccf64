"""Closing a campaign of special rectification with more open problems than one act should hold: a job writes them one by one, once."""

import json
from datetime import UTC, datetime

from django.db import connection
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM

from renda.domain.decide import decide_for_parent
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.services import act_on_linked
from renda.store.models import Case
from renda.store.unit_of_work import reading

AT = datetime.now(UTC)
CLERK, DAY = "综合处干部", AT.date().isoformat()
MORE = 51


def carried(organ):
    with reading(organ.organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT chain_id) FROM store_event WHERE action = 'carry_over'")
        return cursor.fetchone()


def closed_with(count):
    organ = make_organ(at=AT)
    links = [{"title": "集中整治", "gathers": "rectification"}]
    campaign = organ.open(
        CLERK, "campaign", "prepare", at=AT, title="专项整治", kind="special_rectification", from_on=DAY, until_on=f"{AT.year + 1}-12-31",
        links=links,
    ).case_id
    for n in range(count):
        organ.open(CLERK, "problem", "register", at=AT, **{**PROBLEM, "title": f"问题{n}", "campaign": str(campaign)})
    organ.do("分管领导", campaign, "launch", at=AT)
    organ.do(CLERK, campaign, "conclude", at=AT)
    organ.do("分管领导", campaign, "close", at=AT, summary="面上完成")
    return organ


def test_many_are_written_by_a_job_each_once_though_it_is_taken_up_again(database, run_jobs, monkeypatch):
    organ = closed_with(MORE)
    assert carried(organ) == (0, 0), "the act itself closes the campaign and its parts"
    with reading(organ.organ_id):
        assert Case.objects.get(procedure="campaign").stage == "closed"
        assert set(Case.objects.filter(procedure="campaign_link").values_list("stage", flat=True)) == {"ended"}
    left = iter(range(20))

    def stopping(*given):
        next(left)  # the worker is ended after twenty
        return decide_for_parent(*given)

    monkeypatch.setattr(act_on_linked, "decide_for_parent", stopping)
    run_jobs()
    assert carried(organ) == (20, 20)
    monkeypatch.undo()
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [act_on_linked.JOB])
        given = json.loads(cursor.fetchone()[0])
    from renda.jobs.linking import carry_on

    carry_on.defer(**given)
    run_jobs()
    assert carried(organ) == (MORE, MORE)
    with reading(organ.organ_id):
        assert set(Case.objects.filter(procedure="problem").values_list("stage", flat=True)) == {"registered"}, "it stays where it stands"


def test_few_are_written_with_the_act(database):
    organ = closed_with(2)
    assert carried(organ) == (2, 2)
    assert CAMPAIGN.action("close").looks_at == ()
