"""A worklist as a table to take along: .xlsx or .csv, by the conditions in the address, to whom the worklist shows it.

Must not know: which cases an actor sees, how a table is written.
"""

import tempfile

from django.http import FileResponse, Http404, HttpResponseBase

from renda.domain.escalation import soon_until
from renda.reports.worklist_export import FORMS, export_worklist
from renda.store.calendar_loading import calendar_in_force, thresholds_in_force
from renda.store.contributions import procedures
from renda.web.business_only import business_only
from renda.web.views.frame import SignedInRequest, now, today
from renda.web.worklist_asking import asked_in, view_in


@business_only
def export(request: SignedInRequest, procedure: str, form: str) -> HttpResponseBase:
    """Give the cases of the worklist, all pages of it, and tell the ledger."""
    declared = procedures().get(procedure)
    if declared is None or form not in FORMS:
        raise Http404
    day, view = today(request), view_in(request, declared)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    export_worklist(
        out, actor=request.actor, asked=asked_in(request, declared, view), form=form, label=f"{declared.label}·{view.label}",
        conditions={name: request.GET.getlist(name) for name in request.GET}, today=day, at=now(request),
        soon_on=soon_until(day, calendar_in_force(), thresholds_in_force(day)),
    )
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{procedure}-{day.isoformat()}.{form}", content_type=FORMS[form])
