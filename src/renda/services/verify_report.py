"""Looking a file up among the issued reports, and adding the PDF of one. Must not know: HTTP, how a PDF is made."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.hash_chain import sm3
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.reads.report_verification import CheckedFigure, Verdict, checked_figures, report_with_digest
from renda.reads.reports import ReportRow, report
from renda.services.draft_report import not_a_coordinator, tell
from renda.services.retried import retried
from renda.store.file_rows import keep_blob_row
from renda.store.report_rows import insert_copy
from renda.store.unit_of_work import begin

PDF_COPY = "pdf"


class Found(StrEnum):
    """What a file is to the system: the very bytes filed, a report's file that was changed, or nothing it knows."""

    FILED = "filed"
    CHANGED = "changed"
    UNKNOWN = "unknown"

    @property
    def words(self) -> str:
        """This will say it in Chinese."""
        return {
            Found.FILED: "与存档文件逐字节一致", Found.CHANGED: "由本系统印发，但印发后文件已被改动，与存档不一致",
            Found.UNKNOWN: "不是本系统印发存档的文件",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What verifying found; without a `report` there is nothing to recompute."""

    found: Found
    digest: str
    report: ReportRow | None = None
    figures: tuple[CheckedFigure, ...] = ()

    def count(self, *verdicts: Verdict) -> int:
        """This will count the figures of which one of some things became."""
        return sum(f.verdict in verdicts for f in self.figures)

    @property
    def words(self) -> str:
        """This will sum up what became of the figures."""
        held = self.count(Verdict.HOLDS, Verdict.CHANGED_SINCE)
        return (
            f"{len(self.figures)}个，按截至日重新统计成立{held}个，现在仍成立{self.count(Verdict.HOLDS)}个，"
            f"其后有变化{self.count(Verdict.CHANGED_SINCE)}个，不再成立{len(self.figures) - held}个"
        )


def verify_report(content: bytes, *, named: UUID | None, organ_id: UUID, as_of: date) -> Verified:
    """This will find the issued report a file is, by its digest, else by the identifier it names, and recompute its figures."""
    digest = sm3(content)
    key = report_with_digest(digest, organ_id=organ_id)
    found = Found.FILED if key else Found.CHANGED
    row = report(key, organ_id=organ_id) if key else report(named, organ_id=organ_id) if named else None
    if row is None or not row.is_issued:
        return Verified(found=Found.UNKNOWN, digest=digest)
    return Verified(found=found, digest=digest, report=row, figures=checked_figures(row.id, organ_id=organ_id, as_of=as_of))


@retried
def add_pdf(
    *, actor: Actor, report_id: UUID, at: datetime, files: BlobStore, converted: Callable[[bytes], bytes]
) -> str | Refused:
    """This will file the PDF of an issued report, made from the filed file by `converted`, and give its digest."""
    refused = not_a_coordinator(actor, "制作 PDF")
    row = report(report_id, organ_id=actor.organ_id)
    if refused or row is None or not row.is_issued:
        return refused or refuse(Code.NOT_FOUND)
    with files.open(row.address, verify=True) as kept:
        made = files.put(io.BytesIO(converted(kept.read())), name=f"{row.title}.pdf")
    with begin(actor.organ_id):
        blob = keep_blob_row(organ_id=actor.organ_id, address=made.address, size=made.size, media_type=str(made.media_type))
        insert_copy(row.id, PDF_COPY, organ_id=actor.organ_id, blob_id=blob, digest=made.address, at=at)
        sentence = f"{actor.name}为《{row.title}》制作 PDF。"
        tell(actor, row.id, "ReportCopied", "制作PDF", sentence, at, {"form": PDF_COPY, "digest": made.address})
    return made.address
