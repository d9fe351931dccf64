"""The OpenAPI document: what django-ninja reads off the operations, with every declared action as an operation of its own.

Two operations take an action's name in their address; the document shows them once per declared action, each with the
schema of its form, generated from the declaration. Must not know: any particular procedure.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from renda.api.form_schemas import form_name, form_schema
from renda.domain.fields import FieldKind
from renda.domain.figure_texts import OWN_KEY
from renda.domain.periods import PERIOD_KEYS
from renda.domain.procedures import Action, Procedure
from renda.store.contributions import dimensions, indicators, procedures

OPENING = "/procedures/{procedure}/actions/{action}"
ACTING = "/cases/{case_id}/actions/{action}"
_METHODS = ("get", "post")
_FIRST_PROBLEM = 400
_STATUS_WORDS = {
    200: "完成", 201: "已保存", 401: "没有登录，或密钥无效", 403: "岗位无权办理", 404: "不存在，或无权查看",
    409: "他人已先办理、环节不符，或请求编号重复", 413: "内容太大", 422: "填写有误", 429: "请求太频繁",
}


class DescribedAPI(NinjaAPI):
    """A NinjaAPI whose document describes the declared actions, figures and problems too."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """This will give the document; the published address and the snapshot both come from here."""
        found = super().get_openapi_schema(**given)
        _name_problems(found)
        _enumerate_keys(found)
        _describe_actions(found)
        return found


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield path, methods[method]


def _name_problems(document: dict[str, Any]) -> None:
    """Problems travel under their own media type; each kind is described once."""
    shared: dict[str, Any] = document["components"].setdefault("responses", {})
    for _, operation in _operations(document):
        for status, response in list(operation["responses"].items()):
            response["description"] = _STATUS_WORDS[int(status)]
            if int(status) >= _FIRST_PROBLEM:
                content = {"application/problem+json": response["content"]["application/json"]}
                shared[f"Problem{status}"] = response | {"content": content}
                operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}


def _enumerate_keys(document: dict[str, Any]) -> None:
    """Say which procedures, figures and dimensions there are, and which columns narrow the ledger."""
    known = {"procedure": sorted(procedures()), "by": sorted(dimensions())}
    for path, operation in _operations(document):
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in known and path not in (OPENING, ACTING):
                parameter["schema"] = _closed(parameter["schema"], known[parameter["name"]])
        if operation["operationId"] == "list_cases":
            operation["parameters"] += list(_columns())
        if operation["operationId"] == "get_figure":
            _name_figures(operation)
            operation["parameters"] += [*_dimensions(), *_periods()]


def _name_figures(operation: dict[str, Any]) -> None:
    """The declared figures by key, or one of the office's own, whose keys are not known beforehand."""
    (key,) = (p for p in operation["parameters"] if p["name"] == "key")
    key["schema"] = {"anyOf": [{"type": "string", "enum": sorted(indicators())}, {"type": "string", "pattern": OWN_KEY}]}
    key["description"] = "指标代码；本机关自定义、人工填报的指标写作 own- 加序号"


def _periods() -> Iterator[dict[str, Any]]:
    for key, label in PERIOD_KEYS.items():
        schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$"}
        only = "；只用于定义了完成环节的指标" if key == "done" else ""
        words = f"期间：{label}在首尾两日之间，含两端，如2026-01-01..2026-06-30{only}"
        yield {"in": "query", "name": key, "required": False, "schema": schema, "description": words}


def _closed(schema: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    return {k: v for k, v in schema.items() if k != "anyOf"} | {"type": "string", "enum": keys}


def _columns() -> Iterator[dict[str, Any]]:
    found: dict[str, tuple[str, dict[str, str], list[str]]] = {}
    for procedure in procedures().values():
        for key, item in procedure.recorded_fields().items():
            if item.kind is FieldKind.CHOICE:
                label, values, owners = found.setdefault(key, (item.label, {}, []))
                values |= {c.key: c.label for c in item.choices}
                owners.append(procedure.label)
    for key, (label, values, owners) in sorted(found.items()):
        schema = {"type": "array", "items": {"type": "string", "enum": sorted(values)}}
        yield {"in": "query", "name": key, "required": False, "schema": schema,
               "description": f"{label}；{'、'.join(f'{k} {v}' for k, v in values.items())}；可重复；用于{'、'.join(owners)}"}


def _dimensions() -> Iterator[dict[str, Any]]:
    for key, dimension in sorted(dimensions().items()):
        groups = [g.key for g in dimension.groups]
        schema = {"type": "string"} | ({"enum": groups} if groups else {"format": "uuid"})
        words = "、".join(f"{g.key} {g.label}" for g in dimension.groups) or "单位的标识"
        yield {"in": "query", "name": key, "required": False, "schema": schema, "description": f"范围：{dimension.label}；{words}"}


def _describe_actions(document: dict[str, Any]) -> None:
    paths, schemas = document["paths"], document["components"]["schemas"]
    generic = [(p, paths.pop(p)) for p in list(paths) if p.endswith((OPENING, ACTING))]
    for path, methods in sorted(generic, key=lambda entry: not entry[0].endswith(OPENING)):
        for (key, procedure_key), declared in _declared(opening=path.endswith(OPENING)).items():
            address = path.replace("{procedure}", procedure_key).replace("{action}", key)
            paths[address] = {"post": _operation(methods["post"], key, procedure_key, declared)}
    for procedure in procedures().values():
        for action in _shown(procedure):
            schemas[form_name(procedure, action)] = form_schema(procedure, action)


def _shown(procedure: Procedure) -> Iterator[Action]:
    return (a for a in procedure.actions if not a.internal)


def _declared(*, opening: bool) -> dict[tuple[str, str], list[tuple[Procedure, Action]]]:
    """Actions by key; of those that open a case, by procedure too. One address may serve several procedures."""
    found: dict[tuple[str, str], list[tuple[Procedure, Action]]] = {}
    for procedure in procedures().values():
        for action in _shown(procedure):
            if opening is not bool(action.from_):
                found.setdefault((action.key, procedure.key if opening else ""), []).append((procedure, action))
    return found


def _operation(
    generic: dict[str, Any], key: str, procedure_key: str, declared: list[tuple[Procedure, Action]]
) -> dict[str, Any]:
    made = deepcopy(generic)
    made["operationId"] = f"{procedure_key or 'act'}_{key}"
    made["summary"] = "、".join(dict.fromkeys(a.label for _, a in declared))
    made["description"] = " ".join(str(form_schema(p, a)["description"]) for p, a in declared)
    made["tags"] = [p.label for p, _ in declared]
    made["parameters"] = [p for p in made["parameters"] if p["name"] not in ("procedure", "action")]
    needs = {"required": ["data"]} if all(any(f.required is True for f in a.fields) for _, a in declared) else {}
    body = {k: v for k, v in made["requestBody"]["content"]["application/json"].items() if k != "schema"}
    made["requestBody"]["content"]["application/json"] = body | {"schema": {"allOf": [
        {"$ref": "#/components/schemas/ActionIn"},
        {"type": "object", "properties": {"data": _one_of([form_name(p, a) for p, a in declared])}} | needs,
    ]}}
    return made


def _one_of(names: list[str]) -> dict[str, Any]:
    found = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return found[0] if len(found) == 1 else {"anyOf": found}
