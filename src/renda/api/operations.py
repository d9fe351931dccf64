"""The API, version 1: cases, actions, clocks. Every operation answers as the page would.

Must not know: any particular procedure; rules.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Field, NinjaAPI, Schema

from renda.api.actor_auth import ActorAuth
from renda.api.clock import now, today
from renda.api.problems import problem_body, problem_response
from renda.domain.escalation import soon_until
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.reads.cases import CaseView, case_view
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.answer_once import answer_once
from renda.store.calendar_loading import calendar_in_force
from renda.store.contributions import procedures
from renda.store.unit_of_work import reading

api = NinjaAPI(title="智慧人大接口", version="1", urls_namespace="api", docs_url=None, auth=ActorAuth())


class ActionIn(Schema):
    """An action handed in: the form's values, the version last seen, the day it takes effect."""

    data: dict[str, Any] = Field(default_factory=dict)
    expected_version: int | None = None
    on: date | None = None


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


@api.get("/procedures", summary="事项种类及其环节、办理动作")
def list_procedures(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - ninja's signature
    """List the declared procedures."""
    return [
        {"key": p.key, "label": p.label, "version": p.version, "stages": {s.key: s.label for s in p.stages},
         "actions": {a.key: a.label for a in p.actions if not a.internal}}
        for p in procedures().values()
    ]


@api.get("/cases", summary="台账")
def list_cases(request: HttpRequest, procedure: str, closed: bool | None = False, after: str = "") -> Any:
    """List cases the actor may see, soonest due first, fifty a page."""
    actor, day = _actor(request), today()
    if procedure not in procedures():
        return problem_response(problem_body(refuse(Code.NOT_FOUND)))
    on, _, key = after.partition("_")
    start = (date.fromisoformat(on), UUID(key)) if key else None
    with reading(actor.organ_id):
        soon = soon_until(day, calendar_in_force())
        found = worklist(actor, Asked(procedure=procedure, closed=closed, after=start), today=day, soon_on=soon)
    return {
        "total": found.total, "next": "_".join(map(str, found.next_after)) if found.next_after else None,
        "cases": [
            {"id": c.id, "number": c.number, "title": c.title, "stage": c.stage, "unit": c.unit, "due_on": c.due_on}
            for c in found.rows
        ],
    }


@api.get("/cases/{case_id}", summary="一件事项")
def get_case(request: HttpRequest, case_id: UUID) -> Any:
    """Give one case with the acts open to the actor."""
    view = _view(request, case_id)
    if view is None:
        return problem_response(problem_body(refuse(Code.NOT_FOUND)))
    facts = view.facts
    return {
        "id": facts.id, "procedure": facts.procedure, "number": facts.number, "title": facts.title, "stage": facts.stage,
        "round": facts.round, "version": facts.version, "detail": dict(facts.detail),
        "actions": [p.action.key for p in view.acts if p.refusal is None],
        "timeline": [{"on": e.on, "round": e.round, "sentence": e.sentence} for e in view.events],
    }


@api.get("/cases/{case_id}/clocks", summary="一件事项的时限")
def list_clocks(request: HttpRequest, case_id: UUID) -> Any:
    """Give the clocks of a case."""
    view = _view(request, case_id)
    if view is None:
        return problem_response(problem_body(refuse(Code.NOT_FOUND)))
    return [
        {"key": c.key, "label": view.clock_words(c), "round": c.round, "state": c.state, "due_on": c.due_on}
        for c in view.facts.clocks
    ]


def _view(request: HttpRequest, case_id: UUID) -> CaseView | None:
    actor = _actor(request)
    with reading(actor.organ_id):
        return case_view(actor, case_id)


@api.post("/cases/{case_id}/actions/{action}", summary="办理")
def act(request: HttpRequest, case_id: UUID, action: str, body: ActionIn) -> HttpResponse:
    """Do an action on a case; the header Idempotency-Key makes a repeated request harmless."""
    actor, at = _actor(request), now()
    asked = {"case": str(case_id), "action": action, **body.model_dump(mode="json")}
    return _answered(request, asked, lambda: act_on_case(
        actor=actor, case_id=case_id, action=action, data=body.data, at=at, on=body.on,
        expected_version=body.expected_version,
    ))


@api.post("/procedures/{procedure}/actions/{action}", summary="登记")
def opening(request: HttpRequest, procedure: str, action: str, body: ActionIn) -> HttpResponse:
    """Open a case by an opening action; the header Idempotency-Key makes a repeated request harmless."""
    actor, at = _actor(request), now()
    if procedure not in procedures():
        return problem_response(problem_body(refuse(Code.NOT_FOUND)))
    asked = {"procedure": procedure, "action": action, **body.model_dump(mode="json")}
    return _answered(request, asked, lambda: open_case(
        actor=actor, procedure=procedure, action=action, data=body.data, at=at, on=body.on
    ))


def _answered(request: HttpRequest, asked: dict[str, Any], do: Any) -> HttpResponse:
    key = request.headers.get("Idempotency-Key", "")

    def answer() -> tuple[int, dict[str, Any]]:
        done: Done | Refused = do()
        if isinstance(done, Refused):
            body = problem_body(done)
            return int(str(body["status"])), body
        return 200, {
            "id": str(done.case_id), "number": done.number, "stage": done.stage, "version": done.version,
            "opened": [str(x) for x in done.opened],
        }

    outcome = answer_once(actor=_actor(request), key=key, request=asked, at=now(), do=answer)
    if isinstance(outcome, Refused):
        return problem_response(problem_body(outcome))
    status, response = outcome
    if status != 200:
        return problem_response(dict(response))
    return JsonResponse(dict(response), json_dumps_params={"ensure_ascii": False})
