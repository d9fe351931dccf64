"""The system administrator's pages of the working calendar: bring a year's arrangement, see what was read and how many limits move.

Must not know: a single case; moved limits are counts here.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.calendar_seed import parse_year
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Duty
from renda.domain.year_checking import SourceNotice, findings_of, year_text
from renda.domain.year_reading import ReadDay, YearReading, read_year_rows, read_year_text
from renda.intake.calendar_files import read_calendar_file
from renda.intake.reasons import IntakeRefused
from renda.reads.calendar import ProposedYear, move_counts, proposed_year, proposed_years
from renda.reports.calendar_template import csv_template, xlsx_template
from renda.services.calendar_year import propose_year, submit_year, withdraw_year
from renda.store.calendar_loading import calendar_in_force
from renda.web.calendar_drawing import counts_panel, days_panel, proposals_panel, standing_panel, years_panel
from renda.web.setting_forms import setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.telling import tell_outcome

_TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
_ACTS = {"submit": (submit_year, "已提交批准。"), "withdraw": (withdraw_year, "已撤回，现行安排不变。")}
_TITLE = "国务院办公厅关于{}年部分节假日安排的通知"


@signed_in
@only(Duty.SYSTEM_ADMIN)
def calendar_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show the years; by POST take in an arrangement, or say everything that is not in order with what was typed."""
    if request.method != "POST":
        return _page(request)
    year, reading, reasons = _read(request)
    notice, wrong = _notice(request)
    made: UUID | Refused = Refused((*wrong, *reasons))
    if year and reading is not None and notice is not None and not reasons:
        made = propose_year(actor=request.actor, year=year, notice=notice, reading=reading, at=now(request))
    if isinstance(made, Refused):
        shown = _read_days(reading, year) if reading is not None and year else ()
        return _page(request, *shown, refused=made)
    tell(request, "已录入，请核对读出的日期和变动的时限，再提交批准。")
    return redirect("calendar_year_admin", made)


def _read(request: SignedInRequest) -> tuple[int, YearReading | None, tuple[Reason, ...]]:
    typed = request.POST.get("year", "").strip()
    if not (typed.isdecimal() and len(typed) == 4):
        return 0, None, (_reason("year", "“年份”应是四位数字。请更正后再提交。"),)
    upload = request.FILES.get("file")
    if upload is None:
        return int(typed), read_year_text(request.POST.get("text", ""), int(typed)), ()
    try:
        return int(typed), read_year_rows(read_calendar_file(upload, upload.name or ""), int(typed)), ()  # type: ignore[arg-type]  # an upload reads like a file
    except IntakeRefused as refused:
        return int(typed), None, tuple(_reason("file", r.sentence) for r in refused.reasons)


def _notice(request: SignedInRequest) -> tuple[SourceNotice | None, tuple[Reason, ...]]:
    given = {name: " ".join(request.POST.get(name, "").split()) for name in ("number", "title", "issued_on")}
    title = given["title"].strip("《》")
    try:
        return SourceNotice(number=given["number"], title=title, issued_on=date.fromisoformat(given["issued_on"])), ()
    except ValueError:
        facts = {"label": "发文日期", "value": given["issued_on"]}
        code = Code.NOT_A_DATE if given["issued_on"] else Code.REQUIRED
        return None, (Reason(code=code, field="issued_on", facts=facts),)


def _reason(field: str, text: str) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _read_days(reading: YearReading, year: int) -> tuple[Panel, ...]:
    """What was read although something is not in order, so that the wrong line is easily found."""
    if not reading.days:
        return ()
    once = {day.on: day for day in reversed(reading.days)}.values()
    text = year_text(once, year=year, version=1, notice=SourceNotice(number="", title="—", issued_on=date(year, 1, 1)))
    return (days_panel(parse_year(text)),)


def _page(request: SignedInRequest, *first: Panel, refused: Refused | None = None) -> HttpResponse:
    calendar = calendar_in_force()
    now_valid, brought = years_panel(calendar, today(request)), proposals_panel(
        proposed_years(), page_name="calendar_year_admin", empty="还没有录入过。")
    entry = _entry(request, calendar.years[-1].year + 1, refused)
    panels = (*first, entry, brought, now_valid) if refused else (now_valid, brought, entry)
    shown = PanelsPage(
        head=Head(title="工作日历", crumbs=(Link(label="系统管理", href=reverse("system_admin")),)), panels=panels,
        lede="本页只见时限的件数，不见事项。",
    )
    return page(request, "pages/panels.html", current="system_admin/calendar", page=shown, status=422 if refused else 200)


def _entry(request: SignedInRequest, next_year: int, refused: Refused | None) -> Panel:
    fields = (
        Field(name="year", label="年份", kind=FieldKind.NUMBER, value=str(next_year)),
        Field(name="number", label="文号", help="如“国办发明电〔2025〕7号”。"),
        Field(name="title", label="通知标题", value=_TITLE.format(next_year)),
        Field(name="issued_on", label="发文日期", kind=FieldKind.DATE),
        Field(name="text", label="通知正文", kind=FieldKind.LONG_TEXT, is_needed=False, line_count=10,
              help="把通知里各个节日的几行粘贴过来即可，如“二、春节：2月15日至23日放假调休，共9天。2月14日、2月28日上班。”"),
        Field(name="file", label="或者上传填好的表", kind=FieldKind.FILE, is_needed=False, accept=".xlsx,.csv",
              help="选了文件就以文件为准。"),
    )
    form = setting_form(
        request, action_href=reverse("calendar_admin"), submit_label="读取并核对", fields=fields, refused=refused,
        remark="读取后先看结果，不会立即生效",
    )
    templates = tuple(
        Button(label=f"下载模板（{kind}）", href=reverse("calendar_template", args=(kind,))) for kind in ("xlsx", "csv")
    )
    return Panel(key="entry", title="录入年度安排", form=form, buttons=templates,
                 lede="录入后由综合协调岗位的其他人批准才生效；已经算好的到期日在批准时逐件重新推算，记入办理记录。")


@signed_in
@only(Duty.SYSTEM_ADMIN)
def calendar_template(request: SignedInRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Give the table to fill in, with the newest year as its example."""
    if kind not in _TYPES:
        raise Http404
    year = calendar_in_force().years[-1]
    content = xlsx_template(year) if kind == "xlsx" else csv_template(year)
    answer = HttpResponse(content, content_type=_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="holidays-{year.year}.{kind}"'
    return answer


@signed_in
@only(Duty.SYSTEM_ADMIN)
def calendar_year_admin(request: SignedInRequest, proposal_id: UUID) -> HttpResponseBase:
    """Show an arrangement with what was read and how many limits it moves; by POST hand it in or take it back."""
    if request.method == "POST":
        service, words = _ACTS.get(request.POST.get("do", ""), (None, ""))
        if service is None:
            raise Http404
        tell_outcome(request, service(actor=request.actor, proposal_id=proposal_id, at=now(request)), words)
        return redirect("calendar_year_admin", proposal_id)
    found = proposed_year(proposal_id)
    if found is None:
        raise Http404
    return _year_page(request, found)


def _year_page(request: SignedInRequest, found: ProposedYear) -> HttpResponse:
    counts = counts_panel(move_counts(found.id, today=today(request)), found)
    here = reverse("calendar_year_admin", args=(found.id,))
    buttons = tuple(
        Button(label=label, href=here, method="post", hidden=(("do", do),), is_main=do == "submit")
        for do, label, states in (
            ("submit", "提交批准", ("drafted",)), ("withdraw", "撤回", ("surveying", "drafted", "submitted")),
        ) if found.state in states
    )
    year = parse_year(found.content)
    shown = PanelsPage(
        head=Head(
            title=f"{found.year}年节假日安排", buttons=buttons,
            crumbs=(Link(label="系统管理", href=reverse("system_admin")), Link(label="工作日历", href=reverse("calendar_admin"))),
        ),
        panels=(standing_panel(found), counts, days_panel(year, remarks=_remarks(found.content))),
        lede="这里只列件数。变动的事项由批准的岗位逐件核对。",
    )
    return page(request, "pages/panels.html", current="system_admin/calendar", page=shown)


def _remarks(content: str) -> tuple[str, ...]:
    year = parse_year(content)
    days = tuple(ReadDay(on=on, kind=what.kind, name=what.name) for on, what in year.days.items())
    return tuple(f.text for f in findings_of(YearReading(days=days), year.year) if not f.is_conflict)
