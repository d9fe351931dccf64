"""The addresses of the task ledger's own pages. Must not know: what they show."""

from django.urls import path

from renda.procedures.tasks.views import dispatch, key_work, plan_headings, plan_versions

urlpatterns = [
    path("dispatch/", dispatch.dispatch, name="dispatch"),
    path("dispatch/key-work/", key_work.key_work, name="key_work"),
    path("plans/<uuid:plan>/versions/", plan_versions.plan_texts, name="plan_texts"),
    path("plans/<uuid:plan>/versions/<uuid:document_id>/", plan_versions.plan_version, name="plan_version"),
    path("plans/<uuid:plan>/headings/", plan_headings.plan_headings, name="plan_headings"),
]
