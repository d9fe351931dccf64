"""Addresses of figures and reports. Must not know: what they show."""

from django.urls import path

from renda.web.views import dashboard, figures, filed_figures, own_figures, report_draft, report_filed, report_templates, reports

urlpatterns = [
    path("dashboard/", dashboard.overview, name="dashboard"),
    path("figures/", figures.figures, name="figures"),
    path("figures/snapshot/<uuid:snapshot_id>/", filed_figures.filed, name="figure_snapshot"),
    path("figures/own/", own_figures.own, name="own_figures"),
    path("figures/own/new/", own_figures.compose, name="figure_compose"),
    path("figures/<slug:key>/", figures.one, name="figure"),
    path("figures/<slug:key>/define/", own_figures.recompose, name="figure_recompose"),
    path("figures/<slug:key>/retire/", own_figures.retire, name="figure_retire"),
    path("figures/<slug:key>/fill-in/", own_figures.fill_in, name="figure_fill_in"),
    path("figures/<slug:key>/evidence/<uuid:entry_id>/", own_figures.evidence, name="figure_evidence"),
    path("reports/", reports.listing, name="reports"),
    path("reports/new/<slug:kind>/", reports.begin, name="report_begin"),
    path("reports/<uuid:report_id>/", reports.one, name="report"),
    path("reports/<uuid:report_id>/issue/", report_draft.issue, name="report_issue"),
    path("reports/<uuid:report_id>/file/", report_filed.file, name="report_file"),
    path("reports/<uuid:report_id>/copy/<slug:form>/", report_filed.copy, name="report_copy"),
    path("reports/<uuid:report_id>/pdf/", report_filed.make_pdf, name="report_pdf"),
    path("reports/<uuid:report_id>/verify/", report_filed.check, name="report_check"),
    path("reports/templates/", report_templates.templates, name="report_templates"),
    path("reports/templates/start/<slug:kind>.docx", report_templates.start, name="report_template_start"),
    path("reports/templates/<uuid:template_id>.docx", report_templates.kept, name="report_template"),
    path("reports/verify/", report_filed.verify, name="report_verify"),
    path("reports/<uuid:report_id>/draft.docx", report_draft.draft_file, name="report_draft_file"),
]
