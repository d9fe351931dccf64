"""Beginning a campaign with everything it usually has, or with the structure of an earlier one: links, units, items – no records.

All of it or nothing. Must not know: pages, how an act is decided.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from renda.domain.refusals import Refused
from renda.domain.rights import Actor
from renda.procedures.campaign.reads.campaign_records import links_of
from renda.procedures.campaign.reads.campaign_structure import Structure
from renda.procedures.campaign.templates_of_kinds import UsualCampaign
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.retried import retried
from renda.store.unit_of_work import begin

_ALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Links as (title, the kinds of records each gathers), units by batch, items as (title, link's title, day, unit)."""

    links: Sequence[tuple[str, ...]]
    batches: Mapping[int, Sequence[UUID]]
    items: Sequence[tuple[str, str, date, UUID]]


class _Undone(Exception):  # noqa: N818 - says what happened
    """One act was refused, so nothing is begun."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


def usual_layout(usual: UsualCampaign, units: Sequence[UUID], *, from_on: date, until_on: date) -> Layout:
    """This will lay out a campaign from the template of its kind, for these units."""
    days = (until_on - from_on).days
    return Layout(links=usual.links, batches={1: units} if units else {}, items=tuple(
        (item.title, item.link, from_on + timedelta(days=days * item.due_after // _ALL), unit) for item in usual.items for unit in units
    ))


def layout_again(earlier: Structure, *, from_on: date, until_on: date) -> Layout:
    """This will lay out a campaign as an earlier one was, its days moved with the first, none after the last."""
    titles, moved = {link.id: link.title for link in earlier.links}, from_on - earlier.from_on
    batches: dict[int, list[UUID]] = defaultdict(list)
    for part in earlier.parts:
        batches[part.batch].append(part.unit_id)
    return Layout(
        links=tuple((link.title, *link.gathers) for link in earlier.links), batches=batches,
        items=tuple((i.title, titles[i.link], min(i.due_on + moved, until_on), i.unit) for i in earlier.items),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The campaign, and the plan drafted under it where one was wanted."""

    campaign: UUID
    plan: UUID | None = None


@retried
def start_campaign(
    *, actor: Actor, data: Mapping[str, Any], layout: Layout, at: datetime, with_plan: bool = False
) -> Begun | Refused:
    """This will prepare a campaign with its links, units and items, and draft its plan where one is wanted; `data` is what the form of
    preparing holds beside the links."""
    try:
        with begin(actor.organ_id):
            rows = [{"title": title, "gathers": first, "gathers_too": too} for title, first, *too in layout.links]
            campaign = _done(open_case(actor=actor, procedure="campaign", action="prepare", data={**data, "links": rows}, at=at)).case_id
            for batch, units in sorted(layout.batches.items()):
                chosen = {"units": [str(u) for u in units], "batch": batch}
                _done(act_on_case(actor=actor, case_id=campaign, action="add_units", data=chosen, at=at))
            links = {link.title: link.id for link in links_of(actor, campaign)}
            for title, link, due_on, unit in layout.items:
                given = {"title": title, "campaign": str(campaign), "link": str(links[link]), "item_kind": "required",
                         "unit": str(unit), "due_on": due_on.isoformat()}
                _done(open_case(actor=actor, procedure="campaign_item", action="set", data=given, at=at))
            plan = _done(_plan_drafted(actor, campaign, data, at)).case_id if with_plan else None
    except _Undone as undone:
        return undone.refused
    return Begun(campaign=campaign, plan=plan)


def _plan_drafted(actor: Actor, campaign: UUID, data: Mapping[str, Any], at: datetime) -> Done | Refused:
    given = {"title": f"{data.get('title')}实施方案", "campaign": str(campaign), "unit": str(actor.unit_id), "plan_use": "carrying_out",
             **{key: data.get(key) for key in ("answering", "from_on", "until_on")}}
    return open_case(actor=actor, procedure="plan", action="draft", data=given, at=at)


def _done(outcome: Done | Refused) -> Done:
    if isinstance(outcome, Refused):
        raise _Undone(outcome)
    return outcome
