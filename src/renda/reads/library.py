"""The library: the office's documents at a glance, by year, with a search over their lines.

A document is searched as it stands; all words must stand in it, or in its name. A thousand documents of 3,000 characters are looked
through in less than 100 ms, so that no index is kept. Must not know: pages.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor, Duty
from renda.language.overview import overview_of
from renda.language.plain_data import overview_as_plain_data
from renda.language.reading import read_document
from renda.store.grams import words_asked
from renda.store.models import Document

CAP = 1000
_LATIN = re.compile("[A-Za-z]")
"""Words with letters are found in either case; the others without looking for one, which is many times faster."""
_AROUND = 24
"""So many characters before and behind the word found are shown."""
_YEAR = "(d.reading->'overview'->>'year')"
_KEPT = """
FROM store_document d WHERE d.organ_id = %(organ)s
 AND (%(year)s IS NULL OR coalesce((d.reading->'overview'->>'year'), '') = %(year)s)
 AND NOT EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) w WHERE d.text NOT LIKE w AND d.name NOT LIKE w)
 AND NOT EXISTS (SELECT 1 FROM unnest(%(latin)s::text[]) w WHERE d.text NOT ILIKE w AND d.name NOT ILIKE w)
"""
_PAGE = f"""
SELECT d.id, d.name, d.uploaded_at, d.reading->'overview', f.index, f.text
FROM (SELECT d.id, d.name, d.uploaded_at, d.reading {_KEPT}
 AND (%(after_at)s::timestamptz IS NULL OR (d.uploaded_at, d.id) < (%(after_at)s, %(after_id)s))
 ORDER BY d.uploaded_at DESC, d.id DESC LIMIT %(most)s) d
LEFT JOIN LATERAL (SELECT p.index, p.text FROM store_passage p WHERE p.document_id = d.id AND p.text ILIKE %(first)s
 ORDER BY p.index LIMIT 1) f ON TRUE
ORDER BY d.uploaded_at DESC, d.id DESC
"""  # noqa: S608 - fixed words
_TOTAL = f"SELECT count(*) FROM (SELECT 1 {_KEPT} LIMIT {CAP + 1}) d"  # noqa: S608 - fixed words
_YEARS = f"""
SELECT coalesce({_YEAR}, ''), count(*) FROM store_document d WHERE d.organ_id = %s GROUP BY 1 ORDER BY 1 DESC
"""  # noqa: S608 - fixed words


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the first word stands: the number of the line, and its words before, in and behind what was looked for."""

    line: int
    before: str
    word: str
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDocument:
    """A document at a glance, by the names of `language.overview.Overview`; `found` only where words were looked for."""

    id: UUID
    name: str
    uploaded_at: datetime
    title: str
    kind: str
    year: int | None
    characters: int
    figures: int
    tasks: int
    blanks: int
    found: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A page of documents, newest upload first, where the next begins, the total (None when over the cap of 1,000), and the years
    there are with their numbers of documents ('' of no year)."""

    rows: tuple[LibraryDocument, ...]
    next_after: tuple[datetime, UUID] | None
    total: int | None
    years: tuple[tuple[str, int], ...]


def library(
    actor: Actor, *, words: str = "", year: str | None = None, after: tuple[datetime, UUID] | None = None, most: int = 50
) -> Library:
    """The organ's documents that hold every one of the words, of a year where one is given; none for those who do not coordinate."""
    if Duty.COORDINATE not in actor.duties:
        return Library(rows=(), next_after=None, total=0, years=())
    looked_for = words_asked(words)
    found, total, years = _asked(actor, [f"%{_escaped(word)}%" for word in looked_for], year, after, most + 1)
    last = found[most - 1] if len(found) > most else None
    return Library(
        rows=tuple(_document(row, looked_for) for row in found[:most]), next_after=(last[2], last[0]) if last else None,
        total=total if total <= CAP else None, years=tuple((row[0], row[1]) for row in years),
    )


def _asked(
    actor: Actor, patterns: list[str], year: str | None, after: tuple[datetime, UUID] | None, most: int
) -> tuple[list[tuple[Any, ...]], int, list[tuple[Any, ...]]]:
    """The rows, the total and the years."""
    after_at, after_id = after or (None, None)
    values: dict[str, Any] = {
        "organ": actor.organ_id, "year": year, "words": [w for w in patterns if not _LATIN.search(w)],
        "latin": [w for w in patterns if _LATIN.search(w)], "first": patterns[0] if patterns else None, "most": most,
        "after_at": after_at, "after_id": after_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, values)
        found = cursor.fetchall()
        cursor.execute(_TOTAL, values)
        total: int = cursor.fetchone()[0]
        cursor.execute(_YEARS, [actor.organ_id])
        return found, total, cursor.fetchall()


def overview_kept(document_id: UUID) -> Mapping[str, Any]:
    """A document at a glance as plain data: as it was read, or read now where it was taken in before that was kept."""
    row = Document.objects.filter(id=document_id).values_list("name", "text").first()
    return {} if row is None else overview_as_plain_data(overview_of(row[1], read_document(row[1]), name=row[0]))


def _document(row: tuple[Any, ...], words: list[str]) -> LibraryDocument:
    kept = json.loads(row[3]) if isinstance(row[3], str) else row[3]
    seen = kept or overview_kept(row[0])
    return LibraryDocument(
        id=row[0], name=row[1], uploaded_at=row[2], title=seen["title"] or row[1], kind=seen["kind"], year=seen["year"],
        characters=seen["chars"], figures=seen["figures"], tasks=seen["tasks"], blanks=seen["blanks"],
        found=_found(row[4] + 1, row[5], words[0]) if row[4] is not None else None,
    )


def _found(line: int, text: str, word: str) -> Found:
    at = max(text.lower().find(word.lower()), 0)
    end = at + len(word)
    return Found(
        line=line, before=("…" if at > _AROUND else "") + text[max(0, at - _AROUND) : at], word=text[at:end],
        behind=text[end : end + _AROUND] + ("…" if len(text) > end + _AROUND else ""),
    )


def _escaped(word: str) -> str:
    """The word with the signs that stand for others in a pattern taken as themselves."""
    return "".join(f"\\{c}" if c in "\\%_" else c for c in word)
