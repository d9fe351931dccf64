"""The addresses of the API below /api/. Must not know: what an operation does."""

from django.urls import URLPattern, URLResolver, path

from renda.api.operations import api

urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls)]
