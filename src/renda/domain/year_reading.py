"""Reading a year's holiday arrangement as an administrator brings it: the notice's own sentences, short lines, or rows of a table.

What cannot be read is handed back, never guessed. Must not know: files, databases, whether the arrangement makes sense
(`year_checking`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from renda.domain.calendar_seed import read_festival
from renda.domain.calendars import DayKind

_BRACKETS: Final = re.compile(r"[（(][^（()）]*[)）]")
_NUMBERING: Final = re.compile(r"^(?:[一二三四五六七八九十]+|\d+)[、.．]\s*")
_NAMED: Final = re.compile(r"^([^\d：:，,。\s]{2,12})[：:]\s*(.+)$")
_DAY: Final = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_SPAN: Final = re.compile(rf"{_DAY}(?:(?:至|到|[-—~～])+{_DAY})?")
_SHORT: Final = re.compile(r"^\S+\s+[\d.\-\s]*\d[\d.\-\s]*(?:补[\d.\-\s]+)?$")
_CELL_DATE: Final = re.compile(r"^(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")
_TOTAL: Final = re.compile(r"共(\d{1,2})天")
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９　", "0123456789 ")
_LONGEST_SPAN: Final = 20  # days; no festival was ever longer than nine
_OFF: Final = frozenset({"放假", "休", "休息", "假"})
_WORKED: Final = frozenset({"上班", "班", "调休上班", "补班"})
ROW_HEAD: Final = ("节日", "开始日期", "结束日期", "安排")
"""The columns of the table to fill in; `安排` is 放假 or 上班, an empty end means one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDay:
    """One day that was read: off on a festival, or worked in exchange for one."""

    on: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReading:
    """Everything that was read, in the order given, a day once for each time it stands there; and what was not understood.

    `remarks` are contradictions the text itself contains, such as a total that does not agree with its days.
    """

    days: tuple[ReadDay, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class _Unreadable(ValueError):  # noqa: N818 - says what happened
    pass


def read_year_text(text: str, year: int) -> YearReading:
    """This will read pasted text, line by line: sentences of the notice, lines `春节 02-05..02-11 补 02-20`, or table rows."""
    days: list[ReadDay] = []
    unread, remarks = list[str](), list[str]()
    for raw in text.translate(_FULL_WIDTH).splitlines():
        line = _NUMBERING.sub("", raw.strip())
        if not line or line.startswith(ROW_HEAD[0]):
            continue
        try:
            found = tuple(_line(line, year))
        except ValueError:
            unread.append(raw.strip())
            continue
        days += found
        remarks += _total_differs(line, found)
    return YearReading(days=tuple(days), unread=tuple(unread), remarks=tuple(remarks))


def read_year_rows(rows: Iterable[Sequence[str]], year: int) -> YearReading:
    """This will read the rows of a filled-in table; its head and empty rows are passed over."""
    days: list[ReadDay] = []
    unread = []
    for number, row in enumerate(rows, start=1):
        cells = [str(cell).strip() for cell in row]
        if not any(cells) or cells[0] == ROW_HEAD[0]:
            continue
        try:
            days += _row(cells, year)
        except ValueError:
            unread.append(f"第{number}行：{'，'.join(c for c in cells if c)}")
    return YearReading(days=tuple(days), unread=tuple(unread))


def _line(line: str, year: int) -> Iterator[ReadDay]:
    if "\t" in line or line.count(",") >= len(ROW_HEAD) - 1:
        yield from _row([c.strip() for c in re.split(r"[\t,]", line)], year)
    elif _SHORT.match(line):
        for on, exception in read_festival(line, year):
            yield ReadDay(on=on, kind=exception.kind, name=exception.name)
    else:
        yield from _sentence(_BRACKETS.sub("", line), year)


def _sentence(line: str, year: int) -> Iterator[ReadDay]:
    named = _NAMED.match(line)
    if named is None:
        raise _Unreadable(line)
    name, waiting, any_kind = named[1], list[date](), False
    month = 0
    for clause in re.split(r"[。；;，,]", named[2]):
        for match in _SPAN.finditer(clause):
            spanned = _spanned(match, year, month)
            month = spanned[-1].month
            waiting += spanned
        kind = DayKind.HOLIDAY if "放假" in clause else DayKind.MAKE_UP if "上班" in clause else None
        if kind is not None:
            any_kind = True
            yield from (ReadDay(on=on, kind=kind, name=name) for on in waiting)
            waiting = []
    if waiting or not any_kind:
        raise _Unreadable(line)


def _spanned(match: re.Match[str], year: int, month: int) -> list[date]:
    first = date(int(match[1] or year), int(match[2] or month), int(match[3]))
    if match[6] is None:
        return [first]
    return _days(first, date(int(match[4] or year), int(match[5] or first.month), int(match[6])))


def _row(cells: Sequence[str], year: int) -> list[ReadDay]:
    if len(cells) < len(ROW_HEAD) or not cells[0]:
        raise _Unreadable(cells)
    name, first, last, said = cells[:4]
    kind = DayKind.HOLIDAY if said in _OFF else DayKind.MAKE_UP if said in _WORKED else None
    if kind is None:
        raise _Unreadable(cells)
    start = _cell_date(first, year)
    return [ReadDay(on=on, kind=kind, name=name) for on in _days(start, _cell_date(last, year) if last else start)]


def _cell_date(text: str, year: int) -> date:
    found = _CELL_DATE.match(text.translate(_FULL_WIDTH).partition(" 00:00")[0])
    if found is None:
        raise _Unreadable(text)
    return date(int(found[1] or year), int(found[2]), int(found[3]))


def _days(first: date, last: date) -> list[date]:
    if not 0 <= (last - first).days < _LONGEST_SPAN:
        raise _Unreadable(f"{first}..{last}")
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _total_differs(line: str, found: Sequence[ReadDay]) -> Iterator[str]:
    said = _TOTAL.search(line)
    off = sum(1 for day in found if day.kind is DayKind.HOLIDAY)
    if said and int(said[1]) != off:
        yield f"“{found[0].name if found else line}”写明共{said[1]}天，读出的放假日是{off}天"
