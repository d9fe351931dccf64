"""What is asked when a draft is handed in: the file or the text, the day its figures stand at, the period they are of.

Must not know: requests, what is done with the answers.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from renda.domain.periods import Period, month_end
from renda.web.view_models.forms import Choice, Field, FieldKind

_SECOND_HALF = 7


def draft_fields(day: date, suffixes: Iterable[str]) -> tuple[Field, ...]:
    """This will give the fields; of file and text one must be given, which whoever takes them in looks at."""
    return (
        Field(name="file", label="文稿", kind=FieldKind.FILE, accept=",".join(suffixes), is_needed=False),
        Field(name="text", label="或者粘贴文字", kind=FieldKind.LONG_TEXT, line_count=8, is_needed=False),
        Field(
            name="as_of", label="数据截至", kind=FieldKind.DATE, value=day.isoformat(), maximum=day.isoformat(), is_needed=False,
            help="文中写明“截至某日”的数字按所写的日期核对，其余按这一天。",
        ),
        Field(
            name="period", label="报告期", kind=FieldKind.CHOICE, choices=_periods(day), blank_label="按文中所写", is_needed=False,
            help="文中说“报告期内”的数字按所选期间核对。",
        ),
    )


def _periods(day: date) -> tuple[Choice, ...]:
    """This year so far, its first half and its quarters that have begun, and last year."""
    first = day.replace(month=1, day=1)
    told = [(f"{day.year}年以来", Period(first, day))]
    if day.month >= _SECOND_HALF:
        told.append((f"{day.year}年上半年", Period(first, month_end(day.replace(month=6, day=1)))))
    for quarter, words in enumerate("一二三四"):
        begins = day.replace(month=3 * quarter + 1, day=1)
        if begins <= day:
            told.append((f"{day.year}年{words}季度", Period(begins, month_end(begins.replace(month=begins.month + 2)))))
    told.append((f"{day.year - 1}年全年", Period(first.replace(year=day.year - 1), first - timedelta(days=1))))
    return tuple(Choice(value=period.text, label=label) for label, period in told)
