"""The issued report and the issued briefing of the demonstration organ, so that files, figures and verification can be tried.

A report is issued in a snapshot of its own, so this runs after the demonstration was committed. Must not know: Word, HTTP.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.periods import Period
from renda.domain.report_numbers import Numbering
from renda.domain.reporting import ReportHead
from renda.domain.rights import Duty
from renda.reads.cases import case_by_number
from renda.reads.form_choices import open_cases
from renda.reads.reports import report
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.services.draft_report import ReportWriter, draft_report, revise_report
from renda.services.issue_report import issue_report
from renda.store.contributions import report_kinds
from renda.store.unit_of_work import reading

_HEAD = ReportHead(addressee="市委办公室", cc="市纪委机关，市委组织部")
_WORD = "明人办发"


def issue_demonstration_report(
    organ: DemonstrationOrgan, *, at: datetime, writer: ReportWriter, link_of: Callable[[UUID], str], files: BlobStore
) -> UUID:
    """This will draft the first kind of report as its coordinator, address it and issue it with the next number."""
    clerk = next(a for a in organ.actors.values() if Duty.COORDINATE in a.duties)
    kind = next(iter(report_kinds().values()))
    key = expected(draft_report(actor=clerk, kind=kind.key, at=at))
    draft = report(key, organ_id=organ.organ_id)
    version = expected(revise_report(
        actor=clerk, report_id=key, version=1, title=kind.title, wording=draft.wording if draft else kind.wording, at=at,
        writer=writer, head=_HEAD,
    ))
    expected(issue_report(
        actor=clerk, report_id=key, version=version, at=at, writer=writer, link_of=link_of, files=files,
        numbering=Numbering(word=_WORD),
    ))
    return key


def issue_demonstration_briefing(
    organ: DemonstrationOrgan, *, at: datetime, writer: ReportWriter, link_of: Callable[[UUID], str], files: BlobStore
) -> UUID | None:
    """This will issue the last full week's issue of the first kind that has any, about the running case that it is of; None without one."""
    clerk = next(a for a in organ.actors.values() if Duty.COORDINATE in a.duties)
    kind = next((k for k in report_kinds().values() if k.masthead), None)
    with reading(organ.organ_id):
        numbers = [number for number, _ in open_cases(clerk, kind.of)] if kind else []
        case = case_by_number(min(numbers)) if numbers else None
    if kind is None or case is None:
        return None
    monday = organ.today - timedelta(days=organ.today.weekday() + 7)
    key = expected(draft_report(actor=clerk, kind=kind.key, at=at, period=Period(monday, monday + timedelta(days=6)), case=case))
    expected(issue_report(actor=clerk, report_id=key, version=1, at=at, writer=writer, link_of=link_of, files=files))
    return key
