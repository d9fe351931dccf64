"""What answers when no view did: pages for people, problem+json for programs. Must not know: what went wrong in any detail."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from renda.api.problems import failure
from renda.web.views import errors

_API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """This will answer a request that cannot be read."""
    return _fitting(request, errors.bad_request(request, exception))


def server_error(request: HttpRequest) -> HttpResponseBase:
    """This will answer a failure."""
    return _fitting(request, errors.server_error(request))


def _fitting(request: HttpRequest, page: HttpResponse) -> HttpResponseBase:
    return failure(page.status_code) if request.path.startswith(_API) else page
