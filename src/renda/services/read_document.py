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
from renda.language.overview import overview_of
from renda.language.plain_data import overview_as_plain_data
from renda.language.proposal import Measure, Passage, Problem, Task
from renda.language.reading import Reading, read_document
from renda.language.remarks import remark_of
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
    original: Original | None = None, blanks: frozenset[int] = frozenset(),
) -> Taken | Refused:
    """Read a text and keep it with its proposals; the same text again is the same document.

    `set_aside` is what intake left out of the running text: (place, text); `blanks` are cells of tables empty of their own.
    """
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="读文件", who=DUTY_WORDS[Duty.COORDINATE])
    digest = sm3(text.encode())
    with begin(actor.organ_id):
        hold_name(f"document {digest}")  # the same text taken in twice at once is one document
        known = rows.document_of_digest(digest)
        if known is not None:
            return Taken(document_id=known, was_known=True)
        reading = _read(name, text, blanks)
        proposals = proposals_of(reading, f"{name} {_titled(reading, '')}")
        name = name if original else _titled(reading, name)
        document = rows.insert_document(
            rows.NewDocument(
                organ_id=actor.organ_id, name=name, text=text, digest=digest, person_id=actor.person_id, at=at,
                blob_id=_kept(actor, name, original), reading=_plain(reading, text, name, set_aside),
            ),
            _passages(reading, text), proposals,
        )
        _record(actor, document, f"{actor.name}上传《{name}》，读出建议{len(proposals)}条。", at)
    return Taken(document_id=document, was_known=False)


def _read(name: str, text: str, blanks: frozenset[int]) -> Reading:
    """A text whose name or title says that it is a plan is read as one."""
    reading = read_document(text, blanks=blanks)
    called = f"{name} {_titled(reading, '')}"
    is_plan = any(taking.reads == "tasks" and taking.takes_from(called) for taking in takings().values())
    return read_document(text, blanks=blanks, is_plan=True) if is_plan else reading


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


def _plain(reading: Reading, text: str, name: str, set_aside: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {
        "clutter": [[s.at, s.at + len(s.quote)] for s in reading.set_aside],
        "figures": [[f.at, f.at + len(f.quote)] for f in reading.figures],
        "file": [list(pair) for pair in set_aside],
        "overview": overview_as_plain_data(overview_of(text, reading, name=name)),
        "gaps": [[g.at, g.at + len(g.quote), g.kind.value] for g in reading.gaps],
        "doubts": [[remark_of(one), [[f.at, f.at + len(f.quote)] for f in one.figures]] for one in reading.inconsistencies],
    }


def _passages(reading: Reading, text: str) -> list[rows.NewPassage]:
    levels = {heading.at: heading.level for heading in reading.outline}
    found: list[rows.NewPassage] = []
    for passage in reading.passages:
        heading = next((a for a, level in levels.items() if passage.at <= a < passage.end and level < _ITEM), None)
        kind = "text" if heading is None else "heading"
        level = 0 if heading is None else levels[heading]
        at, words = _row(passage, text, follows=bool(found) and "\t" in found[-1].text)
        found.append(rows.NewPassage(at=at, text=words, kind=kind, level=level))
    return found


def _row(passage: Passage, text: str, *, follows: bool) -> tuple[int, str]:
    """A row of a table is kept with the empty cells before and behind its words; `follows` says that it stands under one."""
    begins, ends = text.rfind("\n", 0, passage.at) + 1, text.find("\n", passage.end)
    line = text[begins : len(text) if ends < 0 else ends]
    is_row = "\t" in passage.text or (follows and "\t" in line)
    return (begins, line.rstrip("\r")) if is_row else (passage.at, passage.text)


def proposals_of(reading: Reading, name: str = "") -> list[rows.NewProposal]:
    """Turn a reading into proposals in order of place, as far as a procedure takes them from a document of that name.

    A task within a problem or measure is not proposed again.
    """
    keys = {problem.at: problem.key for problem in reading.problems}
    found = [
        *(_named(_proposal(t, p, p.title), p) for t, p in _taken(reading.problems, "problems", name)),
        *(replace(_named(_proposal(t, m, m.title), m), points_to=keys.get(-1 if m.of_problem is None else m.of_problem, ""))
          for t, m in _taken(reading.measures, "measures", name)),
    ]
    for taking, task in _taken(reading.tasks, "tasks", name):
        title = title_of_words(task.quote) if task.action.endswith("…") else task.action
        said = _named(_proposal(taking, task, title), task)
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


def _proposal(taking: Taking, one: Problem | Measure | Task, title: str) -> rows.NewProposal:
    return rows.NewProposal(
        key=one.key, kind=taking.kind, at=one.at, quote=one.quote, title=(title or one.quote)[:300],
        deadline=last_day(one.deadline), deadline_words=one.deadline or "", units=one.units,
    )


def _named(proposal: rows.NewProposal, one: Problem | Measure | Task) -> rows.NewProposal:
    return replace(proposal, co_units=one.co_units, people=one.people)


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
