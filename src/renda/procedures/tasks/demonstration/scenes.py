"""The plan of the demonstration with half a year of history: drafted, discussed, approved, issued, revised, its tasks at work.

Must not know: tables; the clock on the wall.
"""

from datetime import date, timedelta
from uuid import UUID

from renda.procedures.tasks.demonstration import wording
from renda.procedures.tasks.demonstration.layout import planned_tasks
from renda.procedures.tasks.demonstration.task_scene import CLERK, Groups, TaskScene
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import OFFICE

LEADER = "邵怀瑾"
LEADING_UNITS = ("法制委", "财经委", "代表联络处", OFFICE, "研究室")


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play the plan, its tasks, what dispatch meetings decided, and two plans on their way."""
    hands = DemonstrationHands(organ=organ)
    _plan_with_tasks(hands)
    _dispatched(hands)
    _plans_on_their_way(hands)


def _plan_with_tasks(hands: DemonstrationHands) -> None:
    plan = _drafted(hands, wording.PLAN, 190, answering=wording.ANSWERING.format(year=hands.organ.today.year))
    groups = _grouped(hands, plan)
    _brought_through(hands, plan, discussed=184, approved=180, issued=172, version=1)
    known: UUID | None = None
    for task in planned_tasks():
        played = TaskScene(hands, task, groups).play(known)
        known = played if task.goal == "under_way" else known
    hands.act(CLERK, plan, "revise", 60, reason="上级方案补充了基层联系的要求，相应增加举措。")
    _brought_through(hands, plan, discussed=55, approved=52, issued=48, version=2)


def _drafted(hands: DemonstrationHands, title: str, ago: int, *, answering: str = "") -> UUID:
    today = hands.organ.today
    return hands.begin(
        CLERK, "plan", "draft", ago, title=title, answering=answering, unit=hands.unit(OFFICE), leader=hands.person(LEADER),
        from_on=hands.day(ago - 18), until_on=date(today.year + 1, 1, 31).isoformat(),
    ).case_id


def _grouped(hands: DemonstrationHands, plan: UUID) -> Groups:
    rows = [
        {"kind": "aspect", "title": title, "position": n, "unit": hands.unit(unit)}
        for n, (title, unit) in enumerate(zip(wording.ASPECTS, LEADING_UNITS, strict=True), 1)
    ]
    rows += [{"kind": "link", "title": t, "position": n} for n, t in enumerate(wording.LINKS, 1)]
    opened = tuple(reversed(hands.act(CLERK, plan, "add_groups", 189, groups=rows).opened))
    return Groups(aspects=opened[: len(wording.ASPECTS)], links=opened[len(wording.ASPECTS) :])


def _brought_through(  # noqa: PLR0913 - the days of one version
    hands: DemonstrationHands, plan: UUID, *, discussed: int, approved: int, issued: int, version: int
) -> None:
    hands.act(
        CLERK, plan, "record_discussion", discussed, discussed_at=f"第{7 + version}次主任会议", discussed_on=hands.day(discussed),
        opinions="原则同意，时限再核一遍。",
    )
    hands.act(
        LEADER, plan, "approve", approved, approver=hands.person(LEADER), approved_on=hands.day(approved),
        approved_at=f"第{8 + version}次主任会议",
    )
    text = hands.file(CLERK, issued, f"方案第{version}版.txt", _text(version).encode())
    hands.act(
        CLERK, plan, "issue", issued, document_number=f"明常办〔{hands.organ.today.year}〕{5 + 7 * version}号",
        issued_on=hands.day(issued), text=text,
    )


def _text(version: int) -> str:
    """The text of a version: the aspects with their key tasks, the links with their initiatives; the first lacks the last one."""
    lines = [f"{wording.PLAN}（第{version}版）", "", "一、重点任务"]
    for number, (aspect, titles) in enumerate(zip(wording.ASPECTS, wording.KEY_TASKS, strict=True), 1):
        lines += [f"（{number}）{aspect}", *(f"{n}.{title}。" for n, (title, _) in enumerate(titles, 1))]
    lines += ["", "二、具体举措"]
    for number, (link, titles) in enumerate(zip(wording.LINKS, wording.INITIATIVES, strict=True), 1):
        kept = titles if version > 1 or number < len(wording.LINKS) else titles[:-1]
        lines += [f"（{number}）{link}", *(f"{n}.{title}。" for n, (title, _) in enumerate(kept, 1))]
    return "\n".join(lines)


def _dispatched(hands: DemonstrationHands) -> None:
    for number, (title, unit, ago) in enumerate(wording.DISPATCHED):
        doer, month = hands.organ.handlers[unit], (hands.organ.today - timedelta(days=ago)).month
        case = hands.begin(
            CLERK, "task", "set", ago, title=title, task_kind="item", source="dispatch", unit=hands.unit(unit),
            person=hands.person(doer), due_on=hands.day(9 - 8 * number), rests_on=f"{month}月份工作调度会",
        ).case_id
        if number == 0:
            hands.act(doer, case, "report_done", 12, result="口径已核对，数量与台账一致。")
            hands.act(CLERK, case, "verify_done", 10)


def _plans_on_their_way(hands: DemonstrationHands) -> None:
    plan = _drafted(hands, wording.NEXT_PLAN, 21)
    hands.act(
        CLERK, plan, "record_discussion", 6, discussed_at="第12次主任会议", discussed_on=hands.day(6), opinions="充实轮岗安排。",
    )
    _drafted(hands, wording.DRAFT_PLAN, 3)
