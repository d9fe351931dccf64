"""Reads as of which day or over which days a number in a report is meant: 截至10月底, 今年以来, 上半年, 三季度, 去年同期.

Knows the wording and the calendar; deadlines are for `deadlines`. Expects the plain form.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from renda.language.numerals import number_value

_NUM = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:(?P<year>20\d\d)|(?P<near>今|本|去|上|前))年(?:度)?"
_QUARTER = r"(?:第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTime:
    """When: as of the end of `as_of`, or over the days from `first` until `last`; neither where the text says now.

    `start` and `end` are its place in the text; `chosen` is a period that only names itself (报告期内): who asks knows which.
    """

    start: int
    end: int
    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    chosen: bool = False

    @property
    def is_period(self) -> bool:
        """This will say whether it is a period."""
        return self.first is not None or self.chosen


def times_in(text: str, today: date) -> tuple[NamedTime, ...]:
    """This will give the times of a text in order of place, without overlap; `today` is the day the draft is of."""
    found: list[NamedTime] = []
    for match in _all().finditer(text):
        number = int(str(match.lastgroup)[1:])
        said = {name.partition("_")[2]: words for name, words in match.groupdict().items() if name.startswith(f"s{number}_")}
        time = _SHAPES[number][0](said, today)
        if time is not None:
            found.append(replace(time, start=match.start(), end=match.end()))
    return tuple(found)



def _at(day: date | None) -> NamedTime | None:
    return NamedTime(start=0, end=0, as_of=day) if day else None


def _over(first: date | None, last: date | None, today: date) -> NamedTime | None:
    if first is None or last is None or first > last or first > today:
        return None
    return NamedTime(start=0, end=0, first=first, last=min(last, today))


Said = Mapping[str, str | None]


def _number(text: str | None) -> int:
    value = number_value(text) if text else None
    return int(value) if value is not None else 0


def _year(said: Said, today: date) -> int:
    if said.get("year"):
        return int(said["year"] or 0)
    return today.year - {"去": 1, "上": 1, "前": 2}.get(said.get("near") or "", 0)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _dated(said: Said, today: date) -> NamedTime | None:
    return _at(_day(_year(said, today), _number(said.get("month")), _number(said.get("day"))))


def _end_of_month(said: Said, today: date) -> NamedTime | None:
    month = _number(said.get("month")) if said.get("month") else (today.month - 1 or 12)
    year = _year(said, today) - (not said.get("month") and today.month == 1)
    return _at(_month_end(year, month))


def _end_of_quarter(said: Said, today: date) -> NamedTime | None:
    return _at(_month_end(_year(said, today), 3 * _number(said.get("quarter") or said.get("q"))))


def _end_of_half(said: Said, today: date) -> NamedTime | None:
    return _at(date(_year(said, today), 6, 30))


def _end_of_year(said: Said, today: date) -> NamedTime | None:
    return _at(date(_year(said, today), 12, 31))


def _now(_: Said, __: date) -> NamedTime | None:
    return NamedTime(start=0, end=0)


def _since_day(said: Said, today: date) -> NamedTime | None:
    day = _day(_year(said, today), _number(said.get("month")), _number(said.get("day") or "1"))
    return _over(day, today, today)


def _from_to(said: Said, today: date) -> NamedTime | None:
    year = _year(said, today)
    first = _day(year, _number(said.get("month")), _number(said.get("day") or "1"))
    until = _number(said.get("month2"))
    last = _day(year, until, _number(said.get("day2"))) if said.get("day2") else _month_end(year, until)
    return _over(first, last, today)


def _half(said: Said, today: date) -> NamedTime | None:
    year = _year(said, today)
    if said.get("half") == "上":
        return _over(date(year, 1, 1), date(year, 6, 30), today)
    return _over(date(year, 7, 1), date(year, 12, 31), today)


def _quarter(said: Said, today: date) -> NamedTime | None:
    number = _number(said.get("quarter") or said.get("q"))
    year = _year(said, today)
    return _over(date(year, 3 * number - 2, 1), _month_end(year, 3 * number), today)


def _quarters(said: Said, today: date) -> NamedTime | None:
    year = _year(said, today)
    return _over(date(year, 1, 1), _month_end(year, 3 * _number(said.get("count"))), today)


def _this_quarter(said: Said, today: date) -> NamedTime | None:
    number = (today.month - 1) // 3 + 1 - (said.get("which") == "上")
    year, number = (today.year - 1, 4) if number == 0 else (today.year, number)
    return _over(date(year, 3 * number - 2, 1), _month_end(year, 3 * number), today)


def _month(said: Said, today: date) -> NamedTime | None:
    year, month = _year(said, today), _number(said.get("month"))
    return _over(_day(year, month, 1), _month_end(year, month), today)


def _this_month(said: Said, today: date) -> NamedTime | None:
    year, month = today.year, today.month - (said.get("which") == "上")
    year, month = (year - 1, 12) if month == 0 else (year, month)
    return _over(date(year, month, 1), _month_end(year, month), today)


def _whole_year(said: Said, today: date) -> NamedTime | None:
    year = _year(said, today)
    return _over(date(year, 1, 1), date(year, 12, 31), today)


def _this_year(_: Said, today: date) -> NamedTime | None:
    return _over(date(today.year, 1, 1), today, today)


def _since_year(said: Said, today: date) -> NamedTime | None:
    return _over(date(_year(said, today), 1, 1), today, today)


def _same_last_year(_: Said, today: date) -> NamedTime | None:
    day = today.replace(year=today.year - 1, day=28 if (today.month, today.day) == (2, 29) else today.day)
    return NamedTime(start=0, end=0, as_of=day, first=date(day.year, 1, 1), last=day)


def _chosen(_: Said, __: date) -> NamedTime | None:
    return NamedTime(start=0, end=0, chosen=True)


_UNTIL = r"(?:数据|统计)?(?:截至|截止(?:到|至)?|到|至)"
_D = rf"(?:{_YEAR})?(?P<month>{_NUM})月(?P<day>\d{{1,2}})[日号]"
_DOTTED = r"(?P<year>20\d\d)[.\-/](?P<month>\d{1,2})[.\-/](?P<day>\d{1,2})日?"
_M = rf"(?:{_YEAR})?(?P<month>{_NUM})月"
_EVENT = r"(?!\s?(?:之?前|以前|起|以来|召开|上午|下午|[-~至到]))"
_NOT_BEFORE = r"(?!\s?(?:之?前|以前))"
_SHAPES: tuple[tuple[Callable[[Said, date], NamedTime | None], str], ...] = (
    (_now, r"(?:截至|截止|到|至)(?:目前|当前|现在|今)(?:为止|止)?|目前(?:为止)?|当前|现在|眼下|迄今(?:为止)?"),
    (_since_day, rf"(?:自|从)?{_D}(?:以来|起|至今|到目前)"),
    (_since_day, rf"(?:自|从)?{_M}份?(?:以来|至今)"),
    (_from_to, rf"(?:自|从)?{_D}\s?[-~至到]\s?(?:(?:今|本|同)年)?(?P<month2>{_NUM})月(?P<day2>\d{{1,2}})[日号]"),
    (_from_to, rf"(?:自|从)?(?:{_YEAR})?(?P<month>{_NUM})月?份?\s?[-~至到]\s?(?P<month2>{_NUM})月份?(?!\d|底|末)"),
    (_dated, rf"{_UNTIL}{_D}(?:为止|止)?{_EVENT}"),
    (_dated, rf"{_UNTIL}?{_DOTTED}(?:为止|止)?{_EVENT}"),
    (_dated, rf"{_D}(?:为止|止|(?=\s?[,为时(:]))"),
    (_end_of_month, rf"{_UNTIL}?{_M}(?:底|末)(?:为止|止)?{_NOT_BEFORE}"),
    (_end_of_month, rf"{_UNTIL}{_M}(?!份?(?:\d|以))"),
    (_end_of_month, rf"{_UNTIL}?上个?月(?:底|末){_NOT_BEFORE}"),
    (_end_of_quarter, rf"{_UNTIL}?(?:{_YEAR})?{_QUARTER}末{_NOT_BEFORE}"),
    (_end_of_half, rf"{_UNTIL}?(?:{_YEAR})?上半年(?:末|底){_NOT_BEFORE}"),
    (_end_of_year, rf"{_UNTIL}?{_YEAR}年?(?:底|末){_NOT_BEFORE}"),
    (_same_last_year, r"(?:去年|上年|上一年)度?同期|同期"),
    (_half, rf"(?:{_YEAR})?(?P<half>上|下)半年(?!度?(?:之?前|内完成|至少|一次))"),
    (_quarters, rf"(?:{_YEAR})?前(?P<count>[一二三两23])个?季度"),
    (_quarter, rf"(?:{_YEAR})?(?<!每){_QUARTER}(?!末?(?:之?前))"),
    (_this_quarter, r"(?P<which>本|上)个?季度"),
    (_this_month, r"(?P<which>本|上|当)个?月(?!底|末|\d)份?"),
    (_month, rf"{_M}份?(?!\d|底|末|前|之前|[上中下]旬)"),
    (_this_year, r"(?:今年|本年度?|年初|开年|年度)以来|(?:今年|本年度?|年内|全年)(?!底|末|\d|以)"),
    (_since_year, rf"(?:自|从)?{_YEAR}以来"),
    (_whole_year, rf"{_YEAR}(?!\d|底|末|第?[一二三四1-4]|[上下前])(?:全年)?"),
    (_chosen, r"(?:本)?报告期内?|本期|期内"),
)


@cache
def _all() -> re.Pattern[str]:
    """All shapes as one pattern, the groups of each under its number."""
    parts = (f"(?P<t{n}>{pattern.replace('(?P<', f'(?P<s{n}_')})" for n, (_, pattern) in enumerate(_SHAPES))
    return re.compile("|".join(parts))
