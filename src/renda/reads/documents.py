"""Documents read: the list, one with its lines, and its proposals with what became of them.

Must not know: pages.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor, Duty
from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in
from renda.store.models import Document, Passage

CAP = 1000
_SECTION = 1
"""The level of the headings that part a document into sections (一、)."""
_LIST = """
SELECT d.id, d.name, d.uploaded_at, w.name, p.total, p.accepted, p.pending
FROM (SELECT id, name, uploaded_at, person_id FROM store_document WHERE organ_id = %(organ)s
      AND (%(after_at)s::timestamptz IS NULL OR (uploaded_at, id) < (%(after_at)s, %(after_id)s))
      ORDER BY uploaded_at DESC, id DESC LIMIT %(most)s) d
JOIN store_person w ON w.id = d.person_id
CROSS JOIN LATERAL (SELECT count(*) AS total, count(*) FILTER (WHERE state = 'accepted') AS accepted,
  count(*) FILTER (WHERE state = 'pending') AS pending FROM store_proposal WHERE document_id = d.id) p
ORDER BY d.uploaded_at DESC, d.id DESC
"""
_TOTAL = "SELECT count(*) FROM (SELECT 1 FROM store_document WHERE organ_id = %s LIMIT %s) d"
_PROPOSALS = """
SELECT p.index, p.kind, p.at, p.quote, p.title, p.deadline, p.deadline_words, p.units, p.state, c.id, c.number, k.id, k.number,
 p.decided_at, p.key, p.co_units, p.people, p.points_to
FROM store_proposal p
LEFT JOIN store_case c ON c.id = p.case_id
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(principals)s))
LEFT JOIN LATERAL (
 SELECT c2.id, c2.number FROM store_proposal o JOIN store_case c2 ON c2.id = o.case_id
 WHERE o.key = p.key AND o.document_id <> p.document_id AND o.state = 'accepted'
  AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c2.id AND a.principal = ANY(%(principals)s))
 ORDER BY o.decided_at LIMIT 1) k ON TRUE
WHERE p.document_id = %(document)s AND p.state <> 'merged' ORDER BY p.at, p.index
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document with the counts of its proposals."""

    id: UUID
    name: str
    uploaded_at: datetime
    person: str
    total: int
    accepted: int
    pending: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocuments:
    """A page of documents, where the next begins (None on the last), and the total (None when over the cap of 1,000)."""

    rows: tuple[ListedDocument, ...]
    next_after: tuple[datetime, UUID] | None
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line: `number` from 1, `at` in characters of the text; `kind` heading or text, `level` that of the heading."""

    number: int
    at: int
    text: str
    kind: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProposal:
    """A proposal; `case` is its own case, `known` a case of the same sentence in another document (id, number).

    `due_at` is where its deadline stands (start, end in characters of the text); `section` the number of the line of
    the heading it stands under, 0 where there is none; `points_to` the key of the proposal it belongs to. `units` are all names of
    units, `co_units` those among them that assist.
    """

    number: int
    kind: str
    at: int
    quote: str
    title: str
    deadline: date | None
    deadline_words: str
    units: tuple[str, ...]
    state: str
    case: tuple[UUID, str] | None
    known: tuple[UUID, str] | None
    decided_at: datetime | None
    due_at: tuple[int, int] | None
    section: int
    key: str = ""
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    points_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with its lines and proposals; `reading` holds spans of clutter, figures and gaps, doubts in words with their
    spans, and what the file set aside."""

    id: UUID
    name: str
    person: str
    uploaded_at: datetime
    reading: Mapping[str, Any]
    lines: tuple[Line, ...]
    proposals: tuple[FoundProposal, ...]


def documents_read(actor: Actor, *, after: tuple[datetime, UUID] | None = None, most: int = 50) -> ListedDocuments:
    """The organ's documents, newest first, from where the page before ended; none for those who do not coordinate."""
    if Duty.COORDINATE not in actor.duties:
        return ListedDocuments(rows=(), next_after=None, total=0)
    after_at, after_id = after or (None, None)
    asked: dict[str, Any] = {"organ": actor.organ_id, "after_at": after_at, "after_id": after_id, "most": most + 1}
    with connection.cursor() as cursor:
        cursor.execute(_LIST, asked)
        names = ListedDocument.__slots__
        found = [ListedDocument(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
        cursor.execute(_TOTAL, [actor.organ_id, CAP + 1])
        total = cursor.fetchone()[0]
    last = found[most - 1] if len(found) > most else None
    return ListedDocuments(
        rows=tuple(found[:most]), next_after=(last.uploaded_at, last.id) if last else None,
        total=total if total <= CAP else None,
    )


def document_read(actor: Actor, document_id: UUID) -> ReadDocument | None:
    """A document as its reviewer sees it; None when there is none, or it is not the actor's to see."""
    if Duty.COORDINATE not in actor.duties:
        return None
    row = Document.objects.filter(id=document_id).values_list("name", "reading", "person__name", "uploaded_at").first()
    if row is None:
        return None
    columns = ("index", "at", "text", "kind", "level")
    found = Passage.objects.filter(document_id=document_id).order_by("index").values_list(*columns)
    lines = tuple(Line(number=n + 1, at=at, text=text, kind=kind, level=level) for n, at, text, kind, level in found)
    return ReadDocument(
        id=document_id, name=row[0], reading=row[1], person=row[2], uploaded_at=row[3], lines=lines,
        proposals=_proposals(actor, document_id, lines),
    )


def _proposals(actor: Actor, document_id: UUID, lines: tuple[Line, ...]) -> tuple[FoundProposal, ...]:
    headings = [line for line in lines if line.kind == "heading" and line.level == _SECTION]
    starts = [line.at for line in headings]
    with connection.cursor() as cursor:
        cursor.execute(_PROPOSALS, {"principals": sorted(actor.principals()), "document": document_id})
        found = cursor.fetchall()
    sections = (bisect_right(starts, row[2]) - 1 for row in found)
    return tuple(_proposal(row, headings[n].number if n >= 0 else 0) for row, n in zip(found, sections, strict=True))


def _proposal(row: tuple[Any, ...], section: int) -> FoundProposal:
    units, co_units, people = (names if isinstance(names, list) else json.loads(names) for names in (row[7], row[15], row[16]))
    due = deadline_in(plain_form(row[3])) if row[6] else None
    return FoundProposal(
        number=row[0], kind=row[1], at=row[2], quote=row[3], title=row[4], deadline=row[5], deadline_words=row[6],
        units=tuple(units), state=row[8], case=(row[9], row[10] or "事项") if row[9] else None,
        known=(row[11], row[12] or "事项") if row[11] else None, decided_at=row[13],
        due_at=(row[2] + due.start, row[2] + due.end) if due else None, section=section,
        key=row[14], co_units=tuple(co_units), people=tuple(people), points_to=row[17],
    )
