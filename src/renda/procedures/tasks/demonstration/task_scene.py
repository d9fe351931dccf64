"""One task of the demonstration, played by the people who may, day by day, to where it stands.

Must not know: tables; the clock on the wall; which tasks there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from renda.domain.recurrences import Every, Period, Recurrence, opening_periods
from renda.procedures.tasks.demonstration import wording
from renda.procedures.tasks.demonstration.layout import SET_AGO, PlannedTask
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.open_periods import WORKER

CLERK, VERIFIER = "苏砚秋", "方以宁"
_TAKERS = {"市发展改革委": "代表联络处", "市信访局": "社会委", "市行政审批局": "人事处"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The plan's groups, in their order."""

    aspects: tuple[UUID, ...]
    links: tuple[UUID, ...]


def _pick(words: Sequence[str], index: int) -> str:
    return words[index % len(words)]


class TaskScene:
    """One task: who holds it, and the days on which it moved."""

    def __init__(self, hands: DemonstrationHands, task: PlannedTask, groups: Groups) -> None:
        self.hands, self.t, self.groups = hands, task, groups
        self.doer = hands.organ.handlers[task.unit]
        self.set_ago = SET_AGO - task.index % 5
        self.case = UUID(int=0)

    def play(self, other: UUID | None = None) -> UUID:
        """This will play the task to its goal; `other` is the task that a merged one goes into."""
        goal, moment = self.t.goal, self.t.moment
        match goal:
            case "done" | "done_late" | "reported":
                self._finished(moment)
            case "unassigned":
                self._set(due=moment, unit="")
            case "claimed":
                self._claimed(due=moment)
            case "taken_over" | "take_over_asked":
                self._taken_over(due=moment)
            case "ended" | "merged":
                self._given_up(moment, other)
            case _:
                if goal.startswith("recurring_"):
                    self._recurring(goal.removeprefix("recurring_"))
                else:
                    self._under_way(goal, due=moment)
        return self.case

    def _set(self, *, due: int | None, unit: str | None = None, recurs: str = "") -> None:
        t, hands = self.t, self.hands
        held = t.unit if unit is None else unit
        co = hands.unit("研究室") if t.index % 7 == 3 and held not in ("", "研究室") else ""
        aspect = "" if t.aspect is None else str(self.groups.aspects[t.aspect])
        link = "" if t.link is None else str(self.groups.links[t.link])
        self.case = hands.begin(
            CLERK, "task", "set", self.set_ago, title=t.title, task_kind=t.kind, source="plan", aspect=aspect, link=link,
            unit=hands.unit(held) if held else "", person=hands.person(self.doer) if held else "", co_units=[co] if co else [],
            due_on="" if due is None else hands.day(-due), due_grain="week" if t.by_week else "day", rests_on=wording.PLAN,
            recurs=recurs, recurs_from=hands.day(self.set_ago) if recurs else "",
        ).case_id

    def _note(self, ago: int, turn: int = 0) -> None:
        self.hands.act(self.doer, self.case, "note_progress", ago, progress=_pick(wording.PROGRESS, self.t.index + turn))

    def _finished(self, moment: int) -> None:
        reported = moment if self.t.goal == "reported" else moment + 4
        self._set(due=-(reported + 11) if self.t.goal == "done_late" else 6 - reported)
        self._note(reported + 30)
        self.hands.act(self.doer, self.case, "report_done", reported, result=_pick(wording.RESULTS, self.t.index))
        if self.t.goal != "reported":
            by = VERIFIER if self.t.index % 2 else CLERK
            self.hands.act(by, self.case, "verify_done", moment, opinion=_pick(wording.OPINIONS, self.t.index))

    def _under_way(self, goal: str, *, due: int) -> None:
        hands, index = self.hands, self.t.index
        self._set(due=min(due, -4) if goal == "extended" else due)
        self._note(70)
        if goal == "shared":
            self._share_out(due)
        if index % 2:
            self._note(26, turn=1)
        if goal in ("extended", "returned"):
            self._moved(goal, due)
        if goal == "stuck":
            blocked, wanted = wording.STUCK[index // 5 % len(wording.STUCK)]
            hands.act(self.doer, self.case, "report_stuck", 3 + index % 5, blocked_by=blocked, wanted=wanted)
        elif index % 9 == 4:
            self._once_stuck()
        if due < 0 and goal == "under_way":
            hands.act(CLERK, self.case, "urge", 1, words="时限已过，请本周报送完成情况或说明原因。")

    def _moved(self, goal: str, due: int) -> None:
        hands, index = self.hands, self.t.index
        if goal == "extended":
            hands.act(
                CLERK, self.case, "extend_due", 11, due_on=hands.day(-max(due, 12)), due_grain="day",
                consent=hands.person(hands.organ.leaders[self.t.unit]), reason=_pick(wording.EXTENSIONS, index),
            )
            return
        hands.act(self.doer, self.case, "report_done", 15, result=_pick(wording.RESULTS, index))
        hands.act(VERIFIER, self.case, "return_report", 12, reason=_pick(wording.RETURNS, index), due_on=hands.day(-due))

    def _once_stuck(self) -> None:
        blocked, wanted = wording.STUCK[self.t.index // 5 % len(wording.STUCK)]
        self.hands.act(self.doer, self.case, "report_stuck", 20, blocked_by=blocked, wanted=wanted)
        self.hands.act("邵怀瑾", self.case, "coordinate", 17, decision=_pick(wording.DECISIONS, self.t.index))

    def _share_out(self, due: int) -> None:
        hands = self.hands
        units = [u for u in ("市发展改革委", "机关第一党支部", "研究室") if u != self.t.unit][:2]
        rows = [
            {
                "title": f"{_pick(('提供基础数据', '征求本单位意见', '报送典型做法'), self.t.index + n)}（{self.t.title[:12]}）",
                "unit": hands.unit(u), "person": hands.person(hands.organ.handlers[u]), "due_on": hands.day(-min(due, 4) + 9 * n),
            }
            for n, u in enumerate(units)
        ]
        first, *_ = reversed(hands.act(self.doer, self.case, "share_out", 60, parts=rows).opened)
        helper = hands.organ.handlers[units[0]]
        hands.act(helper, first, "note_progress", 40, progress=_pick(wording.PROGRESS, self.t.index))
        if self.t.index % 2 == 0:
            hands.act(helper, first, "report_done", 8, result=_pick(wording.RESULTS, self.t.index))

    def _claimed(self, *, due: int) -> None:
        self._set(due=due, unit="")
        self.hands.act(self.doer, self.case, "claim", self.set_ago - 9, person=self.hands.person(self.doer))
        self._note(44)

    def _taken_over(self, *, due: int) -> None:
        hands, taker = self.hands, _TAKERS[self.t.unit]
        self._set(due=due)
        self._note(80)
        by = hands.organ.handlers[taker]
        hands.act(
            by, self.case, "ask_take_over", 6, taker=hands.unit(taker), taker_person=hands.person(by),
            reason="事项主要内容在本单位职责之内。",
        )
        if self.t.goal == "taken_over":
            hands.act(
                CLERK, self.case, "consent_take_over", 5, taker=hands.unit(taker), taker_person=hands.person(by),
                opinion="原单位配合移交材料",
            )

    def _given_up(self, moment: int, other: UUID | None) -> None:
        self._set(due=20)
        if self.t.goal == "merged" and other is not None:
            self.hands.act(CLERK, self.case, "merge", moment, into=str(other), reason="内容重复，合并推进。")
        else:
            self.hands.act(CLERK, self.case, "end_task", moment, reason="上级统一部署，本机关不再单独开展。")

    def _recurring(self, every: str) -> None:
        self._set(due=40, recurs=every)
        starts = self.hands.organ.today - timedelta(days=self.set_ago)
        rule = Recurrence(every=Every(every), basis=wording.PLAN, starts_on=starts)
        for number, period in enumerate(opening_periods(rule, starts, self.hands.organ.today)):
            self._period(number, period)

    def _period(self, number: int, period: Period) -> None:
        hands, today = self.hands, self.hands.organ.today
        worker = replace(hands.organ.actors[CLERK], program=WORKER)
        row = {"period": period.words, "due_on": period.last.isoformat()}
        begun = (today - period.first).days
        opened = hands.act(worker, self.case, "open_periods", begun, periods=[row]).opened[0]
        over = (today - period.last).days
        if over <= 0:
            return
        lately = over < 32  # noqa: PLR2004 - the month before
        if number % 4 == 2 or (lately and self.t.index % 2 == 0):  # nobody reported: recorded as missed where it is long past
            if over > 45:  # noqa: PLR2004 - days
                hands.act(CLERK, opened, "record_missed", over - 20, reason=wording.MISSED)
            return
        done = min(over + 2, begun)
        hands.act(self.doer, opened, "report_period", done, result=_pick(wording.PERIOD_RESULTS, self.t.index + number))
        if not lately:
            hands.act(CLERK, opened, "confirm_period", over - 3, opinion="")
