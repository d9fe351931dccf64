"""Taking in a table: the file is kept, its columns are proposed or chosen; nothing else is written.

Must not know: pages; how a file is read (what stands in its head is handed in).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO
from uuid import UUID

from renda.adapters.blob_store import BlobStore, StoredBlob
from renda.domain.column_headings import RecognisedHead, chosen, head_from_json, head_to_json
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import word_rights
from renda.domain.rights import Actor
from renda.domain.sheet_shape import SheetShape
from renda.reads.table_shapes import import_shape, may_import
from renda.services.retried import retried
from renda.store import import_rows as rows
from renda.store.file_rows import keep_blob_row
from renda.store.outbox import defer
from renda.store.unit_of_work import begin

READ_JOB = "renda.read_import"
AT_ONCE = 1000
"""So many rows are looked at while the person waits; more are left to a job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenImport:
    """A table taken in; `at_once` says that its rows are to be judged by the caller now, `is_certain` that nobody need choose."""

    import_id: UUID
    is_certain: bool
    at_once: bool


def take_import(  # noqa: PLR0913 - a table brought in is these things
    *, actor: Actor, shape: SheetShape, name: str, source: str, stream: BinaryIO, files: BlobStore, head: RecognisedHead,
    height: int, at: datetime,
) -> TakenImport | Refused:
    """This will keep a table of `height` rows; where its columns are certain it is to be read, otherwise they are chosen first.

    :raises renda.adapters.blob_store.StorageFull: nothing is kept then.
    """
    if not may_import(actor, shape):
        return refuse(
            Code.NO_RIGHT, post=actor.post_title, action=f"导入{shape.procedure.label}", who=word_rights(shape.action.rights)
        )
    kept = {**head_to_json(head), "height": height}
    made = _taken(actor, shape, source.strip()[:100], kept, at, files.put(stream, name=name), is_certain=head.is_certain)
    return TakenImport(import_id=made, is_certain=head.is_certain, at_once=head.is_certain and height <= AT_ONCE)


@retried
def _taken(
    actor: Actor, shape: SheetShape, source: str, head: Mapping[str, Any], at: datetime, kept: StoredBlob, *, is_certain: bool
) -> UUID:
    with begin(actor.organ_id):
        blob = keep_blob_row(organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type))
        made = rows.insert_import(
            organ_id=actor.organ_id, person_id=actor.person_id, post_id=actor.post_id, procedure=shape.procedure.key,
            action=shape.action.key, name=kept.name[:200], source=source, blob_id=blob,
            state="reading" if is_certain else "mapping", head=head, at=at,
        )
        if is_certain:
            _leave_to_job(actor, made, head)
    return made


def _leave_to_job(actor: Actor, import_id: UUID, head: Mapping[str, Any]) -> bool:
    """A long table is read by a job. True where it is short."""
    if head["height"] > AT_ONCE:
        defer(READ_JOB, organ_id=str(actor.organ_id), import_id=str(import_id))
    return bool(head["height"] <= AT_ONCE)


@retried
def choose_columns(*, actor: Actor, import_id: UUID, mapping: Mapping[int, str]) -> bool | Refused:
    """This will put a person's choice of columns in place of what was recognised; the table is to be read again, by the caller
    where True."""
    with begin(actor.organ_id):
        found = own_import(actor, import_id)
        if isinstance(found, Refused):
            return found
        if found.state not in {"mapping", "reading", "previewed"}:
            return refuse(Code.RULE, text="这份表已经确认导入，不能再改列的对应关系。需要时请重新上传。")
        shape = import_shape(found.procedure, found.action)
        if shape is None:
            return refuse(Code.NOT_FOUND)
        head = chosen(head_from_json(found.head), mapping, shape)
        twice = sorted({c.heading for c in head.columns if c.key and [x.key for x in head.columns].count(c.key) > 1})
        if twice:
            return refuse(Code.RULE, text=f"“{'”“'.join(twice)}”对应到了同一项。一项只能对应一列，请更正。")
        if head.missing:
            text = f"必填的“{'”“'.join(head.missing)}”还没有对应的列。请选择对应的列，或在表中补上这一列后重新上传。"
            return refuse(Code.RULE, text=text)
        kept = {**head_to_json(head), "height": found.head["height"]}
        rows.set_import(import_id, head=kept, state="reading")
        return _leave_to_job(actor, import_id, kept)


def own_import(actor: Actor, import_id: UUID) -> rows.ImportRow | Refused:
    """This will lock an import of the actor's own; another's does not exist."""
    found = rows.import_by(import_id, lock=True)
    if found is None or found.person_id != actor.person_id or found.post_id != actor.post_id:
        return refuse(Code.NOT_FOUND)
    return found
