"""Drawing the form of a proposal: what its sentence says is filled in, and every filled-in value says whence it comes.

Must not know: requests, the database, what the procedure does with the values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from renda.domain.procedures import Action
from renda.domain.refusals import Reason
from renda.domain.takings import Taking, other_taking
from renda.reads.documents import FoundProposal
from renda.reads.unit_names import nearest_units
from renda.store.contributions import takings
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.document_drawing import Review, drawn_row, mark_of
from renda.web.proposal_filling import Directory, Filled, is_nobodys, nearest_people, unknown_name, unknown_person
from renda.web.view_models import documents as drawn
from renda.web.view_models.forms import Choice, Field, FieldKind, Form

_ACCEPT, _MERGE, _SKIP = ("accept", "采纳", "a"), ("merge", "与下一条合并", "m"), ("skip", "跳过", "s")
_BEFORE = ("before", "空项同上一条", "d")
_NONE_OF_THEM = Choice(value="", label="都不是，按上面所选")
REMEMBER, REMEMBER_PERSON = "remember", "remember_person"
NEAR = "_near"
"""What the name of a field bears behind it where a name is chosen from the nearest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form of a proposal: its declaration, values, offers, what is wrong, what was filled in beforehand, and whether one was
    accepted before it whose values it can take over."""

    action: Action
    raw: Mapping[str, Any]
    offers: Offers
    filled: Filled
    known: Directory
    reasons: tuple[Reason, ...] = ()
    has_before: bool = False


def drawn_current(review: Review, found: FoundProposal, typed: Typed | None, *, may_merge: bool) -> drawn.Proposal:
    """This will draw the proposal under review: with its form while it waits, otherwise with the way back."""
    row = drawn_row(review, found)
    href = review.decide_href(found.number)
    if found.state == "accepted":
        return row
    if typed is None or found.state == "rejected":
        form = Form(action_href=href, submit_label="恢复待审", fields=())
        return replace(row, form=form, decisions=(("restore", "恢复待审", "u"),))
    taking, unsure = takings()[found.kind], _unsure(review, found, typed)
    asked = {one.about for one in unsure}
    now, more = parted(fields_of(typed, taking))
    needed = tuple(replace(f, caution="") if f.name in asked else f for f in now)
    form = Form(
        action_href=href, submit_label="采纳", fields=needed, errors=form_errors(typed.reasons, typed.action.fields),
    )
    return replace(
        row, form=form, more=more, more_is_open=any(f.errors or f.value for f in more), unsure=unsure,
        decisions=(_ACCEPT, _SKIP, *((_MERGE,) if may_merge else ()), *((_BEFORE,) if typed.has_before else ()), *_other(review, found)),
        split_href=review.split_href(found.number),
    )


def _other(review: Review, found: FoundProposal) -> tuple[tuple[str, str, str], ...]:
    other = other_taking(found.kind, found.key, review.document.name, takings())
    return (("retake", f"改作{other.label}", ""),) if other else ()


def fields_of(typed: Typed, taking: Taking) -> tuple[Field, ...]:
    """This will draw the fields of a proposal, each filled-in value with its source."""
    fields = drawn_fields(typed.action.fields, typed.raw, typed.reasons, typed.offers)
    marks = {taking.title: mark_of(taking.kind), taking.due: "when", taking.unit: "unit"}
    return tuple(replace(_sourced(_pointing(f, typed, taking), typed.filled), mark=marks.get(f.name, "")) for f in fields)


def _sourced(one: Field, filled: Filled) -> Field:
    given = filled.values.get(one.name, "")
    wanted = set(given) if isinstance(given, list) else {str(given)}
    kept = one.value == str(given) or {c.value for c in one.choices if c.is_chosen} == wanted
    source = filled.sources.get(one.name, "") if kept else ""
    caution = filled.cautions.get(one.name, "") if not one.value else ""
    return replace(one, known_from=source, caution=caution)


def _pointing(one: Field, typed: Typed, taking: Taking) -> Field:
    """The matters already accepted from this document are offered by title, to be ticked."""
    if one.name != taking.cases or not typed.offers.cases:
        return one
    chosen = typed.raw.get(one.name) or ()
    offered = tuple(Choice(value=n, label=f"{n} {title}", is_chosen=n in chosen) for n, title in typed.offers.cases)
    return replace(one, choices=offered, suggestions=(), is_multiple=True, help="勾选本文件中已采纳、由这条措施解决的问题。")


def parted(fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """This will part fields into those to fill in now and those that may stay empty."""
    now = tuple(f for f in fields if f.is_needed or f.shown_when or f.known_from or f.caution or (f.choices and f.kind is FieldKind.CASE))
    return now, tuple(f for f in fields if f not in now)


def _unsure(review: Review, found: FoundProposal, typed: Typed) -> tuple[drawn.UnsureName, ...]:
    """What the sentence names and no unit or nobody fits, each with the nearest to choose from."""
    taking, asked = takings()[found.kind], []
    unit = unknown_name(found, review.units)
    near = nearest_units(unit, review.units) if unit and taking.unit else ()
    if near:
        asked.append(drawn.UnsureName(
            about=taking.unit, field=f"{taking.unit}{NEAR}", question=f"单位待定：“{unit}”",
            choices=(*(Choice(value=str(u.id), label=u.name) for u in near), _NONE_OF_THEM),
            remember_field=REMEMBER, remember_label=f"记住：本机关文件中“{unit}”指所选单位",
        ))
    name = unknown_person(found, typed.known) if taking.person else ""
    people = nearest_people(name, typed.offers.people) if name else ()
    if people or (name and is_nobodys(name, typed.known)):  # where nobody is near, the one chosen above can still be remembered
        asked.append(drawn.UnsureName(
            about=taking.person, field=f"{taking.person}{NEAR}", question=f"人员待定：“{name}”",
            choices=(*(Choice(value=str(one.id), label=one.name) for one in people), _NONE_OF_THEM) if people else (),
            remember_field=REMEMBER_PERSON if is_nobodys(name, typed.known) else "",
            remember_label=f"记住：本机关文件中“{name}”指所选人员",
        ))
    return tuple(asked)
