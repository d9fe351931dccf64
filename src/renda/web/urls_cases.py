"""Addresses of to-do, worklists, cases, acts and drafts. Must not know: what they show."""

from django.urls import path

from renda.web.views import act_form, case, search, todo, worklist

urlpatterns = [
    path("todo/", todo.todo_list, name="todo"),
    path("ledger/<slug:procedure>/", worklist.ledger, name="worklist"),
    path("ledger/<slug:procedure>/new/<slug:action>/", act_form.opening, name="open_case"),
    path("cases/<uuid:case_id>/", case.case, name="case"),
    path("cases/<uuid:case_id>/acts/<slug:action>/", act_form.act, name="act"),
    path("cases/<uuid:case_id>/files/<uuid:attachment_id>/", case.attachment, name="attachment"),
    path("cases/<uuid:case_id>/files/<uuid:attachment_id>/preview/", case.preview, name="preview"),
    path("cases/<uuid:case_id>/seen-by/", search.seen_by, name="who_sees"),
    path("search/", search.search, name="search"),
    path("drafts/<path:place>/", act_form.draft, name="draft"),
]
