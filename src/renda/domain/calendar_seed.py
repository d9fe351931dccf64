"""The calendar the system starts with, read from the announced arrangements kept in `calendar_data`.

A year read here can be replaced or added by an administrator; the text form is the same, so that a new
notice is one paragraph. Must not know: databases, the network, any calendar package.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from renda.domain.calendar_data import YEARS_TEXT
from renda.domain.calendars import Calendar, CalendarYear, DayException, DayKind
from renda.domain.days import chinese_date

_MAKE_UP_MARK = "补"
_EXTRA_NOTICE_MARK = "依据"
_NOTICE_MARKS = ("标题", "日期")


def seed_years() -> tuple[CalendarYear, ...]:
    """This will give the announced years 2004 to 2026, earliest first."""
    return tuple(parse_year(paragraph) for paragraph in seed_texts())


def seed_texts() -> tuple[str, ...]:
    """This will give the announced years as text, one paragraph each, earliest first."""
    return tuple(YEARS_TEXT.strip().split("\n\n"))


@lru_cache(maxsize=1)
def seed_calendar() -> Calendar:
    """This will give the calendar of all announced years, built once per process."""
    return Calendar(years=seed_years())


def parse_year(text: str) -> CalendarYear:
    """This will read one year's arrangement from its text.

    `text`: first line `2026 v1 文号` (the number may be missing), optional lines `标题 title` and `日期 day` of the
    notice, further notices as `依据 title`, then one line per festival such as `春节 02-15..02-23 补 02-14 02-28`.

    :raises ValueError: a line cannot be read, or a day is given twice with different meaning.
    """
    head, *lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    parts = head.split()
    if len(parts) < 2 or not parts[0].isdigit() or not parts[1].lstrip("v").isdigit():
        raise ValueError(f"年度安排首行应为“年份 v版本 文号”：{head}")
    year = int(parts[0])
    own = {mark: _own(lines, mark) for mark in _NOTICE_MARKS}
    notices = [_title(own["标题"] or f"国务院办公厅关于{year}年部分节假日安排的通知", " ".join(parts[2:]), own["日期"])]
    days: dict[date, DayException] = {}
    for line in lines:
        if line.startswith(_NOTICE_MARKS):
            continue
        if line.startswith(_EXTRA_NOTICE_MARK):
            notices.append(f"《{line.removeprefix(_EXTRA_NOTICE_MARK).strip()}》")
            continue
        for on, exception in read_festival(line, year):
            if days.setdefault(on, exception) != exception:
                raise ValueError(f"{on} 在同一安排中出现两次：{line}")
    return CalendarYear(
        year=year, version=int(parts[1].lstrip("v")), notice="；".join(notices), days=days
    )


def _own(lines: list[str], mark: str) -> str:
    return next((line.removeprefix(mark).strip() for line in lines if line.startswith(mark)), "")


def _title(title: str, number: str, issued: str) -> str:
    day = chinese_date(date.fromisoformat(issued)) if issued else ""
    known = "，".join(part for part in (number, day) if part)
    return f"《{title}》（{known}）" if known else f"《{title}》"


def read_festival(line: str, year: int) -> Iterator[tuple[date, DayException]]:
    """This will read one line `名称 放假日 补 上班日` into its days.

    :raises ValueError: the line cannot be read.
    """
    name, _, rest = line.partition(" ")
    off, _, make_up = rest.partition(_MAKE_UP_MARK)
    if not off.split() and not make_up.split():
        raise ValueError(f"节假日一行没有日期：{line}")
    for span in off.split():
        for on in _days_of(span, year):
            yield on, DayException(kind=DayKind.HOLIDAY, name=name)
    for span in make_up.split():
        for on in _days_of(span, year):
            yield on, DayException(kind=DayKind.MAKE_UP, name=name)


def _days_of(span: str, year: int) -> Iterator[date]:
    first_text, _, last_text = span.partition("..")
    first = _day(first_text, year)
    last = _day(last_text, year) if last_text else first
    if last < first:
        raise ValueError(f"起止日期颠倒：{span}")
    while first <= last:
        yield first
        first += timedelta(days=1)


def _day(text: str, year: int) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")
