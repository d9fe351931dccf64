"""Pages for everything that went wrong. Each keeps what was typed and offers to try again where that can help.

Must not know: business; it must work with the database stopped, so it reads neither session nor tables.
"""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from renda.adapters.blob_store import StorageFull
from renda.store.unit_of_work import Collision
from renda.web.posted import kept_values
from renda.web.view_models.entrance import ProblemPage
from renda.web.view_models.parts import Fact, Link
from renda.web.whole_bodies import BodyCutOff, BodyTooLarge, LengthMissing

_HOME = (Link(label="回首页", href="/"),)
_SHOWN_LIMIT = 2000  # characters of one value that are shown to be copied; the hidden copy is whole


def problem_page(request: HttpRequest, page: ProblemPage) -> HttpResponse:
    """Render a problem page without frame, session or database."""
    text = render_to_string("pages/problem.html", {"page": page, "csrf_token": get_token(request)})
    return HttpResponse(text, status=int(page.code))


def expired(request: HttpRequest, *, reasons: tuple[str, ...] = (), links: tuple[Link, ...] = ()) -> HttpResponse:
    """Answer a form sent after the session ended: what was typed stays and comes back after signing in again."""
    lost = tuple(f"文件“{f.name}”没有收到，登录后请重新选择。" for f in request.FILES.values() if hasattr(f, "name"))
    return problem_page(request, ProblemPage(
        code="403", title="需要重新登录",
        sentence="离开的时间较长，系统已自动退出，这次提交还没有办理。填写的内容没有丢，重新登录后回到原来的表单，核对后再提交。",
        reasons=(*reasons, *lost), retry_href=request.get_full_path(), retry_label="登录，回到表单",
        kept=kept_values(request.POST), kept_visible=_visible(request), sign_in=True, links=links,
    ))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form whose token is stale: what was typed stays and can be sent again."""
    if "password" in request.POST:
        return problem_page(request, ProblemPage(
            code="403", title="页面已经过时", sentence="这一页打开得太久，系统没有办理。请重新打开后再登录。",
            links=(Link(label="重新打开", href=request.get_full_path()),),
        ))
    if not request.user.is_authenticated:
        return expired(request)
    return problem_page(request, ProblemPage(
        code="403", title="页面已经过时",
        sentence="这一页打开得太久，或在别处重新登录过，系统没有办理。填写的内容还在下面，核对后可以再次提交。",
        retry_href=request.get_full_path(), retry_label="再次提交", kept=kept_values(request.POST),
        kept_visible=_visible(request), links=_HOME,
    ))


_UNREADABLE = (
    (LengthMissing, "411", "内容没有标明大小", "提交的内容没有标明大小，系统没有接收。请用浏览器的表单上传。"),
    (RequestDataTooBig | TooManyFieldsSent | BodyTooLarge, "413", "内容太大",
     "提交的内容超过了系统能接收的大小，没有办理。请减少内容或文件后再提交。"),
    (BodyCutOff, "400", "内容没有收全",
     "提交的内容没有收全，可能是网络中断。系统没有办理，也没有保存文件。填写的文字还在下面，请回到表单重新选择文件后再提交。"),
    (Exception, "400", "请求有误", "系统看不懂这次请求，没有办理。请从待办或台账重新进入。"),
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read (400), came without its length (411) or is too large (413)."""
    code, title, sentence = next(words for kind, *words in _UNREADABLE if isinstance(exception, kind))
    visible = _visible(request) if isinstance(exception, BodyCutOff) else ()
    return problem_page(request, ProblemPage(
        code=code, title=title, sentence=sentence, kept_visible=visible, links=_HOME,
    ))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that is not permitted."""
    return problem_page(request, ProblemPage(
        code="403", title="无权查看", sentence="您现在的岗位无权查看这一页。换一个岗位，或与本机关系统管理员联系。", links=_HOME
    ))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer an address that does not exist, or exists for others only."""
    return problem_page(request, ProblemPage(
        code="404", title="没有这个页面", sentence="可能是地址有误，也可能是您没有权限查看。请从待办或台账进入。", links=_HOME
    ))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a failure: 503 where trying again can help, 507 when the disk is full, with what was typed; 500 otherwise."""
    problem = sys.exc_info()[1]
    if isinstance(problem, OperationalError | InterfaceError):
        return _to_be_tried_again(
            request, "数据库暂时连不上", "系统暂时连不上数据库，这一步没有办理。填写的内容都在这一页，请稍等片刻再点“重试”。",
        )
    if isinstance(problem, Collision):
        return _to_be_tried_again(
            request, "同时办理的人较多", "多人同时在办相关的事项，这一步没有办理。填写的内容都在这一页，请点“重试”。",
        )
    code, title, sentence = "500", "系统出了错", "这一步没有办成，已经办好的事项不受影响。请稍后再试；一再出现的，请告诉本机关系统管理员。"
    if isinstance(problem, StorageFull):
        code, title = "507", "存储空间已满"
        sentence = "服务器的存储空间已满，这一步没有办理，文件没有保存。请告诉本机关系统管理员，腾出空间后再提交。"
    return problem_page(request, ProblemPage(
        code=code, title=title, sentence=sentence, kept_visible=_visible(request), links=_HOME,
    ))


def _to_be_tried_again(request: HttpRequest, title: str, sentence: str) -> HttpResponse:
    return problem_page(request, ProblemPage(
        code="503", title=title, sentence=sentence, mends=("一再出现的，请告诉本机关系统管理员。",),
        retry_href=request.get_full_path(), retry_method="post" if request.method == "POST" else "get",
        kept=_kept(request), kept_visible=_visible(request), links=_HOME,
    ))


def _kept(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    return kept_values(request.POST if request.method == "POST" else request.GET)


def _visible(request: HttpRequest) -> tuple[Fact, ...]:
    """What was typed, to be copied: tokens and the system's own fields are left out."""
    if request.method != "POST":
        return ()
    typed = [(n, v) for n, v in kept_values(request.POST) if v.strip() and not _is_machine(n, v)]
    return tuple(Fact(label=f"第{i}项", value=v[:_SHOWN_LIMIT]) for i, (_, v) in enumerate(typed, start=1))


def _is_machine(name: str, value: str) -> bool:
    return name.startswith("_") or name in ("version", "next", "key") or (len(value) == 36 and value.count("-") == 4)
