"""The project's settings with the test procedures added, so that what a declaration must be able to say is tried for real."""

from tests.procedures.contributions import ADDED

from renda.project import settings as project
from renda.project.settings import *  # noqa: F403 - a settings module is its names

INSTALLED_APPS = [*project.INSTALLED_APPS, *(contribution.application for contribution in ADDED)]
RENDA_CONTRIBUTIONS = "tests.procedures.contributions.CONTRIBUTIONS"
