"""Receiving uploaded files: of one that is too large only its beginning is kept, so that neither memory nor disk fills; one
that the disk did not take is marked.

The beginning is one byte longer than what is allowed, so that whoever looks at the file finds it too large and says so at its
field, with everything else that was typed. Must not know: forms, what a file is for.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from renda.adapters.blob_store import is_full

_LOST = "renda_was_lost"


class BoundedUpload(TemporaryFileUploadHandler):
    """Django's handler for temporary files, bounded by `RENDA_UPLOAD_LIMIT_MB`."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """This will begin a file."""
        super().new_file(*args, **kwargs)
        self.lost = False
        self.room = settings.RENDA.upload_limit_mb * 1024 * 1024 + 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 - Django's signature
        """This will keep a piece as far as there is room. The rest of the form is read even where the disk is full."""
        piece = raw_data[: self.room]
        self.room -= len(piece)
        try:
            self.file.write(piece)
        except OSError as problem:
            if not is_full(problem):
                raise
            self.room, self.lost = 0, True
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """This will give the file, marked where the disk did not take it."""
        file = super().file_complete(file_size)
        if file is not None and self.lost:
            setattr(file, _LOST, True)  # noqa: B010 - Django's file has no such attribute of its own
        return file


def was_lost(file: "UploadedFile[Any]") -> bool:
    """This will say whether the disk did not take the file."""
    return bool(getattr(file, _LOST, False))
