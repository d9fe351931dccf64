"""Issuing a report: figures, lists and annex read in one snapshot, filed with their cases; the files kept by their digests.

Must not know: Word, Excel (a writer is passed in), HTTP.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.domain.periods import Period, parse_period
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.report_numbers import Numbering
from renda.domain.reporting import Annex, ReportFacts, ReportHead, ReportKind, TokenText
from renda.domain.rights import Actor
from renda.reads.figures import Figure, dimension_names
from renda.reads.report_annex import annex_tokens, report_annexes
from renda.reads.report_sentences import source_cases
from renda.reads.report_templates import TemplateRow, report_template
from renda.reads.report_tokens import (
    TOKEN,
    CountedFigure,
    counted_figures,
    known_tokens,
    plain_tokens,
    used_tokens,
)
from renda.reads.report_words import worded
from renda.services.draft_report import ReportWriter, may_stand, not_a_coordinator, standing_in_the_way, tell
from renda.services.number_report import DrawnNumber, next_issue, next_number
from renda.services.retried import retried
from renda.store.contributions import report_kind, report_kinds
from renda.store.file_rows import keep_blob_row
from renda.store.models import FigureSnapshot, Report
from renda.store.models.tenancy import uuid7
from renda.store.report_rows import (
    insert_copy,
    insert_snapshots,
    issue_row,
    ledger_heads,
    locked_report,
    organ_title,
)
from renda.store.unit_of_work import begin, reading

ANNEX_COPY = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issued report: its digest (SM3 of the file), its number ("" for none), and how many figures were filed with it."""

    report_id: UUID
    digest: str
    figures: int
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What filing needs: who, when, where files go."""

    actor: Actor
    at: datetime
    files: BlobStore


@retried
def issue_report(  # noqa: PLR0913 - issuing is these things
    *, actor: Actor, report_id: UUID, version: int, at: datetime, writer: ReportWriter,
    link_of: Callable[[UUID], str], files: BlobStore, numbering: Numbering | None = None,
) -> Issued | Refused:
    """This will make a draft final: count, write, file, record. `link_of` gives the address of a filed figure.

    Called outside any transaction: the snapshot begins with its own.
    """
    with begin(actor.organ_id, snapshot=True):
        row = locked_report(report_id, organ_id=actor.organ_id)
        refused = not_a_coordinator(actor, "定稿印发") or standing_in_the_way(row, version)
        if refused or row is None:
            return refused or refuse(Code.NOT_FOUND)
        faults = writer.faults(row.wording["text"], may_stand(row.kind, row.wording["text"], row.organ_id))
        if faults:
            return Refused(tuple(Reason(code=Code.RULE, field="wording", facts={"text": f}) for f in faults))
        kind = report_kind(row.kind, row.scope.get("case", ""))
        number = next_issue(kind, actor, at, row.title) if kind.masthead else next_number(actor, at, numbering)
        if isinstance(number, Refused):
            return number
        return _issue(_Kept(actor=actor, at=at, files=files), row, number, writer, link_of)


def _issue(
    kept: _Kept, row: Report, number: DrawnNumber, writer: ReportWriter, link_of: Callable[[UUID], str]
) -> Issued:
    actor, on, wording = kept.actor, day_of(kept.at), row.wording["text"]
    chosen, template = template_of(row.template_id, organ_id=actor.organ_id, files=kept.files)
    kind = report_kind(row.kind, row.scope.get("case", ""))
    annexes = report_annexes(kind, organ_id=actor.organ_id, as_of=on)
    counted, texts, ids = _counted(actor, printed_tokens(row.kind, wording, template, writer), annexes, on, link_of)
    facts = report_facts(
        kind=kind, title=row.title, wording=wording, figures=texts, organ_id=actor.organ_id, as_of=on,
        head=head_of(row.wording), number=number.text, identifier=str(row.id), period=parse_period(row.scope.get("period", "")),
        annexes=annexes,
    )
    plain = {t: x.text for t, x in facts.tokens.items() if t not in texts}
    digest = _file_both(kept, row, facts, writer, plain=plain, template=template, record=number.record)
    insert_snapshots([(_snapshot(actor, row, ids[t], c.figure), c.cases.inside, c.cases.outside) for t, c in counted.items()])
    tell(actor, row.id, "ReportIssued", "定稿印发", f"{actor.name}定稿印发《{row.title}》{number.text}。", kept.at, {
        "digest": digest, "number": number.text,
        "template": chosen and {"name": chosen.name, "version": chosen.version, "digest": chosen.address},
        "figures": {t: c.figure.value_text for t, c in counted.items()},
    })
    return Issued(report_id=row.id, digest=digest, figures=len(counted), number=number.text)


def _counted(
    actor: Actor, printed: Sequence[str], annexes: tuple[Annex, ...], on: date, link_of: Callable[[UUID], str]
) -> tuple[dict[str, CountedFigure], dict[str, TokenText], dict[str, UUID]]:
    """The figures to file, their texts and their ids: all that the text prints, and of the annexes those that count anything."""
    found = counted_figures((*printed, *annex_tokens(annexes)), organ_id=actor.organ_id, as_of=on)
    filed = {t: c for t, c in found.items() if t in printed or len(c.cases)}
    ids = {token: uuid7() for token in filed}
    texts = {t: TokenText(text=c.figure.value_text, link=link_of(ids[t]) if t in ids else "") for t, c in found.items()}
    return filed, texts, ids


def _file_both(  # noqa: PLR0913 - a filed report is these things
    kept: _Kept, row: Report, facts: ReportFacts, writer: ReportWriter, *, plain: Mapping[str, str], template: bytes | None, record: str
) -> str:
    """File the text and, where there are any, the annexes as a spreadsheet; the digest of the text."""
    blob, digest = _file(kept, f"{row.title}.docx", writer.compose(facts, template))
    issue_row(
        row, blob_id=blob, digest=digest, ledger=ledger_heads(), number=facts.number, on=facts.as_of, at=kept.at,
        person_id=kept.actor.person_id, texts=plain, sources=filed_sources(facts), record=record,
    )
    if facts.annexes:
        annex, address = _file(kept, f"{facts.annexes[0].title}.xlsx", writer.annex_file(facts))
        insert_copy(row.id, ANNEX_COPY, organ_id=kept.actor.organ_id, blob_id=annex, digest=address, at=kept.at)
    return digest


def template_of(template_id: UUID | None, *, organ_id: UUID, files: BlobStore) -> tuple[TemplateRow | None, bytes | None]:
    """This will give the template a report is printed through, with its bytes as they were kept."""
    chosen = report_template(template_id, organ_id=organ_id)
    if chosen is None:
        return None, None
    with files.open(chosen.address, verify=True) as kept:
        return chosen, kept.read()


def printed_tokens(kind: str, wording: str, template: bytes | None, writer: ReportWriter) -> tuple[str, ...]:
    """This will list the tokens that the text and the template print, each once."""
    declared = report_kinds()[kind]
    named = writer.tokens_of(template, worded(known_tokens(declared, declared.wording))) if template else ()
    return tuple(dict.fromkeys((*used_tokens(wording), *named)))


def head_of(wording: Mapping[str, object]) -> ReportHead:
    """This will read what stands before and after the text of a report."""
    head = wording.get("head")
    return ReportHead(**head) if isinstance(head, dict) else ReportHead()


def report_facts(  # noqa: PLR0913 - a report is these things
    *, kind: ReportKind, title: str, wording: str, figures: Mapping[str, TokenText], organ_id: UUID, as_of: date,
    annexes: tuple[Annex, ...], head: ReportHead | None = None, number: str = "", identifier: str = "", period: Period | None = None,
) -> ReportFacts:
    """This will gather everything a report is written from, as it stands now."""
    plain = plain_tokens(kind, wording, organ_id=organ_id, as_of=as_of, period=period)
    sources = source_cases(used_tokens(wording), organ_id=organ_id)
    return ReportFacts(
        title=title, issuer=organ_title(organ_id), as_of=as_of, wording=wording,
        tokens={
            **{t: TokenText(text=text) for t, text in plain.items()}, **figures,
            **{t: TokenText(text="", source=source) for t, source in sources.items()},
        },
        annexes=annexes, head=head or ReportHead(), number=number, identifier=identifier, masthead=_masthead(kind, organ_id),
    )


def _masthead(kind: ReportKind, organ_id: UUID) -> str:
    """What stands in red above an issue: the title of the case it is of, and what it is."""
    if not kind.masthead:
        return ""
    with reading(organ_id):
        return kind.masthead.replace("{case}", dimension_names({(kind.of, kind.about)}).get((kind.of, kind.about), ""))


def filed_sources(facts: ReportFacts) -> list[dict[str, str]]:
    """This will list the sentences of a report that rest on a case, as they are printed, each with that case."""
    return [
        {"number": source.number, "case": str(source.case), "sentence": _printed(line, facts.tokens)}
        for line in facts.wording.splitlines() for token in used_tokens(line)
        if (source := facts.tokens[token].source if token in facts.tokens else None)
    ]


def _printed(line: str, tokens: Mapping[str, TokenText]) -> str:
    return TOKEN.sub(lambda found: tokens[t].text if (t := found[1].strip()) in tokens else found[0], line).strip()


def figure_texts(figures: Mapping[str, Figure], link_of: Callable[[str], str]) -> dict[str, TokenText]:
    """This will turn figures into the texts of their tokens."""
    return {token: TokenText(text=f.value_text, link=link_of(token)) for token, f in figures.items()}


def _file(kept: _Kept, name: str, content: bytes) -> tuple[UUID, str]:
    """Keep the bytes; the row of the file and its digest."""
    file = kept.files.put(io.BytesIO(content), name=name)
    blob = keep_blob_row(
        organ_id=kept.actor.organ_id, address=file.address, size=file.size, media_type=str(file.media_type)
    )
    return blob, file.address


def _snapshot(actor: Actor, row: Report, key: UUID, figure: Figure) -> FigureSnapshot:
    return FigureSnapshot(
        id=key, organ_id=actor.organ_id, report_id=row.id, key=figure.key, scope=dict(figure.scope), label=figure.label,
        definition=figure.definition, value=figure.value_text, numerator=figure.numerator,
        denominator=figure.denominator, as_of=figure.as_of,
    )
