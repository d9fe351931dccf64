"""“接口说明”: the OpenAPI document as a page that reads on a phone, prints, and needs no script.

Must not know: the API's code; the project names where the document comes from.
"""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.module_loading import import_string

from renda.web.interface_drawing import drawn_groups, drawn_shapes
from renda.web.view_models.interface import InterfacePage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, page, signed_in, today


@signed_in
def interface(request: SignedInRequest) -> HttpResponse:
    """Show every operation of the API."""
    document = import_string(settings.RENDA_API_DOCUMENT)()
    base = request.build_absolute_uri("/").rstrip("/")
    shown = InterfacePage(
        head=Head(
            title="接口说明", crumbs=(Link(label="我的", href=reverse("me")),),
            remarks=(Link(label=f"第{document['info']['version']}版"), Link(label="接口密钥", href=reverse("program_keys")),
                     Link(label="OpenAPI 文件", href=reverse("api:openapi-json"))),
        ),
        paragraphs=tuple(p for p in document["info"]["description"].split("\n") if p),
        groups=drawn_groups(document, base=base, today=today(request)), shapes=drawn_shapes(document),
    )
    return page(request, "pages/interface.html", current="me", page=shown)
