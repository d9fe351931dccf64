"""Changes of a unit: the unit above it, and the other names it goes by. Every act is recorded; nothing is deleted.

Must not know: pages, HTTP.
"""

from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor, Duty
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.store import organisation_writing as write
from renda.store.organisation_standing import alias_holder, units_above
from renda.store.unit_of_work import begin

LONGEST_ALIAS = 60


@retried
def move_unit(  # noqa: PLR0913 - a move is these things
    *, actor: Actor, unit_id: UUID, name: str, parent_id: UUID | None, parent: str, at: datetime
) -> None | Refused:
    """Put a unit under another one, or at the top; never under itself or a unit below it."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "调整上级单位", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        if parent_id is not None and unit_id in units_above(parent_id):
            return rule(f"“{parent}”就是“{name}”或它的下级，不能作为上级单位。请选择别的单位。", "parent")
        write.set_parent(unit_id=unit_id, parent_id=parent_id)
        said = f"{actor.name}将单位{name}的上级调整为{parent or '无'}。"
        data = {"unit": str(unit_id), "parent": str(parent_id) if parent_id else None}
        record_act(actor, "UnitMoved", "move_unit", said, data, at)
    return None


@retried
def add_alias(*, actor: Actor, unit_id: UUID, name: str, alias: str, at: datetime) -> None | Refused:
    """Let a unit go by another name in papers, unless another unit goes by it."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "登记别名", Duty.SYSTEM_ADMIN)
    alias = "".join(alias.split())
    if not alias:
        return refuse(Code.REQUIRED, field="alias", label="别名")
    if len(alias) > LONGEST_ALIAS:
        return refuse(Code.TOO_LONG, field="alias", label="别名", limit=str(LONGEST_ALIAS), length=str(len(alias)))
    with begin(actor.organ_id):
        holder = alias_holder(alias)
        if holder is not None:
            return rule(f"“{alias}”已经是“{holder}”的名称或别名。请先停用，或换一个。", "alias")
        write.insert_alias(organ_id=actor.organ_id, unit_id=unit_id, alias=alias)
        said = f"{actor.name}为单位{name}登记别名“{alias}”。"
        record_act(actor, "AliasAdded", "add_alias", said, {"unit": str(unit_id), "alias": alias}, at)
    return None


@retried
def end_alias(*, actor: Actor, unit_id: UUID, name: str, alias: str, at: datetime) -> None | Refused:
    """Stop a unit from going by another name; documents read before keep what they found."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "停用别名", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        if not write.end_alias(unit_id=unit_id, alias=alias, until_on=day_of(at)):
            return rule(f"“{name}”没有别名“{alias}”，或者已经停用。", "alias")
        said = f"{actor.name}停用单位{name}的别名“{alias}”。"
        record_act(actor, "AliasEnded", "end_alias", said, {"unit": str(unit_id), "alias": alias}, at)
    return None
