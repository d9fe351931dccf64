"""Addresses of to-do, worklists, cases, acts and drafts. Must not know: what they show."""

from django.urls import path

from renda.web.views import act_form, case, exports, import_preview, imports, search, several, supervision_sheet, todo, worklist

urlpatterns = [
    path("todo/", todo.todo_list, name="todo"),
    path("ledger/<slug:procedure>/", worklist.ledger, name="worklist"),
    path("ledger/<slug:procedure>/new/<slug:action>/", act_form.opening, name="open_case"),
    path("ledger/<slug:procedure>/several/", several.several, name="several"),
    path("ledger/<slug:procedure>/export.<slug:form>", exports.export, name="export"),
    path("ledger/<slug:procedure>/import/<slug:action>/", imports.upload, name="import_upload"),
    path("ledger/<slug:procedure>/import/<slug:action>/template.xlsx", imports.template, name="import_template"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<uuid:import_id>/", import_preview.one, name="import"),
    path("imports/<uuid:import_id>/wrong.xlsx", import_preview.wrong, name="import_wrong"),
    path("cases/<uuid:case_id>/", case.case, name="case"),
    path("cases/<uuid:case_id>/acts/<slug:action>/", act_form.act, name="act"),
    path("cases/<uuid:case_id>/files/<uuid:attachment_id>/", case.attachment, name="attachment"),
    path("cases/<uuid:case_id>/files/<uuid:attachment_id>/preview/", case.preview, name="preview"),
    path("cases/<uuid:case_id>/supervision.docx", supervision_sheet.supervision_sheet, name="supervision_sheet"),
    path("cases/<uuid:case_id>/seen-by/", search.seen_by, name="who_sees"),
    path("search/", search.search, name="search"),
    path("forms/<path:place>/", act_form.draft, name="draft"),
]
