"""What the fields of a form can offer to one actor, loaded once for the form. Must not know: what the form does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.rights import Actor
from renda.reads import form_choices
from renda.web.act_forms import Offers, every_field, needs


def offers_for(actor: Actor, fields: tuple[Field, ...], raw: Mapping[str, Any], case: CaseFacts | None, day: date) -> Offers:
    """This will load the units, people, cases and staged files that the fields of a form ask for."""
    tokens = [v for f in fields if f.kind is FieldKind.FILE for v in raw.get(f.key) or ()]
    ids = [key for key in (as_uuid(t) for t in tokens) if key is not None]
    cases = [f for f in every_field(fields) if f.kind is FieldKind.CASE]
    offered = {f.of: form_choices.open_cases(actor, f.of) for f in cases if f.only is None}
    return Offers(
        today=day,
        units=form_choices.units_today(day) if needs(fields, FieldKind.UNIT) else (),
        people=form_choices.people_today(day) if needs(fields, FieldKind.PERSON) else (),
        cases=tuple(case for found in offered.values() for case in found),
        listed={f.key: form_choices.open_cases(actor, f.of, only=f.only) for f in cases if f.only is not None},
        members=form_choices.members_offered(actor, fields, raw, case, day),
        staged=form_choices.staged_uploads(actor, ids),
    )
