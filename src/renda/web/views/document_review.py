"""Reviewing a document beside its proposals: accept, skip, restore, merge; one at a time.

Must not know: how a text is read, what an accepted proposal needs (its declaration says so).
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.procedures import Action
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Reason, Refused
from renda.reads import form_choices
from renda.reads.documents import FoundProposal, ReadDocument, document_read
from renda.reads.running_cases import running_cases
from renda.reads.unit_names import KnownUnit, known_units
from renda.services.accept_proposal import Place, accept_proposal, reject_proposal, restore_proposal
from renda.services.act_on_case import Done
from renda.services.drafts import save_draft
from renda.services.part_proposals import merge_proposals
from renda.services.retake_proposal import retake_proposal
from renda.store.contributions import procedures, takings
from renda.web import document_drawing as drawing
from renda.web.act_forms import Offers, known_values
from renda.web.heading_groups import offered_lists, told_by_headings
from renda.web.posted import kept_values, raw_of
from renda.web.proposal_drawing import NEAR, Typed, drawn_current
from renda.web.proposal_filling import Directory, Filled, filled_by_sentence
from renda.web.remembering import directory_of, remember_chosen
from renda.web.view_models.documents import ReviewPage
from renda.web.view_models.parts import Link
from renda.web.views.frame import SignedInRequest, now, page, problem, signed_in, tell, today

_DECISIONS = ("accept", "before", "skip", "restore", "merge", "retake")


@signed_in
def review(request: SignedInRequest, document_id: UUID) -> HttpResponse:
    """Show a document beside its proposals."""
    document = wanted_document(request, document_id)
    wanted = request.GET.get("at", "")
    current = _numbered(document, int(wanted)) if wanted.isdecimal() else _next(document, 0)
    return _review_page(request, document, current, None, ())


@signed_in
def decide(request: SignedInRequest, document_id: UUID, number: int) -> HttpResponse:
    """Accept, skip, restore or merge a proposal, or take it as something else."""
    document = wanted_document(request, document_id)
    found = _numbered(document, number)
    if found is None:
        raise Http404
    address, decision = reverse("document_review", args=(document_id,)), request.POST.get("decision", "")
    if request.method != "POST" or decision not in _DECISIONS:
        return redirect(f"{address}?at={number}")
    own = {"accept": _accept, "before": _as_before, "retake": _retake}.get(decision)
    if own is not None:
        return own(request, document, found)
    act: Any = {"skip": reject_proposal, "restore": restore_proposal, "merge": merge_proposals}[decision]
    outcome = act(actor=request.actor, place=Place(document_id=document_id, number=number), at=now(request))
    if isinstance(outcome, Refused):
        return moved(request, document, outcome)
    if decision != "skip":
        tell(request, f"第{outcome}条已并入第{number}条。要分开时用“拆成两条”。" if decision == "merge" else f"第{number}条恢复待审。")
        return redirect(f"{address}?at={number}")
    tell(request, f"已跳过第{number}条。")
    following = _next(document, number)
    return redirect(f"{address}?at={following.number}" if following else address)


def _retake(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> HttpResponse:
    place = Place(document_id=document.id, number=found.number)
    outcome = retake_proposal(actor=request.actor, place=place, name=document.name, at=now(request))
    if isinstance(outcome, Refused):
        return moved(request, document, outcome)
    tell(request, f"第{found.number}条已改作{outcome.label}。")
    return redirect(f"{reverse('document_review', args=(document.id,))}?at={found.number}")


def _accept(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> HttpResponse:
    raw, done = accepted(request, document, found)
    if isinstance(done, Refused):
        if any(r.facts.get("state") for r in done.reasons):
            return moved(request, document, done)
        return _review_page(request, document, found, raw, done.reasons, status=422)
    following = _next(document, found.number)
    address = reverse("document_review", args=(document.id,))
    return redirect(f"{address}?at={following.number}" if following else address)


def accepted(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> tuple[dict[str, Any], Done | Refused]:
    """Accept a proposal as it was filled in, with the alias to remember; what was typed, and what came of it."""
    units, raw = known_units(today(request)), _sent(request, found)
    done = accept_proposal(
        actor=request.actor, place=Place(document_id=document.id, number=found.number), data=raw, at=now(request)
    )
    if isinstance(done, Refused):
        return raw, done
    remember_chosen(request, found, raw, units)
    keep_shared(request, document, found, raw)
    tell(request, f"已采纳第{found.number}条，立为{done.number or '新事项'}。")
    return raw, done


def _sent(request: SignedInRequest, found: FoundProposal) -> dict[str, Any]:
    """What was typed, with what was chosen from the nearest names."""
    raw = raw_of(request.POST, action_of(found).fields)
    chosen = {name.removesuffix(NEAR): value for name, value in request.POST.items() if name.endswith(NEAR) and value}
    return raw | {name: value for name, value in chosen.items() if name in (takings()[found.kind].unit, takings()[found.kind].person)}


def _as_before(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> HttpResponse:
    """Show the proposal with what is still empty taken over from the one accepted before it."""
    raw = _sent(request, found)
    raw |= {name: value for name, value in _before(request, document, found).items() if not raw.get(name)}
    return _review_page(request, document, found, raw, ())


def _before(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> dict[str, Any]:
    kept = form_choices.kept_draft(request.actor, _common_place(document, found))
    return dict(kept.data) if kept else {}


def keep_shared(request: SignedInRequest, document: ReadDocument, found: FoundProposal, raw: dict[str, Any]) -> None:
    """Keep what was accepted, for the next of its kind: what matters of one document share is filled in, the rest at a key."""
    taking = takings()[found.kind]
    kept = {key: value for key, value in raw.items() if value and key not in (taking.title, taking.cases)}
    save_draft(actor=request.actor, place=_common_place(document, found), data=kept, at=now(request))


def _common_place(document: ReadDocument, found: FoundProposal) -> str:
    return f"document/{document.id}/{found.kind}"


def moved(request: SignedInRequest, document: ReadDocument, refused: Refused) -> HttpResponse:
    """Say that somebody decided it before, with what was typed kept."""
    back = Link(label="回到审读页", href=reverse("document_review", args=(document.id,)))
    return problem(
        request, 409, "这一条已有人审过", "您填写的内容没有提交。", reasons=word_refusal(refused), links=(back,),
        kept=kept_values(request.POST),
    )


def wanted_document(request: SignedInRequest, document_id: UUID) -> ReadDocument:
    """The document as its reviewer sees it.

    :raises Http404: when there is none, or it is not the actor's to see.
    """
    document = document_read(request.actor, document_id)
    if document is None:
        raise Http404
    return document


def _numbered(document: ReadDocument, number: int) -> FoundProposal | None:
    return next((p for p in document.proposals if p.number == number), None)


def _next(document: ReadDocument, after: int) -> FoundProposal | None:
    """The next one that waits, in order of place, from the top again behind the last."""
    order = [p.number for p in document.proposals]
    place = order.index(after) if after in order else -1
    turned = (*document.proposals[place + 1 :], *document.proposals[: place + 1])
    return next((p for p in turned if p.state == "pending" and p.number != after and not p.known), None)


def action_of(found: FoundProposal) -> Action:
    """The opening action that a proposal stands for."""
    taking = takings()[found.kind]
    return next(a for a in procedures()[taking.procedure].openings() if a.key == taking.action)


def typed_form(
    request: SignedInRequest, document: ReadDocument, found: FoundProposal, raw: dict[str, Any] | None,
    names: Directory, reasons: tuple[Reason, ...] = (),
) -> Typed:
    """The form of a proposal: what was typed, or what its sentence and the one accepted before fill in."""
    action, day, taking = action_of(found), today(request), takings()[found.kind]
    before = _before(request, document, found)
    shared = {name: value for name, value in before.items() if name in taking.shared or raw is not None}
    source = dict.fromkeys(shared, "同本文件上一条，可以修改")
    filled = Filled(values=shared, sources=source).and_then(filled_by_sentence(document, found, names, day))
    listed = offered_lists(request.actor, action)
    if raw is None:
        known = known_values(action.fields, None, day, running=running_cases(request.actor, action.fields))
        raw = {**known, **filled.values, **told_by_headings(document, found, listed)}
    own = tuple((p.case[1], p.title) for p in document.proposals if p.kind == taking.points_to and p.case)
    offers = Offers(
        today=day, units=form_choices.units_today(day), people=tuple(names.people), cases=tuple(dict.fromkeys(own)),
        listed=listed,
    )
    return Typed(action=action, raw=raw, offers=offers, reasons=reasons, filled=filled, known=names, has_before=bool(before))


def review_of(document: ReadDocument, units: tuple[KnownUnit, ...], current: FoundProposal | None) -> drawing.Review:
    """What drawing a document needs."""
    return drawing.Review(
        document=document, units=units, current=current, case_href=lambda key: reverse("case", args=(key,)),
        decide_href=lambda n: reverse("document_decide", args=(document.id, n)),
        split_href=lambda n: reverse("document_split", args=(document.id, n)),
    )


def _review_page(  # noqa: PLR0913 - a page is these things
    request: SignedInRequest, document: ReadDocument, current: FoundProposal | None, raw: dict[str, Any] | None,
    reasons: tuple[Reason, ...], *, status: int = 200,
) -> HttpResponse:
    units, back = known_units(today(request)), reverse("documents")
    shown = review_of(document, units, current)
    waits = current is not None and current.state == "pending"
    typed = typed_form(request, document, current, raw, directory_of(units, today(request)), reasons) if current and waits else None
    drawn = drawn_current(shown, current, typed, may_merge=_may_merge(document, current)) if current else None
    lines, states = drawing.drawn_lines(shown), [p.state for p in document.proposals]
    noise, undone, total = [line.number for line in lines if line.kind == "noise"], undoable(document), len(states)
    counts = f"已采纳{states.count('accepted')}，跳过{states.count('rejected')}"
    finished = bool(states) and "pending" not in states
    return page(request, "pages/review.html", current="documents", status=status, page=ReviewPage(
        title=document.name, crumbs=(Link(label="文件", href=back), Link(label="审读")), lines=lines,
        proposals=drawing.drawn_proposals(shown, drawn), reviewed=total - states.count("pending"), total=total,
        count_words=f"建议{total}条：{counts}，待审{states.count('pending')}", legend=drawing.legend_of(document),
        notes=drawing.notes_of(document),
        set_aside_words=f"搁置{len(noise)}处" if noise else "", set_aside_href=f"#line-{noise[0]}" if noise else "",
        undo_href=shown.decide_href(undone.number) if undone else "", leave_href=back,
        undo_label=f"撤销跳过第{undone.number}条" if undone else "", sections=_sections(document),
        done_words=f"全部审完：{counts}。" if finished else "", done_links=_ledgers(document) if finished else (),
        hidden=(("decision", "restore"),),
    ))


def _may_merge(document: ReadDocument, current: FoundProposal) -> bool:
    following = document.proposals[document.proposals.index(current) + 1 :]
    return bool(following) and following[0].state == "pending" and following[0].kind == current.kind


def undoable(document: ReadDocument) -> FoundProposal | None:
    """What was decided last, when it was skipped: skipping is undone, an accepted one is a case."""
    decided = [p for p in document.proposals if p.decided_at is not None and p.state != "pending"]
    last = max(decided, key=lambda p: (p.decided_at, p.number), default=None)
    return last if last is not None and last.state == "rejected" else None


def _sections(document: ReadDocument) -> tuple[Link, ...]:
    """Every section with several waiting proposals of a kind, to be accepted together."""
    words = {line.number: line.text.strip() for line in document.lines}
    waiting: dict[tuple[int, str], int] = {}
    for p in document.proposals:
        if p.state == "pending" and not p.known:
            waiting[p.section, p.kind] = waiting.get((p.section, p.kind), 0) + 1
    return tuple(
        Link(
            label=f"整节采纳{takings()[kind].label}{count}条：{words.get(line, '全文')[:24]}",
            href=reverse("document_section", args=(document.id, line, kind)),
        )
        for (line, kind), count in waiting.items() if count > 1
    )


def _ledgers(document: ReadDocument) -> tuple[Link, ...]:
    kinds = dict.fromkeys(p.kind for p in document.proposals if p.state == "accepted")
    keys = dict.fromkeys(takings()[kind].procedure for kind in kinds)
    return tuple(Link(label=f"看{procedures()[key].label}台账", href=reverse("worklist", args=(key,))) for key in keys)
