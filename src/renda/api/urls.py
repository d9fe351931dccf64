"""The addresses of the API below /api/. Must not know: what an operation does."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.csrf import csrf_exempt

from renda.api.operations import api
from renda.api.problems import plain_problem


@csrf_exempt
def _nothing(_request: HttpRequest) -> HttpResponse:
    return plain_problem(404, "no_such_address")


urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls), re_path("", _nothing)]
