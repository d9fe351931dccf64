"""Reads ledgers: rows of a table and blocks of labels (问题：… 责任单位：…).

Knows labels; the columns of tables are for `grids`, prose without labels is for `findings`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from renda.language.grids import Row, rows_of
from renda.language.lexicon import entries
from renda.language.proposal import Passage

_SHORTEST = 4
"""Fewer characters than these are no problem, measure or task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A labelled stretch of the source: problem, measure or task, with what its row or block says of it.

    `units` are all of them, `co_units` those that assist; `about` is what it stands under, `of_problem` the offset of its problem.
    """

    kind: str
    start: int
    end: int
    units: str = ""
    co_units: str = ""
    people: str = ""
    deadline: str = ""
    about: tuple[int, int] | None = None
    of_problem: int | None = None
    in_table: bool = False


@dataclass(slots=True, kw_only=True)
class _Block:
    """What was read since the last problem; deadline and units hold for all of it."""

    stretches: list[tuple[str, int, int]] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    co_units: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    deadline: str = ""

    def entries(self) -> Iterator[Entry]:
        problem = next(((s, e) for kind, s, e in self.stretches if kind == "problem"), None)
        for kind, start, end in self.stretches:
            yield Entry(
                kind=kind, start=start, end=end, units="、".join((*self.units, *self.co_units)), co_units="、".join(self.co_units),
                people="、".join(self.people), deadline=self.deadline, about=problem if kind == "measure" else None,
                of_problem=problem[0] if problem and kind == "measure" else None,
            )  # fmt: skip


@cache
def _labels() -> re.Pattern[str]:
    groups: dict[str, list[str]] = {}
    for pattern, kind in entries("ledger_labels"):
        if kind != "task":  # 工作任务：… in prose only announces
            groups.setdefault(kind, []).append(pattern)
    named = "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in groups.items())
    return re.compile(rf"(?:^|(?<=[。;\s(,).、]))[\[【(]?(?:{named})[\]】)]?(?=\s?:)\s?:\s?", re.MULTILINE)


def ledger_entries(
    passages: tuple[Passage, ...], plain: str, blanks: frozenset[int] = frozenset()
) -> tuple[Entry, ...]:
    """This will give every problem, measure and task that stands in a labelled block or in a row of a ledger table."""
    return (*_from_tables(passages, plain, blanks), *_from_labels(passages, plain))


def _from_tables(passages: tuple[Passage, ...], plain: str, blanks: frozenset[int]) -> Iterator[Entry]:
    for row in rows_of(passages, plain, blanks):
        yield from _of_row(row)


def _of_row(row: Row) -> Iterator[Entry]:
    """What a row proposes: its problem and its measures, or its task where it names no measure.

    What a merged cell repeats was proposed with the row above; it still says what the measure is about.
    """
    problems, measures, tasks = row.of("problem"), row.of("measure"), row.of("task")
    deeds = [("measure", cell) for cell in measures] or [("task", cell) for cell in tasks]
    about = next((cell for cell in (*problems, *(tasks if measures else ()))), None)
    for kind, cell in (*(("problem", cell) for cell in problems), *deeds):
        if cell.repeats or len(cell.words) < _SHORTEST:
            continue
        yield Entry(
            kind=kind, start=cell.at, end=cell.end, units=_joined(row, "units", "co_units"), co_units=_joined(row, "co_units"),
            people=_joined(row, "person"), deadline=_joined(row, "deadline"), in_table=True,
            about=None if kind == "problem" else (about.at, about.end) if about and about is not cell else row.band,
            of_problem=problems[0].at if problems and kind == "measure" else None,
        )  # fmt: skip


def _joined(row: Row, *kinds: str) -> str:
    listed = {"units", "co_units"} & set(kinds)  # names may stand beneath one another
    return "、".join(re.sub(r"\s+", "、", cell.words) if listed else cell.words for cell in row.of(*kinds))


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
    if kind in ("problem", "measure") and len(words) >= _SHORTEST:
        block.stretches.append((kind, at, at + len(words)))
    elif kind == "units":
        block.units.append(words.rstrip("。"))
    elif kind == "co_units":
        block.co_units.append(words.rstrip("。"))
    elif kind == "person":
        block.people.append(words.rstrip("。"))
    elif kind == "deadline":
        block.deadline = words
