"""The lists of a campaign (分类清单): what each leader, unit or group of people has to do, has done and is late with.

In organisational order, nobody ranked. Must not know: SQL, how a case is decided.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.escalation import Measure
from renda.procedures.campaign.reads import campaign_records as records
from renda.procedures.campaign.reads.campaign_lists import By, CampaignList, campaign_lists
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures
from renda.web.business_only import business_only
from renda.web.due_chips import chip
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

WORDS = {By.LEADER: "按分管领导", By.UNIT: "按单位", By.PEOPLE: "按人群"}
_LEDES = {
    By.LEADER: "各领导分管单位承办的事项。", By.UNIT: "各参加单位承办的事项，含党支部。",
    By.PEOPLE: "按责任人当日职务的层级和工作机构各组列出；没有确定责任人的事项，见“按单位”。",
}
_COLUMNS = (
    Column(label="事项", is_title=True), Column(label="类别"), Column(label="单位"), Column(label="环节"), Column(label="时限"),
)


@business_only
def lists(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Show the lists of one campaign by what is asked for; by leader where nothing is."""
    found = records.campaign_seen_by(request.actor, campaign)
    if found is None:
        raise Http404
    asked, day = request.GET.get("by", ""), today(request)
    by = By(asked) if asked in set(By) else By.LEADER
    parts, measure = records.parts_of(request.actor, campaign), measure_in_force(day)
    listed = campaign_lists(request.actor, campaign, by, parts=parts, bodies=found.bodies, day=day)
    panels = tuple(_panel(one, day, measure) for one in listed) or (
        Panel(key="none", title=WORDS[by], empty="还没有可以列出的对象。先确定参加单位；领导的分管在“组织”里登记。"),
    )
    return page(
        request, "campaign/lists.html", current="campaigns",
        page=PanelsPage(head=_head(found, by), panels=panels, lede=f"{_LEDES[by]}按机构次序列出，不排名；只列您看得到的事项。"),
    )


def _head(campaign: records.Campaign, by: By) -> Head:
    address = reverse("campaign_lists", args=(campaign.id,))
    return Head(
        title="分类清单", crumbs=(
            Link(label=campaign.title, href=reverse("campaign_home", args=(campaign.id,))), Link(label="分类清单"),
        ),
        buttons=tuple(Button(label=words, href=f"{address}?by={key}", is_main=key is by) for key, words in WORDS.items()),
    )


def _panel(one: CampaignList, day: date, measure: Measure) -> Panel:
    late = f"，其中超期{one.late}项" if one.late else ""
    rows = tuple(_row(m, day, measure) for m in (*one.to_do, *one.done_last))
    return Panel(
        key=f"of-{one.key}", title=one.name, remark=f"在办{one.open}项{late}，已办结{one.done}项" if rows else "",
        table=NamedTable(
            key=one.key, title=one.name, table=Table(columns=_COLUMNS, rows=rows, caption=f"{one.name}的事项"),
        ) if rows else None,
        empty="" if rows else "没有承办的事项。",
    )


def _row(m: records.Matter, day: date, measure: Measure) -> Row:
    declared, href = procedures()[m.procedure], reverse("case", args=(m.id,))
    due = Cell(kind=CellKind.DUE, due=chip(m.due_on, day, measure)) if m.due_on else Cell(kind=CellKind.SHORT, text="—")
    return Row(name=m.number or m.title, href=href, cells=(
        Cell(text=m.title, href=href, remark=m.number), Cell(kind=CellKind.SHORT, text=declared.label),
        Cell(kind=CellKind.UNIT, text=m.unit or "—"), Cell(kind=CellKind.SHORT, text=declared.stage(m.stage).label), due,
    ))
