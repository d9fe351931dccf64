"""What a document is at a glance: its title, the kind of paper, its year and day, and how much was found in it.

Knows where a document says when it was made: in its title, under it, in its record lines, at its end. Nothing is guessed: a document
that says nothing of a day has none, and one that names no year has no year.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from renda.language.characters import plain_form, without_blanks
from renda.language.lexicon import any_of
from renda.language.numerals import chinese_number
from renda.language.reading import Reading

_YEAR = re.compile(r"(?P<year>20\d{2}|19[89]\d|[二一][〇零九][〇零一二三四五六七八九]{2})年")
_CN = "[一二三四五六七八九十]"
_DAY = rf"{_YEAR.pattern}(?P<month>\d{{1,2}}|{_CN}{{1,2}})月(?P<day>\d{{1,2}}|{_CN}{{1,3}})日"
_UNTIL = re.compile(r"(?:\d{1,2}月(?:\d{1,2}日)?)?[底末]?(?:以|之)?前|[底末]")
_ALONE = re.compile(rf"\s*{_DAY}\s*(?:印发|发布)?\s*")
_UNDER_TITLE = re.compile(rf"^[-\s(]*{_DAY}")
_RECORDED = re.compile(rf"(?:成文日期|发文日期|发布日期|印发日期)\s*:\s*{_DAY}")
_KIND = re.compile(any_of("titles") + r"(?:\([^()]*\))?[”》]?$")
_HEAD, _FOOT = 20, 12
"""So many lines from either end may hold the day of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A document at a glance; `kind` is the word its title ends in ('' where it is no known one), `year` the one it is of, `characters`
    the length of the text, the rest counts what was found. `blanks` are figures left to be filled."""

    title: str
    kind: str
    year: int | None
    dated_on: date | None
    characters: int
    headings: int
    figures: int
    tasks: int
    problems: int
    measures: int
    blanks: int
    set_aside: int


def overview_of(text: str, reading: Reading, *, name: str = "") -> Overview:
    """This will sum up a document that was read; `name` is what it goes by where it has no title of its own."""
    title = next((h.text.strip() for h in reading.outline if h.level == 0), "") or name
    dated_on = _dated_on(text, reading)
    blanks = sum(figure.placeholder for figure in reading.figures)
    kind = _KIND.search(without_blanks(plain_form(title)))
    return Overview(
        title=title, kind=re.sub(r"[()].*|[”》]", "", kind.group()) if kind else "", year=_year(title, dated_on, text),
        dated_on=dated_on, characters=len(text), headings=len(reading.outline), figures=len(reading.figures) - blanks,
        tasks=len(reading.tasks), problems=len(reading.problems), measures=len(reading.measures), blanks=blanks,
        set_aside=len(reading.set_aside),
    )


def _year(title: str, dated_on: date | None, text: str) -> int | None:
    """The last year in the title, otherwise that of its day, otherwise the one that most of the years it names are, named twice at least.

    Years until which something is to be done do not count.
    """
    named = _YEAR.findall(plain_form(title))
    if named or dated_on:
        return _number(named[-1]) if named else dated_on.year if dated_on else None
    years = Counter(match["year"] for match in _YEAR.finditer(plain_form(text)) if not _UNTIL.match(match.string, match.end()))
    often, times = max(years.items(), key=lambda one: one[1], default=("", 0))
    return _number(often) if times > 1 and 2 * times > years.total() else None


def _dated_on(text: str, reading: Reading) -> date | None:
    lines = [plain_form(text[p.at : p.end]) for p in reading.passages]
    head, foot = lines[:_HEAD], lines[::-1][:_FOOT]
    found = [m for line in head if (m := _RECORDED.search(line))]
    found += [m for line in foot if (m := _ALONE.fullmatch(line))]
    found += [m for line in head if (m := _UNDER_TITLE.match(line))]
    return next((day for m in found if (day := _day(m))), None)


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _number(signs: str) -> int | None:
    return int(signs) if signs.isdigit() and signs.isascii() else chinese_number(signs)
