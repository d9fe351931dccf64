"""A form that was sent after the session had ended, given back to the person who typed it.

Must not know: what the form does.
"""

from django.http import HttpRequest, QueryDict

KEPT_FORM = "kept_form"


def take_kept_form(request: HttpRequest) -> QueryDict | None:
    """This will give what was typed on this page, once, if it was this person who typed it."""
    kept = request.session.get(KEPT_FORM)
    if not kept or kept.get("path") != request.path:
        return None
    del request.session[KEPT_FORM]
    mine = str(request.actor.person_id)  # type: ignore[attr-defined]  # given by `signed_in`
    if kept["data"].get("typed_by", [mine]) != [mine]:
        return None
    typed = QueryDict(mutable=True)
    for name, values in kept["data"].items():
        typed.setlist(name, values)
    return typed
