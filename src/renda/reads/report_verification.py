"""Whether an issued report still holds: each filed figure counted again, and the cases that moved since, with what happened.

Must not know: files, pages, who asks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db import connection

from renda.domain.reporting import token_of
from renda.reads.figures import Figure
from renda.reads.report_tokens import CountedFigure, counted_figures, is_listed
from renda.reads.reports import Snapshot, snapshots_of
from renda.store.contributions import procedures
from renda.store.models import Report, ReportCopy
from renda.store.unit_of_work import reading

NAMED_AT_MOST = 20


class How(StrEnum):
    """How a case moved between the filed figure and today's."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The last act on a case since the report was issued: what, and the day it took effect."""

    action: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A case that the figure counts otherwise than it did; without `happened` nothing was done, only days went by."""

    case: UUID
    number: str
    how: How
    happened: Happened | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFigure:
    """A filed figure beside today's; `now` is None where the figure is no longer declared. `moved` are the first of `moved_total`."""

    filed: Snapshot
    now: Figure | None
    is_sound: bool
    moved: tuple[Moved, ...]
    moved_total: int

    @property
    def holds(self) -> bool:
        """This will say whether the figure counts the very same cases as then."""
        return self.now is not None and self.is_sound and self.moved_total == 0 and self.now.value_text == self.filed.value


def report_with_digest(digest: str, *, organ_id: UUID) -> UUID | None:
    """This will find the issued report of an organ of which a file of this digest was kept."""
    with reading(organ_id):
        found = Report.objects.filter(organ_id=organ_id, digest=digest, state="issued").values_list("id", flat=True).first()
        if found is None:
            found = ReportCopy.objects.filter(organ_id=organ_id, digest=digest).values_list("report_id", flat=True).first()
        return found


def checked_figures(report_id: UUID, *, organ_id: UUID, as_of: date) -> tuple[CheckedFigure, ...]:
    """This will count every figure filed with a report again as of a day and tell which cases moved, in the order filed."""
    with reading(organ_id):
        filed = snapshots_of(report_id, organ_id=organ_id)
        now = counted_figures([token_of(s.key, s.scope) for s in filed], organ_id=organ_id, as_of=as_of)
        moves = {s.id: _moves(s, now[token].cases.pairs()) for s in filed if (token := token_of(s.key, s.scope)) in now}
        named = {case for found in moves.values() for case, _ in found[:NAMED_AT_MOST]}
        told = _told(named, report_id, organ_id)
    return tuple(_checked(s, now, moves.get(s.id, []), told) for s in filed)


def _moves(filed: Snapshot, now: Iterable[tuple[UUID, bool]]) -> list[tuple[UUID, How]]:
    before, after = dict(filed.cases), dict(now)
    found = [(case, How.WENT) for case in before if case not in after]
    found += [(case, How.CAME) for case in after if case not in before]
    found += [
        (case, How.CAME_INSIDE if after[case] else How.WENT_OUTSIDE)
        for case, inside in before.items() if case in after and after[case] != inside
    ]
    return sorted(found)


def _checked(
    filed: Snapshot, now: Mapping[str, CountedFigure], moves: Sequence[tuple[UUID, How]],
    told: Mapping[UUID, tuple[str, Happened | None]],
) -> CheckedFigure:
    counted = now.get(token_of(filed.key, filed.scope))
    return CheckedFigure(
        filed=filed, now=counted.figure if counted else None, is_sound=_is_sound(filed) or not is_listed(filed.key), moved_total=len(moves),
        moved=tuple(
            Moved(case=case, number=told[case][0], how=how, happened=told[case][1])
            for case, how in moves[:NAMED_AT_MOST] if case in told
        ),
    )


def _is_sound(filed: Snapshot) -> bool:
    """Whether the filed number is the number of the cases filed with it."""
    inside, listed = sum(1 for _, inside in filed.cases if inside), len(filed.cases)
    return (filed.numerator, filed.denominator) in ((inside, listed), (listed, None))


def _told(cases: set[UUID], report_id: UUID, organ_id: UUID) -> dict[UUID, tuple[str, Happened | None]]:
    """Of each case its number and the last act since the report was issued."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, coalesce(c.number, ''), c.procedure, last.action, last.on FROM store_case c"
            " LEFT JOIN LATERAL (SELECT e.action, e.on FROM store_event e"
            "  WHERE e.organ_id = c.organ_id AND e.chain_id = c.id AND e.id > (SELECT max(i.id) FROM store_event i"
            "   JOIN store_chain r ON r.id = i.chain_id"
            "   WHERE r.organ_id = %s AND r.kind = 'report' AND r.subject = %s AND i.kind = 'ReportIssued')"
            "  ORDER BY e.id DESC LIMIT 1) last ON TRUE"
            " WHERE c.organ_id = %s AND c.id = ANY(%s)", [organ_id, report_id, organ_id, list(cases)],
        )
        return {
            key: (number, Happened(action=_words(procedure, action), on=on) if action else None)
            for key, number, procedure, action, on in cursor.fetchall()
        }


def _words(procedure: str, action: str) -> str:
    return next((a.label for a in procedures()[procedure].actions if a.key == action), action)
