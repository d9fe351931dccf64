"""The project's settings with the test procedures added, so that what a declaration must be able to say is tried for real."""

from renda.project import settings as project
from renda.project.settings import *  # noqa: F403 - a settings module is its names

INSTALLED_APPS = [*project.INSTALLED_APPS, "tests.procedures.hard_actions"]
RENDA_CONTRIBUTIONS = "tests.procedures.hard_actions.contribution.CONTRIBUTIONS"
