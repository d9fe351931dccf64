"""Addresses of organisation, procedures and the three administrators. Must not know: what they show."""

from django.urls import path

from renda.web.views import (
    administration_audit,
    administration_body,
    administration_people,
    administration_post,
    administration_security,
    administration_system,
    administration_unit,
    calendar_approval,
    calendar_upload,
    local_parameters,
    organisation,
    procedures,
)

urlpatterns = [
    path("organisation/", organisation.organisation, name="organisation"),
    path("procedures/", procedures.procedure_list, name="procedures"),
    path("procedures/<slug:key>/", procedures.procedure, name="procedure"),
    path("administration/system/", administration_system.system_admin, name="system_admin"),
    path("administration/system/people/", administration_people.people_admin, name="people_admin"),
    path("administration/units/<uuid:unit_id>/", administration_unit.unit_admin, name="unit_admin"),
    path("administration/posts/<uuid:post_id>/", administration_post.post_admin, name="post_admin"),
    path("administration/bodies/<uuid:unit_id>/", administration_body.body_admin, name="body_admin"),
    path("administration/calendar/", calendar_upload.calendar_admin, name="calendar_admin"),
    path("administration/calendar/template.<slug:kind>", calendar_upload.calendar_template, name="calendar_template"),
    path("administration/calendar/<uuid:proposal_id>/", calendar_upload.calendar_year_admin, name="calendar_year_admin"),
    path("settings/limits/", local_parameters.limit_settings, name="limit_settings"),
    path("settings/calendar/", calendar_approval.calendar_settings, name="calendar_settings"),
    path("settings/calendar/<uuid:proposal_id>/", calendar_approval.calendar_year, name="calendar_year"),
    path("administration/security/", administration_security.security_admin, name="security_admin"),
    path("administration/audit/", administration_audit.audit_admin, name="audit_admin"),
]
