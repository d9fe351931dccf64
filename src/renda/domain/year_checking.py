"""Whether a year's arrangement as it was read makes sense, told day by day, and the year table made of it.

Must not know: how the text was read, databases, who approves.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from renda.domain.calendars import CalendarYear, DayKind
from renda.domain.days import chinese_date, chinese_weekday
from renda.domain.statutory_days import statutory_day
from renda.domain.year_reading import ReadDay, YearReading

_FESTIVALS: Final = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
_DECEMBER_BEFORE: Final = 25
"""From this day on the December before may belong to a year's arrangement (2007, 2008, 2012, 2019)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNotice:
    """The notice an arrangement rests on."""

    number: str
    title: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing about an arrangement: a conflict keeps it from being handed in, a remark only asks to look again."""

    text: str
    is_conflict: bool = True
    on: date | None = None


def findings_of(reading: YearReading, year: int) -> tuple[Finding, ...]:
    """This will list conflicts first (unread lines, days twice, outside the year, make-up on a weekday), then remarks."""
    conflicts = [Finding(text=f"看不懂这一行：{line}") for line in reading.unread]
    conflicts += [Finding(text=f"{remark}。请核对原文。") for remark in reading.remarks]
    if not reading.days and not reading.unread:
        conflicts.append(Finding(text="没有读出任何放假或上班的日期。请粘贴通知正文，或按模板填表。"))
    conflicts += _twice(reading.days)
    conflicts += [found for day in dict.fromkeys(reading.days) for found in _of_day(day, year)]
    return (*conflicts, *_remarks(reading.days, year))


def _twice(days: Iterable[ReadDay]) -> Iterator[Finding]:
    for on, times in Counter(day.on for day in days).items():
        if times > 1:
            yield Finding(text=f"{_day(on)}出现了{times}次。每一天只能写一次。", on=on)


def _of_day(day: ReadDay, year: int) -> Iterator[Finding]:
    before = day.on.year == year - 1 and day.on.month == 12 and day.on.day >= _DECEMBER_BEFORE
    if day.on.year != year and not before:
        yield Finding(text=f"{_day(day.on)}（{day.name}）不在{year}年内。", on=day.on)
    if day.kind is DayKind.MAKE_UP and day.on.weekday() < 5:
        yield Finding(text=f"{chinese_date(day.on)}是{chinese_weekday(day.on)}，本来就上班，不应列为调休上班日。", on=day.on)


def _remarks(days: Iterable[ReadDay], year: int) -> Iterator[Finding]:
    known = tuple(days)
    names = "".join({day.name for day in known})
    missing = [name for name in _FESTIVALS if name not in names]
    if known and missing:
        yield Finding(text=f"没有读到{'、'.join(missing)}的安排。", is_conflict=False)
    off = {day.on for day in known if day.kind is DayKind.HOLIDAY}
    for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
        on = date.fromordinal(ordinal)
        if known and (name := statutory_day(on)) and on not in off:
            yield Finding(text=f"{_day(on)}是法定的{name}假日，这份安排里没有放假。", is_conflict=False, on=on)


def _day(on: date) -> str:
    return f"{chinese_date(on)}（{chinese_weekday(on)}）"


def year_text(days: Iterable[ReadDay], *, year: int, version: int, notice: SourceNotice) -> str:
    """This will write an arrangement in the text form that `calendar_seed.parse_year` reads."""
    lines = [f"{year} v{version} {notice.number}".rstrip()]
    lines += [f"标题 {notice.title}"] if notice.title else []
    lines.append(f"日期 {notice.issued_on.isoformat()}")
    by_name: dict[str, list[ReadDay]] = {}
    for day in sorted(days, key=lambda d: d.on):
        by_name.setdefault("".join(day.name.split()), []).append(day)
    for name, own in by_name.items():
        off = [d.on.isoformat() for d in own if d.kind is DayKind.HOLIDAY]
        worked = [d.on.isoformat() for d in own if d.kind is DayKind.MAKE_UP]
        lines.append(" ".join([name, *off, *(["补", *worked] if worked else [])]))
    return "\n".join(lines)


def with_version(content: str, version: int) -> str:
    """This will give the same arrangement text under another version."""
    head, newline, rest = content.strip().partition("\n")
    year, _, number = head.split(" ", 2) if head.count(" ") > 1 else (*head.split(" "), "")
    return f"{year} v{version} {number}".rstrip() + newline + rest


def same_days(one: CalendarYear, other: CalendarYear) -> bool:
    """This will say whether two arrangements of a year give the same days off and worked, names aside."""
    return {on: e.kind for on, e in one.days.items()} == {on: e.kind for on, e in other.days.items()}
