"""Issuing a report: figures, lists and annex read in one snapshot, filed with their cases; the Word file kept by its digest.

Must not know: Word (a writer is passed in), HTTP.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.reporting import ReportFacts, TokenText
from renda.domain.rights import Actor
from renda.reads.figures import Figure
from renda.reads.report_annex import report_annex
from renda.reads.report_tokens import (
    CountedFigure,
    counted_figures,
    known_tokens,
    plain_tokens,
    used_tokens,
)
from renda.services.draft_report import ReportWriter, not_a_coordinator, standing_in_the_way, tell
from renda.services.retried import retried
from renda.store.contributions import report_kinds
from renda.store.file_rows import keep_blob_row
from renda.store.models import FigureSnapshot, Report
from renda.store.models.tenancy import uuid7
from renda.store.report_rows import insert_snapshots, issue_row, ledger_heads, locked_report, organ_title
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issued report: its digest (SM3 of the file) and how many figures were filed with it."""

    report_id: UUID
    digest: str
    figures: int


@retried
def issue_report(  # noqa: PLR0913 - issuing is these things
    *, actor: Actor, report_id: UUID, version: int, at: datetime, writer: ReportWriter,
    link_of: Callable[[UUID], str], files: BlobStore,
) -> Issued | Refused:
    """This will make a draft final: count, write, file, record. `link_of` gives the address of a filed figure.

    Called outside any transaction: the snapshot begins with its own.
    """
    on = day_of(at)
    with begin(actor.organ_id, snapshot=True):
        row = locked_report(report_id, organ_id=actor.organ_id)
        refused = not_a_coordinator(actor, "定稿印发") or standing_in_the_way(row, version)
        if refused or row is None:
            return refused or refuse(Code.NOT_FOUND)
        wording = row.wording["text"]
        faults = writer.faults(wording, known_tokens(report_kinds()[row.kind], wording))
        if faults:
            return Refused(tuple(Reason(code=Code.RULE, field="wording", facts={"text": f}) for f in faults))
        counted = counted_figures(used_tokens(wording), organ_id=actor.organ_id, as_of=on)
        ids = {token: uuid7() for token in counted}
        texts = {t: TokenText(text=c.figure.value_text, link=link_of(ids[t])) for t, c in counted.items()}
        facts = report_facts(kind=row.kind, title=row.title, wording=wording, figures=texts, organ_id=actor.organ_id, as_of=on)
        plain = {t: x.text for t, x in facts.tokens.items() if t not in texts}
        digest = _file(actor, row, writer.compose(facts), at, files, plain)
        insert_snapshots(_snapshot(actor, row, ids[t], c) for t, c in counted.items())
        tell(actor, report_id, "ReportIssued", "定稿印发", f"{actor.name}定稿印发《{row.title}》。", at, {
            "digest": digest, "figures": {t: c.figure.value_text for t, c in counted.items()},
        })
    return Issued(report_id=report_id, digest=digest, figures=len(counted))


def report_facts(  # noqa: PLR0913 - a report is these things
    *, kind: str, title: str, wording: str, figures: Mapping[str, TokenText], organ_id: UUID, as_of: date,
    annex_rows: int | None = None,
) -> ReportFacts:
    """This will gather everything a report is written from, as it stands now; `annex_rows` is how many of its annex at most."""
    declared = report_kinds()[kind]
    plain = plain_tokens(declared, organ_id=organ_id, as_of=as_of)
    return ReportFacts(
        title=title, issuer=organ_title(organ_id), as_of=as_of, wording=wording,
        tokens={**{t: TokenText(text=text) for t, text in plain.items()}, **figures},
        annex=report_annex(declared, organ_id=organ_id, limit=annex_rows),
    )


def figure_texts(figures: Mapping[str, Figure], link_of: Callable[[str], str]) -> dict[str, TokenText]:
    """This will turn figures into the texts of their tokens."""
    return {token: TokenText(text=f.value_text, link=link_of(token)) for token, f in figures.items()}


def _file(  # noqa: PLR0913 - filing is these things
    actor: Actor, row: Report, content: bytes, at: datetime, files: BlobStore, plain: Mapping[str, str]
) -> str:
    kept = files.put(io.BytesIO(content), name=f"{row.title}.docx")
    blob = keep_blob_row(
        organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type)
    )
    issue_row(
        row, blob_id=blob, digest=kept.address, ledger=ledger_heads(), texts=plain, on=day_of(at), at=at,
        person_id=actor.person_id,
    )
    return kept.address


def _snapshot(actor: Actor, row: Report, key: UUID, counted: CountedFigure) -> FigureSnapshot:
    figure = counted.figure
    return FigureSnapshot(
        id=key, organ_id=actor.organ_id, report_id=row.id, key=figure.key, scope=dict(figure.scope), label=figure.label,
        definition=figure.definition, value=figure.value_text, numerator=figure.numerator,
        denominator=figure.denominator, as_of=figure.as_of, cases=[[str(case), inside] for case, inside in counted.cases],
    )
