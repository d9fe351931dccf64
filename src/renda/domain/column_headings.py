"""Recognising the columns of an office's table: where its head is (one row or two), and which heading means which field.

What is not certain is a guess, and said to be one. Must not know: files, cases, what stands in the rows below.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from renda.domain.fields import Field
from renda.domain.heading_synonyms import NOT_A_ROW, PASSED_OVER, SYNONYMS
from renda.domain.sheet_shape import SheetShape

HEAD_WITHIN = 15
"""The head is looked for among so many rows."""

_NOTE = re.compile(r"[(〔\[【].*?[)〕\]】]")
_SHORTEST = 2
_NOTE_CELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadColumn:
    """One column of the file: its place (from 0), its heading, the field it means ("" for none), and whether that is certain."""

    at: int
    heading: str
    key: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedHead:
    """Where the rows begin (counted from 0), the columns, and the labels of needed fields that no column was found for."""

    first_row: int
    columns: tuple[HeadColumn, ...]
    missing: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """This will say that nobody need be asked."""
        return not self.missing and all(c.is_sure for c in self.columns if c.key)

    def mapping(self) -> dict[int, str]:
        """Places of columns and the fields they mean."""
        return {c.at: c.key for c in self.columns if c.key}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """What the columns of a shape are called: by label, by any of their names, and every name with its field."""

    labels: Mapping[str, str]
    exact: Mapping[str, str]
    names: Sequence[tuple[str, str]]


@lru_cache(maxsize=4096)
def plain_heading(text: str) -> str:
    """This will give a heading without blanks, width, notes in brackets and marks."""
    narrow = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\s*:;、,。]", "", _NOTE.sub("", "".join(narrow.split())))


def recognise(rows: Sequence[Sequence[str]], shape: SheetShape) -> RecognisedHead | None:
    """This will find the head among the first rows; None where no row looks like one.

    Merged cells have their words in every cell they cover.
    """
    best: tuple[int, RecognisedHead] | None = None
    lexicon = _lexicon(shape)
    for at in range(min(len(rows), HEAD_WITHIN)):
        for depth in (1, 2):
            if at + depth > len(rows):
                continue
            found = _read_head(rows[at : at + depth], at + depth, shape, lexicon)
            score = 2 * _score(found) - depth
            if score > 0 and (best is None or score > best[0]):
                best = (score, found)
    return best[1] if best else None


def recognised_by_keys(keys: Sequence[str], headings: Sequence[str], first_row: int, shape: SheetShape) -> RecognisedHead:
    """This will take the columns as a table made by the system names them; a key no longer declared means nothing."""
    known = {f.key for f in shape.columns}
    columns = tuple(HeadColumn(at=n, heading=h, key=k if k in known else "") for n, (k, h) in enumerate(zip(keys, headings, strict=False)))
    return RecognisedHead(first_row=first_row, columns=columns, missing=_missing(columns, shape))


def chosen(head: RecognisedHead, mapping: Mapping[int, str], shape: SheetShape) -> RecognisedHead:
    """This will put a person's choice in place of what was recognised."""
    known = {f.key for f in shape.columns}
    columns = tuple(
        HeadColumn(at=c.at, heading=c.heading, key=key if (key := mapping.get(c.at, "")) in known else "") for c in head.columns
    )
    return RecognisedHead(first_row=head.first_row, columns=columns, missing=_missing(columns, shape))


def _score(head: RecognisedHead) -> int:
    sure = sum(2 for c in head.columns if c.key and c.is_sure)
    return sure + sum(1 for c in head.columns if c.key and not c.is_sure)


def _read_head(heads: Sequence[Sequence[str]], first_row: int, shape: SheetShape, lexicon: _Lexicon) -> RecognisedHead:
    width = max(len(row) for row in heads)
    stacks = [tuple(dict.fromkeys(row[at].strip() for row in heads if at < len(row) and row[at].strip())) for at in range(width)]
    guesses = [_meaning(stack, lexicon) for stack in stacks]
    taken: dict[str, int] = {}
    for sure in (True, False):
        for at, (key, is_sure) in enumerate(guesses):
            if key and is_sure is sure:
                taken.setdefault(key, at)
    columns = tuple(
        HeadColumn(at=at, heading=" ".join(stack), key=key if taken.get(key) == at else "", is_sure=is_sure)
        for at, (stack, (key, is_sure)) in enumerate(zip(stacks, guesses, strict=True)) if stack
    )
    return RecognisedHead(first_row=first_row, columns=columns, missing=_missing(columns, shape))


def _missing(columns: Sequence[HeadColumn], shape: SheetShape) -> tuple[str, ...]:
    """Needed fields without a column; a table of known cases (with their numbers) need not bring them all."""
    found = {c.key for c in columns}
    if "#number" in found:
        return ()
    return tuple(f.label for f in shape.fields if f.required is True and not f.otherwise and f.key not in found)


def _lexicon(shape: SheetShape) -> _Lexicon:
    labels = {plain_heading(f.label): f.key for f in shape.columns}
    names = [(name, f.key) for f in shape.columns for name in _names(f, shape, labels)]
    return _Lexicon(labels=labels, exact=dict(reversed(names)), names=names)


def _meaning(stack: tuple[str, ...], lexicon: _Lexicon) -> tuple[str, bool]:
    """The field a heading means: the lowest row says most, the rows above it stand before."""
    words = [plain_heading(part) for part in stack]
    tries = dict.fromkeys((words[-1], "".join(words), words[0])) if words else {}
    for sure in (True, False):
        for word in tries:
            key = "" if word in PASSED_OVER else (_exact(word, lexicon) if sure else _within(word, lexicon))
            if key:
                return key, sure
    return "", True


def _exact(word: str, lexicon: _Lexicon) -> str:
    return lexicon.labels.get(word) or lexicon.exact.get(word, "")


def _within(word: str, lexicon: _Lexicon) -> str:
    """A heading that holds a known one (“整改牵头责任单位”): the longest counts."""
    found = [(len(name), key) for name, key in lexicon.names if len(name) >= _SHORTEST and name in word]
    return max(found, default=(0, ""))[1] if len(word) <= 3 * max((n for n, _ in found), default=0) else ""


def _names(field: Field, shape: SheetShape, labels: Mapping[str, str]) -> tuple[str, ...]:
    label = plain_heading(field.label)
    groups = [group for group in SYNONYMS if label in group]
    found = (label, *(plain_heading(h) for h in shape.headings.get(field.key, ())), *(w for g in groups for w in g))
    return tuple(n for n in dict.fromkeys(found) if n == label or n not in labels)


def is_no_case(row: Sequence[str]) -> bool:
    """This will say whether a line is a total, a note or a signature under the table."""
    if not 0 < len(row) - row.count("") <= _NOTE_CELLS:
        return False
    first = unicodedata.normalize("NFKC", next(filter(None, row))).strip()
    return plain_heading(first) in NOT_A_ROW or first.startswith(tuple(f"{word}:" for word in NOT_A_ROW))


def head_to_json(head: RecognisedHead) -> dict[str, Any]:
    """This will write a recognised head as JSON."""
    return {"first_row": head.first_row, "columns": [asdict(c) for c in head.columns], "missing": list(head.missing)}


def head_from_json(kept: Mapping[str, Any]) -> RecognisedHead:
    """This will read a head that was written as JSON."""
    columns = tuple(HeadColumn(**c) for c in kept["columns"])
    return RecognisedHead(first_row=kept["first_row"], columns=columns, missing=tuple(kept["missing"]))
