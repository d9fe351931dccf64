"""Changes of what a post has charge of (分管), from a day until a day, and corrections of its rank. Every act is recorded.

Must not know: pages, HTTP.
"""

from datetime import date, datetime
from uuid import UUID

from renda.domain.days import chinese_date
from renda.domain.posts import EMPLOYMENT_WORDS, RANK_WORDS, Employment, Rank
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.store import organisation_writing as write
from renda.store.organisation_standing import post_standing
from renda.store.unit_of_work import begin


@retried
def charge_unit(  # noqa: PLR0913 - a charge is these things
    *, actor: Actor, post_id: UUID, unit_id: UUID, unit: str, from_on: date, at: datetime
) -> None | Refused:
    """Put a unit into a post's portfolio from a day on, unless it is in it then."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "调整分管", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        held = post_standing(post_id, on=from_on)
        if held is None:
            return rule("这个岗位在所填日期已经终止。请核对后再提交。", "from_on")
        if not write.charge(organ_id=actor.organ_id, post_id=post_id, unit_id=unit_id, from_on=from_on):
            return rule(f"“{unit}”在所填日期已由这个岗位分管。", "unit")
        said = f"{actor.name}自{chinese_date(from_on)}起将{unit}划归{held.person}分管。"
        data = {"post": str(post_id), "unit": str(unit_id), "from": from_on.isoformat()}
        record_act(actor, "UnitCharged", "charge_unit", said, data, at)
    return None


@retried
def release_unit(  # noqa: PLR0913 - a release is these things
    *, actor: Actor, post_id: UUID, unit_id: UUID, unit: str, until_on: date, at: datetime
) -> None | Refused:
    """Take a unit out of a post's portfolio on a day."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "调整分管", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        if not write.end_portfolio(post_id=post_id, unit_id=unit_id, until_on=until_on):
            return rule(f"这个岗位在所填日期不分管“{unit}”。", "until_on")
        said = f"{actor.name}自{chinese_date(until_on)}起终止对{unit}的分管。"
        data = {"post": str(post_id), "unit": str(unit_id), "until": until_on.isoformat()}
        record_act(actor, "UnitReleased", "release_unit", said, data, at)
    return None


@retried
def correct_standing(  # noqa: PLR0913 - a correction is these things
    *, actor: Actor, post_id: UUID, rank: Rank | None, employment: Employment, holder: str, at: datetime
) -> None | Refused:
    """Correct the rank recorded with a post, and how its holder is employed, for as long as the post is held.

    Who is promoted, or taken on the staff, is given another post from that day instead.
    """
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "更正职级", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        write.set_post_standing(post_id=post_id, rank=rank or "", employment=employment)
        words = f"{RANK_WORDS[rank] if rank else '职级未登记'}、{EMPLOYMENT_WORDS[employment]}"
        data = {"post": str(post_id), "rank": rank, "employment": employment}
        record_act(actor, "StandingCorrected", "correct_standing", f"{actor.name}将{holder}的岗位更正为{words}。", data, at)
    return None
