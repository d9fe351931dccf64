"""What stands in addresses, and whole addresses in answers: of pages, and of the next page of a list.

Must not know: what is at an address.
"""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path

CaseId = Annotated[UUID, Path(description="事项的标识")]
FigureKey = Annotated[str, Path(description="指标代码")]


def page_of(request: HttpRequest, name: str, *args: object, query: str = "") -> str:
    """Give the whole address of a page by its route name."""
    return request.build_absolute_uri(reverse(name, args=args) + (f"?{query}" if query else ""))


def following(request: HttpRequest, after: str) -> str:
    """Give this request's own address with the key to go on from."""
    asked = request.GET.copy()
    asked["after"] = after
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
