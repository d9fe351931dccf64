"""The figures of a campaign's home page: unit by link, link by week, the large ones, the two groupings of its plan.

As many statements for sixty units as for six. Must not know: pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from renda.domain.periods import Period
from renda.procedures.campaign.gathering import large_figures, record_figures, unit_of
from renda.procedures.campaign.reads.campaign_records import CampaignLink
from renda.reads.figure_breakdowns import NONE, figures_by
from renda.reads.figure_cells import figure_counts_by
from renda.reads.figure_past import AsOf, Predicate
from renda.reads.figure_sql import column_of, dimension_of
from renda.reads.figures import Figure, Wanted, figure_from, figures_for
from renda.store.contributions import details, dimensions, indicators

_ITEM = "campaign_item"
_ITEMS = ("campaign_item_done_rate", "campaign_items_late")
WEEKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """How one unit stands in one link: its items done of all, those late, and the records it gathers; None where there are none."""

    items: Figure | None
    late: Figure | None
    records: tuple[Figure, ...]

    @property
    def is_blank(self) -> bool:
        """This will say whether the unit has nothing to show for the link: no item done, no record."""
        return not (self.items and self.items.numerator) and not any(r.cases for r in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProgress:
    """One link: its state by unit, its own figures, and its records and items done week by week."""

    link: CampaignLink
    by_unit: Mapping[str, LinkState]
    items: Figure
    records: tuple[Figure, ...]
    weeks: tuple[tuple[Figure, ...], ...]
    """Of each week: items done, then the records of each kind."""


def weeks_until(day: date, begun: date) -> tuple[Period, ...]:
    """This will give the last eight weeks, from Monday to Sunday, none before the campaign began."""
    monday = day - timedelta(days=day.weekday())
    mondays = [monday - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    return tuple(Period(m, m + timedelta(days=6)) for m in mondays if m + timedelta(days=6) >= begun) or (
        Period(monday, monday + timedelta(days=6)),
    )


def link_progress(
    campaign: UUID, links: Sequence[CampaignLink], weeks: Sequence[Period], *, organ_id: UUID, as_of: date
) -> tuple[LinkProgress, ...]:
    """This will count every link: by unit, as a whole, and by week."""
    records = {link.id: record_figures(link.gathers, indicators(), dimensions()) for link in links}
    gathered = {
        key: {g.key: g.figure for g in figures_by(
            unit_of(key), keys=(key,), organ_id=organ_id, as_of=as_of, scope={"campaign": str(campaign)},
        )[0]}
        for key in dict.fromkeys(k for keys in records.values() for k in keys)
    }
    wanted = {(link.id, n): w for link in links for n, w in enumerate(_of_link(campaign, link, records[link.id], weeks))}
    found = dict(zip(wanted, figures_for(wanted.values(), organ_id=organ_id, as_of=as_of), strict=True))
    items = _items(campaign, organ_id, as_of)
    return tuple(
        _progress(
            link, items.get(str(link.id), {}), [gathered[key] for key in records[link.id]],
            [f for (key, _), f in found.items() if key == link.id], len(weeks),
        ) for link in links
    )


def _items(campaign: UUID, organ_id: UUID, as_of: date) -> dict[str, dict[str, tuple[Figure, ...]]]:
    """The figures of items by link and unit, in one look at the cases for all links."""
    at = AsOf(day=as_of)
    link = column_of(dimension_of("campaign_link", _ITEM), _ITEM, at)
    by = Predicate(sql=f"{link.sql}::text || ' ' || c.lead_unit_id::text", values=link.values)
    asked = [(indicators()[key], {"campaign": str(campaign)}) for key in _ITEMS]
    found: dict[str, dict[str, tuple[Figure, ...]]] = {}
    parts = [dict(groups) for groups in figure_counts_by(by, asked, organ_id=organ_id, at=at)]
    for group in filter(None, parts[0]):
        of, unit = group.split(" ")
        scope = {"campaign_link": of, "unit": unit}
        found.setdefault(of, {})[unit] = tuple(
            figure_from(indicator, scope, "", part.get(group, NONE), as_of) for (indicator, _), part in zip(asked, parts, strict=True)
        )
    return found


def _of_link(campaign: UUID, link: CampaignLink, records: Sequence[str], weeks: Sequence[Period]) -> list[Wanted]:
    items, all_of = {"campaign_link": str(link.id)}, {"campaign": str(campaign)}
    found = [Wanted(key=_ITEMS[0], scope=items)]
    found += [Wanted(key="campaign_items_done", scope={**items, "done": week.text}) for week in weeks]
    for key in records:
        found.append(Wanted(key=key, scope=all_of))
        found += [Wanted(key=key, scope={**all_of, "opened": week.text}) for week in weeks]
    return found


def _progress(
    link: CampaignLink, items: Mapping[str, tuple[Figure, ...]], gathered: Sequence[Mapping[str, Figure]], found: Sequence[Figure],
    weeks: int,
) -> LinkProgress:
    one = weeks + 1  # the whole, then every week
    rows = [found[n : n + one] for n in range(0, len(found), one)]
    nothing: tuple[Figure | None, ...] = (None, None)
    return LinkProgress(
        link=link, items=found[0], records=tuple(row[0] for row in rows[1:]),
        by_unit={
            unit: LinkState(items=items.get(unit, nothing)[0], late=items.get(unit, nothing)[1], records=tuple(
                by_unit[unit] for by_unit in gathered if unit in by_unit
            ))
            for unit in {*items, *(key for by_unit in gathered for key in by_unit)} - {""}
        },
        weeks=tuple(tuple(row[1 + n] for row in rows) for n in range(weeks)),
    )


def campaign_numbers(campaign: UUID, *, organ_id: UUID, as_of: date) -> tuple[Figure, ...]:
    """This will count the large figures of a campaign, at most six."""
    keys = large_figures(indicators(), dimensions())
    return figures_for([Wanted(key=k, scope={"campaign": str(campaign)}) for k in keys], organ_id=organ_id, as_of=as_of)


def week_numbers(campaign: UUID, week: Period, *, organ_id: UUID, as_of: date) -> tuple[Figure, ...]:
    """This will count what the page says of this week: items done in it, late ones, open and late requirements."""
    scope = {"campaign": str(campaign)}
    return figures_for([
        Wanted(key="campaign_items_done", scope={**scope, "done": week.text}), Wanted(key="campaign_items_late", scope=scope),
        Wanted(key="requirements_open", scope=scope), Wanted(key="requirements_late", scope=scope),
    ], organ_id=organ_id, as_of=as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProgress:
    """One group of the plan (an aspect or a link) with its figures: tasks, done, share done, late."""

    id: UUID
    kind: str
    title: str
    figures: tuple[Figure, ...]


_TASKS = ("tasks_set", "tasks_done", "task_done_rate", "tasks_late")


def plan_groupings(plan: UUID, *, organ_id: UUID, as_of: date) -> tuple[GroupProgress, ...]:
    """This will count a plan's tasks by its two groupings, aspects before links, each in its order."""
    groups = _groups(plan)
    wanted = [Wanted(key=key, scope={kind: str(group)}) for group, kind, _ in groups for key in _TASKS]
    found = figures_for(wanted, organ_id=organ_id, as_of=as_of) if wanted else ()
    width = len(_TASKS)
    return tuple(
        GroupProgress(id=group, kind=kind, title=title, figures=found[n * width : (n + 1) * width])
        for n, (group, kind, title) in enumerate(groups)
    )


def _groups(plan: UUID) -> list[tuple[UUID, str, str]]:
    if "plan_group" not in details():
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, d.kind, c.title FROM store_case c JOIN {details()['plan_group'].table} d ON d.case_id = c.id"  # noqa: S608 - declared names
            " JOIN store_caselink l ON l.source_id = c.id AND l.type = 'part_of' WHERE l.target_id = %s AND c.procedure = 'plan_group'"
            " ORDER BY d.kind, d.position NULLS LAST, c.number", [plan],
        )
        return [(r[0], r[1], r[2]) for r in cursor.fetchall()]
