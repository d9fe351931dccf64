"""JSON schemas of declared forms: what may be handed in for an action, read off its fields and nothing else.

Must not know: HTTP, any particular procedure.
"""

from collections.abc import Iterable
from typing import Any

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Procedure
from renda.domain.right_words import word_rights

_LONG_TEXT = 5000  # characters, as form cleaning allows
_REFERENCES = {
    FieldKind.UNIT: "单位的标识或名称", FieldKind.PERSON: "人员的标识或姓名", FieldKind.CASE: "事项的标识或编号",
    FieldKind.FILE: "先由“上传文件”得到的文件标识",
}


def form_name(procedure: Procedure, action: Action) -> str:
    """The name of an action's schema among the components of the document."""
    return f"{procedure.key}.{action.key}"


def form_schema(procedure: Procedure, action: Action) -> dict[str, Any]:
    """Describe what an action's form takes, with what is needed when."""
    return {"title": f"{procedure.label}·{action.label}", "description": _words(procedure, action)} | _object(action.fields)


def _words(procedure: Procedure, action: Action) -> str:
    stages = "、".join(procedure.stage(s).label for s in action.from_)
    said = [f"在“{stages}”环节办理" if stages else "登记新的事项", f"可由{word_rights(action.rights)}办理"]
    if action.not_by:
        done = "、".join(procedure.action(a).label for a in action.not_by)
        said.append(f"本轮办理过“{done}”的人不能办理")
    return "；".join(said) + "。" + action.help


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    labels = {f.key: f for f in fields}
    found: dict[str, Any] = {
        "type": "object", "additionalProperties": False,
        "properties": {f.key: _one(f, labels) for f in fields},
    }
    needed = [f.key for f in fields if f.required is True]
    conditions = [_condition(f.key, f.required) for f in fields if isinstance(f.required, When) and f.required.of == "data"]
    return found | ({"required": needed} if needed else {}) | ({"allOf": conditions} if conditions else {})


def _condition(key: str, when: When) -> dict[str, Any]:
    """Say “needed when another field of the form has one of these values” as JSON Schema does."""
    return {
        "if": {"properties": {when.field: {"enum": list(when.values)}}, "required": [when.field]},
        "then": {"required": [key]},
    }


def _one(item: Field, labels: dict[str, Field]) -> dict[str, Any]:
    if item.kind is FieldKind.ROWS:
        found: dict[str, Any] = {"type": "array", "items": _object(item.columns)}
        if item.required is True:
            found["minItems"] = 1
    elif item.many:
        found = {"type": "array", "items": _value(item)}
    else:
        found = _value(item)
    notes = [item.help.rstrip("。"), *_notes(item), _need(item, labels)]
    words = "；".join(n for n in notes if n)
    return {"title": item.label} | found | ({"description": words} if words else {})


def _value(item: Field) -> dict[str, Any]:
    match item.kind:
        case FieldKind.DATE:
            return {"type": "string", "format": "date"}
        case FieldKind.NUMBER:
            bounds = {"minimum": item.low, "maximum": item.high}
            return {"type": "number"} | {k: v for k, v in bounds.items() if v is not None}
        case FieldKind.CHOICE:
            return {"type": "string", "enum": [c.key for c in item.choices]}
        case FieldKind.FILE:
            return {"type": "string", "format": "uuid"}
        case FieldKind.TEXT:
            return {"type": "string", "maxLength": item.limit}
        case FieldKind.LONG_TEXT:
            return {"type": "string", "maxLength": max(item.limit, _LONG_TEXT)}
        case _:
            return {"type": "string"}


def _notes(item: Field) -> Iterable[str]:
    if item.kind is FieldKind.CHOICE:
        yield "、".join(f"{c.key} {c.label}" for c in item.choices)
    if item.kind in _REFERENCES:
        yield _REFERENCES[item.kind]
    if item.earliest == "today":
        yield "今天或以后"
    if item.latest == "today":
        yield "今天或以前"


def _need(item: Field, labels: dict[str, Field]) -> str:
    when = item.required
    if not isinstance(when, When):
        return ""
    other = labels.get(when.field)
    values = "、".join(f"“{other.choice_label(v) if other else v}”" for v in when.values)
    named = f"“{other.label}”" if other else f"已登记的 {when.field} "
    return f"{named}为{values}时必填"
