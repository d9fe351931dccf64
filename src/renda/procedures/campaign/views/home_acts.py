"""What a post may begin from the home page of a campaign: its next step, what is set, its reports, and the records of its links.

Must not know: SQL, how an act is decided.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse

from renda.domain.rights import Actor, Duty
from renda.procedures.campaign.gathering import ENTERED
from renda.procedures.campaign.reads import campaign_records as records
from renda.procedures.campaign.views.home_models import SideList, Upcoming
from renda.procedures.campaign.vocabulary import CAMPAIGN_OPEN
from renda.reads.table_shapes import import_shape, may_import
from renda.store.contributions import procedures
from renda.web.opening_buttons import opening_buttons, openings_at_hand
from renda.web.view_models.parts import Button, Link

_NEXT_STEP = {"preparing": ("launch", "启动"), "running": ("conclude", "转入总结"), "concluding": ("close", "办结")}
_OWN_STEPS = {"preparing": {Duty.COORDINATE, Duty.LEAD}, "running": {Duty.COORDINATE}, "concluding": {Duty.LEAD}}


def campaign_acts(actor: Actor, campaign: records.Campaign, day: date) -> tuple[Button, ...]:
    """This will draw what the post may begin from here, its main act first; further acts on the campaign are on its case page."""
    again = Button(label="新开一次", href=reverse("start_campaign"))
    coordinates = Duty.COORDINATE in actor.duties
    if campaign.stage not in CAMPAIGN_OPEN:
        return (again,) if coordinates else ()
    step = _step(actor, campaign)
    required = Button(label="登记指导组要求", href=reverse("act", args=(campaign.id, "give_requirement")))
    known = f"?campaign={campaign.number}"
    if coordinates:
        return (
            *(step if campaign.stage == "preparing" else ()),
            Button(label="布置动作", href=reverse("campaign_items", args=(campaign.id,)), is_main=campaign.stage != "preparing"),
            Button(label="安排会议", href=reverse("open_case", args=("campaign_meeting", "arrange")) + known), required,
            *_reports(campaign, day), *(() if campaign.stage == "preparing" else step), again,
        )
    guides = (required,) if records.is_guided_by(actor, campaign.id) else ()
    if Duty.HANDLE in actor.duties or Duty.SECRETARY in actor.duties:
        chosen = Button(label="选定自选动作", href=reverse("open_case", args=("campaign_item", "choose")) + known)
        return (*openings_at_hand(actor), *guides, *step, *((chosen,) if Duty.HANDLE in actor.duties else ()))
    return (*step, *guides)


def _step(actor: Actor, campaign: records.Campaign) -> tuple[Button, ...]:
    """The next step of the campaign itself, for whose it is."""
    action, label = _NEXT_STEP[campaign.stage]
    if not actor.duties & _OWN_STEPS[campaign.stage]:
        return ()
    return (Button(label=label, href=reverse("act", args=(campaign.id, action)), is_main=campaign.stage == "preparing"),)


def _reports(campaign: records.Campaign, day: date) -> tuple[Button, ...]:
    """Reports with the campaign's own figures: of this week, of the time so far, of the whole once it is being concluded."""
    monday = day - timedelta(days=day.weekday())
    wanted = [("campaign_briefing", "起草简报", min(monday, day)), ("campaign_stage", "拟写阶段报告", min(campaign.from_on, day))]
    if campaign.stage == "concluding":
        wanted.append(("campaign_closing", "拟写总结报告", min(campaign.from_on, day)))
    return tuple(
        Button(label=label, href=reverse("report_begin", args=(kind,)), method="post", hidden=(
            ("case", str(campaign.id)), ("first", first.isoformat()), ("last", day.isoformat()),
        )) for kind, label, first in wanted
    )


def entries(actor: Actor, campaign: records.Campaign, links: Sequence[records.CampaignLink]) -> tuple[SideList, ...]:
    """This will list where the records that the links gather are entered, one by one or as a table, for who may."""
    if campaign.stage not in CAMPAIGN_OPEN:
        return ()
    kinds = dict.fromkeys((gathered, link.title) for link in links for gathered in link.gathers)
    rows, seen = [], set()
    for gathered, title in kinds:
        for key in ENTERED.get(gathered, ()):
            if key in procedures() and key not in seen:
                seen.add(key)
                rows += _entry(title, (*_opened(actor, key), *_brought(actor, key)))
    listed = Link(label="导入记录", href=reverse("imports"))
    return (SideList(key="entries", title="登记和导入", rows=tuple(rows), empty="", link=listed),) if rows else ()


def _entry(link: str, ways: Sequence[Button]) -> list[Upcoming]:
    """The ways in of one kind of record in one row: its form, and behind it its table."""
    also = Link(label="导入", href=ways[1].href) if len(ways) > 1 else None
    return [Upcoming(title=ways[0].label, href=ways[0].href, remark=link, also=also)] if ways else []


def _opened(actor: Actor, key: str) -> tuple[Button, ...]:
    return opening_buttons(actor, procedures()[key], is_main=False)[:1]


def _brought(actor: Actor, key: str) -> tuple[Button, ...]:
    shape = import_shape(key)
    if shape is None or not may_import(actor, shape):
        return ()
    return (Button(label=f"导入{procedures()[key].label}", href=reverse("import_upload", args=(key, shape.action.key))),)
