"""A clock's end in one Chinese sentence: what was counted, what moved it, and when it is due.

Must not know: how the count is done (`counting`), colours and levels (`escalation`).
"""

from renda.domain.calendars import Calendar, DayKind
from renda.domain.counting import Stretch
from renda.domain.days import chinese_date, chinese_weekday
from renda.domain.limit_texts import limit_words
from renda.domain.limits import BeforeMeeting, Counted, FixedDate, Limit, WorkingDays
from renda.domain.timelines import Timeline

NOT_STARTED = "尚未起算。"


def explanation(line: Timeline, parts: tuple[Stretch, ...], calendar: Calendar) -> str:
    """This will explain a clock's due date, or why there is none yet, in one sentence."""
    last = parts[-1]
    clauses = [_opening(line, parts[0]), *_pauses(line, parts), *_extensions(parts)]
    if last.due is None:
        clauses.append(_open_end(line, last))
    else:
        clauses.append(_end(last, calendar))
    sentence = "，".join(clause for clause in clauses if clause)
    return f"{sentence}{_caveat(last, calendar)}。"


def _opening(line: Timeline, first: Stretch) -> str:
    limit = first.limit
    if isinstance(limit, FixedDate):
        return "期限为指定日期"
    if isinstance(limit, BeforeMeeting):
        meeting = f"（{chinese_date(limit.meeting_on)}）" if limit.meeting_on else ""
        unit = limit_words(limit).removeprefix("会议举行")
        return f"期限为会议举行{meeting}{unit}"
    restart = "移交后重新起算，" if line.counts_from != line.started_on else ""
    return f"{restart}自{chinese_date(line.counts_from)}起算（当日不计入）{_length(limit)}"


def _length(limit: Limit | None) -> str:
    return limit_words(limit) if limit else ""


def _pauses(line: Timeline, parts: tuple[Stretch, ...]) -> list[str]:
    closed = [p for p in line.pauses if p.until and p.until > p.after and p.until > line.counts_from]
    due = parts[-1].due
    closed = [p for p in closed if due is None or p.after < due]
    if not closed or all(isinstance(part.limit, FixedDate | BeforeMeeting) for part in parts):
        return []
    times = f"{len(closed)}次" if len(closed) > 1 else ""
    days = sum((p.until - max(p.after, line.counts_from)).days for p in closed if p.until)
    return [f"其间暂停{times}共{days}日不计入"]


def _extensions(parts: tuple[Stretch, ...]) -> list[str]:
    worded = []
    for part in parts:
        if part.extension is None:
            continue
        to = part.extension.until
        length = f"延长{limit_words(part.extension.by)}" if part.extension.by else ""
        length = length or (f"延期至{chinese_date(to)}" if to else "")
        worded.append(f"经{part.extension.consented_by}同意{length}")
    return worded


def _open_end(line: Timeline, last: Stretch) -> str:
    if last.missing_field:
        return "所依据的日期未定，到期日待定"
    since = line.pauses[-1].after if line.pauses else line.counts_from
    unit = "个工作日" if isinstance(last.limit, WorkingDays) else "日"
    more = f"尚余{last.remaining}{unit}" if last.remaining else "期限已计满"
    return f"{chinese_date(since)}起暂停中，{more}，恢复后再定到期日"


def _end(last: Stretch, calendar: Calendar) -> str:
    due, nominal = last.due, last.nominal
    if due is None or nominal is None or due == nominal:
        return "" if due is None else f"{chinese_date(due)}到期{_rest_note(last, calendar)}"
    return f"末日{chinese_date(nominal)}{_why_rest(last, calendar)}，顺延至{chinese_date(due)}到期"


def _why_rest(last: Stretch, calendar: Calendar) -> str:
    if last.nominal is None:
        return ""
    day = calendar.day(last.nominal)
    return f"为{day.name}假期" if day.kind is DayKind.HOLIDAY else f"为{chinese_weekday(day.on)}"


def _rest_note(last: Stretch, calendar: Calendar) -> str:
    """A named day on a rest day stays where it is; the reader is told which working day comes before it."""
    if last.due is None or isinstance(last.limit, Counted) or not calendar.knows(last.due):
        return ""
    if calendar.is_working(last.due):
        return ""
    before = calendar.previous_working_day(last.due)
    return f"（指定日期不顺延，当日为休息日，宜于{chinese_date(before)}前办结）"


def _caveat(last: Stretch, calendar: Calendar) -> str:
    if not last.provisional:
        return ""
    return f"；{calendar.years[-1].year + 1}年节假日安排尚未公布，此日期为暂定"
