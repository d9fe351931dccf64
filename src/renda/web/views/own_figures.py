"""Pages on which the coordinating office composes figures, fills in those kept by hand, and takes them out of use.

Must not know: how a figure is counted; what may be chosen is the domain's.
"""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from renda.domain.composed_figures import composition_from
from renda.domain.days import chinese_date, day_of
from renda.domain.fields import Field as DeclaredField
from renda.domain.fields import FieldKind as DeclaredKind
from renda.domain.indicators import Made
from renda.domain.procedures import Procedure
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.reads.figure_catalogue import known_figures, manual_entries, own_content, own_figures
from renda.reads.figure_choices import figure_choices
from renda.services.own_figures import compose_figure, define_manual_figure, fill_in_figure, retire_figure
from renda.store.contributions import procedures
from renda.web.business_only import business_only
from renda.web.drawing_tables import acting_table
from renda.web.evidence_uploads import file_store, with_uploads
from renda.web.own_figure_forms import compose_form, composition_of, entry_of, manual_form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.figures import figure_page
from renda.web.views.frame import SignedInRequest, now, page, problem, tell, today

_CRUMB = Link(label="统计", href="/figures/")
_WORDS = {Made.COMPOSED: "自定义", Made.MANUAL: "人工填报"}
_EVIDENCE = DeclaredField(key="file", label="依据文件", kind=DeclaredKind.FILE)


@business_only
@only(Duty.COORDINATE)
def own(request: SignedInRequest) -> HttpResponseBase:
    """Show the office's own figures and where to begin one; by POST define one that is filled in by hand."""
    refused = None
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in ("label", "definition", "unit")}
        made = define_manual_figure(actor=request.actor, at=now(request), **typed)
        if not isinstance(made, Refused):
            tell(request, "已设立。请填报第一个数。")
            return redirect("figure", key=made)
        refused = made
    panels = (_listed(), _beginning(), Panel(
        key="manual", title="设立人工填报指标", lede="系统里没有记录、要从别处取来的数，在这里设立，逐次填报；各处都标明“人工填报”。",
        form=manual_form(request, refused=refused),
    ))
    return page(request, "pages/panels.html", current="figures", status=422 if refused else 200, page=PanelsPage(
        head=Head(title="本机关的指标", crumbs=(_CRUMB,)), panels=panels,
    ))


def _listed() -> Panel:
    rows = [
        ((i.label, _WORDS[i.made], i.definition, f"第{i.version}版"), (Button(label="打开", href=reverse("figure", args=(i.key,))),))
        for i in own_figures()
    ]
    return Panel(
        key="own", title="在用的", empty="" if rows else "还没有本机关自己的指标。",
        table=acting_table(key="own-now", title="在用的", columns=("指标", "怎么来", "定义", "版本", ""), rows=rows),
    )


def _beginning() -> Panel:
    buttons = tuple(Button(label=p.label, href=f"{reverse('figure_compose')}?procedure={p.key}") for p in procedures().values())
    return Panel(key="begin", title="自定义指标", lede="从哪一类事项里算起？选了之后，再选环节、范围和算法，不用写程序。", buttons=buttons)


@business_only
@only(Duty.COORDINATE)
def compose(request: SignedInRequest) -> HttpResponseBase:
    """Show the form that composes a figure over a procedure; by POST keep it."""
    procedure = _procedure(request)
    return _composing(request, procedure, key="", action=f"{reverse('figure_compose')}?procedure={procedure.key}")


@business_only
@only(Duty.COORDINATE)
def recompose(request: SignedInRequest, key: str) -> HttpResponseBase:
    """Show the form with what a composed figure was chosen from; by POST keep its next version."""
    content = own_content(key)
    if not content or content["procedure"] not in procedures():
        raise Http404
    return _composing(request, procedures()[content["procedure"]], key=key, action=reverse("figure_recompose", args=(key,)))


def _procedure(request: SignedInRequest) -> Procedure:
    found = procedures().get(request.GET.get("procedure", ""))
    if found is None:
        raise Http404
    return found


def _composing(request: SignedInRequest, procedure: Procedure, *, key: str, action: str) -> HttpResponseBase:
    refused = None
    if request.method == "POST":
        made = compose_figure(actor=request.actor, chosen=composition_of(request.POST, procedure), at=now(request), key=key)
        if not isinstance(made, Refused):
            tell(request, "指标已保存。定义如下，请核对。")
            return redirect("figure", key=made)
        refused = made
    before = composition_from(own_content(key)["chosen"]) if key else None
    offered = figure_choices(procedure, organ_id=request.actor.organ_id, day=today(request))
    form = compose_form(request, procedure, offered=offered, action_href=action, before=before, refused=refused)
    crumbs = (_CRUMB, Link(label="本机关的指标", href=reverse("own_figures")))
    return page(request, "pages/panels.html", current="figures", status=422 if refused else 200, page=PanelsPage(
        head=Head(title=f"自定义指标：{procedure.label}", crumbs=crumbs), panels=(Panel(key="compose", title="怎么算", form=form),),
    ))


@require_POST
@business_only
@only(Duty.COORDINATE)
def retire(request: SignedInRequest, key: str) -> HttpResponseBase:
    """Take an own figure out of use."""
    answer = retire_figure(actor=request.actor, key=key, at=now(request))
    if isinstance(answer, Refused):
        return problem(request, 409, "没有办成", "这个指标不能停用。", reasons=tuple(word_refusal(answer)))
    tell(request, "已停用。历次定义和填报的数都留着。")
    return redirect("own_figures")


@require_POST
@business_only
@only(Duty.COORDINATE)
def fill_in(request: SignedInRequest, key: str) -> HttpResponseBase:
    """Keep a value that was filled in; what is wrong with it is told on the figure's page."""
    indicator = known_figures().get(key)
    if indicator is None or indicator.made is not Made.MANUAL:
        raise Http404
    staged: dict[str, Any]
    staged, reasons = with_uploads(request, {}, (_EVIDENCE,))
    entry = entry_of(request.POST, str(next(iter(staged.get("file", [])), "")))
    answer = Refused(reasons) if reasons else fill_in_figure(actor=request.actor, key=key, entry=entry, at=now(request))
    if isinstance(answer, Refused):
        return figure_page(request, key, refused=answer)
    tell(request, f"已填报，截至{chinese_date(entry.as_of or day_of(now(request)))}。")
    return redirect("figure", key=key)


@require_GET
@business_only
def evidence(request: SignedInRequest, key: str, entry_id: UUID) -> HttpResponseBase:  # noqa: ARG001 - a view's signature
    """Send the file that an entry rests on."""
    entry = next((e for e in manual_entries(key) if e.id == entry_id and e.blob_address), None)
    if entry is None:
        raise Http404
    store = file_store()
    if not store.holds(entry.blob_address):
        raise Http404
    return FileResponse(store.path_of(entry.blob_address).open("rb"), as_attachment=True, filename=entry.file_name)
