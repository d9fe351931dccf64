"""The buttons that open a new case, for those whose duty allows it. Must not know: any particular procedure."""

from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from renda.domain.procedures import Procedure
from renda.domain.rights import Actor
from renda.domain.standing import is_private
from renda.reads.cases import CaseView
from renda.reads.disclosure_preview import publishing
from renda.store.contributions import procedures, worklists
from renda.web.view_models.parts import Button


def opening_buttons(
    actor: Actor, declared: Procedure, *, is_main: bool = True, only: tuple[str, ...] | None = None
) -> tuple[Button, ...]:
    """This will give a button for each opening of a procedure (of those named `only`) that the actor's post may take; the first may
    be the main one."""
    held = actor.principals()
    named = (a for a in declared.openings() if only is None or a.key in only)
    allowed = (a for a in named if any(f"organ:{r.duty}" in held for r in a.rights))
    return tuple(
        Button(label=a.label, href=reverse("open_case", args=(declared.key, a.key)), is_main=is_main and n == 0)
        for n, a in enumerate(allowed)
    )


def openings_at_hand(actor: Actor) -> tuple[Button, ...]:
    """This will give the openings that the worklists put at hand and the actor's post may take, the first as the main one."""
    found = [b for w in worklists() for b in opening_buttons(actor, procedures()[w.procedure], only=w.at_hand, is_main=False)]
    return tuple(replace(b, is_main=n == 0) for n, b in enumerate(found))


def proposing_buttons(actor: Actor, view: CaseView) -> tuple[Button, ...]:
    """This will give the button that proposes to disclose a case, its form filled from the case; none for a private case,
    one without a number, or what is itself a disclosure."""
    if view.facts.number is None or is_private(view.procedure, view.facts) or publishing(view.procedure):
        return ()
    unit = next((str(u) for u in view.facts.units_in_role("lead")), "")
    known = urlencode({"matter": view.facts.number, "title": view.facts.title, **({"unit": unit} if unit else {})})
    return tuple(
        Button(label=b.label, href=f"{b.href}?{known}")
        for p in procedures().values() if publishing(p) for b in opening_buttons(actor, p, is_main=False)
    )
