"""The addresses of the whole system: pages, API, accounts. Must not know: what a page does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path, re_path

from renda.web.health import health


def _closed(_request: HttpRequest, *_rest: str) -> HttpResponse:
    """allauth's ways that need an e-mail address or let a stranger in do not exist here."""
    raise Http404


handler400 = "renda.project.failures.bad_request"
handler403 = "renda.web.views.errors.forbidden"
handler404 = "renda.web.views.errors.not_found"
handler500 = "renda.project.failures.server_error"

urlpatterns = [
    path("health", health, name="health"),
    re_path(r"^accounts/(signup|email|confirm-email|password/reset|2fa/signup)", _closed, name="closed"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("api/", include("renda.api.urls")),
    path("", include("renda.web.urls")),
]
