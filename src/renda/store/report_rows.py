"""Rows of reports and of the figures filed with them. A row is written only while its report is a draft.

Must not know: what a report says, who may write it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import JSONField, Max, Value
from django.db.models.functions import Cast

from renda.domain.hash_chain import sm3
from renda.store.models import FigureSnapshot, Report, ReportCopy, ReportTemplate


def insert_report(  # noqa: PLR0913 - a report is these columns
    *, report_id: UUID, organ_id: UUID, kind: str, title: str, wording: str, scope: Mapping[str, str],
    person_id: UUID, at: datetime,
) -> None:
    """This will insert a draft."""
    Report.objects.create(
        id=report_id, organ_id=organ_id, kind=kind, title=title, wording={"text": wording}, scope=dict(scope), person_id=person_id,
        changed_at=at,
    )


def locked_report(report_id: UUID, *, organ_id: UUID) -> Report | None:
    """This will lock a report's row until the transaction ends; None when there is none."""
    return Report.objects.select_for_update(of=("self",)).filter(organ_id=organ_id, id=report_id).first()


def revise_row(  # noqa: PLR0913 - what a revision changes is these columns
    report: Report, *, title: str, wording: str, head: Mapping[str, str], person_id: UUID, at: datetime
) -> None:
    """This will write new wording, and what stands before and after it, as the next version."""
    Report.objects.filter(id=report.id, state="draft").update(
        title=title, wording={"text": wording, "head": dict(head)}, person_id=person_id, changed_at=at,
        version=report.version + 1,
    )


def issue_row(  # noqa: PLR0913 - what issuing adds is these columns
    report: Report, *, blob_id: UUID, digest: str, ledger: Mapping[str, object], texts: Mapping[str, str],
    sources: Sequence[Mapping[str, str]], number: str, on: date, at: datetime, person_id: UUID, record: str = "",
) -> None:
    """This will make a draft final; `texts` are what the tokens that are no figures were filled with, `sources` the sentences
    that rest on a case, `record` the case that an issue is kept as."""
    Report.objects.filter(id=report.id, state="draft").update(
        state="issued", wording={**report.wording, "texts": dict(texts), "sources": [dict(s) for s in sources]},
        blob_id=blob_id, digest=digest, ledger=dict(ledger),
        number=number, as_of=on, issued_on=on, changed_at=at, person_id=person_id,
        scope={**report.scope, **({"record": record} if record else {})},
    )


def insert_snapshots(rows: Sequence[tuple[FigureSnapshot, Sequence[UUID], Sequence[UUID]]]) -> None:
    """This will insert the figures of an issued report, each with its cases: those in the numerator, and the others.

    Figures share cases by the ten thousand; each is written as text once.
    """
    named = {id(case): case for _, inside, outside in rows for case in (*inside, *outside)}
    within, without = ({key: f'["{case}",{word}]' for key, case in named.items()} for word in ("true", "false"))
    for row, inside, outside in rows:
        listed = (*map(within.__getitem__, map(id, inside)), *map(without.__getitem__, map(id, outside)))
        row.cases = Cast(Value(f"[{','.join(listed)}]"), JSONField())
    FigureSnapshot.objects.bulk_create([row for row, _, _ in rows])


def insert_template(  # noqa: PLR0913 - a template is these columns
    template_id: UUID, *, organ_id: UUID, kind: str, name: str, blob_id: UUID, person_id: UUID, at: datetime
) -> int:
    """This will insert a template as the next version of its name, and give that version."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"template:{organ_id}:{kind}:{name}"])
    last = ReportTemplate.objects.filter(organ_id=organ_id, kind=kind, name=name).aggregate(last=Max("version"))["last"] or 0
    ReportTemplate.objects.create(
        id=template_id, organ_id=organ_id, kind=kind, name=name, version=last + 1, blob_id=blob_id, person_id=person_id, kept_at=at
    )
    return int(last) + 1


def choose_template_row(report: Report, template_id: UUID | None) -> None:
    """This will name the template a draft is printed through."""
    Report.objects.filter(id=report.id, state="draft").update(template_id=template_id)


def has_number(number: str, *, organ_id: UUID) -> bool:
    """This will say whether an issued report bears a number."""
    return Report.objects.filter(organ_id=organ_id, number=number, state="issued").exists()


def insert_copy(report_id: UUID, form: str, *, organ_id: UUID, blob_id: UUID, digest: str, at: datetime) -> None:
    """This will keep a further form of an issued report; one that is there already stays."""
    ReportCopy.objects.bulk_create(
        [ReportCopy(organ_id=organ_id, report_id=report_id, form=form, blob_id=blob_id, digest=digest, made_at=at)],
        ignore_conflicts=True,
    )


def ledger_heads() -> dict[str, object]:
    """This will sum up the ledger of the present organ: chains, events, and one digest over the heads of all chains."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id::text, last_seq, last_digest FROM store_chain ORDER BY id")
        heads = cursor.fetchall()
    text = "\n".join(f"{chain}:{seq}:{digest}" for chain, seq, digest in heads)
    return {"chains": len(heads), "events": sum(h[1] for h in heads), "digest": sm3(text.encode())}


def organ_title(organ_id: UUID) -> str:
    """This will name the organ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM store_organ WHERE id = %s", [organ_id])
        return str(cursor.fetchone()[0])
