"""The addresses of study's own pages. Must not know: what they show."""

from django.urls import path

from renda.procedures.learning.views import newcomers, study_weeks

urlpatterns = [
    path("study-weeks/", study_weeks.study_weeks, name="study_weeks"),
    path("newcomers/", newcomers.newcomer_list, name="newcomers"),
]
