"""What allauth may do here: sign in and out, second factors. Accounts are made by an administrator, never by signing up.

Must not know: how acts are recorded.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from renda.services.sign_ins import AccountAct
from renda.store.models import Account
from renda.web.sign_in_records import note, note_failure

_FACTOR_ACTS = {
    "mfa/email/totp_activated": AccountAct.SECOND_FACTOR_ON, "mfa/email/totp_deactivated": AccountAct.SECOND_FACTOR_OFF,
    "mfa/email/recovery_codes_generated": AccountAct.RECOVERY_CODES_MADE,
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes signing up, sends no mail, refuses start passwords that ran out, and has every act recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """This will say that nobody signs up by himself."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """This will send nothing: accounts have no e-mail address."""

    def authenticate(self, request: HttpRequest, **credentials: object) -> Account | None:
        """This will give the account whose password was typed.

        :raises ValidationError: too many attempts, or a start password that ran out.
        """
        account: Account | None = super().authenticate(request, **credentials)
        if account is not None and account.starts_until is not None and account.starts_until < timezone.now():
            raise ValidationError("一次性密码已过期。请与本机关系统管理员联系，重新设置。")
        return account

    def login(self, request: HttpRequest, user: Account) -> None:
        """This will begin the session and record the sign-in."""
        super().login(request, user)
        note(user, AccountAct.SIGNED_IN)

    def logout(self, request: HttpRequest) -> None:
        """This will record the sign-out and end the session."""
        account: Any = request.user
        if account.is_authenticated:
            note(account, AccountAct.SIGNED_OUT)
        super().logout(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """This will lead to work once the new password was used, not back to the change."""
        return "/"

    def set_password(self, user: Account, password: str) -> None:
        """This will change the password, which is the holder's own from now on, and record it."""
        user.starts_until = None
        super().set_password(user, password)
        note(user, AccountAct.PASSWORD_CHANGED)

    def authentication_failed(self, request: HttpRequest, **credentials: object) -> None:
        """This will count the failure towards the lock and record it."""
        super().authentication_failed(request, **credentials)
        note_failure(credentials)

    def send_notification_mail(self, template_prefix: str, user: Account, *args: object, **more: object) -> None:  # noqa: ARG002 - allauth's signature
        """This will record what a mail would have told: changes of a second factor."""
        act = _FACTOR_ACTS.get(template_prefix)
        if act is not None:
            note(user, act)
