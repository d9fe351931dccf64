"""The addresses of the API below /api/. Must not know: what an operation does."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
