"""Cleaning of a filled form: raw values (strings of a browser, JSON of a client) become plain checked values.

Every error is collected with the field (and row) it concerns; nothing typed is changed. Cleaned values are
JSON-ready: dates as 2026-03-02, ids as text, numbers as int or float.
Must not know: HTTP, widgets, tables.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.fields import Field, FieldKind, When
from renda.domain.refusals import Code, Reason
from renda.domain.standing import holds


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadFacts:
    """A staged upload that a form may name."""

    id: UUID
    address: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The people of some units on a day, with the units' names; `known` names those who were mentioned and are not among them."""

    people: Mapping[UUID, str]
    units: str
    on: date
    known: Mapping[UUID, str] = field(default_factory=dict)

    def found(self, text: str) -> UUID | None:
        """Find a member by id or by a name that is not shared."""
        named = [key for key, name in self.people.items() if name == text]
        key = as_uuid(text)
        return key if key in self.people else named[0] if len(named) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Names known today: units and people of the organ by id and by name, cases and uploads the actor may use.

    `own_unit` is the actor's; `leaders` who has charge of a unit, where exactly one person has; `case_units` the units in charge
    of cases; `members` the people a field is bound to, by its key; `apart` those a field must not name.
    """

    units: Mapping[UUID, str] = field(default_factory=dict)
    unit_names: Mapping[str, UUID] = field(default_factory=dict)
    people: Mapping[UUID, str] = field(default_factory=dict)
    people_names: Mapping[str, UUID] = field(default_factory=dict)
    cases: Mapping[UUID, str] = field(default_factory=dict)
    case_numbers: Mapping[str, UUID] = field(default_factory=dict)
    uploads: Mapping[UUID, UploadFacts] = field(default_factory=dict)
    own_unit: UUID | None = None
    leaders: Mapping[UUID, UUID] = field(default_factory=dict)
    case_units: Mapping[UUID, UUID] = field(default_factory=dict)
    members: Mapping[str, Members] = field(default_factory=dict)
    apart: Mapping[str, Members] = field(default_factory=dict)

    def name_of(self, value: Any) -> str | None:
        """Name a unit, person, case or upload by its id text; None when unknown."""
        key = as_uuid(value)
        if key is None:
            return None
        upload = self.uploads.get(key)
        return self.units.get(key) or self.people.get(key) or self.cases.get(key) or (upload.name if upload else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Cleaned values and every reason against them."""

    data: Mapping[str, Any]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    directory: Directory
    today: date
    detail: Mapping[str, Any]
    trusted: frozenset[str]


def as_uuid(value: Any) -> UUID | None:
    """Read an id; None when it is none."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def clean_form(
    fields: tuple[Field, ...],
    raw: Mapping[str, Any],
    *,
    directory: Directory,
    today: date,
    detail: Mapping[str, Any],
    prefix: str = "",
    trusted: frozenset[str] = frozenset(),
) -> Cleaned:
    """Check and clean a form. Unknown keys are refused so that a client's slip is not lost in silence.

    `trusted` ids come from the record itself and need not be looked up.
    """
    setting = _Setting(directory=directory, today=today, detail=detail, trusted=trusted)
    data: dict[str, Any] = {}
    reasons: list[Reason] = []
    known = {f.key for f in fields}
    reasons += [
        Reason(code=Code.UNKNOWN_FIELD, field=prefix + key, facts={"value": key}) for key in raw if key not in known
    ]
    for item in fields:
        value = raw.get(item.key)
        if item.kind is FieldKind.ROWS:
            rows, found = _clean_rows(item, value, setting, prefix)
            data[item.key] = rows
        else:
            data[item.key], found = _clean_one(item, value, setting, prefix + item.key)
        reasons += found
    data |= {f.key: _otherwise(f, data, directory) for f in fields if f.otherwise and not data[f.key]}
    reasons += [r for f in fields for r in _missing(f, data, setting, prefix, reasons)]
    reasons += [r for f in fields for r in _named_besides(f, data, setting, prefix + f.key)]
    return Cleaned(data=data, reasons=tuple(reasons))


def _otherwise(item: Field, data: Mapping[str, Any], directory: Directory) -> str | None:
    """What stands in an empty field: the actor's unit, that of the case named in another field, or who has charge of the unit
    named there."""
    kind, _, source = item.otherwise.partition(":")
    if kind == "given":
        asked, _, value = source.partition("=")
        return value if data.get(asked) else None
    if kind == "unit_of":
        unit = directory.case_units.get(UUID(str(data[source]))) if data.get(source) else None
        return None if unit is None else str(unit)
    named = as_uuid(data[source]) if source in data else directory.own_unit
    found = named if kind == "own_unit" or named is None else directory.leaders.get(named)
    return None if found is None else str(found)


def needed(item: Field, *, data: Mapping[str, Any], detail: Mapping[str, Any]) -> bool:
    """Say whether a field must be filled, given what else is filled."""
    if isinstance(item.required, When):
        return holds(item.required, data=data, detail=detail)
    return item.required


def _missing(
    item: Field, data: Mapping[str, Any], setting: _Setting, prefix: str, found: list[Reason]
) -> list[Reason]:
    where = prefix + item.key
    empty = data[item.key] in (None, "", [], ())
    if not empty or any(r.field and f"{r.field}.".startswith(f"{where}.") for r in found):
        return []
    if not needed(item, data=data, detail=setting.detail):
        return []
    return [Reason(code=Code.REQUIRED, field=where, facts={"label": item.label})]


def _clean_rows(
    item: Field, value: object, setting: _Setting, prefix: str
) -> tuple[list[Any], list[Reason]]:
    rows: list[Any] = []
    reasons: list[Reason] = []
    for index, row in enumerate(value if isinstance(value, list | tuple) else ()):
        if not isinstance(row, Mapping) or not any(str(v or "").strip() for v in row.values()):
            continue
        cleaned = clean_form(
            item.columns, row, directory=setting.directory, today=setting.today, detail=setting.detail,
            prefix=f"{prefix}{item.key}.{index}.",
        )
        rows.append(dict(cleaned.data))
        reasons += cleaned.reasons
    return rows, reasons


def _clean_one(item: Field, value: object, setting: _Setting, where: str) -> tuple[object, list[Reason]]:
    if item.many:
        values = value if isinstance(value, list | tuple) else [] if value in (None, "") else [value]
        pairs = [_clean_value(item, v, setting, where) for v in values if str(v or "").strip()]
        return [p[0] for p in pairs if p[0] is not None], [r for p in pairs for r in p[1]]
    if isinstance(value, list | tuple):
        value = value[0] if value else None
    return _clean_value(item, value, setting, where)


def _clean_value(item: Field, value: object, setting: _Setting, where: str) -> tuple[object, list[Reason]]:
    text = "" if value is None else str(value).strip()
    if not text:
        return None, []
    match item.kind:
        case FieldKind.DATE:
            return _date(item, text, setting.today, where)
        case FieldKind.NUMBER:
            return _number(item, text, where)
        case FieldKind.CHOICE:
            if text in {c.key for c in item.choices}:
                return text, []
            by_label = {c.label: c.key for c in item.choices}
            return (by_label[text], []) if text in by_label else _bad(Code.NOT_A_CHOICE, item, text, where)
        case FieldKind.PERSON if item.among and item.key in setting.directory.members and text not in setting.trusted:
            return _member(item, text, setting.directory.members[item.key], where)
        case FieldKind.UNIT | FieldKind.PERSON | FieldKind.CASE | FieldKind.FILE:
            return (text, []) if text in setting.trusted else _known(item, text, setting.directory, where)
        case _:
            return _text(item, text, where)


def _bad(code: Code, item: Field, value: str, where: str, **facts: str) -> tuple[object, list[Reason]]:
    return None, [Reason(code=code, field=where, facts={"label": item.label, "value": value, **facts})]


def _text(item: Field, text: str, where: str) -> tuple[object, list[Reason]]:
    limit = item.limit if item.kind is FieldKind.TEXT else max(item.limit, 5000)
    if len(text) > limit:
        return _bad(Code.TOO_LONG, item, "", where, limit=str(limit), length=str(len(text)))
    return text, []


def day_typed(text: object) -> date | None:
    """Read a day as people type it: 2026-03-02, 2026年3月2日, 2026.3.2; None when it is none."""
    plain = unicodedata.normalize("NFKC", str(text or "").strip()).replace("年", "-").replace("月", "-").replace("日", "")
    try:
        return date(*(int(p) for p in plain.replace("/", "-").replace(".", "-").split("-")))
    except (ValueError, TypeError):
        return None


def _date(item: Field, text: str, today: date, where: str) -> tuple[object, list[Reason]]:
    day = day_typed(text)
    if day is None:
        return _bad(Code.NOT_A_DATE, item, text, where)
    facts = {"today": _cn(today)}
    if item.earliest == "today" and day < today:
        return _bad(Code.DATE_IN_PAST, item, _cn(day), where, **facts)
    if item.latest == "today" and day > today:
        return _bad(Code.DATE_IN_FUTURE, item, _cn(day), where, **facts)
    return day.isoformat(), []


def _cn(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _number(item: Field, text: str, where: str) -> tuple[object, list[Reason]]:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    try:
        number = float(plain)
    except ValueError:
        return _bad(Code.NOT_A_NUMBER, item, text, where)
    low, high = item.low, item.high
    if (low is not None and number < low) or (high is not None and number > high) or number != number:
        shown = {"low": "—" if low is None else str(low), "high": "—" if high is None else str(high)}
        return _bad(Code.OUT_OF_RANGE, item, text, where, **shown)
    return int(number) if number.is_integer() else number, []


def _member(item: Field, text: str, members: Members, where: str) -> tuple[object, list[Reason]]:
    reason = stranger_among(item, text, members, where)
    return (None, [reason]) if reason else (str(members.found(text)), [])


def _named_besides(item: Field, data: Mapping[str, Any], setting: _Setting, where: str) -> list[Reason]:
    """Everybody named who is of the units a field keeps apart from."""
    kept = setting.directory.apart.get(item.key)
    if item.apart is None or kept is None or not holds(item.apart.when, data=data, detail=setting.detail):
        return []
    named = data[item.key] if isinstance(data[item.key], list) else [data[item.key]]
    inside = [kept.people[key] for key in map(as_uuid, named) if key and key in kept.people]
    facts = {"label": item.label, "unit": kept.units, "day": _cn(kept.on), "why": item.apart.why}
    return [Reason(code=Code.OF_A_UNIT_KEPT_APART, field=where, facts={**facts, "value": name}) for name in inside]


def stranger_among(item: Field, text: str, members: Members, where: str = "") -> Reason | None:
    """This will say that somebody, named or by id, is not one of the people of the units that day; None for one of them."""
    if members.found(text) is not None:
        return None
    key = as_uuid(text)
    name = members.known.get(key, text) if key else text
    facts = {"label": item.label, "value": name, "unit": members.units, "day": _cn(members.on)}
    return Reason(code=Code.NOT_OF_THE_UNIT, field=where or item.key, facts=facts)


def _known(item: Field, text: str, directory: Directory, where: str) -> tuple[object, list[Reason]]:
    key = as_uuid(text)
    match item.kind:
        case FieldKind.UNIT:
            found = key if key in directory.units else directory.unit_names.get(text)
            code = Code.UNKNOWN_UNIT
        case FieldKind.PERSON:
            found = key if key in directory.people else directory.people_names.get(text)
            code = Code.UNKNOWN_PERSON
        case FieldKind.FILE:
            found, code = (key if key in directory.uploads else None), Code.UNKNOWN_FILE
        case _:
            found = key if key in directory.cases else directory.case_numbers.get(text)
            code = Code.UNKNOWN_CASE
    return (str(found), []) if found is not None else _bad(code, item, text, where)
