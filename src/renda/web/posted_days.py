"""Days as a form sends them. Must not know: what they mean."""

from datetime import date

from django.http import HttpRequest


def posted_day(request: HttpRequest, name: str) -> date | None:
    """This will give a day that was sent, None where none or no day was."""
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None
