"""Ends a session that nobody has used for the configured time, and has it recorded. Must not know: pages."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from renda.domain.form_cleaning import as_uuid
from renda.services.sign_ins import AccountAct
from renda.store.models import Account
from renda.web.sign_in_records import note

_KEY = "seen_at"
_WRITE_EVERY = 60  # seconds; a session row is not rewritten for every request


def _note_leaving(session: SessionBase) -> None:
    key = as_uuid(session.get(SESSION_KEY, ""))
    account = Account.objects.filter(id=key).first() if key else None
    if account is not None:
        note(account, AccountAct.LEFT_IDLE)


class IdleTimeout:
    """Middleware: a session unused for `settings.IDLE_TIMEOUT` is emptied; the next page asks to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will check when the session was last used, and note that it is used now (once a minute)."""
        session = request.session
        now = int(timezone.now().timestamp())
        seen = session.get(_KEY) if request.COOKIES.get(settings.SESSION_COOKIE_NAME) else None
        if isinstance(seen, int) and now - seen > settings.IDLE_TIMEOUT.total_seconds():
            _note_leaving(session)
            session.flush()
            seen = None
        response = self.get_response(request)
        if not session.is_empty() and (not isinstance(seen, int) or now - seen >= _WRITE_EVERY):
            session[_KEY] = now
        return response
