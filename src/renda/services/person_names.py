"""What people are called in papers: remembered by who reviews them, ended by who keeps the organisation. Every act is recorded.

Must not know: pages, how a name was found in a text.
"""

from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.services.unit_changes import LONGEST_ALIAS
from renda.store import organisation_writing as write
from renda.store.unit_of_work import begin


@retried
def remember_person(*, actor: Actor, person_id: UUID, alias: str, at: datetime) -> bool | Refused:
    """Remember whom a name of papers means, instead of whom it meant before; False when that is known."""
    if Duty.COORDINATE not in actor.duties:
        return no_right(actor, "记住称呼", Duty.COORDINATE)
    with begin(actor.organ_id):
        made = write.set_person_alias(
            organ_id=actor.organ_id, person_id=person_id, alias=alias[:LONGEST_ALIAS], by=actor.person_id, on=day_of(at)
        )
        if made:
            data = {"person": str(person_id), "alias": alias}
            record_act(actor, "PersonAliasRemembered", "remember_person", f"{actor.name}记住文件中“{alias}”的所指。", data, at)
    return made


@retried
def forget_person(*, actor: Actor, alias: str, at: datetime) -> None | Refused:
    """Let a name mean nobody any longer; what was accepted by it stays."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "停用称呼", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        if not write.end_person_alias(alias=alias, until_on=day_of(at)):
            return rule(f"没有记住称呼“{alias}”，或者已经停用。", "alias")
        record_act(actor, "PersonAliasEnded", "forget_person", f"{actor.name}停用文件中的称呼“{alias}”。", {"alias": alias}, at)
    return None
