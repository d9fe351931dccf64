"""Every page asks for a sign-in unless its route is listed here.

Must not know: rights – what a signed-in person may do is decided below.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url

PUBLIC_ROUTES = frozenset(
    {
        "health",
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "choose_persona",
        "public_list",
        "public_item",
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
        """This will redirect to the sign-in page where the route needs one."""
        match = request.resolver_match
        if request.user.is_authenticated or request.path.startswith(SELF_GUARDED_PREFIX):
            return None
        if match is not None and match.url_name in PUBLIC_ROUTES:
            return None
        return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
