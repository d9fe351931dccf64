"""A plan's new text against its ledger: choosing the text, and accepting or skipping each change it leads to.

Nothing is changed by itself: every change is one somebody accepted, by an act the ledger has anyway. Must not know: how a text
is read or compared, how an act is done.
"""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.facts import CaseFacts
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Reason, Refused
from renda.domain.rights import Duty
from renda.procedures.tasks.plan_procedure import ADD_GROUPS
from renda.procedures.tasks.reads.plan_groups import PlanGroup, plan_groups
from renda.procedures.tasks.reads.plan_versions import Compared, plan_comparison
from renda.procedures.tasks.services.adopt_version import adopt_change, carry_over, decide_left_out
from renda.procedures.tasks.task_procedure import TASK
from renda.procedures.tasks.views.version_changes import REASON, Change, acts_ticked, change_fields, changes_of
from renda.procedures.tasks.views.version_drawing import (
    DECISIONS,
    RESTORE,
    VersionPage,
    counted,
    drawn_line,
    drawn_version,
)
from renda.reads.cases import case_seen_by
from renda.reads.documents import ReadDocument, documents_read
from renda.reads.form_choices import people_today, units_today
from renda.reads.unit_names import known_units
from renda.services.accept_proposal import Place, reject_proposal, restore_proposal
from renda.services.act_on_case import act_on_case
from renda.store.contributions import homes
from renda.web.act_forms import Offers
from renda.web.business_only import business_only
from renda.web.document_drawing import line_of
from renda.web.proposal_drawing import drawn_current
from renda.web.remembering import directory_of
from renda.web.view_models.documents import Proposal
from renda.web.view_models.forms import Field, FieldKind, Form, FormError
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.document_review import accepted, review_of, typed_form, wanted_document
from renda.web.views.frame import SignedInRequest, now, page, tell, today


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reviewed:
    """A plan with its groups, the text compared with it, and its matters: those to be looked at first, then the same ones."""

    plan: CaseFacts
    groups: tuple[PlanGroup, ...]
    document: ReadDocument
    matters: tuple[Compared, ...]

    @property
    def shown(self) -> tuple[Compared, ...]:
        """The matters that are decided one by one."""
        return tuple(m for m in self.matters if m.state != "same" or (m.found is not None and m.found.state == "accepted"))

    @property
    def same(self) -> tuple[Compared, ...]:
        """The matters without any change that nobody has taken over yet."""
        return tuple(m for m in self.matters if m not in self.shown)

    @property
    def leads_to(self) -> str:
        """The home of what the plan stands under, to which one returns when the whole text is reviewed; "" where there is none."""
        under = self.plan.linked("under", outgoing=True)
        return next((reverse(homes()[x.procedure], args=(x.case_id,)) for x in under if x.procedure in homes()), "")

    @property
    def address(self) -> str:
        """Where it is reviewed."""
        return reverse("plan_version", args=(self.plan.id, self.document.id))


@business_only
def plan_texts(request: SignedInRequest, plan: UUID) -> HttpResponse:
    """Choose the text to compare a plan with, or read a new one."""
    facts = _plan(request, plan)
    listed = documents_read(request.actor).rows
    links = tuple(Link(label=d.name, href=reverse("plan_version", args=(plan, d.id))) for d in listed)
    back = reverse("case", args=(plan,))
    head = Head(
        title="比对新文本", crumbs=(Link(label=facts.number or facts.title, href=back), Link(label="比对新文本")),
        remarks=(Link(label=facts.title),),
    )
    upload = f"{reverse('document_upload')}?next={request.path}"
    return page(request, "pages/panels.html", current="ledger/plan", page=PanelsPage(head=head, panels=(Panel(
        key="texts", title="选择新文本", facts=(Fact(label="已读文件", links=links),) if links else (),
        lede="新文本与台账逐项比对：新增、变动、未列入的各列一条，由您逐条采纳或者跳过。采纳之前台账不变。",
        buttons=(Button(label="读新文件", href=upload, is_main=True),), empty="" if links else "还没有读过的文件。",
    ),)))


def _plan(request: SignedInRequest, plan: UUID) -> CaseFacts:
    facts = case_seen_by(request.actor, plan) if Duty.COORDINATE in request.actor.duties else None
    if facts is None or facts.procedure != "plan" or facts.stage not in ADD_GROUPS.from_:
        raise Http404
    return facts


@business_only
def plan_version(request: SignedInRequest, plan: UUID, document_id: UUID) -> HttpResponse:
    """Show a text beside the plan's tasks, or decide one of its matters."""
    facts, document = _plan(request, plan), wanted_document(request, document_id)
    groups = plan_groups(plan)
    matters = plan_comparison(request.actor, document, groups, known_units(today(request)))
    reviewed = _Reviewed(plan=facts, groups=groups, document=document, matters=matters)
    if request.method == "POST":
        return _decide(request, reviewed)
    wanted = request.GET.get("at", "")
    waiting = next((n for n, m in enumerate(reviewed.shown, 1) if m.waits), 0)
    return _show(request, reviewed, int(wanted) if wanted.isdecimal() else waiting)


def _decide(request: SignedInRequest, reviewed: _Reviewed) -> HttpResponse:
    if request.POST.get("decision") == "carry":
        return _carry(request, reviewed)
    found = next(((n, m) for n, m in enumerate(reviewed.shown, 1) if m.key == request.POST.get("item")), None)
    if found is None:
        return redirect(reviewed.address)
    number, one = found
    if request.POST.get("decision") == "accept":
        return _accept(request, reviewed, number, one)
    refused = _skip(request, reviewed, one, keeps=request.POST.get("decision") == "skip")
    if refused is not None:
        tell(request, " ".join(word_refusal(refused)), level="late")
    return _onward(request, reviewed, number)


def _skip(request: SignedInRequest, reviewed: _Reviewed, one: Compared, *, keeps: bool) -> None | Refused:
    if one.found is None:
        assert one.task is not None, "what is in neither version is not shown"
        return decide_left_out(
            actor=request.actor, document=reviewed.document.id, task=one.task.id, named=one.task.number, keeps=keeps, at=now(request)
        )
    place = Place(document_id=reviewed.document.id, number=one.found.number)
    return (reject_proposal if keeps else restore_proposal)(actor=request.actor, place=place, at=now(request))


def _accept(request: SignedInRequest, reviewed: _Reviewed, number: int, one: Compared) -> HttpResponse:
    many = {f"{a.key}.{f.key}" for a in TASK.actions for f in a.fields if f.many}
    raw: dict[str, Any] = {name: request.POST.getlist(name) if name in many else request.POST[name] for name in request.POST}
    action = ""
    if one.task is None and one.found is not None:
        raw, done = accepted(request, reviewed.document, one.found)
    elif one.task is not None and one.found is None:
        action, done = "end_task", act_on_case(
            actor=request.actor, case_id=one.task.id, action="end_task", data={REASON: raw.get(REASON, "")}, at=now(request)
        )
    else:
        action, done = _adopted(request, reviewed, one, raw)
    if isinstance(done, Refused):
        return _show(request, reviewed, number, raw=raw, refused=(action, done))
    if one.task is not None:
        tell(request, f"{one.task.number}{'已终止' if one.found is None else '已按新文本调整'}。")
    return _onward(request, reviewed, number)


def _adopted(request: SignedInRequest, reviewed: _Reviewed, one: Compared, raw: dict[str, Any]) -> tuple[str, Any]:
    assert one.task is not None, "a change is one of a task"
    assert one.found is not None, "a change is one of the text"
    done = adopt_change(
        actor=request.actor, place=Place(document_id=reviewed.document.id, number=one.found.number), task=one.task.id,
        acts=acts_ticked(_changes(request, reviewed, one), raw), at=now(request),
    )
    return done if isinstance(done, tuple) else ("", done)


def _carry(request: SignedInRequest, reviewed: _Reviewed) -> HttpResponse:
    same = {m.found.number: m.task.id for m in reviewed.same if m.found and m.task and m.found.state == "pending"}
    done = carry_over(actor=request.actor, document=reviewed.document.id, unchanged=same, at=now(request))
    if isinstance(done, Refused):
        tell(request, " ".join(word_refusal(done)), level="late")
    else:
        tell(request, f"没有变动的{done}项已记为沿用。")
    return redirect(reviewed.address)


def _onward(request: SignedInRequest, reviewed: _Reviewed, number: int) -> HttpResponse:
    """Go to the next matter that waits, from the top again behind the last."""
    places = [n for n, m in enumerate(reviewed.shown, 1) if m.waits and n != number]
    if not places and reviewed.plan.stage == "drafted" and reviewed.leads_to:
        tell(request, "方案文本已审完，采纳的任务已列入方案。")
        return redirect(reviewed.leads_to)
    following = next((n for n in places if n > number), places[0] if places else 0)
    return redirect(f"{reviewed.address}?at={following}" if following else reviewed.address)


def _show(  # noqa: PLR0913 - a page is these things
    request: SignedInRequest, reviewed: _Reviewed, at: int, *, raw: dict[str, Any] | None = None,
    refused: tuple[str, Refused] | None = None,
) -> HttpResponse:
    document, back = reviewed.document, reviewed.leads_to or reverse("case", args=(reviewed.plan.id,))
    rows = tuple(
        drawn_version(m, n, document, proposal=_current(request, reviewed, n, m, raw, refused) if n == at else None)
        for n, m in enumerate(reviewed.shown, 1)
    )
    total = len(rows)
    waiting = sum(m.waits for m in reviewed.shown)
    same = [m for m in reviewed.same if m.found and m.found.state == "pending"]
    carry = Form(action_href=reviewed.address, submit_label=f"{len(same)}项记为沿用", fields=(), hidden=(("decision", "carry"),))
    return page(request, "tasks/versions.html", current="ledger/plan", status=422 if refused else 200, page=VersionPage(
        title=f"{reviewed.plan.title}：新文本与台账比对", leave_href=back, rows=rows, reviewed=total - waiting, total=total,
        crumbs=(Link(label=reviewed.plan.number or "方案", href=reverse("case", args=(reviewed.plan.id,))),
                Link(label="比对新文本", href=reverse("plan_texts", args=(reviewed.plan.id,))), Link(label=document.name)),
        same=tuple(drawn_version(m, 0, document) for m in reviewed.same), count_words=counted(reviewed.matters),
        carry=carry if same else None, done_words="新文本的变动已全部审完。" if total and not waiting else "",
        empty="" if reviewed.matters else "这份文件没有读出任务，方案也还没有任务。",
    ))


def _current(  # noqa: PLR0913 - a proposal is these things
    request: SignedInRequest, reviewed: _Reviewed, number: int, one: Compared, raw: dict[str, Any] | None,
    refused: tuple[str, Refused] | None,
) -> Proposal:
    """The matter looked at: with its form while it waits, with the way back where it was skipped."""
    line = replace(drawn_line(one, number, reviewed.document), is_current=True)
    hidden = (("item", one.key),)
    if not one.waits and not one.is_open:
        form = Form(action_href=reviewed.address, submit_label="恢复待审", fields=(), hidden=hidden)
        return replace(line, form=form, decisions=RESTORE) if line.state == "skipped" else line
    if one.task is None and one.found is not None:
        review = review_of(reviewed.document, known_units(today(request)), one.found)
        names, reasons = directory_of(review.units, today(request)), refused[1].reasons if refused else ()
        typed = typed_form(request, reviewed.document, one.found, raw, names, reasons)
        drawn = drawn_current(review, one.found, typed, may_merge=False)
        own = replace(drawn.form, action_href=reviewed.address, hidden=hidden) if drawn.form else None
        return replace(drawn, number=number, form=own, decisions=DECISIONS["new"], split_href="", is_current=True)
    form = Form(
        action_href=reviewed.address, submit_label="采纳", hidden=hidden, fields=_fields(request, reviewed, one, raw, refused),
        errors=tuple(FormError(text=words) for words in word_refusal(refused[1])) if refused else (),
    )
    return replace(line, form=form, decisions=DECISIONS[one.state])


def _changes(request: SignedInRequest, reviewed: _Reviewed, one: Compared) -> tuple[Change, ...]:
    approver = str(reviewed.plan.detail.get("approver") or "")
    names = {str(u.id): u.name for u in units_today(today(request))}
    return changes_of(one, approver=approver, unit_names=names)


def _fields(
    request: SignedInRequest, reviewed: _Reviewed, one: Compared, raw: dict[str, Any] | None, refused: tuple[str, Refused] | None
) -> tuple[Field, ...]:
    day = today(request)
    offers = Offers(today=day, units=units_today(day), people=people_today(day))
    action, reasons = (refused[0], refused[1].reasons) if refused else ("", ())
    fields: list[Field] = []
    for change in _changes(request, reviewed, one):
        mine: tuple[Reason, ...] = reasons if change.action == action else ()
        fields += change_fields(change, raw, mine, offers, reviewed.groups)
    rests = f"《{reviewed.document.name}》" + (f"第{line_of(reviewed.document, one.found)}行" if one.found else "没有列入此项")
    said = raw.get(REASON, "") if raw is not None else f"按{rests}调整。" if one.found else f"{rests}。"
    return (*fields, Field(name=REASON, label="理由", kind=FieldKind.TEXT, value=said, help="写进任务的经过，作为变动的依据。"))
