"""Taking in a document: read once per text, its lines and proposals kept for review.

Must not know: file formats (intake gives the text), pages.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import BinaryIO, TypeVar
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.domain.hash_chain import sm3
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.domain.takings import Taking, taker_of
from renda.language.findings import title_of_words
from renda.language.reading import Reading, read_document
from renda.services.retried import retried
from renda.store import document_rows as rows
from renda.store.contributions import takings
from renda.store.file_rows import keep_blob_row
from renda.store.named_locks import hold_name
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

_Finding = TypeVar("_Finding")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


_ITEM = 3
"""From this level on a heading is a numbered item, which is drawn as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The document, and whether it was known before."""

    document_id: UUID
    was_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The uploaded file itself, to be kept beside its text."""

    stream: BinaryIO
    files: BlobStore


@retried
def take_document(
    *, actor: Actor, name: str, text: str, at: datetime, set_aside: tuple[tuple[str, str], ...] = (),
    original: Original | None = None,
) -> Taken | Refused:
    """Read a text and keep it with its proposals; the same text again is the same document.

    `set_aside` is what intake left out of the running text: (place, text).
    """
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="读文件", who=DUTY_WORDS[Duty.COORDINATE])
    digest = sm3(text.encode())
    with begin(actor.organ_id):
        hold_name(f"document {digest}")  # the same text taken in twice at once is one document
        known = rows.document_of_digest(digest)
        if known is not None:
            return Taken(document_id=known, was_known=True)
        reading = read_document(text)
        proposals = proposals_of(reading, f"{name} {_titled(reading, '')}")
        name = name if original else _titled(reading, name)
        document = rows.insert_document(
            rows.NewDocument(
                organ_id=actor.organ_id, name=name, text=text, digest=digest, person_id=actor.person_id, at=at,
                blob_id=_kept(actor, name, original), reading=_plain(reading, set_aside),
            ),
            _passages(reading), proposals,
        )
        _record(actor, document, f"{actor.name}上传《{name}》，读出建议{len(proposals)}条。", at)
    return Taken(document_id=document, was_known=False)


def _titled(reading: Reading, name: str) -> str:
    """A pasted text goes by its own title where it has one."""
    return next((heading.text.strip()[:80] for heading in reading.outline if heading.level == 0), "") or name


def _record(actor: Actor, document: UUID, sentence: str, at: datetime) -> None:
    record(PlainEvent(
        organ_id=actor.organ_id, chain="document", subject=document, kind="DocumentRead", action="read_document",
        sentence=sentence, actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data={},
    ))


def _kept(actor: Actor, name: str, original: Original | None) -> UUID | None:
    if original is None:
        return None
    original.stream.seek(0)
    kept = original.files.put(original.stream, name=name)
    return keep_blob_row(
        organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type)
    )


def _plain(reading: Reading, set_aside: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {
        "clutter": [[s.at, s.at + len(s.quote)] for s in reading.set_aside],
        "figures": [[f.at, f.at + len(f.quote)] for f in reading.figures],
        "file": [list(pair) for pair in set_aside],
    }


def _passages(reading: Reading) -> list[rows.NewPassage]:
    levels = {heading.at: heading.level for heading in reading.outline}
    found = []
    for passage in reading.passages:
        at = next((a for a, level in levels.items() if passage.at <= a < passage.end and level < _ITEM), None)
        kind = "text" if at is None else "heading"
        level = 0 if at is None else levels[at]
        found.append(rows.NewPassage(at=passage.at, text=passage.text, kind=kind, level=level))
    return found


def proposals_of(reading: Reading, name: str = "") -> list[rows.NewProposal]:
    """Turn a reading into proposals in order of place, as far as a procedure takes them from a document of that name.

    A task within a problem or measure is not proposed again.
    """
    found = [
        *(_proposal(t, p.key, p.at, p.quote, p.title, p.deadline, p.units) for t, p in _taken(reading.problems, "problems", name)),
        *(_proposal(t, m.key, m.at, m.quote, m.title, m.deadline, m.units) for t, m in _taken(reading.measures, "measures", name)),
    ]
    for taking, task in _taken(reading.tasks, "tasks", name):
        title = title_of_words(task.quote) if task.action.endswith("…") else task.action
        said = _proposal(taking, task.key, task.at, task.quote, title, task.deadline, task.units)
        same = [n for n, p in enumerate(found) if p.at < said.at + len(said.quote) and said.at < p.at + len(p.quote)]
        if not same:
            found.append(said)
        for n in same:
            found[n] = _completed(found[n], said)
    return sorted(found, key=lambda p: (p.at, p.key))


def _taken(findings: tuple[_Finding, ...], kind: str, name: str) -> list[tuple[Taking, _Finding]]:
    taking = taker_of(kind, takings().values(), name)
    return [(taking, one) for one in findings] if taking else []


def _completed(one: rows.NewProposal, task: rows.NewProposal) -> rows.NewProposal:
    """What has a deadline takes over the units and the deadline that its task names and it does not."""
    if not takings()[one.kind].due:
        return one
    return replace(
        one, units=one.units or task.units, deadline=one.deadline or task.deadline,
        deadline_words=one.deadline_words or task.deadline_words,
    )


def _proposal(  # noqa: PLR0913 - a proposal is these things
    taking: Taking, key: str, at: int, quote: str, title: str, deadline: str | None, units: tuple[str, ...]
) -> rows.NewProposal:
    return rows.NewProposal(
        key=key, kind=taking.kind, at=at, quote=quote, title=(title or quote)[:300], deadline=last_day(deadline),
        deadline_words=deadline or "", units=units,
    )


def last_day(deadline: str | None) -> date | None:
    """The last day of a normalised day, month or year; None where the words fix no day."""
    match = _DAY.match(deadline or "")
    if not match:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not 1 <= month <= 12:
        return None
    end = calendar.monthrange(year, month)[1]
    day = int(match[3] or end)
    return date(year, month, day) if 1 <= day <= end else None
