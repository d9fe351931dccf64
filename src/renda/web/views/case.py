"""The page of one case, and its kept files.

Must not know: any particular procedure.
"""

from datetime import date
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.module_loading import import_string

from renda.domain.fields import FieldKind
from renda.domain.form_cleaning import Directory
from renda.domain.refusal_words import word_reason
from renda.domain.rights import Actor
from renda.domain.sentences import shown
from renda.domain.week_limits import week_dates
from renda.domain.weeks import week_words
from renda.intake.evidence_preview import preview as draw_preview
from renda.reads.attachments import attachment_seen_by
from renda.reads.cases import CaseView, case_view
from renda.reads.disclosure_preview import publishing
from renda.reads.disclosures import disclosed_as
from renda.store.contributions import case_sections, worklist_of
from renda.web import case_drawing as draw
from renda.web.evidence_uploads import file_store
from renda.web.linked_sections import linked_sections
from renda.web.opening_buttons import proposing_buttons
from renda.web.view_models.case import CasePage, Section
from renda.web.view_models.parts import Button, Fact, Head, Link, Run, plain
from renda.web.views.frame import SignedInRequest, href_of, page, signed_in, today
from renda.web.views.supervision_sheet import may_supervise


@signed_in
def case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show one case; what one may not see and what does not exist answer alike."""
    view = case_view(request.actor, case_id, today=today(request))
    if view is None:
        raise Http404
    shown_page = CasePage(
        head=_head(request.actor, view), steps=draw.drawn_steps(view), acts=_acts(view), sections=_sections(request, view),
        clocks=draw.drawn_clocks(view, today(request)), people=draw.drawn_people(view),
        who_sees_href=href_of("who_sees", str(case_id)),
    )
    return page(request, "pages/case.html", current=f"ledger/{view.procedure.key}", page=shown_page)


def _head(actor: Actor, view: CaseView) -> Head:
    facts = view.facts
    crumbs = (
        Link(label=view.procedure.label, href=reverse("worklist", args=(view.procedure.key,))),
        Link(label=facts.number or "未编号"),
    )
    remarks = [Link(label=facts.number or "未编号"), Link(label=view.procedure.stage(facts.stage).label)]
    if facts.round > 1:
        remarks.append(Link(label=view.procedure.round_words(facts.round)))
    unit = next((view.names.get(str(u), "") for u in facts.units_in_role("lead")), "")
    return Head(title=facts.title, crumbs=crumbs, remarks=tuple(remarks), unit=unit, buttons=proposing_buttons(actor, view))


def _acts(view: CaseView) -> tuple[Button, ...]:
    main = True
    found = []
    for possible in view.acts:
        action = possible.action
        refusal = word_reason(possible.refusal) if possible.refusal else ""
        found.append(Button(
            label=action.label, href="" if refusal else reverse("act", args=(view.facts.id, action.key)),
            is_main=main and not refusal and action.awaited, refusal=refusal,
        ))
        main = main and not found[-1].is_main
    return tuple(found)


def _matter(request: SignedInRequest, view: CaseView) -> Section:
    sheet = Link(label="督办单（Word）", href=reverse("supervision_sheet", args=(view.facts.id,)))
    return Section(
        key="matter", title=view.procedure.label, facts=_facts(view), prose=_prose(view),
        link=sheet if may_supervise(request, view) else None,
    )


def _sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    day = today(request)
    sections = [_matter(request, view)]
    if publishing(view.procedure) is not None:
        sections.append(_as_readers_see_it(view))
    declared = worklist_of(view.procedure.key).linked
    sections += _own_sections(request, view) or linked_sections(view, declared, day)
    others = tuple(x for x in view.linked if x.type not in {section.link for section in declared})
    if others:
        sections.append(Section(key="linked", title="相关事项", table=draw.linked_table(view, others, day, "事项")))
    tiles = draw.drawn_tiles(view)
    sections.append(Section(
        key="evidence", title="佐证", remark=f"{len(tiles)}份" if tiles else "本事项不强制要求",
        tiles=tiles, empty="" if tiles else "没有佐证材料。",
    ))
    sections.append(Section(key="timeline", title="经过", remark=f"{len(view.events)}条", timeline=draw.drawn_timeline(view)))
    return tuple(sections)


def _as_readers_see_it(view: CaseView) -> Section:
    """The way to what readers see: the page itself once there is one, the preview before."""
    disclosed = disclosed_as(view.facts.id)
    if disclosed:
        link = Link(label="看公开的页面", href=reverse("disclosed", args=(disclosed,)))
    else:
        link = Link(label="看公开后的样子", href=reverse("disclosure_preview", args=(view.facts.id,)))
    words = "公开的内容以预览所见为准：姓名、电话、证件号等自动遮盖，确需照登的写明理由。"
    return Section(key="preview", title="公开的页面" if disclosed else "公开预览", link=link, prose=(plain(words),))


def _own_sections(request: SignedInRequest, view: CaseView) -> list[Section]:
    """What the procedure's contribution draws itself, in the place of the tables of linked cases."""
    named = case_sections().get(view.procedure.key)
    return list(import_string(named)(request, view)) if named else []


def _prose(view: CaseView) -> tuple[tuple[Run, ...], ...]:
    long = [f for f in view.procedure.recorded_fields().values() if f.kind is FieldKind.LONG_TEXT]
    return tuple(plain(f"{f.label}：{view.facts.detail[f.key]}") for f in long if view.facts.detail.get(f.key))


def _facts(view: CaseView) -> tuple[Fact, ...]:
    directory = Directory(units={UUID(k): v for k, v in view.names.items()})
    weeks = week_dates(view.procedure, view.facts.detail)
    found = []
    for item in view.procedure.recorded_fields().values():
        value = view.facts.detail.get(item.key)
        if item.kind is FieldKind.LONG_TEXT or value in (None, "", []):
            continue
        words = week_words(date.fromisoformat(str(value))) if item.key in weeks else shown(item, value, directory)
        found.append(Fact(label=item.label, value=words, is_unit=item.kind is FieldKind.UNIT))
    if view.source is not None:
        document, line, name = view.source
        href = f"{href_of('document_review', str(document))}#line-{line + 1}"
        found.append(Fact(label="原文", links=(Link(label=name, href=href),)))
    return tuple(found)


@signed_in
def attachment(request: SignedInRequest, case_id: UUID, attachment_id: UUID) -> HttpResponseBase:
    """Hand out a kept file to those who see its case."""
    found = attachment_seen_by(request.actor, case_id, attachment_id)
    if found is None:
        raise Http404
    store = file_store()
    if not store.holds(found.address):
        raise Http404
    return FileResponse(store.path_of(found.address).open("rb"), as_attachment=True, filename=found.name, content_type=found.media_type)


@signed_in
def preview(request: SignedInRequest, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """Draw a small picture of a kept file."""
    found, store = attachment_seen_by(request.actor, case_id, attachment_id), file_store()
    if found is None or not store.holds(found.address):
        raise Http404
    with store.open(found.address) as stream:
        picture = draw_preview(stream.read(), found.media_type)  # type: ignore[arg-type]  # kept as plain text; a MediaType compares equal to it
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=3600"})
