"""The form of one act, generated from its declaration: shown, kept, refused with reasons, or carried out.

Nothing typed is ever lost: refusals come back with it, drafts are kept on the server, an expired session returns it.
Must not know: any particular procedure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import short_chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Action, Procedure
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Actor
from renda.reads import form_choices
from renda.reads.cases import case_seen_by
from renda.reads.disclosure_preview import publishing
from renda.reads.running_cases import running_cases
from renda.reads.todo import todo
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.drafts import discard_draft, save_draft
from renda.store.contributions import procedures
from renda.web import posted as read
from renda.web.act_forms import drawn_fields, form_errors, known_values
from renda.web.evidence_uploads import with_uploads
from renda.web.form_offers import offers_for
from renda.web.kept_form import take_kept_form
from renda.web.people_sought import PRESSED, with_found, with_names, words_sought
from renda.web.sharing_forms import shared_values
from renda.web.view_models.forms import Conflict, Form, FormPage
from renda.web.view_models.parts import Fact, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_WAITING = 5  # cases named above a form that opens another one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """What is being done: the action, and the case it is done to (None when it opens one)."""

    procedure: Procedure
    action: Action
    case: CaseFacts | None

    @property
    def place(self) -> str:
        return f"{self.case.id if self.case else self.procedure.key}/{self.action.key}"

    @property
    def href(self) -> str:
        if self.case is None:
            return reverse("open_case", args=(self.procedure.key, self.action.key))
        return reverse("act", args=(self.case.id, self.action.key))

    @property
    def back(self) -> str:
        return reverse("case", args=(self.case.id,)) if self.case else reverse("worklist", args=(self.procedure.key,))


@signed_in
def act(request: SignedInRequest, case_id: UUID, action: str) -> HttpResponse:
    """Show or carry out an act on a case."""
    case = case_seen_by(request.actor, case_id)
    if case is None:
        raise Http404
    procedure = procedures()[case.procedure]
    declared = next((a for a in procedure.actions if a.key == action and a.from_ and not a.internal), None)
    if declared is None:
        raise Http404
    return _answer(request, _Act(procedure=procedure, action=declared, case=case))


@signed_in
def opening(request: SignedInRequest, procedure: str, action: str) -> HttpResponse:
    """Show or carry out an act that opens a case."""
    declared = procedures().get(procedure)
    chosen = next((a for a in declared.openings() if a.key == action and not a.internal), None) if declared else None
    if declared is None or chosen is None:
        raise Http404
    return _answer(request, _Act(procedure=declared, action=chosen, case=None))


@signed_in
def draft(request: SignedInRequest, place: str) -> HttpResponse:
    """Keep a draft of a form; answers with the words to show."""
    fields = _fields_at(place)
    if request.method != "POST" or fields is None:
        raise Http404
    save_draft(actor=request.actor, place=place, data=read.raw_of(request.POST, fields), at=now(request))
    return JsonResponse({"saved": "草稿已保存"})


def _fields_at(place: str) -> Any:
    subject, _, key = place.partition("/")
    for procedure in procedures().values():
        if procedure.key == subject or as_uuid(subject):
            found = next((a.fields for a in procedure.actions if a.key == key), None)
            if found is not None:
                return found
    return None


def _answer(request: SignedInRequest, act: _Act) -> HttpResponse:
    if request.method != "POST":
        return _show(request, act, _first_values(request, act), ())
    raw, reasons = with_uploads(request, read.raw_of(request.POST, act.action.fields), act.action.fields)
    if reasons:
        return _show(request, act, raw, reasons, status=400)
    sought = words_sought(request.POST, act.action.fields)
    if PRESSED in request.POST:
        return _show(request, act, raw, (), sought=sought)
    if "_list_again" in request.POST:
        return _show(request, act, {k: v for k, v in raw.items() if k not in _bound(act)}, ())
    if read.changes_rows(request.POST):
        return _show(request, act, read.change_rows(raw, request.POST), ())
    outcome = _carry_out(request, act, with_names(raw, act.action.fields, sought))
    if isinstance(outcome, Refused):
        save_draft(actor=request.actor, place=act.place, data=raw, at=now(request))
        return _refused(request, act, raw, outcome, sought)
    discard_draft(actor=request.actor, place=act.place)
    tell(request, f"已办理“{act.action.label}”" + (f"，{outcome.number}" if outcome.number else "") + "。")
    return redirect(request.POST.get("next") or reverse("case", args=(outcome.case_id,)))


def _bound(act: _Act) -> set[str]:
    return {f.key for f in act.action.fields if f.among}


def _carry_out(request: SignedInRequest, act: _Act, raw: dict[str, Any]) -> Done | Refused:
    if act.case is None:
        return open_case(
            actor=request.actor, procedure=act.procedure.key, action=act.action.key, data=raw, at=now(request)
        )
    version = request.POST.get("version", "")
    return act_on_case(
        actor=request.actor, case_id=act.case.id, action=act.action.key, data=raw, at=now(request),
        expected_version=int(version) if version.isdigit() else None,
    )


def _first_values(request: HttpRequest, act: _Act) -> dict[str, Any]:
    typed = take_kept_form(request)
    if typed is not None:
        return read.raw_of(typed, act.action.fields)
    asked = request.GET
    given = {f.key: asked.getlist(f.key) if f.many else asked[f.key] for f in act.action.fields if asked.get(f.key)}
    if given:  # a page that leads to the form knows what belongs in it
        return _known(request, act) | given
    found = form_choices.kept_draft(request.actor, act.place)  # type: ignore[attr-defined]  # set by signed_in
    if found is not None:
        return dict(found.data)
    return _known(request, act)


def _known(request: HttpRequest, act: _Act) -> dict[str, Any]:
    """What the system fills in beforehand: what is recorded, what is running, the units that the text names a case was taken from."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by signed_in
    running = running_cases(actor, act.action.fields)
    known = known_values(act.action.fields, act.case, today(request), running=running, actor=actor)
    return known | (shared_values(act.case, act.action, today(request)) if act.case else {})


def _refused(
    request: SignedInRequest, act: _Act, raw: dict[str, Any], refused: Refused, sought: Mapping[str, str]
) -> HttpResponse:
    moved = next((r for r in refused.reasons if r.code in (Code.MOVED_ON, Code.WRONG_STAGE)), None)
    if refused.has(Code.NOT_FOUND):
        raise Http404
    if moved is not None and moved.code is Code.MOVED_ON:
        conflict = Conflict(
            who=moved.facts.get("unit", "") + moved.facts.get("who", "其他人"), when=moved.facts.get("when", "刚才"),
            what=f"办理的是“{moved.facts.get('what', '')}”", case_href=act.back,
        )
        return _show(request, act, raw, (), status=409, conflict=conflict, sought=sought)
    status = 409 if moved is not None else 403 if refused.has(Code.NO_RIGHT) or refused.has(Code.DOER_MAY_NOT_VERIFY) else 422
    return _show(request, act, raw, refused.reasons, status=status, sought=sought)


def _show(  # noqa: PLR0913 - a form is these things
    request: SignedInRequest, act: _Act, raw: dict[str, Any], reasons: tuple[Reason, ...], *, status: int = 200,
    conflict: Conflict | None = None, sought: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse:
    fields, case = act.action.fields, act.case
    known = _known(request, act)
    version = case.version if case and (request.method != "POST" or conflict) else request.POST.get("version", "")
    offers = offers_for(request.actor, fields, raw, case, today(request), sought=sought)
    everyone = {f.key: [str(key) for key in offers.members[f.key].people] for f in fields if f.among and f.fill == "everyone"}
    raw = with_found({**everyone, **raw}, fields, sought, offers.candidates)
    form = Form(
        action_href=act.href, submit_label=act.action.label, conflict=conflict, errors=form_errors(reasons, fields),
        fields=drawn_fields(fields, raw, reasons, offers, known=known),
        hidden=(
            ("typed_by", str(request.actor.person_id)), ("version", str(version)),
            ("next", request.GET.get("next") or request.POST.get("next", "")),
        ),
        draft_href=reverse("draft", args=(act.place,)), cancel=Link(label="返回，不办理", href=act.back),
    )
    return page(
        request, "pages/form.html", current=f"ledger/{act.procedure.key}", status=status,
        page=FormPage(head=_head(act), form=form, facts=_facts(act) or _rather(request, act), lede=act.action.help),
    )


def _head(act: _Act) -> Head:
    label, procedure = act.action.label, act.procedure
    crumbs = [Link(label=procedure.label, href=reverse("worklist", args=(procedure.key,)))]
    if act.case is not None:
        crumbs.append(Link(label=act.case.number or act.case.title, href=act.back))
    return Head(title=label, crumbs=(*crumbs, Link(label=label)))


def _rather(request: SignedInRequest, act: _Act) -> tuple[Fact, ...]:
    """What waits for the actor and says the same as this opening: it is told there, and asks for less."""
    if act.case is not None or not act.action.rather:
        return ()
    waiting = [i for i in todo(request.actor, today=today(request)) if (i.procedure, i.action) == (act.procedure.key, act.action.rather)]
    links = tuple(Link(label=i.title, href=reverse("act", args=(i.case_id, i.action))) for i in waiting[:_WAITING])
    more = (Link(label=f"等{len(waiting)}项", href=reverse("todo")),) if len(waiting) > _WAITING else ()
    return (Fact(label="已有计划、等您登记的", links=(*links, *more)),) if links else ()


def _facts(act: _Act) -> tuple[Fact, ...]:
    case = act.case
    if case is None:
        return ()
    due = next((c.due_on for c in case.clocks if c.state == "running" and c.due_on), None)
    facts = [Fact(label="事项", value=f"{case.number or ''} {case.title}".strip()),
             Fact(label="环节", value=act.procedure.stage(case.stage).label)]
    facts += [Fact(label="时限", value=short_chinese_date(due))] if due else []
    if publishing(act.procedure) is not None:
        preview = Link(label="看公开后的样子", href=reverse("disclosure_preview", args=(case.id,)))
        facts.append(Fact(label="公开预览", links=(preview,)))
    return tuple(facts)

