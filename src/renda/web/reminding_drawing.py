"""Drawing how the daily reminder and the ways outside stand, for the system administrator: counts and causes, never a case.

Must not know: rights, what is reminded of.
"""

from django.urls import reverse

from renda.domain.days import chinese_date, chinese_moment, time_of
from renda.reads.reminders import Reminding, Trouble
from renda.web.drawing_tables import word_table
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Button, Fact

_WAYS = {"mail": "邮件", "webhook": "推送", "notice": "站内通知"}
_STATES = {"waiting": "等待再发", "given_up": "已停止重试", "failed": "无人可告知"}
_COUNTED = {"sent": "已发", "waiting": "待发", "given_up": "停止重试", "dropped": "不必再发"}


def reminding_panel(found: Reminding, *, opened: frozenset[str]) -> Panel:
    """This will draw the panel; `opened` are the channels the configuration opens."""
    run = "还没有运行过"
    if found.last_on is not None and found.last_at is not None:
        run = f"{chinese_date(found.last_on)}（{time_of(found.last_at):%H:%M}完成），提醒{found.made}件"
    facts = [Fact(label="最近一次提醒", value=run)]
    facts += [Fact(label=_WAYS[way], value=_counts(found, way) if way in opened else "未开通") for way in ("mail", "webhook")]
    stopped = any(t.state == "given_up" for t in found.troubles)
    retry = Button(label="重新外发", href=reverse("system_admin"), method="post", hidden=(("do", "retry_deliveries"),))
    table = word_table(
        key="troubles", title="没有送达的", columns=("途径", "收件人", "条数", "情况", "原因", "再试时间"),
        rows=[_row(t) for t in found.troubles],
    )
    return Panel(
        key="reminding", title="提醒和外发", lede="每天8时提醒一次；8时后台没有运行的，恢复运行后补上。", facts=tuple(facts),
        table=table if found.troubles else None, buttons=(retry,) if stopped else (),
        empty="" if found.troubles else "没有发不出去的消息。",
    )


def _counts(found: Reminding, way: str) -> str:
    counted = [f"{words}{found.deliveries[way, state]}" for state, words in _COUNTED.items() if (way, state) in found.deliveries]
    return "，".join(counted) or "已开通，还没有外发过"


def _row(trouble: Trouble) -> tuple[str, ...]:
    state = _STATES.get(trouble.state, trouble.state) + (f"，已试{trouble.attempts}次" if trouble.attempts > 1 else "")
    again = chinese_moment(trouble.next_at) if trouble.next_at else "下次提醒时" if trouble.state == "failed" else "—"
    return _WAYS[trouble.way], trouble.person or "—", str(trouble.count), state, trouble.problem, again
