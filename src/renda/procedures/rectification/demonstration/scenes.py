"""The scenes of the demonstration: every planned problem is played by the people who may, day by day, to where it stands.

Must not know: tables; the clock on the wall (the organ says which day is today).
"""

from uuid import UUID

from renda.procedures.rectification.demonstration import wording
from renda.procedures.rectification.demonstration.own_figures import show_own_figures
from renda.procedures.rectification.demonstration.papers import show_papers
from renda.procedures.rectification.demonstration.plan import Planned, many_problems, planned_problems
from renda.procedures.rectification.demonstration.stage_hands import Hands
from renda.procedures.rectification.demonstration.two_years import show_two_years
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import BRANCHES, OFFICE

CLERK, SUPERIOR = "苏砚秋", "方以宁"
VERIFIERS = ("方以宁", "方以宁", "温如岚", "柳亦川")


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play every problem of the demonstration, and lay out its papers."""
    hands = Hands(organ=organ)
    problems = list(planned_problems({branch: organ.handlers[branch] for branch in BRANCHES}))
    for problem in (*problems, *(many_problems(len(problems)) if organ.full else ())):
        play(hands, problem)
    merge_one(hands)
    show_two_years(hands, CLERK)
    show_papers(hands, CLERK)
    show_own_figures(organ, CLERK)


def play(hands: Hands, problem: Planned, *, monthly: bool = False) -> UUID:
    """Play one problem to its goal; `monthly` with a progress report in every month of work, of the problem and its measures."""
    return _Scene(hands, problem, monthly=monthly).play()


def merge_one(hands: Hands) -> None:
    """One matter entered twice: the second is merged into the first, and whoever raised it is told."""
    about = {
        "level": "group", "origin_unit": hands.unit(OFFICE), "field": "deputies", "kind": "execution", "channel": "opinions",
        "origin": "daily", "added_later": "no",
    }
    first, second = (
        hands.open(CLERK, "register", ago, title=title, raised_by=raiser, **about)
        for ago, title, raiser in ((9, "代表反映的事项答复慢", "市民热线"), (7, "代表反映的事项答复较慢", "两名市人大代表"))
    )
    hands.act(CLERK, second, "merge_into", 6, into=str(first), reason="同一件事")
    hands.act(CLERK, second, "answer_raiser", 5, answered_by="phone", answered_on=hands.day(5), raiser_says="同意一并整改。")


def _pick(words: tuple[str, ...], index: int) -> str:
    return words[index % len(words)]


class _Scene:
    """One problem: who stands where, and the days on which it moved."""

    def __init__(self, hands: Hands, problem: Planned, *, monthly: bool) -> None:
        self.hands, self.p, self.monthly, organ = hands, problem, monthly, hands.organ
        self.personal = bool(problem.subject)
        self.keeper = {"person": organ.handlers.get(problem.origin, ""), "secretary": SUPERIOR}.get(problem.level, CLERK)
        self.doer = problem.subject or organ.handlers[problem.unit]
        self.checker = _pick(VERIFIERS, problem.index)
        self.leader = organ.leaders[problem.unit]
        self.shared_by = (problem.level, problem.origin if problem.level == "sub_group" else problem.unit)
        self.case = UUID(int=0)

    def play(self) -> UUID:
        goal, moment = self.p.goal, self.p.moment
        if goal == "registered":
            self._register(moment)
        elif goal in ("rectifying", "paused", "extended", "returned"):
            self._under_way(goal, due=moment)
        else:
            applied = {
                "strike_off_applied": 0, "applied": 0, "checking": 0, "awaiting_signature": 20, "publicised": 26, "struck_off": 44,
                "undisclosed": 44, "confirmed": 240, "rebounded": 240, "handed_again": 240,
            }[goal] + moment
            self._begin(start=applied + 52 + self.p.index % 38, due=-(applied + 6) if self.p.late else 8 - applied)
            self._work(applied)
            self._apply(applied)
            if self.personal:
                self._personal_end()
            else:
                self._verify(goal, applied)
            self._answer(goal)
        return self.case

    def _answer(self, goal: str) -> None:
        """Whoever raised it (`_register`) is answered in most of the cases that are over."""
        if goal in ("struck_off", "confirmed", "undisclosed") and self.p.index % 7 == 0 and self.p.index % 21 != 7:
            ago, mode = max(self.p.moment - 1, 0), ("phone", "on_site", "written")[self.p.index // 7 % 3]
            self.hands.act(self.keeper, self.case, "answer_raiser", ago, answered_by=mode, answered_on=self.hands.day(ago))

    def _register(self, ago: int) -> None:
        p, hands = self.p, self.hands
        self.case = hands.open(
            self.keeper, "register", ago, title=p.title, level=p.level, origin_unit=hands.unit(p.origin),
            subject=hands.person(p.subject), field=p.field, kind=p.kind, cause=_pick(wording.CAUSES, p.index), channel=p.channel,
            origin=p.source, added_later="yes" if p.index % 9 == 8 else "no", description="",
            raised_by="" if p.index % 7 else "市民热线",
        )

    def _begin(self, *, start: int, due: int) -> None:
        self._register(start)
        self._hand_over(start - 1, due)

    def _hand_over(self, ago: int, due: int) -> None:
        p, hands = self.p, self.hands
        co = [hands.unit("研究室")] if not self.personal and p.index % 6 == 2 and p.unit != "研究室" else []
        hands.act(
            self.keeper, self.case, "hand_over", ago, unit=hands.unit(p.unit), person=hands.person(self.doer), co_units=co,
            leader="" if self.personal else hands.person(self.leader), rectify_by=hands.day(-due), standard=wording.STANDARD,
        )

    def _under_way(self, goal: str, *, due: int) -> None:
        start = 50 + self.p.index % 25
        if goal == "returned":
            return self._returned(due)
        self._begin(start=start, due=min(due, -6) if goal == "extended" else due)
        if self.p.index % 5 != 3:
            self._plan(start - 6, due=due, count=2 if self.p.index % 6 == 0 else 1, finish=None)
        if self.p.index % 2 == 0:
            self._note(start - 20)
        if goal == "extended":
            self.hands.act(
                self.keeper, self.case, "extend_limit", 8, to=self.hands.day(-max(due, 12)),
                consent=self.hands.person(self.leader), reason="涉及跨部门会签，需要增加时间。",
            )
        if goal == "paused":
            self.hands.act(self.keeper, self.case, "pause_limit", 9, reason="等待上级文件出台。")
        return None

    def _returned(self, due: int) -> None:
        self._begin(start=90, due=-30)
        self._work(34)
        self._apply(34)
        self._arrange(32)
        reason = _pick(wording.RETURNS, self.p.index)
        self.hands.act(self.checker, self.case, "return_application", 20, reason=reason, rectify_by=self.hands.day(-due))

    def _note(self, ago: int, *, turn: int = 0) -> None:
        files = self.hands.evidence(self.doer, ago, "现场照片") if self.p.index % (24 if self.p.plain else 4) == 0 else []
        self.hands.act(self.doer, self.case, "note_progress", ago, progress=_pick(wording.PROGRESS, self.p.index + turn), evidence=files)

    def _work(self, applied: int) -> None:
        """Measures before striking off: own ones, finished in time, or one that stands already."""
        known = [] if self.personal else [case for day, case in self.hands.measures[self.shared_by] if day >= applied + 25]
        matched = self.p.index % 3 and known
        if not matched:
            self._plan(applied + 50, due=-(applied + 20), count=1, finish=applied + 22)
        if self.monthly:
            self._note(applied + 40, turn=1)
        if matched:
            self.hands.act(CLERK, self.case, "match_measures", applied + 24, existing=[str(known[self.p.index % len(known)])])
        if not self.p.plain or self.p.index % 3 == 0:
            self._note(applied + 10)

    def _plan(self, ago: int, *, due: int, count: int, finish: int | None) -> None:
        i, hands = self.p.index, self.hands
        last = max(due, 2 - ago)
        rows = [
            {
                "title": _pick(wording.STEPS, i + n), "person": hands.person(self.doer), "due_on": hands.day(-last - 3 * n),
                "kind": "at_once" if finish is not None else ("staged", "continuing", "at_once")[(i + n) % 3],
            }
            for n in range(count)
        ]
        opened = hands.act(self.doer, self.case, "plan_measures", ago, measures=rows).opened
        for n, measure in enumerate(opened):
            if self.monthly and finish is not None:
                hands.act(self.doer, measure, "report_progress", ago - 14, progress=_pick(wording.PROGRESS, i + n))
            if finish is not None or ((i + n) % 4 == 2 and not self.p.plain):
                self._finish(measure, finish if finish is not None else 12, confirm=finish is not None or i % 8 == 2)
            elif i % 3 == 0:
                hands.act(self.doer, measure, "report_progress", ago - 10, progress=_pick(wording.PROGRESS, i + 1))
        if finish is not None and not self.personal:
            hands.measures[self.shared_by] += [(finish, measure) for measure in opened]

    def _finish(self, measure: UUID, ago: int, *, confirm: bool) -> None:
        self.hands.act(self.doer, measure, "report_done", ago, result=_pick(wording.RESULTS, self.p.index))
        if confirm:
            self.hands.act(self.keeper, measure, "confirm_done", ago - 1, opinion="")

    def _apply(self, ago: int) -> None:
        files = self.hands.evidence(self.doer, ago, "佐证") if self.p.index % (18 if self.p.plain else 3) == 0 else []
        self.hands.act(self.doer, self.case, "apply_strike_off", ago, result=_pick(wording.RESULTS, self.p.index), evidence=files)

    def _arrange(self, ago: int) -> None:
        self.hands.act(CLERK, self.case, "arrange_check", ago, checkers=[self.hands.person(self.checker)])

    def _personal_end(self) -> None:
        if self.p.goal == "struck_off":
            act = "secretary_confirm" if self.p.level == "person" else "superior_confirm"
            self.hands.act(self.keeper, self.case, act, self.p.moment, opinion="逐项谈话核实，认识到位，行动见效。")

    def _verify(self, goal: str, applied: int) -> None:
        if goal == "strike_off_applied":
            return
        self._arrange(applied - 2)
        if goal == "checking":
            return
        checked = applied - 12
        self.hands.act(
            self.checker, self.case, "pass_check", checked, method=("on_site", "papers", "visit")[self.p.index % 3],
            checked_on=self.hands.day(checked), opinion=_pick(wording.OPINIONS, self.p.index), evidence=[],
        )
        if goal == "awaiting_signature":
            return
        publicity = "none" if goal == "undisclosed" else "office" if self.p.index % 4 == 3 else "public"
        secret = publicity == "none"
        self.hands.act(
            self.leader, self.case, "sign", self.p.moment if goal == "publicised" else applied - 20, publicity=publicity,
            publicity_reason="涉及未公开的工作安排。" if secret else "", summary="" if secret else _pick(wording.SUMMARIES, self.p.index),
        )
        if goal not in ("publicised", "undisclosed"):
            self._strike_off(goal, applied - 44)

    def _strike_off(self, goal: str, ago: int) -> None:
        self.hands.act(CLERK, self.case, "strike_off", ago, objections="explained" if self.p.index % 6 == 5 else "none")
        if goal == "struck_off":
            return
        bad = goal != "confirmed"
        self.hands.act(
            SUPERIOR, self.case, "look_back", self.p.moment, conclusion="rebounded" if bad else "stands",
            finding=_pick(wording.REBOUNDS if bad else wording.OPINIONS, self.p.index), listed="yes" if bad else "",
        )
        if goal == "handed_again":
            self._hand_over(self.p.moment - 2, due=15 + self.p.index % 10)
