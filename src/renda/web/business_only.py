"""Pages of figures and of the organ's work are closed to administrators, who see no business data, and to posts that exist for
deputies alone; reports to whom they would tell more than their own cases do.

Must not know: what the pages show.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from renda.domain.rights import ADMINISTRATION, REPORT_READERS, works_in_organ
from renda.web.views.frame import SignedInRequest, signed_in

P = ParamSpec("P")


def business_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase], *, transaction: bool = True,
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in whoever acts for a post that does the organ's business; for all others the page does not exist."""

    @wraps(view)
    def wrapped(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.actor.duties & ADMINISTRATION or not works_in_organ(request.actor.duties):
            raise Http404
        return view(request, *args, **kwargs)

    return signed_in(wrapped, transaction=transaction)


def report_readers_only(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in whoever sees every matter that is not personal: an annex names them all. The view has no transaction around
    it, for the figures of a report are read in a snapshot of their own."""

    @wraps(view)
    def wrapped(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.actor.duties & REPORT_READERS:
            raise Http404
        return view(request, *args, **kwargs)

    return business_only(wrapped, transaction=False)
