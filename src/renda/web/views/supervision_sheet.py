"""The supervision sheet (督办单) of one matter, as Word. Must not know: how it is laid out, any particular procedure."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from renda.domain.rights import Duty
from renda.reads.cases import CaseView, case_view
from renda.reports.supervision_sheet import SupervisedMatter, write_supervision_sheet
from renda.store.report_rows import organ_title
from renda.web.views.frame import SignedInRequest, signed_in, today
from renda.web.views.report_filed import sent_file


def may_supervise(request: SignedInRequest, view: CaseView) -> bool:
    """This will say whether a sheet can be written: the matter is open, and the reader coordinates."""
    return Duty.COORDINATE in request.actor.duties and not view.procedure.stage(view.facts.stage).closed


@require_GET
@signed_in
def supervision_sheet(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Send the sheet of a matter that one sees."""
    view = case_view(request.actor, case_id, today=today(request))
    if view is None or not may_supervise(request, view):
        raise Http404
    matter = _matter(view, today(request), organ_title(request.actor.organ_id))
    return sent_file(write_supervision_sheet(matter), f"督办单 {view.facts.number or view.facts.title}", "docx")


def _matter(view: CaseView, day: date, issuer: str) -> SupervisedMatter:
    facts = view.facts
    dues = [c.due_on for c in facts.clocks if c.due_on and c.round == facts.round]
    people = [view.names.get(str(a.person_id), "") for a in facts.assignments if a.until_on is None and a.role == "lead"]
    return SupervisedMatter(
        kind=view.procedure.label, number=facts.number or "", title=facts.title, stage=view.procedure.stage(facts.stage).label,
        unit=next((view.names.get(str(u), "") for u in facts.units_in_role("lead")), ""), due_on=max(dues, default=None),
        issuer=issuer, day=day, person="、".join(name for name in people if name),
        urged=sum(1 for e in view.events if e.action == "urge"),
    )
