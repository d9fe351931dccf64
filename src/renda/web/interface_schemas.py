"""Reading JSON schemas for people: fields in rows with types in words, and examples that fit.

Must not know: pages, the API; it is given the document's components.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_FORMATS = {"date": "日期", "uuid": "标识（UUID）", "binary": "文件"}
_TYPES = {"string": "文字", "integer": "整数", "number": "数字", "boolean": "是否", "object": "对象", "null": "空"}
_NAMES = ("名称", "姓名", "编号")  # of units, people and cases
_SOON = timedelta(days=30)
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaRow:
    """One field: its name with the path to it, its type in words, and the shape the type leads to."""

    name: str
    label: str
    type_words: str
    shape: str
    needed: bool
    description: str


def shape_of(schema: Schema) -> str:
    """Name the component a schema (or its items, or its one alternative beside null) refers to; empty when none."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    for inner in (schema.get("items"), *schema.get("anyOf", ())):
        if inner and shape_of(inner):
            return shape_of(inner)
    return ""


def merged(schema: Schema, components: Mapping[str, Schema]) -> dict[str, Any]:
    """Give one object schema out of a reference or of several that hold together (`allOf`)."""
    if "$ref" in schema:
        return merged(components[shape_of(schema)], components)
    parts = [merged(p, components) for p in schema.get("allOf", ()) if "if" not in p]
    found: dict[str, Any] = {"properties": {}, "required": []} | {k: v for k, v in schema.items() if k != "allOf"}
    for part in parts:
        found["properties"] = {**found["properties"], **part["properties"]}
        found["required"] = [*found["required"], *part["required"]]
    return found


def rows_of(schema: Schema, components: Mapping[str, Schema], *, prefix: str = "", into: bool = False) -> Iterator[SchemaRow]:
    """List the fields of an object; with `into`, those of inner objects and rows follow under their path."""
    whole = merged(schema, components)
    for name, field in whole["properties"].items():
        yield SchemaRow(
            name=prefix + name, label=str(field.get("title", "")), type_words=type_words(field), shape=shape_of(field),
            needed=name in whole["required"], description=str(field.get("description", "")),
        )
        inner = field.get("items", field)
        if into and (shape_of(inner) or "properties" in inner):
            mark = "[]." if "items" in field else "."
            yield from rows_of(inner, components, prefix=f"{prefix}{name}{mark}", into=True)


def type_words(schema: Schema) -> str:
    """Word the type of a field."""
    if "anyOf" in schema:
        return "，或".join(dict.fromkeys(type_words(s) for s in schema["anyOf"]))
    if "enum" in schema:
        return "选项"
    if schema.get("type") == "array":
        return f"多项{type_words(schema['items'])}"
    if "format" in schema:
        return _FORMATS.get(schema["format"], "文字")
    words = _TYPES.get(str(schema.get("type", "object")), "对象")
    return f"{words}，至多{schema['maxLength']}字" if "maxLength" in schema else words


def example_of(schema: Schema, components: Mapping[str, Schema], today: date) -> Any:
    """Make a value that fits: of an object, the fields that must be filled."""
    if "$ref" in schema or "allOf" in schema or "properties" in schema:
        whole = merged(schema, components)
        return {k: example_of(f, components, today) for k, f in whole["properties"].items() if k in whole["required"]}
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], components, today)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "array":
            return [example_of(schema["items"], components, today)]
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return False
        case "object":
            return {}
        case _:
            return _text(schema, today)


def _text(schema: Schema, today: date) -> str:
    if schema.get("format") == "date":
        past = "以前" in str(schema.get("description", ""))
        return (today if past else today + _SOON).isoformat()
    if schema.get("format") == "uuid":
        return "01a21200-0000-7000-8000-000000000000"
    told, title = str(schema.get("description", "")), str(schema.get("title") or "文字")
    kind = next((k for k in _NAMES if f"的标识或{k}" in told), "")
    return f"{title}的{kind}" if kind else title
