"""What allauth may do here: sign in and out, second factors. Accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from renda.store.models import Account
from renda.web.sign_in_records import note_failure, note_sign_in


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closes signing up, sends no mail, and has every sign-in recorded."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """This will say that nobody signs up by himself."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """This will send nothing: accounts have no e-mail address."""

    def login(self, request: HttpRequest, user: Account) -> None:
        """This will begin the session and record the sign-in."""
        super().login(request, user)
        note_sign_in(user)

    def authentication_failed(self, request: HttpRequest, **credentials: object) -> None:
        """This will count the failure towards the lock and record it."""
        super().authentication_failed(request, **credentials)
        note_failure(credentials)
