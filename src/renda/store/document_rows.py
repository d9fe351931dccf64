"""Rows of documents read: their lines, what was proposed from them, and what became of each proposal.

Must not know: how a document is read, who may decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.db.models import Max

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
    """A proposal: `kind` as a taking names it, `at` in characters of the text; `points_to` is the key of another one."""

    key: str
    kind: str
    at: int
    quote: str
    title: str
    deadline: date | None
    deadline_words: str
    units: tuple[str, ...]
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    points_to: str = ""


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
            title=p.title, deadline=p.deadline, deadline_words=p.deadline_words, **_named(p),
        )
        for n, p in enumerate(proposals, start=1)
    ])
    return document


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedProposal:
    """A proposal locked until the transaction ends."""

    id: UUID
    index: int
    key: str
    kind: str
    state: str
    case_id: UUID | None
    at: int
    quote: str
    title: str
    deadline: date | None
    deadline_words: str
    units: tuple[str, ...]
    co_units: tuple[str, ...]
    people: tuple[str, ...]
    points_to: str


_LOCKED = LockedProposal.__slots__
_NAMES = ("units", "co_units", "people")
MERGED = "merged"
"""The state of a proposal that lives on within another."""


def lock_proposal(document_id: UUID, index: int) -> LockedProposal | None:
    """Lock a proposal, so that two people do not decide it at once."""
    rows = Proposal.objects.select_for_update().filter(document_id=document_id, index=index)
    return _locked(rows.values(*_LOCKED).first())


def lock_following(document_id: UUID, *, after: LockedProposal) -> LockedProposal | None:
    """Lock the proposal that stands next in the document; None behind the last."""
    rows = Proposal.objects.select_for_update().filter(document_id=document_id, at__gte=after.at)
    rows = rows.exclude(state=MERGED).exclude(id=after.id).order_by("at", "index")
    return _locked(rows.values(*_LOCKED).first())


def _locked(row: Mapping[str, Any] | None) -> LockedProposal | None:
    return None if row is None else LockedProposal(**{**row, **{name: tuple(row[name]) for name in _NAMES}})


def set_proposal_state(proposal_id: UUID, *, state: str, case_id: UUID | None, at: datetime) -> None:
    """Write what became of a proposal."""
    Proposal.objects.filter(id=proposal_id).update(state=state, case_id=case_id, decided_at=at)


def text_of_document(document_id: UUID) -> str:
    """The text of a document of the present organ; empty where there is none."""
    found: str = Document.objects.filter(id=document_id).values_list("text", flat=True).first() or ""
    return found


def rewrite_proposal(proposal_id: UUID, new: NewProposal) -> None:
    """Let a proposal stand for another stretch of its document, or for something else."""
    Proposal.objects.filter(id=proposal_id).update(
        key=_free_key(proposal_id, new.key), kind=new.kind, at=new.at, quote=new.quote, title=new.title, deadline=new.deadline,
        deadline_words=new.deadline_words, **_named(new),
    )


def _named(new: NewProposal) -> dict[str, Any]:
    """Whom a proposal names, and the one it belongs to, as columns."""
    return {"points_to": new.points_to, **{name: list(getattr(new, name)) for name in _NAMES}}


def _free_key(proposal_id: UUID, key: str) -> str:
    """The key, or where a proposal of the same words bears it already, the next free one of them."""
    document = Proposal.objects.filter(id=proposal_id).values("document_id")
    taken = set(Proposal.objects.filter(document_id__in=document).exclude(id=proposal_id).values_list("key", flat=True))
    stem = key.rsplit("-", 1)[0]
    return next(k for k in (f"{stem}-{n}" for n in count(1)) if k not in taken)


def add_proposal(document_id: UUID, new: NewProposal, *, organ_id: UUID) -> int:
    """Add a proposal behind the others, or take up a merged one of the same stretch again; give its number."""
    rows = Proposal.objects.filter(document_id=document_id)
    kept = rows.filter(at=new.at, quote=new.quote, kind=new.kind, state=MERGED).values_list("id", "index").first()
    if kept is not None:
        rows.filter(id=kept[0]).update(state="pending", decided_at=None)
        return int(kept[1])
    index, made = int(rows.aggregate(most=Max("index"))["most"] or 0) + 1, uuid7()
    Proposal.objects.create(
        id=made, organ_id=organ_id, document_id=document_id, index=index, key=f"{made}", kind=new.kind, at=new.at,
        quote=new.quote, title=new.title, deadline=new.deadline, deadline_words=new.deadline_words, **_named(new),
    )
    rewrite_proposal(made, new)
    return index
