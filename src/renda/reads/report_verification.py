"""Whether an issued report still holds: each filed figure counted again as of its own day and as of today, and the cases that moved,
with what was entered since.

Must not know: files, pages, who asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import connection

from renda.domain.reporting import token_of
from renda.reads.figures import Figure
from renda.reads.report_tokens import counted_figures, is_listed
from renda.reads.reports import CountedSnapshot, counted_snapshots_of
from renda.store.contributions import procedures
from renda.store.models import Report, ReportCopy
from renda.store.unit_of_work import reading

NAMED_AT_MOST = 20


class How(StrEnum):
    """How a case moved between the filed figure and a recount."""

    CAME = "came"
    WENT = "went"
    CAME_INSIDE = "came_inside"
    WENT_OUTSIDE = "went_outside"

    @property
    def words(self) -> str:
        """This will say it in Chinese."""
        return {
            How.CAME: "新计入", How.WENT: "不再计入", How.CAME_INSIDE: "进入分子", How.WENT_OUTSIDE: "移出分子",
        }[self]


class Verdict(StrEnum):
    """What became of a filed figure (closed set)."""

    HOLDS = "holds"
    CHANGED_SINCE = "changed_since"
    DIFFERS_THEN = "differs_then"
    UNSOUND = "unsound"
    GONE = "gone"

    @property
    def words(self) -> str:
        """This will say it in Chinese."""
        return {
            Verdict.HOLDS: "仍成立", Verdict.CHANGED_SINCE: "截至印发当日成立，其后有变化",
            Verdict.DIFFERS_THEN: "按截至日重新统计已不同", Verdict.UNSOUND: "存档的数与随文事项不符", Verdict.GONE: "指标已停用",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An act on a case entered since the report was issued: what, and the day it took effect."""

    action: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A case that the figure counts otherwise than it did, and the acts entered since that took effect by the day counted as of;
    without any nothing was done, only days went by."""

    case: UUID
    number: str
    how: How
    acts: tuple[Happened, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """A filed figure counted again as of a day; `moved` are the first of `moved_total` cases that it counts otherwise."""

    figure: Figure
    moved: tuple[Moved, ...]
    moved_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """A filed figure, counted again as of the day it was filed at and as of today; both None where it is no longer declared."""

    filed: CountedSnapshot
    is_sound: bool
    then: Recount | None
    now: Recount | None

    @property
    def verdict(self) -> Verdict:
        """This will say what became of the figure: it holds when it counts the very same cases as filed, not merely as many."""
        if self.then is None or self.now is None:
            return Verdict.GONE
        if not self.is_sound:
            return Verdict.UNSOUND
        if not self._agrees(self.then):
            return Verdict.DIFFERS_THEN
        return Verdict.HOLDS if self._agrees(self.now) else Verdict.CHANGED_SINCE

    def _agrees(self, counted: Recount) -> bool:
        return counted.moved_total == 0 and counted.figure.value_text == self.filed.value


def report_with_digest(digest: str, *, organ_id: UUID) -> UUID | None:
    """This will find the issued report of an organ of which a file of this digest was kept."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id, digest=digest, state="issued").values_list("id", flat=True).first()
        if found is None:
            found = ReportCopy.objects.filter(organ_id=organ_id, digest=digest).values_list("report_id", flat=True).first()
        return found


def checked_figures(report_id: UUID, *, organ_id: UUID, as_of: date) -> tuple[CheckedFigure, ...]:
    """This will count every figure filed with a report again, as of the day filed and as of another, and tell which cases moved,
    in the order filed."""
    with reading(organ_id):
        filed = counted_snapshots_of(report_id, organ_id=organ_id)
        then = _recounts(filed, report_id, organ_id, min((s.as_of for s in filed), default=as_of), past=True)
        now = _recounts(filed, report_id, organ_id, as_of, past=False)
    return tuple(
        CheckedFigure(filed=s, is_sound=_is_sound(s) or not is_listed(s.key), then=then.get(s.id), now=now.get(s.id)) for s in filed
    )


def _recounts(filed: Sequence[CountedSnapshot], report_id: UUID, organ_id: UUID, day: date, *, past: bool) -> dict[UUID, Recount]:
    tokens = {s.id: token_of(s.key, s.scope) for s in filed}
    counted = counted_figures(tokens.values(), organ_id=organ_id, as_of=day, past=past)
    moves = {s.id: _moves(s, counted[tokens[s.id]].cases.pairs()) for s in filed if tokens[s.id] in counted}
    told = _told({case for found in moves.values() for case, _ in found[:NAMED_AT_MOST]}, report_id, organ_id, day)
    return {
        key: Recount(figure=counted[tokens[key]].figure, moved_total=len(found), moved=tuple(
            Moved(case=case, number=told[case][0], how=how, acts=told[case][1])
            for case, how in found[:NAMED_AT_MOST] if case in told
        ))
        for key, found in moves.items()
    }


def _moves(filed: CountedSnapshot, now: Iterable[tuple[UUID, bool]]) -> list[tuple[UUID, How]]:
    before, after = dict(filed.cases), dict(now)
    found = [(case, How.WENT) for case in before if case not in after]
    found += [(case, How.CAME) for case in after if case not in before]
    found += [
        (case, How.CAME_INSIDE if after[case] else How.WENT_OUTSIDE)
        for case, inside in before.items() if case in after and after[case] != inside
    ]
    return sorted(found)


def _is_sound(filed: CountedSnapshot) -> bool:
    """Whether the filed number is the number of the cases filed with it."""
    inside, listed = sum(1 for _, inside in filed.cases if inside), len(filed.cases)
    return (filed.numerator, filed.denominator) in ((inside, listed), (listed, None))


def _told(cases: set[UUID], report_id: UUID, organ_id: UUID, day: date) -> dict[UUID, tuple[str, tuple[Happened, ...]]]:
    """Of each case its number and the acts entered since the report was issued that took effect by a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, coalesce(c.number, ''), c.procedure, e.action, e.on FROM store_case c"
            " LEFT JOIN store_event e ON e.organ_id = c.organ_id AND e.chain_id = c.id AND e.action <> '' AND e.on <= %s"
            "  AND e.id > (SELECT max(i.id) FROM store_event i JOIN store_chain r ON r.id = i.chain_id"
            "   WHERE r.organ_id = %s AND r.kind = 'report' AND r.subject = %s AND i.kind = 'ReportIssued')"
            " WHERE c.organ_id = %s AND c.id = ANY(%s) ORDER BY c.id, e.id", [day, organ_id, report_id, organ_id, list(cases)],
        )
        found: dict[UUID, tuple[str, tuple[Happened, ...]]] = {}
        for key, number, procedure, action, on in cursor.fetchall():
            acts = (Happened(action=_words(procedure, action), on=on),) if action else ()
            found[key] = (number, found.get(key, ("", ()))[1] + acts)
    return found


def _words(procedure: str, action: str) -> str:
    return next((a.label for a in procedures()[procedure].actions if a.key == action), action)
