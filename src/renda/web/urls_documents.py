"""Addresses of documents read and reviewed, and of the library. Must not know: what they show."""

from django.urls import path

from renda.web.views import document_parts, document_review, documents, draft_check, drafts, library, library_compared

urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/new/", documents.upload, name="document_upload"),
    path("documents/<uuid:document_id>/", document_review.review, name="document_review"),
    path("documents/<uuid:document_id>/<int:number>/", document_review.decide, name="document_decide"),
    path("documents/<uuid:document_id>/<int:number>/split/", document_parts.split, name="document_split"),
    path("documents/<uuid:document_id>/sections/<int:line>/<slug:kind>/", document_parts.section, name="document_section"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<uuid:draft_id>/", draft_check.result, name="draft_check"),
    path("drafts/<uuid:draft_id>/<int:at>/", draft_check.mend, name="draft_mend"),
    path("drafts/<uuid:draft_id>/filled.docx", draft_check.filled, name="draft_filled"),
    path("drafts/<uuid:draft_id>/checked.docx", draft_check.commented, name="draft_commented"),
    path("library/", library.documents, name="library"),
    path("library/new/", library.upload, name="library_upload"),
    path("library/compare/", library_compared.compared, name="library_compared"),
]
