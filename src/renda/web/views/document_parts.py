"""Accepting a section of a document in one form, and parting a proposal in two.

Must not know: how a text is read, what an accepted proposal needs (its declaration says so).
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.refusals import Refused
from renda.domain.takings import Taking
from renda.reads.documents import FoundProposal, ReadDocument
from renda.reads.unit_names import known_units
from renda.services.accept_proposal import Place, accept_proposals
from renda.services.act_on_case import Done
from renda.services.part_proposals import split_proposal
from renda.store.contributions import takings
from renda.web.act_forms import form_errors
from renda.web.document_drawing import drawn_row
from renda.web.posted import raw_of
from renda.web.proposal_drawing import fields_of
from renda.web.proposal_filling import Directory, belongs_to
from renda.web.remembering import directory_of, remember_agreed, remembering_boxes, unknown_names
from renda.web.view_models.documents import SectionPage, SectionRow, SplitPage
from renda.web.view_models.forms import Choice, Field
from renda.web.view_models.parts import Head, Link
from renda.web.views.document_review import (
    action_of,
    keep_shared,
    moved,
    review_of,
    typed_form,
    wanted_document,
)
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_STOPS = re.compile(r"[。；;，,、！？!?]+\s*(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """The waiting proposals of one section and kind, with what was sent for them and what came of it."""

    document: ReadDocument
    line: int
    taking: Taking
    found: tuple[FoundProposal, ...]
    known: Directory
    raw: dict[int, dict[str, Any]] = field(default_factory=dict)
    shared: dict[str, Any] | None = None
    results: dict[int, Done | Refused] = field(default_factory=dict)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The names in it that mean nothing known, with their fields."""
        return unknown_names(self.found, self.taking, self.known)

    @property
    def own(self) -> tuple[str, ...]:
        """The fields that each proposal has for itself."""
        taking = self.taking
        return tuple(n for n in (taking.title, taking.unit, taking.person, taking.due) if n and n not in taking.shared)


@signed_in
def section(request: SignedInRequest, document_id: UUID, line: int, kind: str) -> HttpResponse:
    """Show the waiting proposals of a section in one form, or accept those ticked, each for itself."""
    document = wanted_document(request, document_id)
    waiting = tuple(p for p in document.proposals if (p.section, p.kind, p.state) == (line, kind, "pending") and not p.known)
    if kind not in takings():
        raise Http404
    if not waiting:
        tell(request, "这一节没有待审的建议了。", level="soon")
        return redirect("document_review", document_id)
    known = directory_of(known_units(today(request)), today(request))
    shown = _Section(document=document, line=line, taking=takings()[kind], found=waiting, known=known)
    return _section_page(request, _accepted(request, shown) if request.method == "POST" else shown)


def _accepted(request: SignedInRequest, shown: _Section) -> _Section:
    action = action_of(shown.found[0])
    shared = raw_of(request.POST, action.fields)
    picked = [p for p in shown.found if str(p.number) in request.POST.getlist("pick")]
    raw = {p.number: {n: request.POST.get(f"{p.number}.{n}", "") for n in shown.own} for p in shown.found}
    results = accept_proposals(
        actor=request.actor, document_id=shown.document.id, at=now(request),
        data={p.number: {**shared, **raw[p.number], **_pointing(request, shown.taking, p, shared)} for p in picked},
    )
    if any(isinstance(r, Done) for r in results.values()):
        done = [p for p in shown.found if isinstance(results.get(p.number), Done)]
        remember_agreed(request, done, raw, taking=shown.taking, names=shown.names, known=shown.known)
        keep_shared(request, shown.document, shown.found[0], shared)
    return replace(shown, raw=raw, shared=shared, results=results)


def _pointing(request: SignedInRequest, taking: Taking, found: FoundProposal, shared: dict[str, Any]) -> dict[str, Any]:
    """The matters a proposal points to: its own, and those ticked for all."""
    if not taking.cases:
        return {}
    own = request.POST.getlist(f"{found.number}.{taking.cases}")
    return {taking.cases: list(dict.fromkeys((*own, *(shared.get(taking.cases) or ()))))}


def _section_page(request: SignedInRequest, shown: _Section) -> HttpResponse:
    words = next((ln.text.strip() for ln in shown.document.lines if ln.number == shown.line), "全文")
    review = reverse("document_review", args=(shown.document.id,))
    done = sum(isinstance(r, Done) for r in shown.results.values())
    sent = shown.shared is not None
    left = f"，{len(shown.results) - done}条没有采纳，原因写在各条里" if len(shown.results) > done else ""
    said = (f"采纳{done}条{left}。" if shown.results else "没有勾选任何一条，什么也没有改变。") if sent else ""
    rows = tuple(_row(request, shown, p) for p in shown.found)
    common = tuple(f for f in _fields(request, shown, shown.found[0]) if _is_common(f, shown))
    boxes = remembering_boxes(shown.names, shown.taking, request.POST if sent else None)
    return page(
        request, "pages/section.html", current="documents", status=422 if left else 200, page=SectionPage(
            head=Head(title=f"整节采纳：{words[:40]}", crumbs=(
                Link(label="文件", href=reverse("documents")), Link(label=shown.document.name, href=review), Link(label="整节采纳"),
            )),
            action_href=request.path, rows=rows, submit_label=f"采纳勾选的{shown.taking.label}",
            shared=(*common, *boxes) if done < len(rows) else (),
            leave=Link(label="回到审读页", href=review), result_words=said,
            result_level="soon" if left or not shown.results else "",
        ),
    )


def _is_common(one: Field, shown: _Section) -> bool:
    points = one.name == shown.taking.cases and bool(one.choices) and not any(belongs_to(shown.document, p) for p in shown.found)
    return one.name not in shown.own and bool(one.is_needed or one.shown_when or points)


def _own_matter(one: Field, number: str) -> Field:
    """The one matter of this document that a row belongs to, ticked."""
    return replace(one, choices=tuple(replace(c, is_chosen=True) for c in one.choices if c.value == number), help="", known_from="")


def _fields(request: SignedInRequest, shown: _Section, found: FoundProposal) -> tuple[Field, ...]:
    raw = None if shown.shared is None else {**shown.shared, **shown.raw.get(found.number, {})}
    result = shown.results.get(found.number)
    reasons = result.reasons if isinstance(result, Refused) else ()
    return fields_of(typed_form(request, shown.document, found, raw, shown.known, reasons), shown.taking)


def _row(request: SignedInRequest, shown: _Section, found: FoundProposal) -> SectionRow:
    review, result = review_of(shown.document, shown.known.units, None), shown.results.get(found.number)
    row = SectionRow(number=found.number, quote=found.quote, remark=drawn_row(review, found).remark)
    if isinstance(result, Done):
        return replace(row, done=Link(label=result.number or "事项", href=reverse("case", args=(result.case_id,))))
    of, every = belongs_to(shown.document, found), _fields(request, shown, found)
    own = [f for f in every if f.name in shown.own] + [_own_matter(f, of) for f in every if of and f.name == shown.taking.cases]
    fields = tuple(replace(f, name=f"{found.number}.{f.name}") for f in own)
    elsewhere = tuple(r for r in result.reasons if r.field not in shown.own) if isinstance(result, Refused) else ()
    errors = form_errors(elsewhere, action_of(found).fields)
    picked = shown.shared is None or found.number in shown.results
    return replace(row, fields=fields, is_picked=picked, errors=tuple(replace(e, field="") for e in errors))


@signed_in
def split(request: SignedInRequest, document_id: UUID, number: int) -> HttpResponse:
    """Show where a proposal may be parted, or part it."""
    document = wanted_document(request, document_id)
    found = next((p for p in document.proposals if p.number == number), None)
    if found is None:
        raise Http404
    review = f"{reverse('document_review', args=(document_id,))}?at={number}"
    behind = request.POST.get("behind", "")
    if request.method == "POST" and behind.isdecimal():
        place = Place(document_id=document_id, number=number)
        parted = split_proposal(actor=request.actor, place=place, behind=int(behind), at=now(request))
        if isinstance(parted, Refused):
            return moved(request, document, parted)
        tell(request, f"第{number}条已拆开，另一条是第{parted}条。不要拆时用“与下一条合并”。")
        return redirect(review)
    crumbs = (Link(label="文件", href=reverse("documents")), Link(label=document.name, href=review), Link(label="拆成两条"))
    return page(request, "pages/split.html", current="documents", page=SplitPage(
        head=Head(title=f"把第{number}条拆成两条", crumbs=crumbs), action_href=request.path,
        places=_places(found.quote), leave=Link(label="返回，不拆", href=review),
    ))


def _places(quote: str) -> tuple[Choice, ...]:
    ends = [match.end() for match in _STOPS.finditer(quote)]
    return tuple(Choice(value=str(end), label=f"第二条从这里起：{quote[end:]}", help=f"第一条：{quote[:end]}") for end in ends)
