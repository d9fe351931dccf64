"""External numbers: by what a case that came in with a table is known again. Must not know: files, rows, rights."""

from uuid import UUID

from renda.store.models import ExternalNumber


def case_of_external_number(*, organ_id: UUID, procedure: str, source: str, number: str) -> UUID | None:
    """Find the case that was brought in under a number."""
    wanted = ExternalNumber.objects.filter(organ_id=organ_id, procedure=procedure, source=source, number=number)
    return wanted.values_list("case_id", flat=True).first()


def keep_external_number(*, organ_id: UUID, procedure: str, source: str, number: str, case_id: UUID) -> None:
    """Keep the number by which a case is known again."""
    ExternalNumber.objects.create(organ_id=organ_id, procedure=procedure, source=source, number=number, case_id=case_id)
