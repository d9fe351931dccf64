"""Reports and the figures filed with them. Must not know: pages, Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.store.models import FigureSnapshot, Report, ReportCopy
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report as it stands in a list and on its page; `address` names the filed copy once issued."""

    id: UUID
    kind: str
    title: str
    wording: str
    texts: Mapping[str, str]
    state: str
    version: int
    person: str
    changed_at: datetime
    as_of: date | None
    issued_on: date | None
    digest: str
    ledger: Mapping[str, object]
    address: str
    number: str = ""
    head: Mapping[str, str] = field(default_factory=dict)
    period: str = ""
    case: str = ""
    sources: tuple[Mapping[str, str], ...] = ()
    template_id: UUID | None = None

    @property
    def is_issued(self) -> bool:
        """This will say whether the report is final."""
        return self.state == "issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A figure as it stood in an issued report."""

    id: UUID
    report_id: UUID
    report_title: str
    issued_on: date | None
    key: str
    scope: Mapping[str, str]
    label: str
    definition: str
    value: str
    numerator: int
    denominator: int | None
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedSnapshot(Snapshot):
    """A filed figure with its cases by id, and whether each was in the numerator."""

    cases: tuple[tuple[UUID, bool], ...]


def _row(r: Report) -> ReportRow:
    return ReportRow(
        id=r.id, kind=r.kind, title=r.title, wording=r.wording["text"], texts=r.wording.get("texts", {}), state=r.state, version=r.version,
        person=r.person.name, changed_at=r.changed_at, as_of=r.as_of, issued_on=r.issued_on, digest=r.digest,
        ledger=r.ledger, address=r.blob.address if r.blob else "", number=r.number, head=r.wording.get("head", {}),
        period=r.scope.get("period", ""), case=r.scope.get("case", ""),
        sources=tuple(r.wording.get("sources", ())), template_id=r.template_id,
    )


def reports_about(case: UUID, *, organ_id: UUID, limit: int = 20) -> tuple[ReportRow, ...]:
    """This will list the newest reports that were begun from a case, last changed first."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id, scope__case=str(case)).select_related("person", "blob").order_by("-changed_at")
        return tuple(_row(r) for r in found[:limit])


def report_kept_as(case: UUID, *, organ_id: UUID) -> ReportRow | None:
    """This will give the issued report that a case keeps as one of its issues; None where there is none."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id, scope__record=str(case)).select_related("person", "blob").first()
        return _row(found) if found else None


def reports(*, organ_id: UUID, limit: int = 200) -> tuple[ReportRow, ...]:
    """This will list the newest reports of an organ, last changed first."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id).select_related("person", "blob").order_by("-changed_at", "-id")
        return tuple(_row(r) for r in found[:limit])


def report(report_id: UUID, *, organ_id: UUID) -> ReportRow | None:
    """This will give one report; None when the organ has none of that id."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id, id=report_id).select_related("person", "blob").first()
        return _row(found) if found else None


def report_copies(report_id: UUID, *, organ_id: UUID) -> dict[str, str]:
    """This will give the further forms of an issued report (xlsx, pdf) and where each is kept; that is its digest, too."""
    with reading(organ_id):
        found = ReportCopy.objects.filter(organ_id=organ_id, report_id=report_id).order_by("form")
        return dict(found.values_list("form", "blob__address"))


def _plain(s: FigureSnapshot) -> dict[str, Any]:
    return {
        "id": s.id, "report_id": s.report_id, "report_title": s.report.title, "issued_on": s.report.issued_on, "key": s.key,
        "scope": s.scope, "label": s.label, "definition": s.definition, "value": s.value, "numerator": s.numerator,
        "denominator": s.denominator, "as_of": s.as_of,
    }


def _counted(s: FigureSnapshot) -> CountedSnapshot:
    return CountedSnapshot(**_plain(s), cases=tuple((UUID(case), bool(inside)) for case, inside in sorted(s.cases)))


def snapshot(snapshot_id: UUID, *, organ_id: UUID) -> CountedSnapshot | None:
    """This will give one filed figure with its cases; None when the organ has none of that id."""
    with reading(organ_id):
        found = FigureSnapshot.objects.filter(organ_id=organ_id, id=snapshot_id).select_related("report").first()
        return _counted(found) if found else None


def snapshots_of(report_id: UUID, *, organ_id: UUID) -> tuple[Snapshot, ...]:
    """This will list the figures filed with a report, in the order they were filed, without their cases: those may be a million."""
    with reading(organ_id):
        found = FigureSnapshot.objects.filter(organ_id=organ_id, report_id=report_id).select_related("report").defer("cases")
        return tuple(Snapshot(**_plain(s)) for s in found.order_by("id"))


def counted_snapshots_of(report_id: UUID, *, organ_id: UUID) -> tuple[CountedSnapshot, ...]:
    """This will list the figures filed with a report, in the order they were filed, each with its cases."""
    with reading(organ_id):
        found = FigureSnapshot.objects.filter(organ_id=organ_id, report_id=report_id).select_related("report")
        return tuple(_counted(s) for s in found.order_by("id"))


def figure_uses(key: str, scope: Mapping[str, str], *, organ_id: UUID) -> tuple[Snapshot, ...]:
    """This will list the issued reports that printed a figure in this very scope, newest first."""
    with reading(organ_id):
        found = FigureSnapshot.objects.filter(organ_id=organ_id, key=key, scope=dict(scope)).select_related("report").defer("cases")
        return tuple(Snapshot(**_plain(s)) for s in found.order_by("-id")[:20])


def case_titles(ids: list[UUID], *, organ_id: UUID, principals: frozenset[str]) -> dict[UUID, tuple[str, str]]:
    """This will give number and title of those cases that one of the principals sees."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, coalesce(c.number, ''), c.title FROM store_case c WHERE c.organ_id = %s AND c.id = ANY(%s)"
            " AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%s))",
            [organ_id, ids, list(principals)],
        )
        return {key: (number, title) for key, number, title in cursor.fetchall()}
