"""A worklist as a table to take along: .xlsx or .csv, by the conditions in the address, to whom the worklist shows it.

Must not know: which cases an actor sees, how a table is written.
"""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase

from renda.domain.escalation import soon_until
from renda.domain.procedures import Procedure
from renda.reads.exported_cases import exported_cases
from renda.reads.table_cases import TableCase
from renda.reads.table_shapes import export_shape
from renda.reports.table_writing import Row, export_columns, write_csv, write_xlsx
from renda.services.record_export import record_export
from renda.store.calendar_loading import calendar_in_force, thresholds_in_force
from renda.store.contributions import procedures
from renda.web.business_only import business_only
from renda.web.views.frame import SignedInRequest, now, today
from renda.web.views.imports import XLSX
from renda.web.worklist_asking import asked_in, view_in

_TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


@business_only
def export(request: SignedInRequest, procedure: str, form: str) -> HttpResponseBase:
    """Give the cases of the worklist, all pages of it, and tell the ledger."""
    declared = procedures().get(procedure)
    if declared is None or form not in _TYPES:
        raise Http404
    shape, day = export_shape(procedure), today(request)
    view = view_in(request, declared)
    cases = exported_cases(
        request.actor, asked_in(request, declared, view), shape, today=day,
        soon_on=soon_until(day, calendar_in_force(), thresholds_in_force(day)),
    )
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    rows, columns = rows_of(cases, declared), export_columns(shape)
    count = write_xlsx(out, shape, rows, columns) if form == "xlsx" else write_csv(out, rows, columns)
    record_export(
        actor=request.actor, procedure=procedure, label=f"{declared.label}·{view.label}", form=form, rows=count, at=now(request),
        conditions={name: request.GET.getlist(name) for name in request.GET},
    )
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=f"{procedure}-{day.isoformat()}.{form}", content_type=_TYPES[form])


def rows_of(cases: Iterator[TableCase], declared: Procedure) -> Iterator[Row]:
    """This will put cases into the words of a table."""
    for case in cases:
        told: dict[str, Any] = {
            "#number": case.number, "#external": case.external, "#stage": declared.stage(case.stage).label, "#unit": case.unit,
            "#due": case.due_on.isoformat() if case.due_on else "",
        }
        yield Row(words={**case.words, **told})
