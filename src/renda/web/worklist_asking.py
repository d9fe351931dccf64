"""What the address of a worklist asks for: the saved view, and the conditions beside it. Must not know: what is done with the answer."""

from dataclasses import replace

from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Procedure
from renda.domain.worklists import SavedView
from renda.reads.worklist_conditions import Asked, asked_by
from renda.store.contributions import worklist_of
from renda.web.paging import due_place_after
from renda.web.views.frame import SignedInRequest

LEVELS = {"late": "超期", "soon": "临期", "ok": "正常", "idle": "暂停或未起算"}


def view_in(request: SignedInRequest, declared: Procedure) -> SavedView:
    """This will give the saved view the address names, else the first."""
    views = worklist_of(declared.key).views
    return next((v for v in views if v.key == request.GET.get("view")), views[0])


def asked_in(request: SignedInRequest, declared: Procedure, view: SavedView) -> Asked:
    """This will ask for what the address says, within a saved view."""
    given = {name: tuple(filter(None, request.GET.getlist(name))) for name in request.GET}  # a form sends what is left blank too
    asked, due = asked_by(view, declared.key, own_unit=request.actor.unit_id), given.get("due", ())
    return replace(
        asked, stages=given.get("stage") or asked.stages, unit=as_uuid(request.GET.get("unit", "")),
        columns={name: given[name] for name in declared.recorded_fields() if given.get(name)},
        due=due[0] if due and due[0] in LEVELS else asked.due, cases=tuple(k for k in map(as_uuid, given.get("pick", ())) if k),
        words=request.GET.get("q", "").strip(), after=due_place_after(request),
    )
