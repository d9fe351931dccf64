"""Forms from declarations: a declared field, what was typed and what is wrong become a field to draw.

Must not know: rights, the ledger, what the action does.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from renda.domain.days import chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind, When
from renda.domain.form_cleaning import Members, as_uuid
from renda.domain.refusal_words import word_reason
from renda.domain.refusals import Reason
from renda.domain.rights import Actor
from renda.reads.form_choices import Named, StagedUpload
from renda.reads.people_offered import Candidate
from renda.web.view_models import forms as drawn

_FILLED = "系统按已有记录填入，可以修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What the fields of one form can offer, loaded once; `listed` by the key of a case field that is chosen from a list,
    `members` by that of a person field bound to units. `people` are always offered, those of the `candidates` who are not near where
    they are chosen or answer the words `sought` beside a field; `finds_people` says whether people can be looked for."""

    today: date
    units: tuple[Named, ...] = ()
    people: tuple[Named, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    finds_people: bool = False
    sought: Mapping[str, str] = ()  # type: ignore[assignment]  # an empty mapping, unchangeable
    cases: tuple[tuple[str, str], ...] = ()
    listed: Mapping[str, tuple[tuple[str, str], ...]] = ()  # type: ignore[assignment]  # an empty mapping, unchangeable
    members: Mapping[str, Members] = ()  # type: ignore[assignment]  # an empty mapping, unchangeable
    staged: Mapping[UUID, StagedUpload] = ()  # type: ignore[assignment]  # an empty mapping, unchangeable


def needs(fields: Iterable[Field], kind: FieldKind) -> bool:
    """Say whether a form has a field of a kind, in its rows too."""
    return any(f.kind is kind for f in every_field(fields))


def every_field(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields of a form, and those of their rows."""
    for item in fields:
        yield item
        yield from every_field(item.columns)


def known_values(
    fields: Iterable[Field], case: CaseFacts | None, today: date, *, running: Mapping[str, str] = MappingProxyType({}),
    actor: Actor | None = None,
) -> dict[str, Any]:
    """What the system can fill in beforehand: declared fills, and columns already recorded under the same name.

    `running` are the numbers of the running cases that the actor's unit takes part in, by procedure; without an actor, what
    follows from the actor's post is left open.
    """
    known: dict[str, Any] = {}
    for item in fields:
        kind, _, key = (item.fill or "").partition(":")
        if kind == "today":
            known[item.key] = today.isoformat()
        elif kind == "text":
            known[item.key] = key
        elif case is not None and (said := _by_record(item, case, today)):
            known[item.key] = said
        elif kind == "running" and key in running:
            known[item.key] = running[key]
        elif kind in ("own_unit", "duty") and actor is not None and case is None:
            known[item.key] = str(actor.unit_id) if kind == "own_unit" else _by_duty(key, actor)
        elif item.begins_with:
            known[item.key] = [dict(zip((c.key for c in item.columns), row, strict=True)) for row in item.begins_with]
        elif kind == "case" and case is not None:
            known[item.key] = case.title
        elif item.recorded and case is not None and case.detail.get(item.key) is not None:
            known[item.key] = case.detail[item.key]
    return known


def _by_duty(pairs: str, actor: Actor) -> str:
    """The value of the first of “duty=value” pairs whose duty the actor's post carries."""
    told = (pair.partition("=") for pair in pairs.split(","))
    return next((value for duty, _, value in told if duty in actor.duties), "")


def _by_record(item: Field, case: CaseFacts, today: date) -> str:
    """What a recorded column fills in: itself, or of “column=value:one,other” the one where it holds the value, else the other."""
    kind, _, said = (item.fill or "").partition(":")
    if kind == "detail" and case.detail.get(said):
        return _not_ahead(item, str(case.detail[said]), today)
    if kind != "when":
        return ""
    condition, _, choice = said.partition(":")
    column, _, value = condition.partition("=")
    one, _, other = choice.partition(",")
    return one if str(case.detail.get(column)) == value else other


def _not_ahead(item: Field, day: str, today: date) -> str:
    """A recorded day; where none may lie ahead, a day to come gives way to today."""
    return min(day, today.isoformat()) if item.latest == "today" else day


def drawn_fields(
    fields: Iterable[Field], raw: Mapping[str, Any], reasons: Iterable[Reason], offers: Offers, *, known: Mapping[str, Any] = (),  # type: ignore[assignment]  # an empty mapping, unchangeable
) -> tuple[drawn.Field, ...]:
    """Turn declared fields, typed values and reasons into fields to draw."""
    errors: dict[str, list[str]] = {}
    for reason in reasons:
        if reason.field:
            errors.setdefault(reason.field, []).append(word_reason(reason))
    form = tuple(fields)
    return tuple(_bound(_field(f, f.key, raw.get(f.key), errors, offers, dict(known)), f, form, offers) for f in form)


def form_errors(reasons: Iterable[Reason], fields: Iterable[Field]) -> tuple[drawn.FormError, ...]:
    """Sum the reasons up for the top of the form; a reason in a row says which row."""
    labels = {f.key: f.label for f in fields}
    found = []
    for reason in reasons:
        parts = (reason.field or "").split(".")
        text = word_reason(reason)
        if len(parts) > 1 and parts[1].isdigit():
            text = f"“{labels.get(parts[0], parts[0])}”第{int(parts[1]) + 1}行：{text}"
        found.append(drawn.FormError(text=text, field="-".join(parts) if parts[0] in labels else ""))
    return tuple(dict.fromkeys(found))


def _field(  # noqa: PLR0913 - one field with all it needs
    item: Field, name: str, value: Any, errors: Mapping[str, list[str]], offers: Offers, known: Mapping[str, Any]
) -> drawn.Field:
    if item.kind is FieldKind.ROWS:
        known_from = _FILLED if item.key in known and known[item.key] == value else ""
        return replace(_rows(item, name, value, errors, offers), known_from=known_from)
    chosen = [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)] if value not in (None, "") else []
    choices = _choices(item, chosen, offers, dict(offers.sought).get(name, ""))
    filled = item.key in known and chosen and (known[item.key] == chosen if item.many else str(known[item.key]) == chosen[0])
    return drawn.Field(
        name=name, label=item.label, kind=drawn.FieldKind(str(item.kind)),
        value="、".join(chosen) if item.many else (chosen[0] if chosen else ""), choices=choices,
        suggestions=_suggestions(item, offers), is_needed=item.required is True, is_multiple=item.many, help=item.help,
        is_folded=item.only is not None or item.folded, is_tucked=item.tucked, known_from=_FILLED if filled else "",
        needed_words=_needed_words(item), shown_when=_shown_when(item, name),
        errors=tuple(errors.get(name, ())), minimum=offers.today.isoformat() if item.earliest == "today" else "",
        maximum=offers.today.isoformat() if item.latest == "today" else "",
        longest=item.limit if item.kind is FieldKind.TEXT else 0, staged=_staged(item, chosen, offers),
        accept="image/*,.pdf,.docx,.xlsx,.txt" if item.kind is FieldKind.FILE else "", **_finding(item, name, offers),
    )


def _finding(item: Field, name: str, offers: Offers) -> dict[str, Any]:
    """How a person field lets people be looked for, and what came of it."""
    if item.kind is not FieldKind.PERSON or item.among or not offers.finds_people:
        return {}
    words = dict(offers.sought).get(name, "")
    count = len([p for p in offers.candidates if p.answers(words)])
    said = f"“{words}”有{count}人，已列入名单，请{'勾选' if item.many else '选择'}。" if count > 1 else ""
    said = f"没有找到“{words}”，请核对姓名，或者写所在单位的名称。" if words and not count else said
    return {"finder": f"_find.{name}", "sought": words if words and not count else "", "found_words": said}


def _bound(field: drawn.Field, item: Field, form: tuple[Field, ...], offers: Offers) -> drawn.Field:
    """A field bound to units: all of them ticked and listed anew at will, or a few to be picked from a list that unfolds."""
    members = dict(offers.members).get(item.key)
    if members is None or item.fill != "everyone":
        return replace(field, is_folded=True) if members else field
    said = f"{members.units}{chinese_date(members.on)}在岗的{len(members.people)}人，已全部勾选，请去掉没有参加的"
    chosen = [f.key for f in form if item.among and f.key in item.among.units]
    label = f"换了{'单位或' if chosen else ''}日期，更新名单"
    return replace(field, known_from=said, list_again=label, listed_by=tuple(chosen))


def _shown_when(item: Field, name: str) -> tuple[str, tuple[str, ...]] | None:
    """The field of the form, or of the same row, on which it depends whether this one is needed, and the values that call for it."""
    when = item.required
    if not isinstance(when, When) or when.of != "data":
        return None
    return name.removesuffix(item.key) + when.field, when.values


def _needed_words(item: Field) -> str:
    return "视上项选择填写" if isinstance(item.required, When) else ""


def _choices(item: Field, chosen: list[str], offers: Offers, words: str) -> tuple[drawn.Choice, ...]:
    match item.kind:
        case FieldKind.CHOICE:
            return tuple(drawn.Choice(value=c.key, label=c.label, is_chosen=c.key in chosen) for c in item.choices)
        case FieldKind.UNIT:
            return _named(offers.units, chosen)
        case FieldKind.PERSON if item.among:
            return _ticked(dict(offers.members).get(item.key), chosen)
        case FieldKind.PERSON:
            besides = (p for p in offers.candidates if not p.is_near and (str(p.id) in chosen or p.answers(words)))
            return _named((*offers.people, *(Named(id=p.id, name=f"{p.name}（{p.unit}）") for p in besides)), chosen)
        case FieldKind.CASE if item.only is not None:
            return tuple(
                drawn.Choice(value=n, label=title, is_chosen=n in chosen) for n, title in dict(offers.listed).get(item.key, ())
            )
        case _:
            return ()


def _ticked(members: Members | None, chosen: list[str]) -> tuple[drawn.Choice, ...]:
    """The people a field is bound to, with whoever was ticked and is not one of them, so that the box can be cleared."""
    if members is None:
        return ()
    others = {key: name for key, name in members.known.items() if str(key) in chosen}
    return _named(tuple(Named(id=key, name=name) for key, name in {**members.people, **others}.items()), chosen)


def _named(offered: tuple[Named, ...], chosen: list[str]) -> tuple[drawn.Choice, ...]:
    return tuple(drawn.Choice(value=str(n.id), label=n.name, is_chosen=str(n.id) in chosen) for n in offered)


def _suggestions(item: Field, offers: Offers) -> tuple[str, ...]:
    return tuple(number for number, _ in offers.cases) if item.kind is FieldKind.CASE else ()


def _staged(item: Field, chosen: list[str], offers: Offers) -> tuple[drawn.StagedFile, ...]:
    if item.kind is not FieldKind.FILE:
        return ()
    found = [offers.staged.get(key) for key in (as_uuid(c) for c in chosen) if key is not None]
    return tuple(
        drawn.StagedFile(token=str(f.id), name=f.name, size_words=f"{max(f.size // 1024, 1)} KB") for f in found if f
    )


def _rows(item: Field, name: str, value: Any, errors: Mapping[str, list[str]], offers: Offers) -> drawn.Field:
    rows = [r for r in value if isinstance(r, Mapping)] if isinstance(value, list | tuple) else []
    rows = rows or [{}]
    return drawn.Field(
        name=name, label=item.label, kind=drawn.FieldKind.ROWS, help=item.help, is_needed=item.required is True,
        needed_words=_needed_words(item), shown_when=_shown_when(item, name), is_tucked=item.tucked,
        errors=tuple(errors.get(name, ())),
        rows=tuple(
            tuple(_field(c, f"{name}.{n}.{c.key}", row.get(c.key), errors, offers, {}) for c in item.columns)
            for n, row in enumerate(rows)
        ),
        blank_row=tuple(_field(c, f"{name}.__n__.{c.key}", None, {}, offers, {}) for c in item.columns),
    )
