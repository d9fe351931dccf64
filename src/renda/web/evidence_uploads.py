"""Files of a posted form: looked at, staged, and replaced by their tokens; a refused one is told at its field.

Must not know: what the form does.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from renda.adapters.blob_store import BlobStore, StorageFull
from renda.domain.fields import Field, FieldKind
from renda.domain.refusals import Code, Reason
from renda.intake.evidence_files import accept_evidence
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.services.stage_upload import stage_upload
from renda.web.posted import Raw
from renda.web.views.frame import SignedInRequest, now


def file_store() -> BlobStore:
    """The store of kept files."""
    return BlobStore(settings.FILES_DIR)


def with_uploads(request: SignedInRequest, raw: Raw, fields: Iterable[Field]) -> tuple[Raw, tuple[Reason, ...]]:
    """Stage every file sent with the form; its token joins those sent before."""
    staged: dict[str, Any] = dict(raw)
    reasons: list[Reason] = []
    for item in fields:
        if item.kind is not FieldKind.FILE:
            continue
        for upload in request.FILES.getlist(item.key):
            token, refused = _stage(request, upload)
            reasons += [Reason(code=Code.RULE, field=item.key, facts={"text": text}) for text in refused]
            if token:
                staged[item.key] = [*staged.get(item.key, []), token]
    return staged, tuple(reasons)


def _stage(request: SignedInRequest, upload: Any) -> tuple[str, tuple[str, ...]]:
    limit = settings.RENDA.upload_limit_mb * 1024 * 1024
    name = upload.name or "未命名"
    try:
        accepted = accept_evidence(upload, name, limit=limit)
    except IntakeRefused as refused:
        return "", tuple(reason.sentence for reason in refused.reasons)
    upload.seek(0)
    try:
        kept = stage_upload(
            actor=request.actor, stream=upload, name=accepted.name, at=now(request), files=file_store()
        )
    except StorageFull:
        return "", (intake_reason(IntakeCode.STORAGE_FULL).sentence,)
    return str(kept.upload_id), ()
