"""Keeping an office's own Word template as a new version, and choosing one for a draft. Must not know: Word, HTTP."""

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.rights import Actor
from renda.reads.report_templates import report_template
from renda.reads.report_tokens import known_tokens
from renda.reads.report_words import worded
from renda.services.draft_report import not_a_coordinator, tell
from renda.services.retried import retried
from renda.store.contributions import report_kinds
from renda.store.file_rows import keep_blob_row
from renda.store.models.tenancy import uuid7
from renda.store.report_rows import choose_template_row, insert_template, locked_report
from renda.store.unit_of_work import begin

NAME_LIMIT = 60


@retried
def keep_template(  # noqa: PLR0913 - a template is these things
    *, actor: Actor, kind: str, name: str, content: bytes, at: datetime, files: BlobStore,
    faults: Callable[[bytes, str, Mapping[str, str]], tuple[str, ...]],
) -> UUID | Refused:
    """This will keep a template that has no faults as the next version of its name; `faults` checks bytes for a kind and its figures.

    :raises KeyError: when there is no such kind.
    """
    declared, name = report_kinds()[kind], " ".join(name.split())
    refused = not_a_coordinator(actor, "保存模板")
    if refused:
        return refused
    if not name or len(name) > NAME_LIMIT:
        return refuse(Code.RULE, text=f"模板名称应为1至{NAME_LIMIT}个字。")
    template_id = uuid7()
    with begin(actor.organ_id):
        wrong = faults(content, kind, worded(known_tokens(declared, declared.wording)))
        if wrong:
            return Refused(tuple(Reason(code=Code.RULE, field="file", facts={"text": text}) for text in wrong))
        kept = files.put(io.BytesIO(content), name=f"{name}.docx")
        blob = keep_blob_row(organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type))
        version = insert_template(
            template_id, organ_id=actor.organ_id, kind=kind, name=name, blob_id=blob, person_id=actor.person_id, at=at
        )
        sentence = f"{actor.name}保存{declared.label}模板“{name}”第{version}版。"
        data = {"kind": kind, "name": name, "version": version, "digest": kept.address}
        tell(actor, template_id, "TemplateKept", "保存模板", sentence, at, data)
    return template_id


@retried
def choose_template(*, actor: Actor, report_id: UUID, template_id: UUID | None, at: datetime) -> None | Refused:
    """This will have a draft printed through a template of its kind, or in the system's own layout (None)."""
    refused = not_a_coordinator(actor, "选择模板")
    if refused:
        return refused
    with begin(actor.organ_id):
        row = locked_report(report_id, organ_id=actor.organ_id)
        chosen = report_template(template_id, organ_id=actor.organ_id)
        if row is None or (template_id and (chosen is None or chosen.kind != row.kind)):
            return refuse(Code.NOT_FOUND)
        if row.state == "draft" and row.template_id != template_id:
            choose_template_row(row, template_id)
            words = chosen.words if chosen else "系统格式"
            tell(actor, report_id, "TemplateChosen", "选择模板", f"{actor.name}选用{words}。", at, {"template": str(template_id or "")})
    return None
