"""The web part as Django knows it: it listens for sign-ins. Must not know: pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Connects the records of sign-ins when the process starts."""

    name = "renda.web"

    def ready(self) -> None:
        """This will connect the listeners."""
        from renda.web import sign_in_records  # noqa: F401 - connecting happens on import
