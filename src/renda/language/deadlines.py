"""Reads until when something must be done, and how often: 2025年6月底前, 年内, 会后三个月内, 每季度.

Knows the wording of days and periods and turns it into the shortest form the text allows; knows no calendar of working
days (that is the domain's). Expects the plain form.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from renda.language.numerals import number_value

_NUM = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_BEFORE = r"(?P<before>之前|以前|前)?"
_FULL = re.compile(
    rf"(?P<year>\d{{4}}|今|本|明)年\s?(?P<range>\d{{1,2}}月(?:\d{{1,2}}[日号])?\s?[-~至到]\s?)?(?P<month>\d{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,2}})月\s?(?:份)?(?:(?P<day>\d{{1,2}})[日号](?:\d{{1,2}}时(?=前|之前|以前))?|(?P<end>底|末))?\s?{_BEFORE}"
)
_YEAR_END = re.compile(
    rf"(?P<year>\d{{4}}|今|本|明)年\s?(?:年?(?P<end>底|末)|(?P<half>上半年|下半年)"
    rf"|第?(?P<quarter>[一二三四1-4])季度末?)\s?{_BEFORE}"
)
_YEAR = re.compile(
    r"(?:(?:到|至|力争|争取|确保|[-~])\s?(?P<year>20\d{2}|今|本|明)年|^(?:在|于)?(?P<first>20\d{2}|今|本"
    r"|明)年(?=前|之前|以前|内|$|,|[^,。;]{0,12}(?:将|拟|计划|力争|预算)))"
    r"(?P<rest>前|之前|以前|内|以内)?(?![\d度第-]|级|版|以来|中央)"
)
_ROUGH = re.compile(
    r"(?:今年|本年|明年)?(?:年底|年末|岁末|年中)(?:之前|以前|前)|今年内|本年度内|(?<!\d)年内|(?:本|下|当)月(?:底"
    rf"|末)?前|次月{_NUM}[日号]前|(?<!每)(?<!\d){_NUM}月(?:底|末)(?:之前|以前|前)?|(?<!每)(?<!\d){_NUM}月{_NUM}[日号](?:\d{{1,2}}时)?(?:之前|以前|前)"
    rf"|(?:国庆|中秋|清明|端午|劳动|元宵|重阳)节(?:之前|以前|前)|(?<!\d){_NUM}月(?:上|中|下)旬(?:之前|以前|前|(?=[,完召提报]|$))"
    rf"|(?:上|下)半年(?:之?前|内)?|第?[一二三四]季度末?(?:之?前|内)?|本周内|[本下]周[一二三四五六日末]?(?:之前|以前|前)|(?:本届)?任期内|届(?:内|末前)"
)
_WITHIN = re.compile(
    rf"(?<!\d)(?P<span>{_NUM}(?:[-~至到]{_NUM})?\s?(?:年|个月|个?工作日|日|天|周|个?小时))"
    r"(?P<how>(?:之|以)?内|时间(?=[,内建完实把将对有开集改])|时间$)"
)
_FROM = re.compile(
    r"(?:(?:自(?![治主然身我行愿觉])|从)[^,。;]{2,20}(?:之日)?起|(?:(?<=[在于])|^)[^,。;在于自]{3,20}之日起|收到[^,。;]{2,12}后"
    r"|[\u4e00-\u9fff]{1,6}后)\s?$"
)
"""From when a span counts, directly before it."""
_TIMED = re.compile("[年月日天周时季届期前]")
"""Signs without one of which no words say until when."""
_SINCE = re.compile(r"\s?(?:以来|至今|起|开始|初|上旬|[到至-]\s?\d|第\d)")
_UNTIL = re.compile(r"(?:到|至|于|截止|力争|确保|不迟于|不晚于|时限\s?:?)\s?$")
_ACT_FOLLOWS = re.compile(r"\s?(?:$|内|之前|完成|启动|召开|建成|将|报送|报|实现|[。;])")
_EVENT = re.compile(r"(?P<event>[\u4e00-\u9fff]{2})前(?=[,]|要|应|须|必须|完成|报|将|由|进行|组织|召开|投入|建成|提交|办结|实现|启动|走访)")
_NOT_EVENT = (
    "目前",
    "当前",
    "之前",
    "以前",
    "日前",
    "此前",
    "年前",
    "空前",
    "面前",
    "眼前",
    "史前",
    "生前",
    "提前",
    "超前",
    "月底前",
    "现阶段",
)
_EVERY = re.compile(
    r"(?:每(?:个|一)?|逐(?=月|季)|按(?=月|季|年度))(?P<period>日|天|周|星期|月份?|季度?|半年|年度?)(?!\d+(?![\d月日次场期])|[次个]?学"
    r"|内|级|终|龄|代|来|轻|限|均)"
)
_OFTEN = re.compile("[每逐按]")
_PERIODS = {
    "日": "每日",
    "天": "每日",
    "周": "每周",
    "星期": "每周",
    "月": "每月",
    "季": "每季度",
    "半年": "每半年",
    "年": "每年",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as normalised as the text allows: `2025-12-31`, `2025-12`, `2025`, or the words of the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8)  # the clauses of one sentence are asked about by several readers in turn
def deadline_in(words: str, year: int | None = None) -> Deadline | None:
    """This will give the first deadline of the words, or None; `year` is the document's own, for 今年 and 本年."""
    if not _TIMED.search(words):
        return None
    for pattern, shape in ((_FULL, _full), (_YEAR_END, _year_end)) if "年" in words else ():
        match = pattern.search(words)
        if match and not _SINCE.match(words, match.end()) and _bounds(match, words):
            text = shape(match, year)
            if text:
                return Deadline(text=text, start=match.start(), end=match.end())
    return _span(words) or _rough(words, year) or (_bare_year(words, year) if "年" in words else None)


def _bounds(match: re.Match[str], words: str) -> bool:
    """Whether a date is one until which: it says 前 or 底, stands behind 到 or 于, or the act follows it at once."""
    if any(match.groupdict().get(name) for name in ("range", "before", "end", "half", "quarter")):
        return True
    return bool(_UNTIL.search(words[: match.start()]) or _ACT_FOLLOWS.match(words, match.end()))


def _year_of(match: re.Match[str], year: int | None) -> int | None:
    named = match.groupdict()
    written = named["year"] or named.get("first") or ""
    if written.isdigit():
        return int(written) if 1900 <= int(written) <= 2200 else None
    return None if year is None else year + (written == "明")


def _full(match: re.Match[str], year: int | None) -> str | None:
    number, month = _year_of(match, year), number_value(match["month"])
    if number is None or month is None or not 1 <= month <= 12:
        return match.group().strip() if match["before"] else None
    last = calendar.monthrange(number, int(month))[1]
    if match["day"]:
        return f"{number}-{int(month):02d}-{int(match['day']):02d}" if 1 <= int(match["day"]) <= last else None
    if match["end"]:
        return f"{number}-{int(month):02d}-{last:02d}"
    return f"{number}-{int(month):02d}"


def _year_end(match: re.Match[str], year: int | None) -> str | None:
    number = _year_of(match, year)
    if number is None:
        return match.group().strip()
    if match["quarter"]:
        month = 3 * int(number_value(match["quarter"]) or 4)
        return f"{number}-{month:02d}-{calendar.monthrange(number, month)[1]:02d}"
    return f"{number}-06-30" if match["half"] == "上半年" else f"{number}-12-31"


def _span(words: str) -> Deadline | None:
    match = _WITHIN.search(words)
    if not match:
        return None
    counted = _FROM.search(words[: match.start()])
    start = counted.start() if counted else match.start()
    text = match["span"].replace(" ", "") + "内" if "时间" in match["how"] else words[start : match.end()].strip()
    return Deadline(text=text, start=start, end=match.end())


def _rough(words: str, year: int | None) -> Deadline | None:
    match = _ROUGH.search(words)
    if match:
        known = year is not None and match.group() in ("今年内", "本年度内")
        return Deadline(text=str(year) if known else match.group(), start=match.start(), end=match.end())
    match = _EVENT.search(words) if "前" in words else None
    if match and not match.group().endswith(_NOT_EVENT) and match["event"][1] not in "年月日之以目日当":
        return Deadline(text=match.group(), start=match.start(), end=match.end())
    return None


def _bare_year(words: str, year: int | None) -> Deadline | None:
    match = _YEAR.search(words)
    number = _year_of(match, year) if match else None
    if not match or number is None:
        return None
    return Deadline(text=str(number), start=match.start(), end=match.end())


def recurrence_in(words: str) -> str | None:
    """This will give how often something recurs – 每日, 每周, 每月, 每季度, 每半年, 每年 – or None."""
    match = _EVERY.search(words) if _OFTEN.search(words) else None
    return _PERIODS[match["period"].rstrip("度份")] if match else None


def normalise_deadline(phrase: str, reference: date) -> date | None:
    """This will give the last day a deadline phrase allows, counted from `reference` (the document's day), or None.

    Whole years and months end on their last day; 年底前 and 6月底前 fall in the year of `reference`. Working days and
    events (开工前) give None: they need a calendar or a fact that the text does not hold.
    """
    exact = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", phrase.strip())
    if not exact:
        found = deadline_in(phrase, reference.year)
        inner = found.text if found else ""
        return (
            normalise_deadline(inner, reference)
            if re.fullmatch(r"\d{4}[\d-]*", inner)
            else _relative(phrase, reference)
        )
    year, month = int(exact[1]), int(exact[2] or 12)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(exact[3] or last)
    return date(year, month, day) if 1 <= day <= last else None


def _relative(phrase: str, reference: date) -> date | None:
    year, month = reference.year, reference.month
    named = re.search(rf"({_NUM})月(?:(底|末)|({_NUM})[日号])?", phrase)
    if named:
        return normalise_deadline(_full_text(named, year), reference)
    span = re.search(rf"({_NUM})\s?(年|个月|日|天|周)(?=(?:之|以)?内|时间|$)", phrase)
    if span and "工作日" not in phrase:
        return _after(reference, int(number_value(span[1]) or 0), span[2])
    if re.search(r"[本当]月", phrase):
        return date(year, month, calendar.monthrange(year, month)[1])
    quarter = re.search(r"第?([一二三四])季度", phrase)
    if quarter:
        return normalise_deadline(f"{year}-{3 * int(number_value(quarter[1]) or 4):02d}", reference)
    if "上半年" in phrase or "年中" in phrase:
        return date(year, 6, 30)
    ends = re.search(r"年底|年末|岁末|年内|下半年", phrase)
    return date(year + phrase.startswith("明年"), 12, 31) if ends else None


def _full_text(named: re.Match[str], year: int) -> str:
    month, day = int(number_value(named[1]) or 0), number_value(named[3]) if named[3] else None
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _after(reference: date, count: int, unit: str) -> date:
    """The day `count` units after the reference; a month or year that lacks the day ends on its last day."""
    if unit in "日天周":
        return reference + timedelta(days=count * (7 if unit == "周" else 1))
    months = reference.month - 1 + count * (12 if unit == "年" else 1)
    year, month = reference.year + months // 12, months % 12 + 1
    return date(year, month, min(reference.day, calendar.monthrange(year, month)[1]))
