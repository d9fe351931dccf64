"""Remembering what a name of a text means, as its reviewer chose: a unit's other name, or whom a name that nobody bears stands for.

Must not know: how a text is read, what an accepted proposal needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.http import QueryDict

from renda.domain.form_cleaning import as_uuid
from renda.domain.takings import Taking
from renda.reads.documents import FoundProposal
from renda.reads.form_choices import people_today
from renda.reads.person_names import remembered_people
from renda.reads.unit_names import KnownUnit
from renda.services.organisation import remember_alias
from renda.services.person_names import remember_person
from renda.store.contributions import takings
from renda.web.proposal_drawing import NEAR, REMEMBER, REMEMBER_PERSON
from renda.web.proposal_filling import Directory, is_nobodys, unknown_name, unknown_person
from renda.web.view_models.forms import Field, FieldKind
from renda.web.views.frame import SignedInRequest, now, today


def directory_of(units: tuple[KnownUnit, ...], day: date) -> Directory:
    """This will give the units and people of a day with the names that were remembered."""
    return Directory(units=units, people=people_today(day), remembered=remembered_people(day))


def remember_chosen(request: SignedInRequest, found: FoundProposal, raw: Mapping[str, Any], units: tuple[KnownUnit, ...]) -> None:
    """This will remember, of an accepted proposal, the unit and the person chosen for its names, where that was ticked."""
    taking, known = takings()[found.kind], directory_of(units, today(request))
    name, near = unknown_name(found, units), as_uuid(request.POST.get(f"{taking.unit}{NEAR}", ""))
    if name and near and request.POST.get(REMEMBER):
        remember_alias(actor=request.actor, unit_id=near, alias=name, at=now(request))
    name, person = unknown_person(found, known), as_uuid(str(raw.get(taking.person) or "")) if taking.person else None
    if name and person and is_nobodys(name, known) and request.POST.get(REMEMBER_PERSON):
        remember_person(actor=request.actor, person_id=person, alias=name, at=now(request))


def unknown_names(found: Iterable[FoundProposal], taking: Taking, known: Directory) -> tuple[tuple[str, str], ...]:
    """This will list the names that fit no unit, then those that nobody bears, each once with the field it is chosen in."""
    listed = tuple(found)
    units = [(taking.unit, unknown_name(p, known.units)) for p in listed] if taking.unit else []
    people = [(taking.person, unknown_person(p, known)) for p in listed] if taking.person else []
    people = [(field, name) for field, name in people if is_nobodys(name, known)]
    return tuple(dict.fromkeys((field, name) for field, name in (*units, *people) if name))


def remember_agreed(
    request: SignedInRequest, accepted: Sequence[FoundProposal], chosen: Mapping[int, Mapping[str, str]], *, taking: Taking,
    names: tuple[tuple[str, str], ...], known: Directory,
) -> None:
    """This will remember each ticked name for what was chosen for it, where the accepted rows that name it agree on one."""
    for n, (field, name) in enumerate(names):
        means = {chosen[p.number].get(field, "") for p in accepted if (field, name) in unknown_names([p], taking, known)}
        key = as_uuid(next(iter(means))) if len(means) == 1 else None
        if key is None or not request.POST.get(f"remember.{n}"):
            continue
        if field == taking.unit:
            remember_alias(actor=request.actor, unit_id=key, alias=name, at=now(request))
        else:
            remember_person(actor=request.actor, person_id=key, alias=name, at=now(request))


def remembering_boxes(names: tuple[tuple[str, str], ...], taking: Taking, posted: QueryDict | None) -> tuple[Field, ...]:
    """This will draw a box for each unknown name, ticked beforehand; as it was `posted` otherwise."""
    return tuple(
        Field(
            name=f"remember.{n}", label=f"记住：本机关文件中“{name}”指各条所选的{'单位' if field == taking.unit else '人员'}",
            kind=FieldKind.CHECK, is_needed=False, value="1" if posted is None or posted.get(f"remember.{n}") else "",
            help="各条选得不同的不记。",
        )
        for n, (field, name) in enumerate(names)
    )
