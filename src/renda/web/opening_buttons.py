"""The buttons that open a new case, for those whose duty allows it. Must not know: any particular procedure."""

from django.urls import reverse

from renda.domain.procedures import Procedure
from renda.domain.rights import Actor
from renda.store.contributions import procedures, worklists
from renda.web.view_models.parts import Button


def opening_buttons(actor: Actor, declared: Procedure, *, is_main: bool = True) -> tuple[Button, ...]:
    """This will give a button for each opening of a procedure that the actor's post may take; the first may be the main one."""
    held = actor.principals()
    allowed = (a for a in declared.openings() if any(f"organ:{r.duty}" in held for r in a.rights))
    return tuple(
        Button(label=a.label, href=reverse("open_case", args=(declared.key, a.key)), is_main=is_main and n == 0)
        for n, a in enumerate(allowed)
    )


def first_opening(actor: Actor) -> tuple[Button, ...]:
    """This will give the first opening of the first worklist, or nothing where the post may not take it."""
    return next((opening_buttons(actor, procedures()[w.procedure])[:1] for w in worklists()), ())
