"""The Word templates of an office in their versions. Must not know: what stands in them, pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from renda.store.models import ReportTemplate
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A version of a template; `address` is the SM3 of its bytes, too."""

    id: UUID
    kind: str
    name: str
    version: int
    person: str
    kept_at: datetime
    address: str

    @property
    def words(self) -> str:
        """This will name it with its version."""
        return f"{self.name}（第{self.version}版）"


def report_templates(*, organ_id: UUID, kind: str = "") -> tuple[TemplateRow, ...]:
    """This will list every version, of one kind of report where asked, by kind and name, the newest version first."""
    with reading(organ_id):
        found = ReportTemplate.objects.filter(organ_id=organ_id, **({"kind": kind} if kind else {})).select_related("person", "blob")
        return tuple(_row(t) for t in found.order_by("kind", "name", "-version"))


def report_template(template_id: UUID | None, *, organ_id: UUID) -> TemplateRow | None:
    """This will give one version; None where there is none."""
    if template_id is None:
        return None
    with reading(organ_id):
        found = ReportTemplate.objects.filter(organ_id=organ_id, id=template_id).select_related("person", "blob").first()
        return _row(found) if found else None


def newest_templates(kind: str, *, organ_id: UUID) -> tuple[TemplateRow, ...]:
    """This will list the newest version of each template of a kind."""
    seen: dict[str, TemplateRow] = {}
    for row in report_templates(organ_id=organ_id, kind=kind):
        seen.setdefault(row.name, row)
    return tuple(seen.values())


def _row(t: ReportTemplate) -> TemplateRow:
    return TemplateRow(
        id=t.id, kind=t.kind, name=t.name, version=t.version, person=t.person.name, kept_at=t.kept_at, address=t.blob.address,
    )
