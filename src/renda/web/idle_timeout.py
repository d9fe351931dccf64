"""Ends a session that nobody has used for the configured time. Must not know: accounts, pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

_KEY = "seen_at"
_WRITE_EVERY = 60  # seconds; a session row is not rewritten for every request


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
            session.flush()
            seen = None
        response = self.get_response(request)
        if not session.is_empty() and (not isinstance(seen, int) or now - seen >= _WRITE_EVERY):
            session[_KEY] = now
        return response
