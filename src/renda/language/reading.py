"""Reads a Chinese official document: outline, figures, tasks, problems, measures, and what is set aside.

The one door of `renda.language`. Knows in which order the readers work; touches no file, clock, network or database.
"""

import re
from dataclasses import dataclass

from renda.language.bodies import assigned_in, names_in, people_in
from renda.language.characters import plain_form
from renda.language.clutter import blanked, clutter_of
from renda.language.commitments import Commitment, Ground, commitments_of, given
from renda.language.completions import completion_in
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.doers import doer_of
from renda.language.figures import figures_of
from renda.language.findings import Sheet, findings_of
from renda.language.gaps import gaps_of
from renda.language.inner_consistency import Inconsistency, inconsistencies_of
from renda.language.ledgers import Entry, ledger_entries
from renda.language.moods import Moods, moods_of
from renda.language.outline import outline_of
from renda.language.passages import passages_of, sentences_of
from renda.language.proposal import Clutter, Figure, Gap, Heading, Measure, Passage, Problem, SetAside, Task, fingerprints
from renda.language.sections import items_of, strip_sign
from renda.language.title import title_of

_YEAR = re.compile(r"(?<![到至~-])(20\d{2})年(?!前)")
_NUMBERED = re.compile(r"[〔\[](20\d{2})[〕\]]\s?(?:第\s?)?\d{1,4}号")
_HEAD = 400
"""So many characters hold a document's title and number."""
_ITEM_LEVEL = 3
"""Headings of this level and below (1. 一是) are often items themselves."""
_ASSIGNMENT_LINE = 120
"""A line no longer than this that only names bodies speaks of the paragraph above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one text; every offset counts characters of that text.

    `moods` tells of each place whether it looks ahead or back; `year` is the first that the text names.
    """

    outline: tuple[Heading, ...]
    figures: tuple[Figure, ...]
    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...]
    measures: tuple[Measure, ...]
    set_aside: tuple[SetAside, ...]
    passages: tuple[Passage, ...]
    gaps: tuple[Gap, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    moods: Moods
    year: int | None


def read_document(text: str, *, blanks: frozenset[int] = frozenset(), is_plan: bool = False) -> Reading:
    """This will read the text and give everything found in it, in order of place.

    The text itself is never changed: every quote is an exact stretch of it and `at` its offset in characters. The same
    text gives the same reading and the same keys, at any time and on any machine. `blanks` are the offsets of the cells of tables
    that are empty of their own; any other empty cell repeats what stands above it. Of a plan (`is_plan`) every numbered
    item that bids an act is a measure.
    """
    full = plain_form(text)
    passages = passages_of(text, full)
    set_aside = clutter_of(passages, full)
    plain = blanked(full, set_aside)
    title = title_of(passages, plain)
    parts = outline_of(passages, plain, text)
    outline = ((title,) if title else ()) + parts
    header = _header(title, set_aside)
    year = _year_of(plain)
    ledger = ledger_entries(passages, plain, blanks)
    items = items_of(outline, plain, header, is_plan=is_plan)
    sheet = Sheet(plain=plain, source=text, items=items, year=year, ledger=ledger, is_plan=is_plan)
    problems, measures = findings_of(passages, sheet)
    figures = figures_of(plain, text)
    moods = moods_of(passages, plain, outline, header)
    ground = Ground(moods=moods, barred=_barred(outline, plain), figures=tuple(f.at for f in figures), year=year)
    return Reading(
        outline=outline,
        figures=figures,
        tasks=_tasks(passages, sheet, ground),
        problems=problems,
        measures=measures,
        set_aside=set_aside,
        passages=passages,
        gaps=gaps_of(plain, text, figures),
        inconsistencies=inconsistencies_of(plain, figures),
        moods=moods,
        year=year,
    )


def _header(title: Heading | None, set_aside: tuple[SetAside, ...]) -> str:
    if title:
        return plain_form(title.text)
    line = next((s.quote for s in set_aside if s.kind is Clutter.PROVENANCE), "")
    return plain_form(line.split("|")[0]).strip("# ")


def _barred(outline: tuple[Heading, ...], plain: str) -> frozenset[int]:
    """Headings are no tasks, but for those that promise something themselves, and items that say who or until when."""
    ends = (*(h.at for h in outline[1:]), len(plain))
    return frozenset(h.at for h, end in zip(outline, ends, strict=False) if not _item(h, plain, end))


def _item(heading: Heading, plain: str, end: int) -> bool:
    """Whether a heading is an item of a division of work rather than the title of what stands below it."""
    head_end = heading.at + len(heading.text)
    line_end = plain.find("\n", head_end)
    rest = plain[head_end : end if line_end < 0 else min(line_end, end)]
    told = bool(assigned_in(rest)) or any(
        completion_in(clause.text) for sentence in sentences_of(rest, 0) for clause in sentence.clauses
    )
    return told or (heading.level >= _ITEM_LEVEL and _promises(plain[heading.at : head_end]))


def _promises(head: str) -> bool:
    """Whether a numbered item's words are a commitment of their own: they name a day, a frequency or a doer who must act."""
    words = strip_sign(head)
    doer = doer_of(words)
    return bool(deadline_in(words) or recurrence_in(words)) or bool(doer and doer.verb)


def _year_of(plain: str) -> int | None:
    """The document's own year, for 今年 and 本年: that of its number (〔2026〕) where it has one near its head, else the first it names."""
    match = _NUMBERED.search(plain, 0, _HEAD) or _YEAR.search(plain)
    return int(match.group(1)) if match else None


def _tasks(passages: tuple[Passage, ...], sheet: Sheet, ground: Ground) -> tuple[Task, ...]:
    """Tasks in order of place: those that tables list, and the commitments of all other lines."""
    listed = [_listed(entry, sheet) for entry in sheet.ledger if entry.kind == "task"]
    found = sorted([*listed, *_promised(passages, sheet.plain, _rows(sheet), ground)], key=lambda one: one.start)
    keys = fingerprints("task", [sheet.source[c.start : c.end] for c in found])
    return tuple(_task(one, key, sheet) for one, key in zip(found, keys, strict=True))


def _rows(sheet: Sheet) -> dict[int, list[Entry]]:
    """What the rows of tables propose, by the offset of the row's line."""
    rows: dict[int, list[Entry]] = {}
    for entry in (e for e in sheet.ledger if e.in_table):
        rows.setdefault(sheet.plain.rfind("\n", 0, entry.start) + 1, []).append(entry)
    return rows


def _promised(
    passages: tuple[Passage, ...], plain: str, rows: dict[int, list[Entry]], ground: Ground
) -> list[Commitment]:
    found: list[Commitment] = []
    last: list[Commitment] = []
    for passage in passages:
        line = plain[passage.at : passage.end]
        if not line.strip():
            continue
        row = rows.get(plain.rfind("\n", 0, passage.at) + 1)
        here = [c for c in commitments_of(sentences_of(line, passage.at), ground) if not row or _in_its_cell(c, row)]
        assigned = [(passage.at + at, names) for at, _, names in assigned_in(line)]
        if assigned and not here and _only_assigns(line):
            found[len(found) - len(last) :] = [given(one, assigned, passage.at) for one in last]
        last = [given(one, assigned, one.end) for one in here]
        found += last
    return found


def _in_its_cell(one: Commitment, row: list[Entry]) -> bool:
    """Whether a commitment of a table's row stands in a problem or measure; the other cells say whom, until when and under what."""
    return any(entry.kind != "task" and entry.start <= one.start < entry.end for entry in row)


def _listed(entry: Entry, sheet: Sheet) -> Commitment:
    """The task of a row: the row names its units and its deadline, and where it names none, its own words do."""
    words = sheet.plain[entry.start : entry.end]
    deadline = deadline_in(entry.deadline, sheet.year) or deadline_in(words, sheet.year)
    return Commitment(
        start=entry.start, end=entry.end, action=sheet.title(entry.start, entry.end),
        deadline=deadline.text if deadline else entry.deadline[:20] or None,
        recurrence=recurrence_in(entry.deadline) or recurrence_in(words), units=names_in(entry.units),
        co_units=names_in(entry.co_units), people=people_in(entry.people),
    )  # fmt: skip


def _only_assigns(line: str) -> bool:
    """Whether a line opens with an assignment: an item that says something first has the assignment for itself."""
    begins = min(at for at, _, _ in assigned_in(line))
    return len(line) < _ASSIGNMENT_LINE and not strip_sign(line[:begins]).strip(" (")


def _as_written(name: str, end: int, sheet: Sheet) -> str:
    """The name with the signs of the source (（室）, not (室))."""
    at = sheet.plain.rfind(name, 0, end)
    at = sheet.plain.find(name, end) if at < 0 else at
    return sheet.source[at : at + len(name)] if at >= 0 else name


def _task(one: Commitment, key: str, sheet: Sheet) -> Task:
    return Task(
        quote=sheet.source[one.start : one.end],
        at=one.start,
        key=key,
        action=one.action,
        deadline=one.deadline,
        recurrence=one.recurrence,
        units=tuple(_as_written(name, one.end, sheet) for name in one.units),
        co_units=tuple(_as_written(name, one.end, sheet) for name in one.co_units),
        people=one.people,
    )
