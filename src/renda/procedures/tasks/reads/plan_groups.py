"""The groups of a plan with the tasks under each. Must not know: pages, who may see a task."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGroup:
    """One aspect or link of a plan, in its place; `tasks` in the order of their numbers."""

    id: UUID
    kind: str
    title: str
    position: int
    unit: str
    tasks: tuple[UUID, ...]


def plan_groups(plan: UUID) -> tuple[PlanGroup, ...]:
    """This will list a plan's groups: aspects before links, each kind in its order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT g.id, d.kind, g.title, coalesce(d.position, 99), coalesce(u.name, ''),"
            " ARRAY(SELECT t.id FROM store_caselink l JOIN store_case t ON t.id = l.source_id"
            "  WHERE l.target_id = g.id AND l.type = 'under' AND t.procedure = 'task' ORDER BY t.number)"
            " FROM store_caselink p JOIN store_case g ON g.id = p.source_id JOIN tasks_plan_group d ON d.case_id = g.id"
            " LEFT JOIN store_unit u ON u.id = g.lead_unit_id"
            " WHERE p.target_id = %s AND p.type = 'part_of' AND g.procedure = 'plan_group'"
            " ORDER BY d.kind, d.position NULLS LAST, g.number", [plan],
        )
        return tuple(
            PlanGroup(id=r[0], kind=r[1], title=r[2], position=int(r[3]), unit=r[4], tasks=tuple(r[5])) for r in cursor.fetchall()
        )
