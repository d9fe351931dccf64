"""The sections of a campaign's case page: the way to its home page, its links and units (what it gathers is shown there, not here);
and of a briefing's: the way to its text.

Must not know: SQL, how an act is decided.
"""

from django.urls import reverse

from renda.domain.rights import REPORT_READERS
from renda.procedures.campaign.reads.campaign_records import links_of, parts_of
from renda.reads.cases import CaseView
from renda.reads.reports import report_kept_as
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table
from renda.web.views.frame import SignedInRequest


def campaign_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the links and the participating units of a campaign, with the way to its home page."""
    campaign = view.facts.id
    home = Link(label="打开主页", href=reverse("campaign_home", args=(campaign,)))
    links, parts = links_of(request.actor, campaign), parts_of(request.actor, campaign)
    named = tuple(Link(label=link.title, href=reverse("case", args=(link.id,))) for link in links)
    rows = tuple(
        Row(name=p.unit, cells=(
            Cell(kind=CellKind.UNIT, text=p.unit, href=reverse("case", args=(p.id,))), Cell(kind=CellKind.SHORT, text=f"第{p.batch}批"),
        )) for p in parts
    )
    table = Table(columns=(Column(label="单位", is_title=True), Column(label="批次")), rows=rows, caption="参加单位")
    return (
        Section(key="links", title="环节", link=home, facts=(Fact(label="各环节", links=named),) if named else (),
                empty="" if named else "还没有环节。请办理“增设环节”。"),
        Section(
            key="parts", title="参加单位", table=table if rows else None,
            empty="" if rows else "还没有参加单位。请办理“确定参加单位”。",
        ),
    )


def briefing_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the way to the text of a briefing; one that was entered by hand has none here."""
    issued = report_kept_as(view.facts.id, organ_id=request.actor.organ_id)
    may = bool(request.actor.duties & REPORT_READERS)
    link = Link(label=f"打开{issued.number}", href=reverse("report", args=(issued.id,))) if issued and may else None
    empty = "" if link else "正文由综合处保存，可向其查阅。" if issued else "这一期不是在系统中起草的，没有正文。"
    return (Section(key="text", title="正文", link=link, empty=empty, facts=(Fact(label="文件", links=(link,)),) if link else ()),)
