"""Drawing the OpenAPI document as a page: operations by group, parameters and bodies as tables, answers, examples.

Must not know: the API; everything is read off the document.
"""

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda.web.interface_schemas import SchemaRow, example_of, rows_of, shape_of
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.interface import InterfaceEntry, InterfaceGroup, InterfaceOperation
from renda.web.view_models.parts import Cell, Column, Link, Row, Table

_PLACES = {"path": "地址", "query": "查询", "header": "请求头"}
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one page of the document needs: examples' address and day, where shapes are told, and whose forms are shown."""

    base: str
    today: date
    shapes_href: str = ""
    forms_of: str = ""


def drawn_groups(document: Document, tags: Sequence[str], sheet: Sheet) -> tuple[InterfaceGroup, ...]:
    """Draw the operations of each tag that has some, in the document's order."""
    groups = []
    for n, tag in enumerate(tags, 1):
        operations = tuple(
            _Operation(document, path, method, operation, sheet).draw()
            for path, methods in document["paths"].items() for method, operation in methods.items() if tag in operation["tags"]
        )
        if operations:
            groups.append(InterfaceGroup(key=f"group-{n}", title=tag, operations=operations))
    return tuple(groups)


def entry_of(group: InterfaceGroup, *, href: str = "") -> InterfaceEntry:
    """Make the line of the contents for a group on the page `href` (on this one when empty)."""
    return InterfaceEntry(
        group=Link(label=group.title, href=href or f"#{group.key}"),
        operations=tuple(Link(label=o.title, href=f"{href}#{o.key}") for o in group.operations),
    )


def drawn_shapes(document: Document) -> tuple[NamedTable, ...]:
    """Draw the shapes that answers are made of, each once, in the order they are met."""
    components = document["components"]["schemas"]
    names: dict[str, None] = {}
    for methods in document["paths"].values():
        for operation in methods.values():
            for schema in _answer_schemas(document, operation):
                _gather(schema, components, names)
    return tuple(_shape(name, components) for name in names)


def _gather(schema: Mapping[str, Any], components: Mapping[str, Any], names: dict[str, None]) -> None:
    name = shape_of(schema)
    if not name or name in names:
        return
    names[name] = None
    for field in components[name]["properties"].values():
        _gather(field, components, names)


def _shape(name: str, components: Mapping[str, Any]) -> NamedTable:
    rows = tuple(
        Row(cells=(Cell(text=r.name), Cell(text=_shape_words(r), href=_anchor(r.shape)), Cell(text=r.description or "—")))
        for r in rows_of(components[name], components)
    )
    columns = (Column(label="项", is_title=True), Column(label="类型"), Column(label="含义"))
    return NamedTable(key=f"shape-{name}", title=name, table=Table(columns=columns, rows=rows, caption=f"{name} 的各项"))


def _shape_words(row: SchemaRow) -> str:
    return row.type_words.replace("对象", f" {row.shape}").strip() if row.shape else row.type_words


def _anchor(shape: str) -> str:
    return f"#shape-{shape}" if shape else ""


def _answer_schemas(document: Document, operation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for response in operation["responses"].values():
        for content in _resolved(document, response).get("content", {}).values():
            yield content["schema"]


def _resolved(document: Document, response: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in response:
        return response
    found: Mapping[str, Any] = document["components"]["responses"][shape_of(response)]
    return found


class _Operation:
    """One operation of the document on its way to the page."""

    def __init__(  # noqa: PLR0913 - where it stands in the document
        self, document: Document, path: str, method: str, operation: Mapping[str, Any], sheet: Sheet
    ) -> None:
        self.document, self.path, self.method, self.operation = document, path, method.upper(), operation
        self.components = document["components"]["schemas"]
        self.sheet = sheet

    def draw(self) -> InterfaceOperation:
        """Draw it whole."""
        told = self.operation
        tables = (*self._parameters(), *self._bodies())
        return InterfaceOperation(
            key=f"op-{told['operationId']}", title=told["summary"], method=self.method, path=self.path,
            description=told.get("description", ""), tables=tables, answers=self._outcomes(refused=False),
            refusals=self._outcomes(refused=True), example=self._example(),
        )

    def _outcomes(self, *, refused: bool) -> tuple[Link, ...]:
        found = []
        for status, response in self.operation["responses"].items():
            told = _resolved(self.document, response)
            if (int(status) >= 400) is refused:
                words = f"{status} {told['description']}"
                if "content" not in told:
                    found.append(Link(label=f"{words}：文件"))
                    continue
                (content,) = told["content"].values()
                many = "多项" if content["schema"].get("type") == "array" else ""
                shape = shape_of(content["schema"])
                href = self.sheet.shapes_href + _anchor(shape)
                found.append(Link(label=words if refused else f"{words}：{many}{shape}", href=href))
        return tuple(found)

    def _parameters(self) -> Iterator[Table]:
        given = self.operation.get("parameters", ())
        if given:
            rows = [
                self._row(SchemaRow(
                    name=p["name"], label=_PLACES[p["in"]], shape="", needed=p["required"],
                    type_words=self._type(p["schema"]), description=p.get("description", ""),
                ))
                for p in given
            ]
            yield Table(columns=_columns("参数", "位置"), rows=tuple(rows), caption=f"{self.operation['summary']}的参数")

    def _type(self, schema: Mapping[str, Any]) -> str:
        (row,) = rows_of({"properties": {"x": schema}}, self.components)
        keys = schema.get("enum", ())
        return f"选项：{'、'.join(keys)}" if keys and all(keys) else row.type_words

    def _bodies(self) -> Iterator[Table]:
        for form, schema in self._forms():
            caption = f"{form or self.operation['summary']}的请求正文"
            rows = tuple(self._row(r) for r in rows_of(schema, self.components, into=True))
            yield Table(columns=_columns("正文的项", "名称"), rows=rows, caption=caption)

    def _forms(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The body, once for each procedure where one address serves several."""
        content = self.operation.get("requestBody", {}).get("content", {})
        for described in content.values():
            schema = described["schema"]
            data: Mapping[str, Any] = next((p["properties"]["data"] for p in schema.get("allOf", ()) if "properties" in p), {})
            for choice in data.get("anyOf", [data] if data else []):
                if not shape_of(choice).startswith(self.sheet.forms_of):
                    continue
                title = str(self.components[shape_of(choice)].get("title", ""))
                yield title, {"allOf": [schema["allOf"][0], schema["allOf"][1] | {"properties": {"data": choice}}]}
            if not data:
                yield "", schema

    def _row(self, row: SchemaRow) -> Row:
        return Row(cells=(
            Cell(text=row.name), Cell(text=row.label or "—"), Cell(text=row.type_words), Cell(text="必填" if row.needed else "可不填"),
            Cell(text=row.description or "—"),
        ))

    def _example(self) -> str:
        address = self.sheet.base + self.path.replace("{case_id}", "事项标识").replace("{key}", "指标代码")
        address = address.replace("{import_id}", "导入标识").replace("{procedure}", "事项种类代码")
        needed = [p for p in self.operation.get("parameters", ()) if p["in"] == "query" and p["required"]]
        if needed:
            address += "?" + "&".join(f"{p['name']}={example_of(p['schema'], self.components, self.sheet.today)}" for p in needed)
        lines = [f"curl {'-X POST ' if self.method == 'POST' else ''}{shlex.quote(address)}", '-H "Authorization: Bearer $KEY"']
        for kind in self.operation.get("requestBody", {}).get("content", {}):
            lines += self._sent(kind)
        return " \\\n  ".join(lines)

    def _sent(self, kind: str) -> Iterator[str]:
        if kind == "multipart/form-data":
            yield "-F file=@现场照片.jpg"
            return
        _, schema = next(self._forms())
        yield "-H 'Content-Type: application/json'"
        yield "-H 'Idempotency-Key: 20260302-0001'"
        yield f"-d {shlex.quote(json.dumps(example_of(schema, self.components, self.sheet.today), ensure_ascii=False))}"


def _columns(first: str, second: str) -> tuple[Column, ...]:
    return (
        Column(label=first, is_title=True), Column(label=second), Column(label="类型"), Column(label="是否必填"),
        Column(label="说明"),
    )
