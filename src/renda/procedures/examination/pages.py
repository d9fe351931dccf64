"""The address of self-examination's own page. Must not know: what it shows."""

from django.urls import path

from renda.procedures.examination.views import meetings_by_unit

urlpatterns = [path("examinations/", meetings_by_unit.examination_sheet, name="examination_sheet")]
