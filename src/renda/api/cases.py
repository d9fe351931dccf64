"""Cases: the ledger as the worklist shows it, one case, its clocks, its timeline – to whom they are shown on pages.

Must not know: any particular procedure; rules.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from renda.api.actor_auth import actor_of
from renda.api.addresses import CaseId, following, page_of
from renda.api.case_answers import case_out, clock_out, event_out, row_out
from renda.api.case_queries import CaseQuery, asked_of, shown_columns
from renda.api.clock import today
from renda.api.problems import not_there, refused_response
from renda.api.schemas import CaseOut, CasePage, ClockOut, EventOut, Problem
from renda.domain.escalation import soon_until
from renda.domain.refusals import Refused
from renda.reads.cases import CaseView, case_view
from renda.reads.worklist import worklist
from renda.store.calendar_loading import calendar_in_force, thresholds_in_force
from renda.store.contributions import procedures
from renda.store.unit_of_work import reading

router = Router()
_ERRORS = {401: Problem, 404: Problem, 422: Problem, 429: Problem}


@router.get(
    "/cases", response={200: CasePage, **_ERRORS}, operation_id="list_cases", summary="台账",
    description="列出调用者能查看的一类事项，时限在前的在前；筛选条件与台账页面相同。",
)
def list_cases(request: HttpRequest, asked: Query[CaseQuery]) -> Any:
    """List cases the actor may see, soonest due first."""
    actor, day = actor_of(request), today()
    wanted = asked_of(asked, request.GET, own_unit=actor.unit_id)
    if isinstance(wanted, Refused):
        return refused_response(wanted)
    declared = procedures()[wanted.procedure]
    with reading(actor.organ_id):
        soon = soon_until(day, calendar_in_force(), thresholds_in_force(day))
        found = worklist(actor, wanted, today=day, soon_on=soon, shown=shown_columns(declared))
    after = found.next_after
    return CasePage(
        total=found.total, next=following(request, f"{after[0].isoformat()}_{after[1]}") if after else None,
        cases=[row_out(c, declared, page_of(request, "case", c.id)) for c in found.rows],
    )


@router.get(
    "/cases/{case_id}", response={200: CaseOut, **_ERRORS}, operation_id="get_case", summary="一件事项",
    description="一件事项的内容、承办、关联、佐证材料，以及调用者现在能办什么、不能办的理由。",
)
def get_case(request: HttpRequest, case_id: CaseId) -> Any:
    """Give one case with the acts open to the actor."""
    view = _view(request, case_id)
    return case_out(view, page_of(request, "case", case_id)) if view else not_there()


@router.get(
    "/cases/{case_id}/clocks", response={200: list[ClockOut], **_ERRORS}, operation_id="list_clocks", summary="一件事项的时限",
    description="各轮的全部时限及其到期日。",
)
def list_clocks(request: HttpRequest, case_id: CaseId) -> Any:
    """Give the clocks of a case."""
    view = _view(request, case_id)
    return [clock_out(view, c) for c in view.facts.clocks] if view else not_there()


@router.get(
    "/cases/{case_id}/events", response={200: list[EventOut], **_ERRORS}, operation_id="list_events", summary="一件事项的经过",
    description="全部办理记录，新的在前，每条一句话。",
)
def list_events(request: HttpRequest, case_id: CaseId) -> Any:
    """Give the timeline of a case, newest first."""
    view = _view(request, case_id)
    return [event_out(e) for e in view.events] if view else not_there()


def _view(request: HttpRequest, case_id: UUID) -> CaseView | None:
    actor = actor_of(request)
    with reading(actor.organ_id):
        return case_view(actor, case_id, today=today())
