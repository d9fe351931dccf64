"""“接口说明”: the OpenAPI document as pages that read on a phone, print, and need no script; one page a procedure.

Must not know: the API's code; the project names where the document comes from.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.module_loading import import_string

from renda.store.contributions import procedures
from renda.web.interface_drawing import Sheet, drawn_groups, drawn_shapes, entry_of
from renda.web.view_models.interface import InterfaceEntry, InterfacePage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, page, signed_in, today


@signed_in
def interface(request: SignedInRequest) -> HttpResponse:
    """Show what holds for all, the operations that belong to no procedure, and the shapes of answers."""
    document, sheet = _document(), _sheet(request)
    of_procedures = [p.label for p in procedures().values()]
    tags = [t for t in _tags(document) if t not in of_procedures]
    groups, shapes = drawn_groups(document, tags, sheet), drawn_shapes(document)
    told = [
        entry_of(group, href=reverse("interface_procedure", args=(p.key,)))
        for p in procedures().values() for group in drawn_groups(document, [p.label], sheet)
    ]
    of_shapes = InterfaceEntry(
        group=Link(label="数据结构", href="#shapes"), operations=tuple(Link(label=s.title, href=f"#{s.key}") for s in shapes)
    )
    shown = InterfacePage(
        head=_head(document["info"]["version"]),
        paragraphs=tuple(p for p in document["info"]["description"].split("\n") if p),
        contents=(*(entry_of(g) for g in groups), *told, of_shapes), groups=groups, shapes=shapes,
    )
    return page(request, "pages/interface.html", current="me", page=shown)


def _head(version: str) -> Head:
    return Head(
        title="接口说明", crumbs=(Link(label="我的", href=reverse("me")),),
        remarks=(Link(label=f"第{version}版"), Link(label="接口密钥", href=reverse("program_keys")),
                 Link(label="下载 OpenAPI 文件", href=reverse("interface_file"))),
    )


@signed_in
def procedure(request: SignedInRequest, key: str) -> HttpResponse:
    """Show the actions of one procedure with their forms."""
    declared = procedures().get(key)
    if declared is None:
        raise Http404
    groups = drawn_groups(_document(), [declared.label], _sheet(request, forms_of=key))
    shown = InterfacePage(
        head=Head(
            title=f"接口：{declared.label}", remarks=(Link(label="流程图和权限", href=reverse("procedure", args=(key,))),),
            crumbs=(Link(label="我的", href=reverse("me")), Link(label="接口说明", href=reverse("interface"))),
        ),
        contents=tuple(entry_of(g) for g in groups), groups=groups,
    )
    return page(request, "pages/interface.html", current="me", page=shown)


@signed_in
def file(request: SignedInRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Hand out the document as a file."""
    answer = JsonResponse(_document(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="openapi.json"'
    return answer


def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = import_string(settings.RENDA_API_DOCUMENT)()
    return found


def _tags(document: Mapping[str, Any]) -> tuple[str, ...]:
    named = (t for methods in document["paths"].values() for operation in methods.values() for t in operation["tags"])
    return tuple(dict.fromkeys(named))


def _sheet(request: SignedInRequest, *, forms_of: str = "") -> Sheet:
    return Sheet(
        base=request.build_absolute_uri("/").rstrip("/"), today=today(request),
        shapes_href=reverse("interface") if forms_of else "", forms_of=f"{forms_of}." if forms_of else "",
    )
