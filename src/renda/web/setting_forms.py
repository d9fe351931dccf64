"""Forms of settings and administration: what was typed stays in them, refusals stand at their fields.

Must not know: what is set.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpRequest, QueryDict

from renda.domain.refusal_words import word_reason
from renda.domain.refusals import Refused
from renda.web.kept_form import take_kept_form
from renda.web.view_models.forms import Choice, Field, Form, FormError


def typed_before(request: HttpRequest) -> QueryDict | None:
    """This will give what was typed: with this request, or before the session ended."""
    if request.method == "POST":
        return request.POST
    if not hasattr(request, "kept_form_taken"):
        request.kept_form_taken = take_kept_form(request)  # type: ignore[attr-defined]  # once, for all forms of the page
    found: QueryDict | None = getattr(request, "kept_form_taken", None)
    return found


def setting_form(  # noqa: PLR0913 - a form is these things
    request: HttpRequest, *, action_href: str, submit_label: str, fields: Iterable[Field], do: str = "",
    refused: Refused | None = None, hidden: tuple[tuple[str, str], ...] = (), remark: str = "",
) -> Form:
    """This will draw a form with what was typed in it. `do` tells the forms of one page apart: only the one that was sent
    (or kept) is filled in again."""
    known = tuple(fields)
    typed = typed_before(request)
    asked_again = request.method != "POST" or refused is not None  # what was carried out is not offered again
    mine = typed is not None and asked_again and typed.get("do", "") == do
    errors = errors_of(refused, {f.name for f in known}) if refused and mine else ()
    drawn = tuple(_filled(f, typed, errors) for f in known) if mine and typed is not None else known
    me = str(request.actor.person_id)  # type: ignore[attr-defined]  # given by `signed_in`
    own = (*((("do", do),) if do else ()), ("typed_by", me), *hidden)
    return Form(
        action_href=action_href, submit_label=submit_label, fields=drawn, errors=errors, hidden=own, remark=remark
    )


def errors_of(refused: Refused, names: set[str]) -> tuple[FormError, ...]:
    """This will word every reason of a refusal, each at its field where the form has it."""
    found = {word_reason(r): FormError(text=word_reason(r), field=r.field if r.field in names else "") for r in refused.reasons}
    return tuple(found.values())


def _filled(field: Field, typed: QueryDict, errors: tuple[FormError, ...]) -> Field:
    values = typed.getlist(field.name)
    choices = tuple(replace(c, is_chosen=c.value in values) for c in field.choices)
    mine = tuple(e.text for e in errors if e.field == field.name)
    return replace(field, value=values[0] if values else "", choices=choices, errors=mine)


def named_choices(pairs: Iterable[tuple[object, str]], chosen: object = None) -> tuple[Choice, ...]:
    """This will make choices out of (value, label) pairs."""
    wanted = None if chosen is None else str(chosen)
    return tuple(Choice(value=str(value), label=label, is_chosen=str(value) == wanted) for value, label in pairs)
