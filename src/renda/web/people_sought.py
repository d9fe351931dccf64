"""Looking for people within a form: what was typed beside the list of a person field, taken as a name or looked up.

A form sends the words of a field as `_find.` with the field's name; it works without JavaScript. Must not know: SQL, rights.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.rights import Actor
from renda.reads.people_offered import Candidate
from renda.web.posted import Raw, row_numbers

FIND: Final = "_find."
PRESSED: Final = "_find_people"


def words_sought(posted: QueryDict, fields: Iterable[Field]) -> dict[str, str]:
    """This will give the words typed beside person fields, by the name of the field; rows are counted as they come."""
    found: dict[str, str] = {}
    for item in fields:
        if item.kind is FieldKind.ROWS:
            for n, sent in enumerate(row_numbers(posted, item)):
                found |= {f"{item.key}.{n}.{c.key}": posted.get(f"{FIND}{item.key}.{sent}.{c.key}", "").strip() for c in item.columns}
        else:
            found[item.key] = posted.get(f"{FIND}{item.key}", "").strip()
    return {name: words for name, words in found.items() if words}


def with_names(raw: Raw, fields: Iterable[Field], sought: Mapping[str, str]) -> Raw:
    """This will take what stands beside each field as the names of people, several of them parted by 、."""
    changed = dict(raw)
    for item in fields:
        if item.kind is FieldKind.ROWS:
            rows = changed.get(item.key) or []
            changed[item.key] = [with_names(row, item.columns, _within(sought, f"{item.key}.{n}.")) for n, row in enumerate(rows)]
        elif item.kind is FieldKind.PERSON and item.key in sought:
            names = [n for n in re.split(r"[、，,；;\s]+", sought[item.key]) if n]
            changed[item.key] = [*_several(changed.get(item.key)), *names] if item.many else sought[item.key]
    return changed


def with_found(raw: Raw, fields: Iterable[Field], sought: Mapping[str, str], people: Iterable[Candidate]) -> Raw:
    """This will choose whoever alone bears the name beside a field, or is the only one to answer the words there."""
    changed, listed = dict(raw), tuple(people)
    for item in fields:
        if item.kind is FieldKind.ROWS:
            rows = changed.get(item.key) or []
            changed[item.key] = [with_found(row, item.columns, _within(sought, f"{item.key}.{n}."), listed) for n, row in enumerate(rows)]
        elif item.kind is FieldKind.PERSON and item.key in sought:
            named = [str(p.id) for p in listed if p.name == sought[item.key]]
            found = named or [str(p.id) for p in listed if p.answers(sought[item.key])]
            if len(found) == 1:
                changed[item.key] = list(dict.fromkeys([*_several(changed.get(item.key)), *found])) if item.many else found[0]
    return changed


def people_mentioned(raw: Mapping[str, Any], fields: Iterable[Field]) -> set[UUID]:
    """This will give the ids that stand in the person fields of a form, in its rows too."""
    return {key for text in _values(raw, fields, FieldKind.PERSON) if (key := as_uuid(text))}


def units_concerned(actor: Actor, raw: Mapping[str, Any], fields: Iterable[Field], case: CaseFacts | None) -> set[UUID]:
    """This will give the units a form is about: those chosen in it, or else those in charge of its case, or else the actor's own."""
    chosen = {key for text in _values(raw, fields, FieldKind.UNIT) if (key := as_uuid(text))}
    in_charge = {a.unit_id for a in case.assignments if a.until_on is None} if case else set()
    return chosen or in_charge or {actor.unit_id}


def _values(raw: Mapping[str, Any], fields: Iterable[Field], kind: FieldKind) -> Iterable[str]:
    for item in fields:
        if item.kind is FieldKind.ROWS:
            for row in _several(raw.get(item.key)):
                yield from _values(row, item.columns, kind) if isinstance(row, Mapping) else ()
        elif item.kind is kind:
            yield from (str(v) for v in _several(raw.get(item.key)))


def _within(sought: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): words for name, words in sought.items() if name.startswith(prefix)}


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [] if value in (None, "") else [value]
