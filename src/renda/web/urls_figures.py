"""Addresses of figures and reports. Must not know: what they show."""

from django.urls import path

from renda.web.views import figures, filed_figures, reports

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/snapshot/<uuid:snapshot_id>/", filed_figures.filed, name="figure_snapshot"),
    path("figures/<slug:key>/", figures.one, name="figure"),
    path("reports/", reports.listing, name="reports"),
    path("reports/new/<slug:kind>/", reports.begin, name="report_begin"),
    path("reports/<uuid:report_id>/", reports.one, name="report"),
    path("reports/<uuid:report_id>/issue/", reports.issue, name="report_issue"),
    path("reports/<uuid:report_id>/file/", reports.file, name="report_file"),
    path("reports/<uuid:report_id>/draft.docx", reports.draft_file, name="report_draft_file"),
]
