"""Kinds of business, as declared.

Must not know: any particular procedure.
"""

from django.http import HttpRequest
from ninja import Router

from renda.api.form_schemas import form_name
from renda.api.schemas import DeclaredAction, Problem, ProcedureOut, StageOut, ViewOut
from renda.domain.procedures import Procedure
from renda.store.contributions import procedures, worklist_of

router = Router()


@router.get(
    "/procedures", response={200: list[ProcedureOut], 401: Problem, 429: Problem}, operation_id="list_procedures",
    summary="事项种类", description="列出事项种类及其环节、办理动作。",
)
def list_procedures(request: HttpRequest) -> list[ProcedureOut]:  # noqa: ARG001 - ninja's signature
    """List the declared procedures."""
    return [_procedure(p) for p in procedures().values()]


def _procedure(found: Procedure) -> ProcedureOut:
    return ProcedureOut(
        key=found.key, label=found.label, version=found.version, basis=found.basis,
        stages=[StageOut(key=s.key, label=s.label, closed=s.closed) for s in found.stages],
        actions=[
            DeclaredAction(key=a.key, label=a.label, opens=not a.from_, stages=list(a.from_), form=form_name(found, a))
            for a in found.actions if not a.internal
        ],
        views=[ViewOut(key=v.key, label=v.label) for v in worklist_of(found.key).views],
    )
