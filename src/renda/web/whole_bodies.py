"""Request bodies that are not what they say: without a length, over every bound, or cut off before their end.

A form cut off in the middle would otherwise be read as if it were whole, and half a file kept. Such a body is still read to its
end, piece by piece, so that the browser waits for the answer. Must not know: forms, files.
"""

from collections.abc import Callable
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from renda.adapters.blob_store import StorageFull
from renda.web.bounded_uploads import was_lost

_PIECE = 64 * 1024
_REMEMBERED = 512  # bytes: a boundary has at most 70 characters; a body may be followed by a little more
_FILES = 20  # so many files of the allowed size fit into one request
_DRAINED = 4 * 1024**3  # bytes that are read for the sake of an answer before the connection is let go
_END = "renda.body_end"


class LengthMissing(SuspiciousOperation):
    """The body came without its length."""


class BodyTooLarge(SuspiciousOperation):
    """The body is larger than any form may be."""


class BodyCutOff(SuspiciousOperation):
    """The body ended before the form did."""


class _Remembering:
    """A stream that remembers the end of what was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.end = b""

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.end = (self.end + piece)[-_REMEMBERED:] if len(piece) < _REMEMBERED else piece[-_REMEMBERED:]
        return piece

    def readline(self, size: int = -1) -> bytes:
        piece = self._stream.readline(size)
        self.end = (self.end + piece)[-_REMEMBERED:]
        return piece


def remembering_ends(application: Callable[..., Any]) -> Callable[..., Any]:
    """This will wrap a WSGI application so that `WholeBodies` can see how a body ended."""

    def wrapped(environ: dict[str, Any], start_response: Any) -> Any:
        environ["wsgi.input"] = environ[_END] = _Remembering(environ["wsgi.input"])
        return application(environ, start_response)

    return wrapped


class WholeBodies:
    """Middleware: a body that is not whole goes to no view; the answer says so. Stands behind the check of the form's token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """This will refuse a body without a length or over every bound.

        :raises LengthMissing: where the body came in pieces of unknown number.
        :raises BodyTooLarge: where it is over every bound.
        """
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower() and not length:
            _drain(request)
            raise LengthMissing("the body has no Content-Length")
        if length.isdigit() and int(length) > _FILES * settings.RENDA.upload_limit_mb * 1024 * 1024:
            _drain(request)
            raise BodyTooLarge(f"a body of {length} bytes")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """This will refuse a form whose last boundary never came, or one of whose files the disk did not take.

        :raises BodyCutOff: with what was typed still in `request.POST`.
        :raises StorageFull: the same.
        """
        if any(was_lost(file) for _, files in request.FILES.lists() for file in files):
            raise StorageFull
        remembered = request.META.get(_END)
        if remembered is None or request.content_type != "multipart/form-data":
            return
        boundary = (request.content_params or {}).get("boundary", "")
        _ = request.POST  # the form is read here at the latest
        if f"--{boundary}--".encode() not in remembered.end:
            raise BodyCutOff("the last boundary of the form is missing")


def _drain(request: HttpRequest) -> None:
    stream, left = request.META.get("wsgi.input"), _DRAINED
    while stream is not None and left > 0 and (piece := stream.read(_PIECE)):
        left -= len(piece)
