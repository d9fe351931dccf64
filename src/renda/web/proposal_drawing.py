"""Drawing the form of a proposal: what its sentence says is filled in, and every filled-in value says whence it comes.

Must not know: requests, the database, what the procedure does with the values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from renda.domain.days import chinese_date, day_of
from renda.domain.procedures import Action
from renda.domain.refusals import Reason
from renda.domain.takings import Taking
from renda.language.deadlines import normalise_deadline
from renda.reads.documents import FoundProposal, ReadDocument
from renda.reads.unit_names import KnownUnit, nearest_units, unit_named
from renda.store.contributions import takings
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.document_drawing import Review, drawn_row, line_of, mark_of
from renda.web.view_models import documents as drawn
from renda.web.view_models.forms import Choice, Field, FieldKind, Form

_ACCEPT, _MERGE, _SKIP = ("accept", "采纳", "a"), ("merge", "与下一条合并", "m"), ("skip", "跳过", "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is filled in beforehand, whence each value comes, and what to mind at a field."""

    values: Mapping[str, Any]
    sources: Mapping[str, str]
    cautions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form of a proposal: its declaration, values, offers, what is wrong, and what was filled in beforehand."""

    action: Action
    raw: Mapping[str, Any]
    offers: Offers
    filled: Filled
    reasons: tuple[Reason, ...] = ()


def filled_by_sentence(document: ReadDocument, found: FoundProposal, units: tuple[KnownUnit, ...], today: date) -> Filled:
    """This will fill in what a proposal says of itself: title, unit, deadline, and what the document's name tells."""
    taking, line = takings()[found.kind], line_of(document, found)
    values: dict[str, Any] = {taking.title: found.title}
    sources = {taking.title: f"摘自原文第{line}行，可以修改"}
    matched = next(((name, unit) for name in found.units if (unit := unit_named(name, units))), None)
    if taking.unit and matched:
        values[taking.unit] = str(matched[1].id)
        sources[taking.unit] = f"原文写“{matched[0]}”"
    told = taking.told_by(document.name)
    sources |= dict.fromkeys(told, "按文件名填入，请核对")
    due, source, caution = _due(document, found, taking, today)
    if due:
        values[taking.due], sources[taking.due] = due.isoformat(), source
    unknown = unknown_name(found, units)
    cautions = {taking.unit: f"原文写“{unknown}”，与本机关的机构名称对不上，请选定"} if unknown else {}
    return Filled(values=values | told, sources=sources, cautions=cautions | ({taking.due: caution} if caution else {}))


def _due(document: ReadDocument, found: FoundProposal, taking: Taking, today: date) -> tuple[date | None, str, str]:
    """The deadline the sentence gives, whence it comes, or what to mind where it gives none that can be met."""
    if not taking.due or not found.deadline_words:
        return None, "", ""
    start, end = found.due_at or (found.at, found.at)
    written = found.quote[start - found.at : end - found.at].strip() or found.deadline_words
    due = found.deadline or normalise_deadline(found.deadline_words, day_of(document.uploaded_at))
    if due is None:
        return None, "", f"原文写“{written}”，没有确定的日子，请定下日期"
    if due < today:
        return None, "", f"原文时限“{written}”（{chinese_date(due)}）已过，请与责任单位商定新的时限"
    counted = "" if found.deadline else f"，按上传之日算到{chinese_date(due)}，请核对"
    return due, f"原文写“{written}”{counted}", ""


def unknown_name(found: FoundProposal, units: tuple[KnownUnit, ...]) -> str:
    """The first unit name of a proposal that fits no unit, when none of its names does; empty otherwise."""
    if not found.units or any(unit_named(name, units) for name in found.units):
        return ""
    return found.units[0]


def drawn_current(review: Review, found: FoundProposal, typed: Typed | None, *, may_merge: bool) -> drawn.Proposal:
    """This will draw the proposal under review: with its form while it waits, otherwise with the way back."""
    row = drawn_row(review, found)
    href = review.decide_href(found.number)
    if found.state == "accepted":
        return row
    if typed is None or found.state == "rejected":
        form = Form(action_href=href, submit_label="恢复待审", fields=())
        return replace(row, form=form, decisions=(("restore", "恢复待审", "u"),))
    taking, unsure = takings()[found.kind], _unsure(review, found)
    asked = {taking.unit} if unsure else set()
    needed, more = parted(tuple(replace(f, caution="") if f.name in asked else f for f in fields_of(typed, taking)))
    form = Form(
        action_href=href, submit_label="采纳", fields=needed, errors=form_errors(typed.reasons, typed.action.fields),
    )
    return replace(
        row, form=form, more=more, more_is_open=any(f.errors or f.value for f in more), unsure=unsure,
        decisions=(_ACCEPT, _SKIP, *((_MERGE,) if may_merge else ())), split_href=review.split_href(found.number),
    )


def fields_of(typed: Typed, taking: Taking) -> tuple[Field, ...]:
    """This will draw the fields of a proposal, each filled-in value with its source."""
    fields = drawn_fields(typed.action.fields, typed.raw, typed.reasons, typed.offers)
    marks = {taking.title: mark_of(taking.kind), taking.due: "when", taking.unit: "unit"}
    return tuple(replace(_sourced(_pointing(f, typed, taking), typed.filled), mark=marks.get(f.name, "")) for f in fields)


def _sourced(one: Field, filled: Filled) -> Field:
    kept = one.value == str(filled.values.get(one.name, "")) or any(
        c.is_chosen and c.value == str(filled.values.get(one.name, "")) for c in one.choices
    )
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
    now = tuple(f for f in fields if f.is_needed or f.shown_when or (f.choices and f.kind is FieldKind.CASE))
    return now, tuple(f for f in fields if f not in now)


def _unsure(review: Review, found: FoundProposal) -> drawn.UnsureName | None:
    name = unknown_name(found, review.units)
    near = nearest_units(name, review.units) if name and takings()[found.kind].unit else ()
    if not near:
        return None
    choices = tuple(Choice(value=str(unit.id), label=unit.name) for unit in near)
    return drawn.UnsureName(
        field="unit_near", question=f"单位待定：“{name}”", choices=(*choices, Choice(value="", label="都不是，按上面所选")),
        remember_field="remember", remember_label=f"记住：本机关文件中“{name}”指所选单位",
    )
