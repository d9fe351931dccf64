"""Reads rectification ledgers: rows of a table (cells parted by tabs) and blocks of labels (问题：… 责任单位：…).

Knows labels and columns; prose without labels is for `findings`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from renda.language.lexicon import entries
from renda.language.proposal import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A labelled stretch of the source: problem or measure, with the units and deadline of its row or block."""

    kind: str
    start: int
    end: int
    units: str = ""
    deadline: str = ""
    about: tuple[int, int] | None = None


@dataclass(slots=True, kw_only=True)
class _Block:
    """What was read since the last problem; deadline and units hold for all of it."""

    stretches: list[tuple[str, int, int]] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    deadline: str = ""

    def entries(self) -> Iterator[Entry]:
        problem = next(((s, e) for kind, s, e in self.stretches if kind == "problem"), None)
        for kind, start, end in self.stretches:
            yield Entry(
                kind=kind, start=start, end=end, units="、".join(self.units), deadline=self.deadline,
                about=problem if kind == "measure" else None,
            )  # fmt: skip


@cache
def _labels() -> re.Pattern[str]:
    groups: dict[str, list[str]] = {}
    for pattern, kind in entries("ledger_labels"):
        groups.setdefault(kind, []).append(pattern)
    named = "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in groups.items())
    return re.compile(rf"(?:^|(?<=[。;\s(,).、]))[\[【(]?(?:{named})[\]】)]?(?=\s?:)\s?:\s?", re.MULTILINE)


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"(?:{pattern})")) for pattern, kind in entries("ledger_labels"))


def _column_of(cell: str) -> str:
    words = re.sub(r"\s|\(.*?\)", "", cell)
    return next((kind for kind, pattern in _columns() if pattern.fullmatch(words)), "")


def ledger_entries(passages: tuple[Passage, ...], plain: str) -> tuple[Entry, ...]:
    """This will give every problem and measure that stands in a labelled block or in a row of a ledger table."""
    return (*_from_tables(passages, plain), *_from_labels(passages, plain))


def _from_tables(passages: tuple[Passage, ...], plain: str) -> Iterator[Entry]:
    columns: list[str] = []
    for passage in passages:
        cells = _cells(passage, plain)
        if len(cells) < 2:
            columns = []
            continue
        kinds = [_column_of(words) for words, _ in cells]
        if "problem" in kinds or "measure" in kinds:
            columns = kinds
        elif columns and len(cells) >= len(columns):
            yield from _row(cells, columns)


def _cells(passage: Passage, plain: str) -> list[tuple[str, int]]:
    found, at = [], passage.at
    for cell in plain[passage.at : passage.end].split("\t"):
        lead = len(cell) - len(cell.lstrip())
        found.append((cell.strip(), at + lead))
        at += len(cell) + 1
    return found


def _row(cells: list[tuple[str, int]], columns: list[str]) -> Iterator[Entry]:
    block = _Block()
    for (words, at), kind in zip(cells, columns, strict=False):
        if kind in ("problem", "measure") and len(words) >= 4:
            block.stretches.append((kind, at, at + len(words)))
        elif kind == "units" and words:
            block.units.append(words)
        elif kind == "deadline":
            block.deadline = words
    yield from block.entries()


def _from_labels(passages: tuple[Passage, ...], plain: str) -> Iterator[Entry]:
    """A block ends where the next problem begins; a label's words end at the next label or at the line's end."""
    block = _Block()
    for passage in passages:
        line = plain[passage.at : passage.end]
        marks = [] if "\t" in line else list(_labels().finditer(line))
        for index, mark in enumerate(marks):
            end = marks[index + 1].start() if index + 1 < len(marks) else len(line)
            words = line[mark.end() : end].rstrip(" ;,(【[")
            kind = mark.lastgroup or ""
            if kind == "problem":
                yield from block.entries()
                block = _Block()
            _take(block, kind, words, passage.at + mark.end())
    yield from block.entries()


def _take(block: _Block, kind: str, words: str, at: int) -> None:
    if kind in ("problem", "measure") and len(words) >= 4:
        block.stretches.append((kind, at, at + len(words)))
    elif kind == "units":
        block.units.append(words.rstrip("。"))
    elif kind == "deadline":
        block.deadline = words
