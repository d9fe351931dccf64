"""The home page of a campaign (集中教育主页): where it stands by unit, link and week, what is missing and by whom, what comes next.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.rights import Actor, Duty
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.procedures.campaign.reads import campaign_records as records
from renda.procedures.campaign.reads.campaign_figures import (
    GroupProgress,
    campaign_numbers,
    link_progress,
    plan_groupings,
    week_numbers,
    weeks_until,
)
from renda.procedures.campaign.views.home_acts import campaign_acts
from renda.procedures.campaign.views.home_lists import MOST_UNITS, missing_rows, own_table, side_lists
from renda.procedures.campaign.views.home_models import HomePage
from renda.procedures.campaign.views.lists import WORDS
from renda.procedures.campaign.views.matrix_drawing import matrix, weeks_table
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS
from renda.reads.figures import Figure
from renda.store.calendar_loading import measure_in_force
from renda.web.business_only import business_only
from renda.web.figure_drawing import drawn, figure_href, inline
from renda.web.view_models.parts import Cell, CellKind, Column, Head, Link, Row, Run, Table
from renda.web.views.figures import number
from renda.web.views.frame import SignedInRequest, page, today

_KINDS = {c.key: c.label for c in CAMPAIGN_KINDS}
_WEEK = 7
_DOERS = {Duty.HANDLE, Duty.COORDINATE}


@business_only
def campaigns(request: SignedInRequest) -> HttpResponse:
    """Lead to the running campaign; where there is none, to starting one, or to the ledger."""
    found = records.running_campaigns(request.actor)
    if found:
        return redirect("campaign_home", found[0][0])
    return redirect("start_campaign") if Duty.COORDINATE in request.actor.duties else redirect("worklist", "campaign")


@business_only
def home(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Show the home page of one campaign; what one may not see and what does not exist answer alike."""
    found = records.campaign_seen_by(request.actor, campaign)
    if found is None:
        raise Http404
    return page(request, "campaign/home.html", current="campaigns", page=_home(request.actor, found, today(request)))


def _home(actor: Actor, campaign: records.Campaign, day: date) -> HomePage:
    key, organ, measure = campaign.id, actor.organ_id, measure_in_force(day)
    links, parts, plans = records.links_of(actor, key), records.parts_of(actor, key), records.plans_of(actor, key)
    weeks = weeks_until(day, campaign.from_on)
    progress = link_progress(key, links, weeks, organ_id=organ, as_of=day)
    missing, own = records.missing_of(actor, key), records.missing_of(actor, key, unit=actor.unit_id)
    plan = plans[0] if plans else None
    return HomePage(
        head=replace(_head(campaign, plan, day), buttons=campaign_acts(actor, campaign, day)),
        changed=tuple(_changed(week_numbers(key, weeks[-1], organ_id=organ, as_of=day))),
        numbers=tuple(number(f) for f in campaign_numbers(key, organ_id=organ, as_of=day)),
        matrix=matrix(parts, progress) if parts and links else None, matrix_title=f"{_count_words(len(links))}环节 × 各单位",
        lists=tuple(Link(label=words, href=f"{reverse('campaign_lists', args=(key,))}?by={by}") for by, words in WORDS.items()),
        matrix_remark="已完成动作/应完成动作，下为登记的记录；按机构次序，不排名",
        own=own_table(own, day, measure) if own and actor.duties & _DOERS else None, missing=missing_rows(missing, day, measure),
        missing_remark=f"按时限先后，先列{MOST_UNITS}个单位",
        weeks=weeks_table(progress, weeks) if links else None,
        groupings=_groupings(plan_groupings(plan.id, organ_id=organ, as_of=day)) if plan else (),
        plan=Link(label=plan.title, href=reverse("case", args=(plan.id,))) if plan else None,
        side=side_lists(actor, campaign, links, plans, day, measure),
    )


def _head(campaign: records.Campaign, plan: records.Matter | None, day: date) -> Head:
    week = (day - campaign.from_on).days // _WEEK + 1
    running = campaign.stage == "running" and week > 0
    period = f"{chinese_date(campaign.from_on)}至{chinese_date(campaign.until_on)}" + (f"，第{week}周" if running else "")
    remarks = [
        Link(label=_KINDS[campaign.kind]), Link(label=CAMPAIGN.stage(campaign.stage).label), Link(label=period),
        *((Link(label=f"上级方案：{campaign.answering}"),) if campaign.answering else ()),
        *((Link(label=f"牵头领导：{campaign.leader}"),) if campaign.leader else ()),
        Link(label="办理记录", href=reverse("case", args=(campaign.id,))),
    ]
    if plan:
        remarks.insert(3, Link(label=f"本级方案：{plan.title}", href=reverse("case", args=(plan.id,))))
    return Head(title=campaign.title, crumbs=(Link(label="集中教育", href=reverse("worklist", args=("campaign",))),), unit=campaign.unit,
                remarks=tuple(remarks))


def _changed(found: Sequence[Figure]) -> Iterator[Run]:
    """本周完成动作3项；超期未报2项；指导组要求未办结2条，其中答复超期1条。"""
    said = ("本周完成动作", "；超期未报", "；指导组要求未办结", "，其中答复超期")
    for words, figure in zip(said, found, strict=True):
        yield Run(text=words)
        yield Run(figure=inline(figure, figure_href(figure.key, figure.scope)))
        yield Run(text=figure.unit)
    yield Run(text="。")


def _count_words(n: int) -> str:
    return f"{'〇一二三四五六七八九'[n]}个" if 0 < n < 10 else "各"  # noqa: PLR2004 - one sign for each


_HEADS = ("任务", "已完成", "完成率", "超期")


def _groupings(groups: Sequence[GroupProgress]) -> tuple[Table, ...]:
    """The plan's aspects with their tasks, and its links with their measures."""
    said = (("aspect", "方面", "各方面的任务"), ("link", "环节", "各环节的举措"))
    found = ((label, caption, [g for g in groups if g.kind == kind]) for kind, label, caption in said)
    return tuple(
        Table(
            columns=(Column(label=label, is_title=True), *(Column(label=words, is_number=True) for words in _HEADS)), caption=caption,
            rows=tuple(
                Row(name=g.title, cells=(Cell(text=g.title, href=reverse("case", args=(g.id,))), *map(_cell, g.figures))) for g in own
            ),
        )
        for label, caption, own in found if own
    )


def _cell(figure: Figure) -> Cell:
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))


