"""Rectification as a Django application. Nothing happens in `ready()`."""

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    """Detail tables of problems and measures."""

    name = "renda.procedures.rectification"
    label = "rectification"
    verbose_name = "问题整改"
