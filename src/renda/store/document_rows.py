"""Rows of documents read: their lines, what was proposed from them, and what became of each proposal.

Must not know: how a document is read, who may decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from renda.store.models import Document, Passage, Proposal
from renda.store.models.tenancy import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document as it is first kept; `reading` is plain data."""

    organ_id: UUID
    name: str
    text: str
    digest: str
    person_id: UUID
    blob_id: UUID | None
    reading: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassage:
    """A line: `at` in characters of the text; `kind` heading or text."""

    at: int
    text: str
    kind: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProposal:
    """A proposal: `kind` problem or measure, `at` in characters of the text."""

    key: str
    kind: str
    at: int
    quote: str
    title: str
    deadline: date | None
    deadline_words: str
    units: tuple[str, ...]


def document_of_digest(digest: str) -> UUID | None:
    """The document with this text in the present organ."""
    found: UUID | None = Document.objects.filter(text_digest=digest).values_list("id", flat=True).first()
    return found


def insert_document(new: NewDocument, passages: Iterable[NewPassage], proposals: Iterable[NewProposal]) -> UUID:
    """Insert a document with its lines (from 0) and its proposals (from 1)."""
    document, organ = uuid7(), new.organ_id
    Document.objects.create(
        id=document, organ_id=organ, name=new.name, blob_id=new.blob_id, text=new.text, text_digest=new.digest,
        person_id=new.person_id, reading=dict(new.reading), uploaded_at=new.at,
    )
    Passage.objects.bulk_create([
        Passage(id=uuid7(), organ_id=organ, document_id=document, index=n, at=p.at, text=p.text, kind=p.kind, level=p.level)
        for n, p in enumerate(passages)
    ])
    Proposal.objects.bulk_create([
        Proposal(
            id=uuid7(), organ_id=organ, document_id=document, index=n, key=p.key, kind=p.kind, at=p.at, quote=p.quote,
            title=p.title, deadline=p.deadline, deadline_words=p.deadline_words, units=list(p.units),
        )
        for n, p in enumerate(proposals, start=1)
    ])
    return document


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedProposal:
    """A proposal locked until the transaction ends."""

    id: UUID
    kind: str
    state: str
    case_id: UUID | None


def lock_proposal(document_id: UUID, index: int) -> LockedProposal | None:
    """Lock a proposal, so that two people do not decide it at once."""
    row = (
        Proposal.objects.select_for_update().filter(document_id=document_id, index=index)
        .values_list("id", "kind", "state", "case_id").first()
    )
    return None if row is None else LockedProposal(id=row[0], kind=row[1], state=row[2], case_id=row[3])


def set_proposal_state(proposal_id: UUID, *, state: str, case_id: UUID | None, at: datetime) -> None:
    """Write what became of a proposal."""
    Proposal.objects.filter(id=proposal_id).update(state=state, case_id=case_id, decided_at=at)
