"""Acting: open a case, do an action on one, hand in a file for a form. The header Idempotency-Key makes a repeated
request harmless.

Must not know: any particular procedure; rules.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, File, Router, Schema, Status, UploadedFile

from renda.adapters.blob_store import BlobStore
from renda.api.actor_auth import actor_of
from renda.api.addresses import CaseId
from renda.api.clock import now
from renda.api.once import Key, once
from renda.api.problems import plain_problem, refused_response
from renda.api.schemas import DoneOut, Problem, UploadOut
from renda.domain.refusals import Code, Refused, refuse
from renda.intake.evidence_files import accept_evidence
from renda.intake.reasons import IntakeRefused
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.stage_upload import stage_upload
from renda.store.contributions import procedures

router = Router()
_ERRORS = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem, 429: Problem}


class ActionIn(Schema):
    """An action handed in: the form's values, the version last seen, the day it takes effect."""

    data: dict[str, Any] = Field(default_factory=dict, title="内容", description="按所办动作填写的各项")
    expected_version: int | None = Field(None, title="版本", description="所见的版本；他人已先办理时回答409，写明何人何时")
    on: date | None = Field(None, title="办理日期", description="不填为今天；不早于上一步，不晚于今天")


@router.post(
    "/cases/{case_id}/actions/{action}", response={200: DoneOut, **_ERRORS}, operation_id="act", summary="办理",
    description="对一件事项办理一个动作。",
)
def act(request: HttpRequest, case_id: CaseId, action: str, body: ActionIn, key: Key) -> Any:
    """Do an action on a case."""
    actor, at = actor_of(request), now()
    asked = {"case": str(case_id), "action": action, **body.model_dump(mode="json")}
    return _once(request, key, asked, lambda: act_on_case(
        actor=actor, case_id=case_id, action=action, data=body.data, at=at, on=body.on,
        expected_version=body.expected_version,
    ))


@router.post(
    "/procedures/{procedure}/actions/{action}", response={200: DoneOut, **_ERRORS}, operation_id="open", summary="登记",
    description="登记一件新的事项。",
)
def opening(request: HttpRequest, procedure: str, action: str, body: ActionIn, key: Key) -> Any:
    """Open a case by an opening action."""
    actor, at = actor_of(request), now()
    if procedure not in procedures():
        return refused_response(refuse(Code.UNKNOWN_ACTION, action=action))
    asked = {"procedure": procedure, "action": action, **body.model_dump(mode="json")}
    return _once(request, key, asked, lambda: open_case(
        actor=actor, procedure=procedure, action=action, data=body.data, at=at, on=body.on
    ))


@router.post(
    "/uploads", response={201: UploadOut, 401: Problem, 413: Problem, 422: Problem, 429: Problem},
    operation_id="upload", tags=["文件"], summary="上传文件", description="先上传文件，再把得到的标识填入文件类的项。标有密级的文件不收。",
)
def upload(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """Stage a file for a form of the actor."""
    limit = settings.RENDA.upload_limit_mb * 1024 * 1024
    stream: Any = file  # Django's files read as binary ones, whatever their type says
    try:
        accepted = accept_evidence(stream, file.name or "未命名", limit=limit)
    except IntakeRefused as refused:
        return plain_problem(422, "file_refused", "".join(r.sentence for r in refused.reasons), field="file")
    stream.seek(0)
    kept = stage_upload(
        actor=actor_of(request), stream=stream, name=accepted.name, at=now(), files=BlobStore(settings.FILES_DIR)
    )
    return Status(201, UploadOut(id=kept.upload_id, name=kept.name, size=kept.size, media_type=kept.media_type))


def _once(request: HttpRequest, key: str, asked: Mapping[str, Any], do: Callable[[], Done | Refused]) -> Any:
    def answer() -> Mapping[str, Any] | Refused:
        done = do()
        if isinstance(done, Refused):
            return done
        told = DoneOut(
            id=done.case_id, number=done.number, stage=done.stage, version=done.version, opened=list(done.opened)
        )
        return told.model_dump(mode="json")

    outcome = once(request, key, asked, answer)
    return DoneOut.model_validate(outcome[1]) if isinstance(outcome, tuple) else outcome
