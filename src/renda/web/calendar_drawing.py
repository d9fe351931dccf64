"""What both pages of the working calendar show: the years, an arrangement's days, where it stands, what it moves by procedure.

Must not know: requests, who may do what, a single case.
"""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from renda.domain.calendar_seed import parse_year
from renda.domain.calendars import Calendar, CalendarYear, DayKind
from renda.domain.days import chinese_date, chinese_span, day_of
from renda.domain.year_change import table_runs_out
from renda.reads.calendar import MoveCount, ProposedYear
from renda.store.contributions import procedures
from renda.web.drawing_tables import word_table
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Cell, Column, Fact, Row, Table

STATES = {
    "surveying": "正在核对时限", "drafted": "待提交", "submitted": "待批准", "applying": "正在调整时限", "applied": "已生效",
    "refused": "已退回", "withdrawn": "已撤回",
}
_SHOWN_YEARS = 4


def years_panel(calendar: Calendar, today: date) -> Panel:
    """The newest years in force with their notices, and the warning that the table runs out."""
    soon = table_runs_out(calendar, today)
    rows = [(f"{y.year}年", f"第{y.version}版", y.notice) for y in reversed(calendar.years[-_SHOWN_YEARS:])]
    facts = (
        Fact(label="已有安排", value=f"{calendar.years[0].year}年至{calendar.years[-1].year}年"),
        Fact(label="确定到", value=chinese_date(calendar.last_covered)),
    )
    return Panel(
        key="years", title="现行安排", facts=facts, lede=soon.words if soon else "",
        table=word_table(key="years-now", title="现行安排", columns=("年份", "版本", "依据"), rows=rows),
    )


def proposals_panel(proposals: Iterable[ProposedYear], *, page_name: str, empty: str) -> Panel:
    """The arrangements brought so far; each leads to its page."""
    rows = tuple(
        Row(key=str(p.id), cells=(
            Cell(text=f"{p.year}年", href=reverse(page_name, args=(p.id,))), Cell(text=STATES[p.state]),
            Cell(text=f"{p.made_by}，{chinese_date(day_of(p.made_at))}"),
            Cell(text=f"{p.decided_by}，{chinese_date(day_of(p.decided_at))}" if p.decided_at else "—"),
        ))
        for p in proposals
    )
    heads = (Column(label="年份", is_title=True), Column(label="状态"), Column(label="录入"), Column(label="批准或退回"))
    table = Table(columns=heads, rows=rows, caption="录入过的安排")
    return Panel(key="proposals", title="录入过的安排", empty="" if rows else empty,
                 table=NamedTable(key="proposals-now", title="录入过的安排", table=table))


def days_panel(year: CalendarYear, *, remarks: Iterable[str] = ()) -> Panel:
    """The days of an arrangement by festival, with what to look at again."""
    names = dict.fromkeys(what.name for _, what in sorted(year.days.items()))
    rows = [(name, _spans(year, name, DayKind.HOLIDAY), _spans(year, name, DayKind.MAKE_UP)) for name in names]
    off = sum(1 for what in year.days.values() if what.kind is DayKind.HOLIDAY)
    return Panel(
        key="days", title=f"{year.year}年的放假和上班日期", remark=f"放假{off}天，调休上班{len(year.days) - off}天",
        facts=tuple(Fact(label="请再核对", value=text) for text in remarks),
        table=word_table(key="days-now", title="放假和上班日期", columns=("节日", "放假", "调休上班"), rows=rows),
    )


def _spans(year: CalendarYear, name: str, kind: DayKind) -> str:
    days = sorted(on for on, what in year.days.items() if what.name == name and what.kind is kind)
    spans: list[list[date]] = []
    for on in days:
        if spans and (on - spans[-1][-1]).days == 1:
            spans[-1].append(on)
        else:
            spans.append([on])
    return "、".join(chinese_span(span[0], span[-1]) for span in spans) or "—"


def standing_panel(found: ProposedYear) -> Panel:
    """Where an arrangement stands: notice, people, and how far a running count has come."""
    facts = [
        Fact(label="状态", value=STATES[found.state]), Fact(label="依据", value=parse_year(found.content).notice),
        Fact(label="录入", value=f"{found.made_by}，{chinese_date(day_of(found.made_at))}"),
    ]
    if found.decided_at:
        label = "退回" if found.state == "refused" else "批准"
        facts.append(Fact(label=label, value=f"{found.decided_by}，{chinese_date(day_of(found.decided_at))}"))
    facts += [Fact(label="退回理由", value=found.reason)] if found.reason else []
    if found.state in ("surveying", "applying"):
        facts.append(Fact(label="进度", value=f"在办时限{found.total}个，已核对{found.done}个"))
    return Panel(key="standing", title="办理情况", facts=tuple(facts))


def counts_panel(counts: tuple[MoveCount, ...], found: ProposedYear) -> Panel:
    """How many limits move, by procedure; nothing of a single case."""
    rows = [
        (procedures()[c.procedure].label, str(c.later), str(c.earlier), str(c.settled), str(c.passed)) for c in counts
    ]
    title = "调整了的时限" if found.state == "applied" else "将要调整的时限"
    return Panel(
        key="counts", title=title, remark=f"在办时限{found.total}个",
        empty="" if rows else "没有时限因此变动。" if found.state != "surveying" else "正在核对，请稍后刷新。",
        table=word_table(
            key="counts-now", title=title, columns=("业务", "推后", "提前", "由暂定转为确定", "提前后已过期"), rows=rows,
        ),
    )
