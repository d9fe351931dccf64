"""Setting a plan's groups from the headings of a text that was read: each heading becomes an aspect, a link, or nothing.

Must not know: how a text is read, how groups are opened.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.facts import CaseFacts
from renda.domain.form_cleaning import as_uuid
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.language.sections import strip_sign
from renda.procedures.tasks.plan_procedure import ADD_GROUPS
from renda.procedures.tasks.vocabulary import GROUP_KINDS
from renda.reads.cases import case_seen_by
from renda.reads.documents import ReadDocument, document_read, documents_read
from renda.services.act_on_case import act_on_case
from renda.web.business_only import business_only
from renda.web.view_models import forms as drawn
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Fact, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell

_LONGEST = 100
_WIDEST, _DEEPEST = 1, 2  # levels of headings that may be groups: 一、 and （一）


@business_only
def plan_headings(request: SignedInRequest, plan: UUID) -> HttpResponse:
    """Show the headings of a chosen document, or set the groups that were chosen."""
    facts = case_seen_by(request.actor, plan) if Duty.COORDINATE in request.actor.duties else None
    if facts is None or facts.procedure != "plan" or facts.stage not in ADD_GROUPS.from_:
        raise Http404
    documents = documents_read(request.actor).rows
    chosen = as_uuid(request.GET.get("document", "")) or (documents[0].id if documents else None)
    document = document_read(request.actor, chosen) if chosen else None
    if request.method == "POST" and document is not None:
        return _set(request, plan, document)
    links = tuple(Link(label=d.name, href="" if d.id == chosen else f"{request.path}?document={d.id}") for d in documents)
    panels = (_documents(links), *((_headings(request, plan, document),) if document else ()))
    return page(request, "pages/panels.html", current="ledger/plan", page=PanelsPage(head=_head(facts), panels=panels))


def _head(facts: CaseFacts) -> Head:
    back = reverse("case", args=(facts.id,))
    return Head(
        title="从文件标题设置分组", crumbs=(Link(label=facts.number or facts.title, href=back), Link(label="从文件标题设置分组")),
        remarks=(Link(label=facts.title),),
    )


def headings_of(document: ReadDocument) -> tuple[str, ...]:
    """This will give the headings that may be groups, without their signs, each once."""
    found = (
        strip_sign(line.text.strip()).strip("。．. ")[:_LONGEST]
        for line in document.lines if line.kind == "heading" and _WIDEST <= line.level <= _DEEPEST
    )
    return tuple(dict.fromkeys(words for words in found if words))


def _documents(links: tuple[Link, ...]) -> Panel:
    empty = "" if links else "还没有读过的文件。先在“文件”里上传方案文本，再来设置分组。"
    return Panel(key="documents", title="选择文件", facts=(Fact(label="已读文件", links=links),) if links else (), empty=empty)


def _headings(request: SignedInRequest, plan: UUID, document: ReadDocument) -> Panel:
    fields = tuple(
        drawn.Field(
            name=f"heading.{n}", label=words, kind=drawn.FieldKind.CHOICE, is_needed=False, is_folded=True, blank_label="不设",
            choices=tuple(drawn.Choice(value=k.key, label=k.label, is_chosen=False) for k in GROUP_KINDS),
        )
        for n, words in enumerate(headings_of(document))
    )
    form = drawn.Form(
        action_href=_on(request, document), submit_label="设置分组", fields=fields,
        cancel=(
            Link(label="不设分组，直接采纳任务", href=reverse("plan_version", args=(plan, document.id))) if _is_first(request)
            else Link(label="返回，不设置", href=reverse("case", args=(plan,)))
        ),
    )
    return Panel(
        key="headings", title="各级标题", lede="逐个标题选定作为方面还是环节；不选的不设。分组按标题在文件里的先后排列。",
        form=form if fields else None, empty="" if fields else "这份文件没有读出标题。",
    )


def _set(request: SignedInRequest, plan: UUID, document: ReadDocument) -> HttpResponse:
    placed = dict.fromkeys((k.key for k in GROUP_KINDS), 0)
    rows = []
    for n, words in enumerate(headings_of(document)):
        kind = request.POST.get(f"heading.{n}", "")
        if kind in placed:
            placed[kind] += 1
            rows.append({"kind": kind, "title": words, "position": placed[kind]})
    if not rows:
        tell(request, "没有选定任何标题，没有设置分组。", level="soon")
        return redirect(_on(request, document))
    outcome = act_on_case(actor=request.actor, case_id=plan, action=ADD_GROUPS.key, data={"groups": rows}, at=now(request))
    if isinstance(outcome, Refused):
        tell(request, " ".join(word_refusal(outcome)), level="late")
        return redirect(_on(request, document))
    tell(request, f"已设置分组{len(rows)}个。")
    return redirect("plan_version", plan, document.id) if _is_first(request) else redirect("case", plan)


def _is_first(request: SignedInRequest) -> bool:
    """Whether the plan is being set up from its text, so that its tasks come next."""
    return request.GET.get("first") == "1"


def _on(request: SignedInRequest, document: ReadDocument) -> str:
    return f"{request.path}?document={document.id}{'&first=1' if _is_first(request) else ''}"
