"""One act on several cases picked in a list: filled in once, done for each by itself, with a result for each.

What is not in order for one case keeps no other from being done. Must not know: any particular procedure.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.facts import CaseFacts
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Action, Procedure
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.reads.cases import case_seen_by
from renda.services.act_on_case import Done, act_on_case
from renda.store.contributions import procedures, worklist_of
from renda.web.act_forms import drawn_fields, form_errors, known_values
from renda.web.form_offers import offers_for
from renda.web.posted import raw_of
from renda.web.view_models.forms import Form, FormPage
from renda.web.view_models.lists import ListPage
from renda.web.view_models.parts import Cell, CellKind, Column, Empty, Fact, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

MOST = 100
Result = Done | Refused


@signed_in
def several(request: SignedInRequest, procedure: str) -> HttpResponse:
    """Show the form of an act for the picked cases, or do it for each of them."""
    declared = procedures().get(procedure)
    asked = request.POST if request.method == "POST" else request.GET
    if declared is None or asked.get("act") not in worklist_of(procedure).several:
        raise Http404
    action = declared.action(asked["act"])
    keys = [key for key in map(as_uuid, asked.getlist("pick")) if key][:MOST]
    cases = [case for case in (case_seen_by(request.actor, key) for key in dict.fromkeys(keys)) if case and case.procedure == procedure]
    if not cases:
        tell(request, "没有选中事项。请先在列表中勾选，再办理。", level="soon")
        return redirect("worklist", procedure)
    if request.method != "POST":
        return _form(request, declared, action, cases, None)
    raw = raw_of(request.POST, action.fields)
    results: dict[UUID, Result] = {
        case.id: act_on_case(actor=request.actor, case_id=case.id, action=action.key, data=raw, at=now(request)) for case in cases
    }
    refused = [r for r in results.values() if isinstance(r, Refused)]
    if len(refused) == len(cases) and len({tuple(word_refusal(r)) for r in refused}) == 1:
        return _form(request, declared, action, cases, raw, refused[0])
    return _told(request, declared, action, cases, results)


def _form(  # noqa: PLR0913 - a form is these things
    request: SignedInRequest, declared: Procedure, action: Action, cases: list[CaseFacts], raw: dict[str, Any] | None,
    refused: Refused | None = None,
) -> HttpResponse:
    day, fields = today(request), action.fields
    filled = known_values(fields, None, day) if raw is None else raw
    reasons = refused.reasons if refused else ()
    form = Form(
        action_href=request.path, submit_label=f"{action.label}（{len(cases)}项）", errors=form_errors(reasons, fields),
        fields=drawn_fields(fields, filled, reasons, offers_for(request.actor, fields, filled, None, day)),
        hidden=(("act", action.key), *(("pick", str(case.id)) for case in cases)),
        cancel=Link(label="返回，不办理", href=reverse("worklist", args=(declared.key,))),
    )
    named = "、".join(case.number or case.title for case in cases)
    shown = FormPage(head=_head(declared, action), form=form, facts=(Fact(label=f"选中{len(cases)}项", value=named),), lede=action.help)
    return page(request, "pages/form.html", current=f"ledger/{declared.key}", status=422 if refused else 200, page=shown)


def _told(
    request: SignedInRequest, declared: Procedure, action: Action, cases: list[CaseFacts], results: dict[UUID, Result]
) -> HttpResponse:
    """What became of each case, those that were not done first."""
    told = sorted(cases, key=lambda case: isinstance(results[case.id], Done))
    rows = tuple(_row(case, declared, results[case.id]) for case in told)
    done = sum(isinstance(r, Done) for r in results.values())
    lede = f"“{action.label}”已办理{done}项" + (f"，{len(cases) - done}项没有办理，原因见下表。" if done < len(cases) else "。")
    columns = (Column(label="编号"), Column(label="事项", is_title=True), Column(label="结果"))
    shown = ListPage(
        head=_head(declared, action), lede=lede, table=Table(columns=columns, rows=rows, caption="办理结果"), empty=Empty(why=""),
    )
    return page(request, "pages/worklist.html", current=f"ledger/{declared.key}", page=shown)


def _row(case: CaseFacts, declared: Procedure, result: Result) -> Row:
    said = "；".join(word_refusal(result)) if isinstance(result, Refused) else f"已办理，{declared.stage(result.stage).label}"
    href = reverse("case", args=(case.id,))
    cells = (
        Cell(kind=CellKind.CODE, text=case.number or "未编号"), Cell(text=case.title, href=href),
        Cell(kind=CellKind.PROSE, text=said, is_wrong=isinstance(result, Refused)),
    )
    return Row(name=case.number or case.title, href=href, cells=cells)


def _head(declared: Procedure, action: Action) -> Head:
    crumbs = (Link(label=declared.label, href=reverse("worklist", args=(declared.key,))), Link(label=action.label))
    return Head(title=action.label, crumbs=crumbs)
