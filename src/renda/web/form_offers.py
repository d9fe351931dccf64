"""What the fields of a form can offer to one actor, loaded once for the form. Must not know: what the form does."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.rights import Actor
from renda.reads import form_choices
from renda.reads.people_offered import PeopleOffered, people_offered
from renda.web.act_forms import Offers, every_field, needs
from renda.web.people_sought import people_mentioned, units_concerned


def offers_for(  # noqa: PLR0913 - a form is these things
    actor: Actor, fields: tuple[Field, ...], raw: Mapping[str, Any], case: CaseFacts | None, day: date,
    *, sought: Mapping[str, str] = MappingProxyType({}),
) -> Offers:
    """This will load the units, people, cases and staged files that the fields of a form ask for.

    `sought` are the words typed beside person fields: whoever answers them is offered too.
    """
    tokens = [v for f in fields if f.kind is FieldKind.FILE for v in raw.get(f.key) or ()]
    ids = [key for key in (as_uuid(t) for t in tokens) if key is not None]
    cases = [f for f in every_field(fields) if f.kind is FieldKind.CASE]
    offered = {f.of: form_choices.open_cases(actor, f.of) for f in cases if f.only is None}
    people = _people(actor, fields, raw, case, day, sought)
    return Offers(
        today=day,
        units=form_choices.units_today(day) if needs(fields, FieldKind.UNIT) else (),
        people=tuple(form_choices.Named(id=p.id, name=f"{p.name}（{p.unit}）") for p in people.people if p.is_near),
        candidates=people.people, finds_people=not people.is_all, sought=sought,
        cases=tuple(case for found in offered.values() for case in found),
        listed={f.key: form_choices.open_cases(actor, f.of, only=f.only) for f in cases if f.only is not None},
        members=form_choices.members_offered(actor, fields, raw, case, day),
        staged=form_choices.staged_uploads(actor, ids),
    )


def _people(  # noqa: PLR0913 - as above
    actor: Actor, fields: tuple[Field, ...], raw: Mapping[str, Any], case: CaseFacts | None, day: date, sought: Mapping[str, str]
) -> PeopleOffered:
    """Nobody where every person field is bound to units, or there is none."""
    if not any(f.kind is FieldKind.PERSON and f.among is None for f in every_field(fields)):
        return PeopleOffered(people=(), is_all=True)
    return people_offered(
        day, units=units_concerned(actor, raw, fields, case), mentioned=people_mentioned(raw, fields), words=sought.values(),
    )
