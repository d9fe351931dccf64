"""A start password opens nothing but the page on which it is changed, and is no password to go on with.

Must not know: who handed it over.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from renda.store.models import Account

ALLOWED = frozenset({"account_change_password", "account_logout", "health"})


class StartPassword:
    """Middleware: who signed in with a start password is led to the change of it, whatever was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will pass the request on; the check needs the route and happens in `process_view`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        """This will lead to the change of password until it is done."""
        account: Any = request.user
        match = request.resolver_match
        if not account.is_authenticated or account.starts_until is None or (match and match.url_name in ALLOWED):
            return None
        return redirect("account_change_password")


class NotTheStartPassword:
    """Password validator: the password that an administrator knows cannot be kept."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """This will let every other password pass.

        :raises ValidationError: it is the start password itself.
        """
        if user is not None and user.starts_until is not None and user.check_password(password):
            raise ValidationError("新密码不能与一次性密码相同。")

    def get_help_text(self) -> str:
        """This will word the rule."""
        return "新密码不能与一次性密码相同。"
