"""Everything that is not an answer, as problem+json (RFC 9457): refusals with every reason, its code and its field; a
request that cannot be read; a failure.

Must not know: how a refusal came about.
"""

import json
import logging
import math
from collections.abc import Mapping
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from renda.domain.refusal_words import word_reason
from renda.domain.refusals import Code, Refused, refuse
from renda.store.unit_of_work import Collision

_STATUS = {
    Code.NOT_FOUND: 404, Code.UNKNOWN_ACTION: 404, Code.NO_RIGHT: 403, Code.DOER_MAY_NOT_VERIFY: 403,
    Code.MOVED_ON: 409, Code.WRONG_STAGE: 409, Code.NOT_CALLED_FOR: 409, Code.REPEATED_KEY: 409,
}
_HTTP = {
    400: "请求正文不是有效的 JSON。请检查格式和编码（UTF-8）。",
    401: "没有登录，或者接口密钥无效、已到期、已停用。请在请求头写明 Authorization: Bearer 和有效的密钥。",
    403: "用会话调用时，写操作须带 CSRF 令牌。程序请改用接口密钥。",
    404: "没有这个地址。请核对接口说明。",
    405: "这个地址不接受这种请求方法。请核对接口说明。",
    411: "请求没有标明大小（Content-Length），没有接收。请标明后再提交。",
    413: "提交的内容超过了系统能接收的大小。请减少内容后再提交。",
    500: "这一步没有办成，已经办好的事项不受影响。请稍后再试；一再出现的，请告诉本机关系统管理员。",
    503: "系统暂时连不上数据库，这一步没有办理。请稍后带同一请求编号再试。",
    507: "服务器的存储空间已满，这一步没有办理。请告诉本机关系统管理员。",
}
log = logging.getLogger(__name__)


def status_of(refused: Refused) -> int:
    """The status of a refusal: that of its first reason."""
    return _STATUS.get(refused.reasons[0].code, 422)


def problem_body(refused: Refused) -> dict[str, Any]:
    """Write a refusal as a problem object."""
    reasons = [
        {"code": str(r.code), "field": r.field, "text": word_reason(r), "facts": dict(r.facts)} for r in refused.reasons
    ]
    return {"type": "about:blank", "title": reasons[0]["text"], "status": status_of(refused), "reasons": reasons}


def problem_response(body: Mapping[str, Any]) -> HttpResponse:
    """Answer with a problem."""
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=int(body["status"]), content_type="application/problem+json"
    )


def refused_response(refused: Refused) -> HttpResponse:
    """Answer with a refusal."""
    return problem_response(problem_body(refused))


def not_there() -> HttpResponse:
    """Answer that a case does not exist, or is not the caller's to see."""
    return refused_response(refuse(Code.NOT_FOUND))


def plain_problem(status: int, code: str, text: str = "", *, field: str | None = None, **facts: str) -> HttpResponse:
    """Answer with a problem that is no refusal; a known status words itself."""
    said = text or _HTTP[status]
    reason = {"code": code, "field": field, "text": said, "facts": facts}
    return problem_response({"type": "about:blank", "title": said, "status": status, "reasons": [reason]})


def word_all_problems(api: NinjaAPI) -> None:
    """Let every exception on the way be answered as a problem."""
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(Http404, lambda _request, _exc: plain_problem(404, "no_such_address"))
    api.add_exception_handler(Exception, _failed)


def _invalid(_request: HttpRequest, exc: Any) -> HttpResponse:
    reasons = [
        {"code": "not_valid", "field": _place(e), "text": f"“{_place(e)}”不符合接口说明的要求。", "facts": {"detail": str(e["msg"])}}
        for e in exc.errors
    ]
    return problem_response({"type": "about:blank", "title": reasons[0]["text"], "status": 422, "reasons": reasons})


def _place(error: Mapping[str, Any]) -> str:
    parts = [str(p) for p in error["loc"] if p not in ("body", "query", "path", "header", "file", "asked")]
    return ".".join(parts) or "请求正文"


def _http(_request: HttpRequest, exc: Any) -> HttpResponse:
    if isinstance(exc, Throttled):
        wait = math.ceil(exc.wait or 1)
        answer = plain_problem(429, "too_many", f"请求太频繁。请{wait}秒后再试。", wait=str(wait))
        answer["Retry-After"] = str(wait)
        return answer
    codes = {400: "not_readable", 401: "not_signed_in", 403: "csrf"}
    answer = plain_problem(exc.status_code, codes.get(exc.status_code, "http"), _HTTP.get(exc.status_code, str(exc)))
    if exc.status_code == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _failed(request: HttpRequest, exc: Any) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=exc)
    if isinstance(exc, Collision):
        return plain_problem(503, "collision", "多人同时在办相关的事项，这一步没有办理。请稍后带同一请求编号再试。")
    return failure(503 if isinstance(exc, OperationalError | InterfaceError) else 500)


def failure(status: int) -> HttpResponse:
    """Answer where no operation could: what was sent cannot be read, or the system failed."""
    codes = {400: "not_readable", 411: "length_missing", 413: "too_large", 503: "no_database", 507: "storage_full"}
    return plain_problem(status, codes.get(status, "failed"))
