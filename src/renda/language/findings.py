"""Proposes problems and measures: what an office imports from inspection feedback or a rectification plan.

Knows items, ledger entries and sentences; what they are worth is decided by a person. Expects the plain form.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from renda.language.bodies import assigned_in, assisting_in, names_in, people_in
from renda.language.characters import plain_form
from renda.language.clause_marks import act_of
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.doers import doer_of
from renda.language.ledgers import Entry
from renda.language.passages import sentences_of
from renda.language.proposal import Measure, Passage, Problem, fingerprints
from renda.language.sections import Item, Section, strip_sign
from renda.language.shortcomings import admits_shortcoming, announces_shortcomings, may_admit, names_shortcoming

TITLE_LENGTH = 60
QUOTE_LENGTH = 400
_SHORTEST_DEED = 4
_NUMBERED = 3
"""From this level on an item is one of a list: 1. and （1）, where 一、 and （一） head its parts."""
_BARE_DUTY = re.compile(r"(?:牵头|负责|承办|主办|具体负责)?(?:组织|落实|实施)?")
_PERIOD = re.compile(r"每(?:年|半年|季度?|月|周|日)[初中底末]?之?前?(?:完成|办结|落实|到位)?")
_ENDS = re.compile(r"[底之以]?前?(?:要|应|须|全面|全部)?(?:完成|办结|落实|到位|见效)?")
_WORDED_LINE = re.compile(r"[^\n]*[^\s。;][^\n]*")
_LABEL = re.compile(r"(?:整改|改进|具体)(?:措施|举措)\s?:|(?:责任|牵头)(?:单位|部门)\s?:|(?:整改|完成)时限\s?:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One text in both forms, of equal length, with its outline's items, the year it speaks of, and what its ledgers propose."""

    plain: str
    source: str
    items: tuple[Item, ...]
    year: int | None
    ledger: tuple[Entry, ...] = ()
    is_plan: bool = False

    def heading_at(self, place: int) -> str:
        """The words of the nearest heading at or before an offset, without its number."""
        index = bisect_right(self.items, place, key=lambda item: item.at) - 1
        return strip_sign(self.source[self.items[index].at : self.items[index].head_end]) if index >= 0 else ""

    def section_at(self, place: int) -> Section:
        """What the item that holds an offset lists."""
        index = bisect_right(self.items, place, key=lambda item: item.at) - 1
        return self.items[index].section if index >= 0 else Section.OTHER

    def title(self, start: int, end: int) -> str:
        """The title of the words between two offsets."""
        return title_of_words(self.source[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A stretch of the source that proposes something."""

    kind: Section
    start: int
    end: int
    title: str
    heading: str
    deadline: str | None
    units: tuple[str, ...]
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    of_problem: int | None = None


def findings_of(passages: tuple[Passage, ...], sheet: Sheet) -> tuple[tuple[Problem, ...], tuple[Measure, ...]]:
    """This will give the problems and the measures of the text, each in order of place, none within another.

    A labelled ledger speaks first, then numbered items under headings of problems or measures, then sentences.
    """
    found = [_of_entry(entry, sheet) for entry in sheet.ledger if entry.kind != "task"]
    if not found:
        for item in sheet.items:
            found += _of_item(item, sheet)
        found += _of_prose(passages, sheet)
    kept, source = _apart(found), sheet.source
    problems = [f for f in kept if f.kind is Section.PROBLEMS]
    measures = [f for f in kept if f.kind is Section.MEASURES]
    return (
        tuple(_problem(f, key, source) for f, key in _keyed("problem", problems, source)),
        tuple(_measure(f, key, source) for f, key in _keyed("measure", measures, source)),
    )


def _keyed(kind: str, found: list[_Found], source: str) -> Iterable[tuple[_Found, str]]:
    return zip(found, fingerprints(kind, [source[f.start : f.end] for f in found]), strict=True)


def _problem(found: _Found, key: str, source: str) -> Problem:
    return Problem(
        quote=source[found.start : found.end], at=found.start, key=key, title=found.title, deadline=found.deadline,
        units=found.units, heading=found.heading, co_units=found.co_units, people=found.people,
    )  # fmt: skip


def _measure(found: _Found, key: str, source: str) -> Measure:
    return Measure(
        quote=source[found.start : found.end], at=found.start, key=key, title=found.title, deadline=found.deadline,
        units=found.units, heading=found.heading, co_units=found.co_units, people=found.people, of_problem=found.of_problem,
    )  # fmt: skip


def title_of_words(words: str) -> str:
    """This will give at most 60 characters of the words: the first sentence, cut at a comma where it is too long."""
    bare = strip_sign(words.strip())
    first = re.split(r"[。；;！!？?\n]", bare)[0].strip(" ，,：:、")
    if len(first) <= TITLE_LENGTH:
        return first
    cut = max(first.rfind(sign, 0, TITLE_LENGTH) for sign in "，,、")
    return first[: cut if cut >= 10 else TITLE_LENGTH]


def _of_entry(entry: Entry, sheet: Sheet) -> _Found:
    words = sheet.plain[entry.start : entry.end]
    deadline = deadline_in(entry.deadline, sheet.year) or deadline_in(words, sheet.year)
    return _Found(
        kind=Section.PROBLEMS if entry.kind == "problem" else Section.MEASURES,
        start=entry.start,
        end=entry.end,
        title=sheet.title(entry.start, entry.end),
        heading=sheet.title(*entry.about) if entry.about else sheet.heading_at(entry.start),
        deadline=deadline.text if deadline else entry.deadline[:20] or None,
        units=names_in(entry.units) if entry.units else _units_in(words),
        co_units=names_in(entry.co_units),
        people=people_in(entry.people),
        of_problem=entry.of_problem,
    )


def _of_item(item: Item, sheet: Sheet) -> Iterator[_Found]:
    """A numbered leaf among problems or measures is one; a leaf that only names a field gives its sentences."""
    if item.section is Section.OTHER or not item.leaf:
        return
    plain, head = sheet.plain, sheet.plain[item.at : item.head_end]
    end = _item_end(item, plain)
    if item.numbered and not _is_field(strip_sign(head)) and _stands_alone(item, sheet, end):
        yield _found(item.section, item.at, end, item.above, sheet, reach=_reach(item, end, plain))
        return
    for start, stop in _sentence_spans(plain, item.head_end, item.end):
        words = plain[start:stop]
        if names_shortcoming(words) if item.section is Section.PROBLEMS else _acts(words):
            yield _found(item.section, start, stop, sheet.heading_at(item.at), sheet)


def _stands_alone(item: Item, sheet: Sheet, end: int) -> bool:
    """A list may word its problems in any way; a heading over a paragraph must itself name one, or bid an act. What a plan
    numbers is to be done, however it is worded (代表联络站全年定期开放)."""
    plain = sheet.plain
    head = plain[item.at : item.head_end]
    if item.section is Section.MEASURES:
        return (sheet.is_plan and item.level >= _NUMBERED) or _acts(plain[item.at : end])
    return names_shortcoming(head) or end - item.head_end <= 2 or (item.level >= 3 and not announces_shortcomings(head))


def _is_field(head: str) -> bool:
    """政治建设方面 names a field, not a problem."""
    return (
        bool(re.search(r"方面(?:存在)?(?:的?(?:主要|突出)?问题)?$|(?:措施|问题|清单|任务|方向|打算)$", head))
        and len(head) < 30
    )


def _item_end(item: Item, plain: str) -> int:
    """The end of the item's words: before a label, at most 400 characters, cut behind a full stop."""
    end = item.end
    label = _LABEL.search(plain, item.at, end)
    if label and label.start() > item.at + 6:
        end = label.start()
    if end - item.at > QUOTE_LENGTH:
        stop = plain.rfind("。", item.head_end, item.at + QUOTE_LENGTH)
        end = stop + 1 if stop > 0 else item.head_end
    return item.at + len(plain[item.at : end].rstrip())


def _reach(item: Item, end: int, plain: str) -> int:
    """How far an item speaks of its units and its deadline: its line, and the lines beneath that open with a label."""
    stop = plain.find("\n", end, item.end)
    while stop >= 0 and _LABEL.match(plain, stop + 1):
        stop = plain.find("\n", stop + 1, item.end)
    return item.end if stop < 0 else stop


def _found(kind: Section, start: int, end: int, heading: str, sheet: Sheet, *, reach: int = 0) -> _Found:
    """A stretch that proposes something; `reach` is the end of what tells its units and deadline."""
    words = strip_sign(sheet.plain[start : max(end, reach)])
    if kind is not Section.MEASURES:  # who is to answer for a problem only where the text assigns it: its subject may be anybody
        units = next((names for _, _, names in assigned_in(words)), ())
        return _Found(
            kind=kind, start=start, end=end, title=sheet.title(start, end), heading=heading, deadline=None, units=units,
            co_units=assisting_in(words),
        )
    deadline = deadline_in(words, sheet.year)
    return _Found(
        kind=kind,
        start=start,
        end=end,
        title=_without_day(sheet.title(_deed_at(sheet.plain, start, end), end)),
        heading=heading,
        deadline=deadline.text if deadline else None,
        units=_units_in(words),
        co_units=assisting_in(words),
    )


def _without_day(title: str) -> str:
    """The title without a last clause that only says until when; the deadline is kept for itself."""
    deed, _, last = title.rpartition("，")
    due = deadline_in(plain_form(last)) if deed else None
    bare = due and not last[: due.start].strip(" 于在并") and _ENDS.fullmatch(last[due.end :])
    return deed if bare or (deed and _PERIOD.fullmatch(last)) else title


def _deed_at(plain: str, start: int, end: int) -> int:
    """Where the deed begins, behind clauses that only name who answers for it and until when (由…牵头, …于…前).

    What answers and until when are kept for themselves; a title without a deed is no title.
    """
    at = start + plain[start:end].index(strip_sign(plain[start:end]))
    first = next(iter(sentences_of(plain[at:end], at)), None)
    for clause in first.clauses if first else ():
        begins = max(clause.at, at)
        doer = doer_of(clause.text)
        lead = doer.act_at if doer and doer.verb else 0
        due = deadline_in(clause.text)
        if due and not clause.text[lead : due.start].strip(" 于在"):
            lead = due.end
        rest = clause.text[lead:].strip()
        if _BARE_DUTY.fullmatch(rest):
            continue
        return begins + lead if len(rest) >= _SHORTEST_DEED else at
    return at


def _units_in(words: str) -> tuple[str, ...]:
    for _, _, names in assigned_in(words):
        return names
    for sentence in sentences_of(words, 0):
        for clause in sentence.clauses:
            doer = doer_of(clause.text)
            if doer and doer.verb:
                return doer.names
    return ()


def _acts(words: str) -> bool:
    act = act_of(strip_sign(words))
    if not act or act.kind == "vain" or len(words) < 8:
        return False
    return (
        act.kind != "weak" or bool(deadline_in(words)) or recurrence_in(words) is not None or bool(assigned_in(words))
    )


def _sentence_spans(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for sentence in sentences_of(plain[start:end], start):
        stop = min(sentence.end, sentence.at + QUOTE_LENGTH)
        yield from _lines(plain, sentence.at, stop)


def _lines(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _WORDED_LINE.finditer(plain, start, end):
        words = match.group()
        lead = len(words) - len(words.lstrip(" 。;"))
        if len(words.strip()) >= 6:
            yield match.start() + lead, match.start() + len(words.rstrip())


def _of_prose(passages: tuple[Passage, ...], sheet: Sheet) -> Iterator[_Found]:
    """Sentences outside any section of problems that own up to a shortcoming, where no list of them follows."""
    for passage in passages:
        line = sheet.plain[passage.at : passage.end]
        for sentence in sentences_of(line, passage.at) if may_admit(line) else ():
            end = min(sentence.end, sentence.at + QUOTE_LENGTH)
            words = sheet.plain[sentence.at : end]
            if not admits_shortcoming(words) or sheet.section_at(sentence.at) is not Section.OTHER:
                continue
            if announces_shortcomings(words) and sheet.section_at(sentence.end + 12) is Section.PROBLEMS:
                continue
            yield _found(Section.PROBLEMS, sentence.at, end, sheet.heading_at(sentence.at), sheet)


def _apart(found: list[_Found]) -> list[_Found]:
    """The findings in order of place, those that lie within an earlier one left out."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
