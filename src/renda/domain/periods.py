"""Periods by which figures are narrowed, beside the day they stand at: from a day until a day, both counted. Pure.

In a scope a period stands as text under the key of the day it is on: `opened=2026-01-01..2026-06-30`.
Must not know: SQL, pages, today.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from renda.domain.days import chinese_date, short_chinese_date

PERIOD_KEYS = {"opened": "登记日", "closed": "办结日", "done": "完成日"}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the first until the last, both counted."""

    first: date
    last: date

    @property
    def text(self) -> str:
        """This will write the period as it stands in scopes and addresses."""
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def words(self) -> str:
        """This will word the period in Chinese, a year that both days share told once."""
        last = short_chinese_date(self.last) if self.first.year == self.last.year else chinese_date(self.last)
        return f"{chinese_date(self.first)}至{last}"

    @property
    def short_words(self) -> str:
        """This will word the period without its year: in titles beside which a year stands."""
        return f"{short_chinese_date(self.first)}至{short_chinese_date(self.last)}"

    @property
    def months(self) -> int:
        """This will count the calendar months that the period touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def year_before(self) -> "Period":
        """This will give the same days a year before."""
        return Period(year_before(self.first), year_before(self.last))

    @property
    def before(self) -> "Period":
        """This will give the period of equal length before this one; of whole months, as many months."""
        end = self.first - timedelta(days=1)
        if self.first.day == 1 and self.last == month_end(self.last):
            months = self.first.year * 12 + self.first.month - 1 - self.months
            return Period(date(months // 12, months % 12 + 1, 1), end)
        return Period(end - (self.last - self.first), end)


def parse_period(text: str) -> Period | None:
    """This will read a period as scopes write it; None where it is none, or ends before it begins."""
    first, sign, last = text.partition("..")
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None
    return period if sign and period.first <= period.last and period.first.year > 1 else None


def year_before(day: date) -> date:
    """This will give the same day a year before; the 29th of February becomes the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def month_end(day: date) -> date:
    """This will give the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_ends(until: date, count: int) -> tuple[date, ...]:
    """This will give the ends of the last `count` months, the last one being `until` itself."""
    found, day = [until], until
    for _ in range(count - 1):
        day = day.replace(day=1) - timedelta(days=1)
        found.append(day)
    return tuple(reversed(found))
