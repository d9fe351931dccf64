"""The lists of a campaign's home page: what is missing and by whom, what comes next, requirements, plans, bodies.

Must not know: SQL, requests.
"""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from renda.domain.days import short_chinese_date
from renda.domain.escalation import Measure
from renda.domain.rights import REPORT_READERS, Actor, Duty
from renda.procedures.campaign.reads import campaign_records as records
from renda.procedures.campaign.reads.campaign_bodies import Body, bodies_of
from renda.procedures.campaign.views.home_acts import entries
from renda.procedures.campaign.views.home_models import MissingRow, SideList, Upcoming
from renda.procedures.campaign.vocabulary import CAMPAIGN_OPEN
from renda.reads.reports import reports_about
from renda.store.contributions import procedures, report_kinds
from renda.web.due_chips import chip
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Link, Row, Table

MOST_UNITS = 12
"""The units whose day is nearest; the others are in the ledger of items."""
_NAMED_EACH = 3
"""More items of one unit than these are counted by the link to all of them."""


def missing_rows(missing: Sequence[records.Matter], day: date, measure: Measure) -> tuple[MissingRow, ...]:
    """This will draw what each unit has not reported, units by their soonest day."""
    by_unit: dict[str, list[records.Matter]] = {}
    for one in missing:
        by_unit.setdefault(one.unit, []).append(one)
    return tuple(
        MissingRow(
            unit=unit, due=chip(mine[0].due_on, day, measure) if mine[0].due_on else None,
            words=tuple(Link(label=f"{m.title}（{m.link}）", href=reverse("case", args=(m.id,))) for m in mine[:_NAMED_EACH]),
            more="等" if len(mine) > _NAMED_EACH else "",
        )
        for unit, mine in list(by_unit.items())[:MOST_UNITS]
    )


def own_table(own: Sequence[records.Matter], day: date, measure: Measure) -> Table:
    """This will table what the reader's own unit has to do, each with the act that reports it done."""
    columns = (Column(label="本单位要做的", is_title=True), Column(label="环节"), Column(label="时限"), Column(label="办理"))
    return Table(columns=columns, caption="本单位尚未申报完成的动作", rows=tuple(
        Row(name=m.title, cells=(
            Cell(text=m.title, href=reverse("case", args=(m.id,))), Cell(text=m.link),
            Cell(kind=CellKind.DUE, due=chip(m.due_on, day, measure) if m.due_on else None),
            Cell(buttons=(Button(label="申报完成", href=f"{reverse('act', args=(m.id, 'report_done'))}?next={reverse('campaigns')}"),)),
        )) for m in own
    ))


def side_lists(
    actor: Actor, campaign: records.Campaign, links: Sequence[records.CampaignLink], plans: Sequence[records.Matter], day: date,
    measure: Measure,
) -> tuple[SideList, ...]:
    """This will draw the lists at the side: what comes next, the guidance group's requirements, papers, plans, bodies."""
    ahead, required = records.next_of(actor, campaign.id), records.open_requirements(actor, campaign.id)
    return (
        SideList(
            key="next", title="下一步", rows=tuple(_row(m, day, measure) for m in ahead), empty="没有安排好日期的会议、方案和清单。",
        ),
        SideList(
            key="requirements", title="指导组要求", rows=tuple(_row(m, day, measure) for m in required), empty="没有未办结的要求。",
            link=Link(label="台账", href=reverse("worklist", args=("requirement",))),
        ),
        *_papers(actor, campaign), *entries(actor, campaign, links), _plans(actor, campaign, plans), _bodies(campaign, day),
    )


def _plans(actor: Actor, campaign: records.Campaign, plans: Sequence[records.Matter]) -> SideList:
    may = Duty.COORDINATE in actor.duties and campaign.stage in CAMPAIGN_OPEN
    draft = Link(label="起草方案", href=f"{reverse('open_case', args=('plan', 'draft'))}?campaign={campaign.number}")
    return SideList(
        key="plans", title="方案", rows=tuple(_plan(m) for m in plans), empty="还没有本级方案。由综合协调岗位起草。",
        link=None if "plan" not in procedures() else draft if may else Link(label="全部方案", href=reverse("worklist", args=("plan",))),
    )


def _bodies(campaign: records.Campaign, day: date) -> SideList:
    return SideList(
        key="bodies", title="工作机构", rows=tuple(_body(b) for b in bodies_of(campaign.bodies, day)),
        empty="还没有确定领导小组、办公室和专班。在办理记录里“确定工作机构”。", link=Link(label="组织", href=reverse("organisation")),
    )


def _papers(actor: Actor, campaign: records.Campaign) -> tuple[SideList, ...]:
    """Briefings and reports of this campaign: drafts for those who write them, issued ones for all who may read reports."""
    if not actor.duties & REPORT_READERS:
        return ()
    writes = Duty.COORDINATE in actor.duties
    rows = tuple(
        Upcoming(
            title=r.title, href=reverse("report", args=(r.id,)), remark=r.number or report_kinds()[r.kind].label,
            state=short_chinese_date(r.issued_on) if r.issued_on else "草稿",
        ) for r in reports_about(campaign.id, organ_id=actor.organ_id) if writes or r.is_issued
    )
    every = Link(label="全部", href=reverse("reports"))
    return (SideList(key="papers", title="简报和报告", rows=rows, empty="还没有简报和报告。", link=every),)


def _row(m: records.Matter, day: date, measure: Measure) -> Upcoming:
    stage = procedures()[m.procedure].stage(m.stage).label
    remark = " · ".join(words for words in (m.unit, stage) if words)
    return Upcoming(
        title=m.title, href=reverse("case", args=(m.id,)), remark=remark, due=chip(m.due_on, day, measure) if m.due_on else None,
    )


def _plan(m: records.Matter) -> Upcoming:
    plan = procedures()[m.procedure]
    version = plan.round_words(m.round) if m.round > 1 else ""
    return Upcoming(title=m.title, href=reverse("case", args=(m.id,)), remark=version, state=plan.stage(m.stage).label)


def _body(body: Body) -> Upcoming:
    members = "、".join(f"{person}（{title}）" for title, person in body.members)
    return Upcoming(title=body.name, href=f"{reverse('organisation')}#body-{body.id}", remark=members or "还没有成员")
