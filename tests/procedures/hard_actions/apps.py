"""The five hard actions as a Django application of the tests."""

from django.apps import AppConfig


class HardActionsConfig(AppConfig):
    """Detail tables of the test procedures."""

    name = "tests.procedures.hard_actions"
    label = "hard_actions"
    verbose_name = "五个难点动作"
