"""Refusals as problem+json (RFC 9457), with every reason, its code and its field.

Must not know: how a refusal came about.
"""

import json

from django.http import HttpResponse

from renda.domain.refusal_words import word_reason
from renda.domain.refusals import Code, Refused

_STATUS = {
    Code.NOT_FOUND: 404, Code.UNKNOWN_ACTION: 404, Code.NO_RIGHT: 403, Code.DOER_MAY_NOT_VERIFY: 403,
    Code.MOVED_ON: 409, Code.WRONG_STAGE: 409, Code.REPEATED_KEY: 409,
}


def status_of(refused: Refused) -> int:
    """The status of a refusal: that of its first reason."""
    return _STATUS.get(refused.reasons[0].code, 422)


def problem_body(refused: Refused) -> dict[str, object]:
    """Write a refusal as a problem object."""
    reasons = [{"code": str(r.code), "field": r.field, "text": word_reason(r)} for r in refused.reasons]
    return {"type": "about:blank", "title": reasons[0]["text"], "status": status_of(refused), "reasons": reasons}


def problem_response(body: dict[str, object]) -> HttpResponse:
    """Answer with a problem."""
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=int(str(body["status"])), content_type="application/problem+json"
    )
