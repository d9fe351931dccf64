"""Whom a reminder tells and in what words: posts held today against the rights a case gives.

Nobody is told of a case that the same post may not see. Must not know: tables, how a notice travels, the time now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from renda.domain.days import chinese_date, chinese_weekday
from renda.domain.ladder import Part, Step, Warned
from renda.domain.rights import Actor, Duty

_HEADS = (Duty.LEAD, Duty.SECRETARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """What a reminder is about: the principals awaited for the act (`doers`) and those that see the case (`access`)."""

    number: str
    title: str
    clock: str
    act: str
    due_on: date
    runs_out: bool
    doers: frozenset[str]
    access: frozenset[str]


def told_people(matter: Overdue, step: Step, posts: Iterable[Actor]) -> Mapping[UUID, Part]:
    """This will list the people a step tells, each once in the part nearest to the work."""
    seeing = [post for post in posts if post.principals() & matter.access]
    doing = _doing(matter.doers, seeing)
    units = _units(matter.doers) or frozenset(post.unit_id for post in doing)
    wanted = {
        Part.UNIT_HEAD: frozenset(f"unit:{u}:{duty}" for u in units for duty in _HEADS),
        Part.LEADER: frozenset(f"supervises:{u}:{Duty.LEAD}" for u in units),
        Part.OFFICE: frozenset({f"organ:{Duty.COORDINATE}"}),
    }
    told: dict[UUID, Part] = {}
    for part in step.tells:
        found = doing if part is Part.DOER else [p for p in seeing if p.principals() & wanted[part]]
        if part is Part.UNIT_HEAD:  # a leader with a portfolio only has a seat in the unit
            found = [p for p in found if not p.supervised]
        for post in found:
            told.setdefault(post.person_id, part)
    return told


def _doing(doers: frozenset[str], posts: list[Actor]) -> list[Actor]:
    """People named for the matter stand before their whole unit."""
    named = frozenset(p for p in doers if p.startswith("person:"))
    by_name = [post for post in posts if post.principals() & named]
    return by_name or [post for post in posts if post.principals() & doers]


def _units(doers: frozenset[str]) -> frozenset[UUID]:
    return frozenset(UUID(p.split(":")[1]) for p in doers if p.startswith("unit:"))


def reminder_words(matter: Overdue, step: Step, part: Part, *, today: date) -> str:
    """This will word a reminder for one part: the matter, what is due, when, and what to do."""
    day = f"{chinese_date(matter.due_on)}（{chinese_weekday(matter.due_on)}）"
    clock = matter.clock if matter.clock.endswith(("期", "期限", "时限")) else f"{matter.clock}时限"
    end = "已满" if matter.runs_out else "到期" if step.level is Warned.SOON else "已过"
    return f"{matter.number}“{matter.title}”：{clock}{day}{end}，{_to_do(matter, step, part, today)}。"


def _to_do(matter: Overdue, step: Step, part: Part, today: date) -> str:
    match part:
        case Part.DOER if matter.runs_out:
            return f"请办理“{matter.act}”"
        case Part.DOER if step.level is Warned.SOON:
            return f"请在{'今天' if matter.due_on == today else '到期前'}办理“{matter.act}”"
        case Part.DOER:
            return f"请立即办理“{matter.act}”"
        case Part.UNIT_HEAD:
            return f"“{matter.act}”尚未办理，请督促经办人办理"
        case Part.LEADER:
            return f"“{matter.act}”尚未办理，请督促承办单位办理"
        case Part.OFFICE:
            return f"“{matter.act}”尚未办理，请跟踪督办"
