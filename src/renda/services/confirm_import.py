"""Confirming the preview of a table, or cancelling the import. Must not know: files, pages, how rows are carried out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.previewed_rows import RowState
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.services.take_import import own_import
from renda.store import import_rows as rows
from renda.store.outbox import defer
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

APPLY_JOB = "renda.apply_import"
FEW = 50
"""So many rows are carried out while the person waits; more are left to a job."""
SCOPES = {"all": (RowState.NEW, RowState.CHANGED), "new": (RowState.NEW,)}


@retried
def confirm_import(*, actor: Actor, import_id: UUID, scope: str, at: datetime) -> bool | Refused:
    """This will let the previewed rows be carried out (`scope` all, or new only). True where that is done at once by the caller."""
    with begin(actor.organ_id):
        found = own_import(actor, import_id)
        if isinstance(found, Refused):
            return found
        if found.state != "previewed":
            return refuse(Code.RULE, text="这份表现在不能确认导入：已经确认过、已经取消，或者还没有读完。请刷新后查看。")
        todo = sum(found.counts.get(state, 0) for state in SCOPES.get(scope, ()))
        if not todo:
            return refuse(Code.RULE, text="没有要导入的行。请更正标出的单元格后重新上传。")
        rows.set_import(import_id, state="applying", scope=scope, confirmed_at=at)
        words = f"{actor.name}确认导入《{found.name}》：新增{found.counts.get('new', 0)}行，更正{found.counts.get('changed', 0)}行。"
        record_import(actor, import_id, "ImportConfirmed", "confirm_import", words, at, dict(found.counts))
        if todo > FEW:
            defer(APPLY_JOB, organ_id=str(actor.organ_id), import_id=str(import_id))
    return todo <= FEW


@retried
def cancel_import(*, actor: Actor, import_id: UUID, at: datetime) -> None | Refused:
    """This will stop an import: before it was confirmed its preview is forgotten, afterwards the rows not yet carried out are left."""
    with begin(actor.organ_id):
        found = own_import(actor, import_id)
        if isinstance(found, Refused):
            return found
        if found.state not in {"mapping", "reading", "previewed", "applying"}:
            return refuse(Code.RULE, text="这次导入已经结束，不能取消。")
        if found.state != "applying":
            rows.drop_chunks(import_id)
        rows.set_import(import_id, state="cancelled", ended_at=at)
        record_import(actor, import_id, "ImportCancelled", "cancel_import", f"{actor.name}取消导入《{found.name}》。", at, {})
    return None


def record_import(  # noqa: PLR0913 - an event is these things
    actor: Actor, import_id: UUID, kind: str, action: str, sentence: str, at: datetime, data: dict[str, Any]
) -> None:
    """This will write what happened to an import into its ledger."""
    record(PlainEvent(
        organ_id=actor.organ_id, chain="import", subject=import_id, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))
