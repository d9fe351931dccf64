"""The addresses of the pages. Must not know: what a page shows (views/) or decides (services/)."""

from django.urls import URLPattern, URLResolver, include, path

from renda.store.contributions import own_pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("renda.web.urls_entrance")),
    path("", include("renda.web.urls_administration")),
    path("", include("renda.web.urls_cases")),
    path("", include("renda.web.urls_documents")),
    path("", include("renda.web.urls_figures")),
    *(path("", include(pages)) for pages in own_pages()),
]
