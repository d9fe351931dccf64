"""The coordinating office's pages of the working calendar: see every limit that an arrangement moves, approve it or send it back.

Must not know: how an arrangement is read.
"""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.calendar_seed import parse_year
from renda.domain.form_cleaning import as_uuid
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.reads.calendar import MovedLimit, MovedPage, ProposedYear, move_counts, moved_limits, proposed_year, proposed_years
from renda.services.calendar_year import approve_year, refuse_year
from renda.store.calendar_loading import calendar_in_force
from renda.store.contributions import procedures
from renda.web.calendar_drawing import counts_panel, days_panel, proposals_panel, standing_panel, years_panel
from renda.web.setting_forms import setting_form
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.telling import tell_outcome


@signed_in
@only(Duty.COORDINATE)
def calendar_settings(request: SignedInRequest) -> HttpResponse:
    """Show the years in force and the arrangements brought by the system administrator."""
    proposals = [p for p in proposed_years() if p.state not in ("surveying", "drafted", "withdrawn")]
    panels = (
        years_panel(calendar_in_force(), today(request)),
        proposals_panel(proposals, page_name="calendar_year", empty="没有待批准的安排。系统管理员录入并提交后列在这里。"),
    )
    return page(request, "pages/panels.html", current="settings/calendar", page=PanelsPage(
        head=Head(title="工作日历"), panels=panels, lede="年度节假日安排由系统管理员录入，由综合协调岗位批准后生效。",
    ))


@signed_in
@only(Duty.COORDINATE)
def calendar_year(request: SignedInRequest, proposal_id: UUID) -> HttpResponseBase:
    """Show an arrangement with every limit it moves; by POST approve it or send it back."""
    refused = None
    if request.method == "POST":
        made = _decide(request, proposal_id)
        if not isinstance(made, Refused):
            return redirect("calendar_year", proposal_id)
        refused = made
    found = proposed_year(proposal_id)
    if found is None or found.state in ("surveying", "drafted", "withdrawn"):
        raise Http404
    return _page(request, found, refused)


def _decide(request: SignedInRequest, proposal_id: UUID) -> None | Refused:
    at, actor = now(request), request.actor
    if request.POST.get("do") == "approve":
        made = approve_year(actor=actor, proposal_id=proposal_id, at=at)
        tell_outcome(request, made, "已批准，即日起按新的安排推算时限。")
        return None
    made = refuse_year(actor=actor, proposal_id=proposal_id, reason=request.POST.get("reason", ""), at=at)
    if made is None:
        tell(request, "已退回系统管理员，现行安排不变。")
    return made


def _page(request: SignedInRequest, found: ProposedYear, refused: Refused | None) -> HttpResponse:
    here, waits = reverse("calendar_year", args=(found.id,)), found.state == "submitted"
    panels = _panels(request, found, here) + ((_refusing(request, here, refused),) if waits else ())
    own = found.made_by_id == request.actor.person_id
    approve = Button(
        label="批准", href=here, method="post", is_main=True, hidden=(("do", "approve"),),
        refusal="这份安排由您录入，请由其他人批准。" if own else "",
    )
    shown = PanelsPage(
        head=Head(title=f"{found.year}年节假日安排", buttons=(approve,) if waits else (),
                  crumbs=(Link(label="工作日历", href=reverse("calendar_settings")),)),
        panels=panels, lede="批准后，下列时限按新的安排重新推算，逐件记入办理记录。" if waits else "",
    )
    return page(request, "pages/panels.html", current="settings/calendar", page=shown, status=422 if refused else 200)


def _panels(request: SignedInRequest, found: ProposedYear, here: str) -> tuple[Panel, ...]:
    moved = moved_limits(request.actor, found.id, after=as_uuid(request.GET.get("after", "")))
    counts = move_counts(found.id, today=today(request))
    return (
        standing_panel(found), counts_panel(counts, found), _moves(found, moved, here), days_panel(parse_year(found.content)),
    )


def _refusing(request: SignedInRequest, here: str, refused: Refused | None) -> Panel:
    reason = Field(name="reason", label="退回理由", kind=FieldKind.LONG_TEXT)
    return Panel(key="refusing", title="退回", form=setting_form(
        request, action_href=here, submit_label="退回", fields=(reason,), do="refuse", refused=refused,
    ))


def _remark(moved: MovedLimit) -> str:
    if moved.old_on == moved.new_on:
        return "改为暂定" if moved.is_provisional else "日期不变，由暂定转为确定"
    return "暂定" if moved.is_provisional else ""


def _moves(found: ProposedYear, moved: MovedPage, here: str) -> Panel:
    rows = tuple(
        Row(key=str(m.id), cells=(
            Cell(text=m.title, href=reverse("case", args=(m.case_id,))), Cell(kind=CellKind.CODE, text=m.number or "—"),
            Cell(text=procedures()[m.procedure].clock(m.key).label), Cell(kind=CellKind.DAY, day=m.old_on),
            Cell(kind=CellKind.DAY, day=m.new_on, remark=_remark(m)),
        ))
        for m in moved.rows
    )
    heads = (Column(label="事项", is_title=True), *(Column(label=w) for w in ("编号", "时限", "原到期日", "新到期日")))
    hidden = f"另有{moved.hidden}个时限的事项不在您的可见范围（如个人层面问题），一并调整。" if moved.hidden else ""
    title = "逐件变动" if found.state != "applied" else "逐件变动（已记入办理记录）"
    return Panel(
        key="moves", title=title, remark=f"共{moved.total}个", lede=hidden, empty="" if rows else "没有可以列出的变动。",
        table=NamedTable(key="moves-now", title=title, table=Table(columns=heads, rows=rows, caption=title)),
        buttons=(Button(label="下一页", href=f"{here}?after={moved.next_after}#moves"),) if moved.next_after else (),
    )
