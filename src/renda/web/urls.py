"""The addresses of the pages. Must not know: what a page shows (views/) or decides (services/)."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
