"""Demonstration of disclosure: ended problems are proposed, reviewed, published to every ring, kept back and withdrawn.

Must not know: tables; the clock on the wall (the organ says which day is today).
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked
from renda.services.act_on_case import act_on_case, open_case
from renda.services.demonstration_organ import DemonstrationOrgan, expected
from renda.store.unit_of_work import reading

ZONE = ZoneInfo("Asia/Shanghai")
PROPOSER, REVIEWER = "苏砚秋", "江既白"
PHONE = "0100-60001234"  # of no office: the demonstration's own
SUMMARIES = (
    "由钟知微牵头建立跟踪台账，逐件反馈；联系电话19900000000。", "规程已修订印发，办公地点在河东路18号3号楼201室。",
    f"所列问题已逐项整改，监督电话{PHONE}。", "有关制度已修订，按季度抽查，抽查情况向代表通报。",
)
RESULTS = ("抽查十件，均符合要求。", "经现场核实，整改属实。", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """One disclosure: to which ring, how far it comes, days ago it was proposed."""

    ring: str
    goal: str
    ago: int


PLAN = (
    _Planned(ring="public", goal="published", ago=40), _Planned(ring="public", goal="published", ago=33),
    _Planned(ring="public", goal="published", ago=21), _Planned(ring="public", goal="published", ago=12),
    _Planned(ring="deputies", goal="published", ago=30), _Planned(ring="deputies", goal="published", ago=9),
    _Planned(ring="office", goal="published", ago=18), _Planned(ring="public", goal="withdrawn", ago=26),
    _Planned(ring="deputies", goal="withdrawn", ago=15), _Planned(ring="none", goal="withheld", ago=20),
    _Planned(ring="none", goal="withheld", ago=11), _Planned(ring="none", goal="withholding", ago=2),
    _Planned(ring="public", goal="proposed", ago=9), _Planned(ring="deputies", goal="proposed", ago=3),
    _Planned(ring="public", goal="proposed", ago=1), _Planned(ring="public", goal="approved", ago=4),
    _Planned(ring="office", goal="returned", ago=5),
)


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play every planned disclosure, each of another ended problem."""
    with reading(organ.organ_id):
        asked = Asked(procedure="problem", closed=True, most=len(PLAN))
        matters = worklist(organ.actors[PROPOSER], asked, today=organ.today, soon_on=organ.today).rows
    for index, (planned, matter) in enumerate(zip(PLAN, matters, strict=False)):
        _Scene(organ, planned, index).play(matter.id, matter.title)


class _Scene:
    """One disclosure: who acts, and on which day."""

    def __init__(self, organ: DemonstrationOrgan, planned: _Planned, index: int) -> None:
        self.organ, self.p, self.index = organ, planned, index
        self.case = UUID(int=0)

    def play(self, matter: UUID, title: str) -> None:
        p = self.p
        self.case = self._propose(matter, title)
        if p.goal == "returned":
            self._act(REVIEWER, "return_proposal", p.ago - 1, reason="摘要太笼统，请写明做了哪几件事。")
        elif p.goal == "withheld":
            self._act(REVIEWER, "withhold", p.ago - 2, opinion="属内部事务，同意不公开。")
        elif p.goal == "approved":
            later = (self.organ.today + timedelta(days=3)).isoformat()
            self._act(REVIEWER, "approve", p.ago - 1, timing="later", publish_on=later, opinion="")
        elif p.goal in ("published", "withdrawn"):
            self._act(REVIEWER, "approve", p.ago - 2, timing="now", opinion="")
            if p.goal == "withdrawn":
                self._act(REVIEWER, "withdraw", p.ago - 6, reason="公开后发现数字有误，更正后再公开。")

    def _propose(self, matter: UUID, title: str) -> UUID:
        p, shown = self.p, self.p.ring != "none"
        summary = SUMMARIES[self.index % len(SUMMARIES)]
        kept = [{"words": PHONE, "why": "对外公布的监督电话"}] if PHONE in summary else []
        data: dict[str, Any] = {
            "matter": str(matter), "title": f"{title}的整改情况",
            "unit": str(self.organ.units["研究室" if self.index % 2 else "代表联络处"]),
            "ring": p.ring, "ground": "" if shown else ("internal", "under_way")[self.index % 2],
            "summary": summary if shown else "", "result": RESULTS[self.index % len(RESULTS)] if shown else "",
            "kept": kept if shown else [],
        }
        opened = open_case(
            actor=self.organ.actors[PROPOSER], procedure="disclosure", action="propose", data=data, at=self._moment(p.ago),
        )
        return expected(opened).case_id

    def _act(self, who: str, action: str, ago: int, **data: Any) -> None:
        expected(act_on_case(actor=self.organ.actors[who], case_id=self.case, action=action, data=data, at=self._moment(max(ago, 0))))

    def _moment(self, ago: int) -> datetime:
        return datetime.combine(self.organ.today - timedelta(days=ago), time(9, 30 + self.index), tzinfo=ZONE)
