"""A small organ for tests, made by the services: people with posts, so that test data is always reachable data."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.makers.founded_rows import FoundedRows, founded_rows

from renda.domain.days import day_of
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.reads.actors import actor_of_post
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.organisation import add_person, add_unit, found_organ, give_post

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass
class TestOrgan:
    """Units and actors by name; `do` acts and expects success."""

    __test__ = False
    organ_id: UUID
    units: dict[str, UUID] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def open(self, who: str, procedure: str, action: str, *, at: datetime = START, **data: Any) -> Done:
        """Open a case and expect success."""
        done = open_case(actor=self.actors[who], procedure=procedure, action=action, data=self.named(data), at=at)
        assert isinstance(done, Done), done
        return done

    def act(self, who: str, case_id: UUID, action: str, *, at: datetime = START, **data: Any) -> Done | Refused:
        """Act on a case, whatever comes of it."""
        return act_on_case(actor=self.actors[who], case_id=case_id, action=action, data=self.named(data), at=at)

    def do(self, who: str, case_id: UUID, action: str, *, at: datetime = START, **data: Any) -> Done:
        """Act on a case and expect success."""
        done = self.act(who, case_id, action, at=at, **data)
        assert isinstance(done, Done), done
        return done

    def named(self, data: dict[str, Any]) -> dict[str, Any]:
        """Replace names of units and people by their ids."""
        return {key: self._one(value) for key, value in data.items()}

    def _one(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._one(v) for v in value]
        if isinstance(value, dict):
            return self.named(value)
        if isinstance(value, str) and value in self.units:
            return str(self.units[value])
        if isinstance(value, str) and value in self.actors:
            return str(self.actors[value].person_id)
        return value


PEOPLE = (
    ("综合处干部", "综合处", {Duty.COORDINATE}, ()),
    ("分管领导", "综合处", {Duty.LEAD}, ("综合处", "研究室", "城环委", "第一支部")),
    ("经办人", "研究室", {Duty.HANDLE}, ()),
    ("另一经办人", "城环委", {Duty.HANDLE}, ()),
    ("核查人", "综合处", {Duty.VERIFY}, ()),
    ("公开审核人", "综合处", {Duty.DISCLOSE}, ()),
    ("林溪声", "综合处", {Duty.DEPUTY}, ()),
    ("支部书记", "第一支部", {Duty.SECRETARY, Duty.HANDLE}, ()),
    ("党员", "第一支部", {Duty.MEMBER}, ()),
    ("上级核查人", "机关党委", {Duty.SUPERIOR_VERIFY}, ()),
    ("系统管理员", "综合处", {Duty.SYSTEM_ADMIN}, ()),
    ("安全管理员", "综合处", {Duty.SECURITY_ADMIN}, ()),
    ("审计管理员", "综合处", {Duty.AUDIT_ADMIN}, ()),
)


_made: dict[tuple[str, datetime], tuple[TestOrgan, FoundedRows]] = {}


def make_organ(name: str = "明川市人大常委会", *, at: datetime = START) -> TestOrgan:
    """An organ with five units and one person per duty: founded by the services once in a process, its rows written again after that."""
    if (name, at) in _made:
        organ, rows = _made[name, at]
        if rows.write():
            return deepcopy(organ)
    organ = _found(name, at)
    _made.setdefault((name, at), (deepcopy(organ), founded_rows(organ.organ_id)))
    return organ


def _found(name: str, at: datetime) -> TestOrgan:
    founded = found_organ(
        name=name, short_name="市人大", profile="congress", office="综合处", founder="建库人", at=at
    )
    organ = TestOrgan(organ_id=founded.organ_id, units={"综合处": founded.unit_id})
    for unit, kind in (("研究室", "office"), ("城环委", "committee"), ("第一支部", "branch"), ("机关党委", "party")):
        made = add_unit(actor=founded.founder, name=unit, kind=kind, at=at)
        assert isinstance(made, UUID)
        organ.units[unit] = made
    for person, unit, duties, portfolio in PEOPLE:
        key = add_person(actor=founded.founder, name=person, at=at)
        assert isinstance(key, UUID)
        post = give_post(
            actor=founded.founder, person_id=key, unit_id=organ.units[unit], title=person, duties=duties, at=at,
            portfolio=[organ.units[u] for u in portfolio],
        )
        assert isinstance(post, UUID), post
        actor = actor_of_post(organ_id=founded.organ_id, post_id=post, today=day_of(at))
        assert actor is not None
        organ.actors[person] = actor
    return organ
