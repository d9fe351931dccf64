"""Addresses of documents read and reviewed. Must not know: what they show."""

from django.urls import path

from renda.web.views import documents

urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/new/", documents.upload, name="document_upload"),
    path("documents/<uuid:document_id>/", documents.review, name="document_review"),
    path("documents/<uuid:document_id>/<int:number>/", documents.decide, name="document_decide"),
]
