"""Every page asks for a sign-in unless its route is listed here. A form sent after the session ended loses nothing.

Must not know: rights – what a signed-in person may do is decided below.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url

from renda.web.kept_form import KEPT_FORM
from renda.web.posted import kept_values
from renda.web.view_models.parts import Link
from renda.web.views.errors import expired

PUBLIC_ROUTES = frozenset(
    {
        "health",
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "choose_persona",
        "public_list",
        "public_item",
        "deadline_calendar",
        "public_file",
        "public_data",
        "public_feed",
        "closed",
    }
)
SELF_GUARDED_PREFIX = "/api/"  # the API answers 401 as problem+json by itself


class SignInRequired:
    """Middleware: an anonymous request for a route that is not public is sent to the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will pass the request on; the check needs the route and happens in `process_view`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        """This will ask for a sign-in where the route needs one; a sent form is kept meanwhile."""
        match = request.resolver_match
        if request.user.is_authenticated or request.path.startswith(SELF_GUARDED_PREFIX):
            return None
        if match is not None and match.url_name in PUBLIC_ROUTES:
            return None
        if request.method != "POST":
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        return _sign_in_again(request) if request.POST.get("password") else _ask_again(request)


def _sign_in_again(request: HttpRequest) -> HttpResponseBase:
    """Sign in with what the problem page sent; the form then comes back filled in, to be sent by the person."""
    try:
        account: Any = get_adapter(request).authenticate(
            request, username=request.POST.get("login", ""), password=request.POST["password"]
        )
    except ValidationError as error:  # too many attempts
        return expired(request, reasons=tuple(error.messages))
    if account is None or not account.is_active or not account.approved:
        return expired(request, reasons=("账号或密码不对，或者账号尚未批准、已经停用。填写的内容还在，请重新登录。",))
    _keep(request)
    answer: HttpResponseBase = perform_login(request, account, redirect_url=request.get_full_path())  # asks for a second factor
    return answer


def _ask_again(request: HttpRequest) -> HttpResponseBase:
    """Ask to sign in; personas have no password, so in demonstration mode the form waits in the session as well."""
    if not settings.RENDA.demo:
        return expired(request)
    _keep(request)
    way = f"{resolve_url('account_login')}?{urlencode({'next': request.get_full_path()})}"
    return expired(request, links=(Link(label="选一个演示身份登录", href=way),))


def _keep(request: HttpRequest) -> None:
    data: dict[str, list[str]] = {}
    for name, value in kept_values(request.POST):
        data.setdefault(name, []).append(value)
    request.session[KEPT_FORM] = {"path": request.path, "data": data}
