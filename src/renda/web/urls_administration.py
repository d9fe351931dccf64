"""Addresses of organisation, procedures and the three administrators. Must not know: what they show."""

from django.urls import path

from renda.web.views import (
    administration_audit,
    administration_security,
    administration_system,
    organisation,
    procedures,
)

urlpatterns = [
    path("organisation/", organisation.organisation, name="organisation"),
    path("procedures/", procedures.procedure_list, name="procedures"),
    path("procedures/<slug:key>/", procedures.procedure, name="procedure"),
    path("administration/system/", administration_system.system_admin, name="system_admin"),
    path("administration/system/people/", administration_system.people_admin, name="people_admin"),
    path("administration/security/", administration_security.security_admin, name="security_admin"),
    path("administration/audit/", administration_audit.audit_admin, name="audit_admin"),
]
