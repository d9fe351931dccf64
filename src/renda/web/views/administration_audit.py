"""The audit administrator's page: records of organisation, accounts and sign-ins; the seals; verifying the ledger.

Must not know: cases; the words of a case never pass here.
"""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from renda.domain.days import chinese_date, day_of, time_of
from renda.domain.rights import Duty
from renda.reads.administration import newest_seals, plain_records
from renda.store.faults import Fault
from renda.store.verification import verify_chains
from renda.web.drawing_tables import word_table
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, page, signed_in

_KINDS = {"organisation": "组织", "account": "账号", "retention": "清除", "seal": "封存", "calendar": "日历", "parameter": "参数"}
_MOST_FAULTS = 50


@signed_in
@only(Duty.AUDIT_ADMIN)
def audit_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show records and seals; by POST verify the organ's ledger and show the result."""
    first = (_verified(request),) if request.method == "POST" else ()
    return _page(request, *first)


def _page(request: SignedInRequest, *first: Panel) -> HttpResponse:
    panels = (*first, _records(request), _seals())
    shown = PanelsPage(head=Head(title="审计管理"), panels=panels, lede="查阅操作记录、校验台账；看不到任何业务内容。")
    return page(request, "pages/panels.html", current="audit_admin", page=shown)


def _records(request: SignedInRequest) -> Panel:
    before = request.GET.get("before", "")
    found = plain_records(before=int(before) if before.isdecimal() and len(before) < 19 else None)
    rows = [
        (f"{chinese_date(day_of(r.at))} {time_of(r.at):%H:%M}", _KINDS.get(r.kind, r.kind), r.who, r.sentence or "内容已按规定清除")
        for r in found.rows
    ]
    older = f"{reverse('audit_admin')}?before={found.older_than}"
    return Panel(
        key="records", title="操作记录", empty="" if rows else "没有更早的记录。",
        table=word_table(key="records-now", title="操作记录", columns=("时间", "类别", "操作人", "内容"), rows=rows),
        buttons=(Button(label="更早的记录", href=older),) if found.older_than else (),
    )


def _seals() -> Panel:
    rows = [(chinese_date(s.on), str(s.chains), str(s.events), s.digest) for s in newest_seals()]
    may = "owner" in settings.DATABASES
    verify = (Button(label="校验全部台账", href=reverse("audit_admin"), method="post"),) if may else ()
    return Panel(
        key="seals", title="每日封存", empty="" if rows else "还没有封存。每天夜间自动封存一次。", buttons=verify,
        lede="" if may else "本进程无权校验台账，请在服务器上运行 renda audit verify。",
        table=word_table(key="seals-now", title="每日封存", columns=("日期", "记录链", "事件", "摘要（SM3）"), rows=rows),
    )


def _verified(request: SignedInRequest) -> Panel:
    if "owner" not in settings.DATABASES:
        return Panel(key="verified", title="校验结果", lede="本进程无权校验台账，请在服务器上运行 renda audit verify。")
    found = verify_chains(request.actor.organ_id)
    rows = [(_KINDS.get(f.chain, "事项"), f.number or "—", _where(f), f.what) for f in found.faults[:_MOST_FAULTS]]
    return Panel(
        key="verified", title="校验结果",
        lede=f"有{len(found.faults)}处不符。请保留现场，报告本机关负责人。" if rows else "全部相符，没有发现改动。",
        facts=(Fact(label="记录链", value=str(found.chains)), Fact(label="事件", value=str(found.events)),
               Fact(label="已清除内容", value=str(found.emptied))),
        table=word_table(key="faults", title="不符之处", columns=("类别", "编号", "位置", "不符"), rows=rows) if rows else None,
    )


def _where(fault: Fault) -> str:
    if fault.chain == "seal":
        return "封存"
    return "整条记录链" if fault.seq is None else f"第{fault.seq}个事件"
