"""One campaign as its home page shows it: head, links, participating units, plans, what is missing, what comes next.

Must not know: pages, how a figure is counted.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

_SEEN = "EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))"
_UNDER = "JOIN store_caselink l ON l.source_id = c.id AND l.type = %(link)s AND l.target_id = %(campaign)s"
MOST_MISSING, MOST_NEXT = 300, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The head of a campaign; `bodies` are the ids of its leading group, its office and its task force, as far as there are any."""

    id: UUID
    number: str
    title: str
    stage: str
    kind: str
    unit: str
    leader: str
    answering: str
    from_on: date
    until_on: date
    bodies: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLink:
    """One link (环节) of a campaign, and what it gathers: one kind of records or several."""

    id: UUID
    number: str
    title: str
    gathers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPart:
    """One participating unit, with its batch."""

    id: UUID
    unit_id: UUID
    unit: str
    batch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A case of the campaign in one line: whose it is, where it stands, when it is due."""

    id: UUID
    procedure: str
    number: str
    title: str
    stage: str
    unit: str
    due_on: date | None
    link: str = ""
    round: int = 1


def running_campaigns(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    """This will list the campaigns the actor sees, the open ones first, the newest before the older."""
    return tuple((r[0], r[1]) for r in _rows(
        f"SELECT c.id, c.title FROM store_case c WHERE c.procedure = 'campaign' AND {_SEEN}"  # noqa: S608 - fixed text
        " ORDER BY c.closed, c.stage <> 'running', c.opened_on DESC, c.id", actor,
    ))


def campaign_seen_by(actor: Actor, campaign: UUID) -> Campaign | None:
    """This will load the head of a campaign; "not yours" and "does not exist" answer alike."""
    found = _rows(
        "SELECT c.id, coalesce(c.number, ''), c.title, c.stage, d.kind, coalesce(u.name, ''), coalesce(w.name, ''),"  # noqa: S608 - fixed text
        " coalesce(d.answering, ''), d.from_on, d.until_on, d.leading_group_id, d.group_office_id, d.task_force_id"
        " FROM store_case c JOIN campaign_campaign d ON d.case_id = c.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
        f" LEFT JOIN store_person w ON w.id = d.leader_id WHERE c.id = %(campaign)s AND c.procedure = 'campaign' AND {_SEEN}",
        actor, campaign=campaign,
    )
    return next((
        Campaign(
            id=r[0], number=r[1], title=r[2], stage=r[3], kind=r[4], unit=r[5], leader=r[6], answering=r[7], from_on=r[8], until_on=r[9],
            bodies=tuple(key for key in r[10:] if key),
        ) for r in found
    ), None)


def is_guided_by(actor: Actor, campaign: UUID) -> bool:
    """This will say whether the actor is a member of the guidance group of a campaign."""
    return bool(_rows(
        "SELECT 1 FROM store_participant p WHERE p.case_id = %(campaign)s AND p.person_id = %(person)s AND p.role = 'guide'"
        " AND p.state = 'confirmed'", actor, campaign=campaign, person=actor.person_id,
    ))


def links_of(actor: Actor, campaign: UUID) -> tuple[CampaignLink, ...]:
    """This will list the links of a campaign as they were set up, without those that were dropped."""
    return tuple(CampaignLink(id=r[0], number=r[1], title=r[2], gathers=_kinds(r[3], r[4])) for r in _rows(
        f"SELECT c.id, c.number, c.title, d.gathers, d.gathers_too FROM store_case c {_UNDER}"  # noqa: S608 - fixed text
        " JOIN campaign_campaign_link d ON d.case_id = c.id"
        " WHERE c.procedure = 'campaign_link' AND c.stage <> 'dropped' ORDER BY c.number", actor, campaign=campaign, link="part_of",
    ))


def _kinds(first: str, others: str | None) -> tuple[str, ...]:
    """The kinds of records in the order they were named, each once; the others come as the column holds them."""
    return tuple(dict.fromkeys((first, *json.loads(others or "[]"))))


def parts_of(actor: Actor, campaign: UUID) -> tuple[CampaignPart, ...]:
    """This will list the participating units in organisational order, without those that left."""
    return tuple(CampaignPart(id=r[0], unit_id=r[1], unit=r[2], batch=int(r[3] or 1)) for r in _rows(
        f"SELECT c.id, u.id, u.name, d.batch FROM store_case c {_UNDER} JOIN campaign_campaign_part d ON d.case_id = c.id"  # noqa: S608 - fixed text
        " JOIN store_unit u ON u.id = c.lead_unit_id WHERE c.procedure = 'campaign_part' AND c.stage <> 'left'"
        " ORDER BY u.position, u.name", actor, campaign=campaign, link="part_of",
    ))


_MATTERS = (
    "SELECT c.id, c.procedure, coalesce(c.number, ''), c.title, c.stage, coalesce(u.name, ''), c.next_due_on, {link}, c.round"
    f" FROM store_case c {_UNDER} LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
    f" WHERE c.procedure = ANY(%(procedures)s) AND {{narrowed}} AND {_SEEN} ORDER BY {{order}} LIMIT {{most}}"
)
_LINK_TITLE = (
    "coalesce((SELECT k.title FROM store_caselink x JOIN store_case k ON k.id = x.target_id AND k.procedure = 'campaign_link'"
    " WHERE x.source_id = c.id AND x.type = 'under' LIMIT 1), '')"
)


def plans_of(actor: Actor, campaign: UUID) -> tuple[Matter, ...]:
    """This will list the plans under a campaign, the first drawn up first."""
    return _matters(actor, campaign, ("plan",), narrowed="c.stage <> 'abandoned'", order="c.opened_on, c.number")


def missing_of(actor: Actor, campaign: UUID, *, unit: UUID | None = None) -> tuple[Matter, ...]:
    """This will list the items that nobody has reported done, the soonest due first; of one unit where it is given."""
    narrowed = "c.stage = 'to_do'" + (" AND c.lead_unit_id = %(unit)s" if unit else "")
    return _matters(
        actor, campaign, ("campaign_item",), narrowed=narrowed, order="c.next_due_on NULLS LAST, u.position, c.number", link=_LINK_TITLE,
        most=MOST_MISSING, unit=unit,
    )


def open_requirements(actor: Actor, campaign: UUID) -> tuple[Matter, ...]:
    """This will list the guidance group's requirements that are not closed, the soonest due first."""
    return _matters(actor, campaign, ("requirement",), narrowed="NOT c.closed", order="c.next_due_on NULLS LAST, c.number")


def next_of(actor: Actor, campaign: UUID) -> tuple[Matter, ...]:
    """This will list what has a day ahead: meetings, plans and other matters; items and requirements have lists of their own."""
    return _matters(
        actor, campaign, ("campaign_meeting", "plan", "list", "self_examination"),
        narrowed="c.next_due_on IS NOT NULL AND NOT c.closed", order="c.next_due_on, c.number", most=MOST_NEXT,
    )


def _matters(  # noqa: PLR0913 - a list is these things
    actor: Actor, campaign: UUID, procedures: Sequence[str], *, narrowed: str, order: str, link: str = "''", most: int = 50,
    unit: UUID | None = None,
) -> tuple[Matter, ...]:
    statement = _MATTERS.format(link=link, narrowed=narrowed, order=order, most=most)
    rows = _rows(statement, actor, campaign=campaign, link="under", procedures=list(procedures), unit=unit)
    return tuple(
        Matter(
            id=r[0], procedure=r[1], number=r[2], title=r[3], stage=r[4], unit=r[5], due_on=r[6], link=r[7], round=r[8],
        ) for r in rows
    )


def _rows(statement: str, actor: Actor, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"mine": sorted(actor.principals()), **values})
        return list(cursor.fetchall())
