"""Addresses of coming in, “我的” and notices. Must not know: what they show."""

from django.urls import path

from renda.web.views import calendar_feed, disclosures, entrance, interface, notices, program_keys, public

urlpatterns = [
    path("", entrance.index, name="index"),
    path("enter/", entrance.choose_persona, name="choose_persona"),
    path("post/", entrance.choose_post, name="choose_post"),
    path("me/", entrance.me, name="me"),
    path("me/calendar/", calendar_feed.calendar_feed, name="calendar_feed"),
    path("calendar/<str:token>.ics", calendar_feed.deadline_file, name="deadline_calendar"),
    path("me/keys/", program_keys.program_keys, name="program_keys"),
    path("interface/", interface.interface, name="interface"),
    path("interface/openapi.json", interface.file, name="interface_file"),
    path("interface/<slug:key>/", interface.procedure, name="interface_procedure"),
    path("public/", public.public_list, name="public_list"),
    path("public/<uuid:organ_id>/", public.public_list, name="public_list"),
    path("public/<uuid:organ_id>/<uuid:item_id>/", public.public_item, name="public_item"),
    path("public/<uuid:organ_id>/<uuid:item_id>/files/<uuid:file_id>/", public.public_file, name="public_file"),
    path("public/<uuid:organ_id>/disclosures.json", public.public_data, name="public_data"),
    path("public/<uuid:organ_id>/disclosures.atom", public.public_feed, name="public_feed"),
    path("disclosures/", disclosures.listing, name="disclosures"),
    path("disclosures/<uuid:item_id>/", disclosures.item, name="disclosed"),
    path("disclosures/<uuid:item_id>/files/<uuid:file_id>/", disclosures.file, name="disclosure_file"),
    path("disclosures/preview/<uuid:case_id>/", disclosures.preview, name="disclosure_preview"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="notices_read"),
    path("notices/mail/", notices.mail, name="notices_mail"),
    path("notices/<uuid:notice_id>/", notices.notice, name="notice"),
]
