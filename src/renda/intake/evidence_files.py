"""Takes in the files that prove a piece of work was done: photographs, scans, documents, tables.

Kind and size are looked at, macros and passwords refused, and the mark of secrecy looked for wherever text can
be read. The bytes are kept elsewhere as they came. This module must not know which act the evidence serves.
"""

import io
import re
import unicodedata
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image

from renda.adapters.media_types import MediaType
from renda.intake.document_files import read_document_file
from renda.intake.file_gate import EVIDENCE, admit
from renda.intake.package_safety import PackageLimits, open_package
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.secrecy_marks import mark_in_name

EVIDENCE_LIMIT: Final = 20 * 1024 * 1024
PIXEL_LIMIT: Final = 60_000_000
IMAGES: Final = frozenset({MediaType.PNG, MediaType.JPEG, MediaType.WEBP})

_NAME_LENGTH: Final = 120
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedEvidence:
    """A file that may be kept: `name` is safe to show and to save under, `size` counts bytes."""

    name: str
    media_type: MediaType
    size: int


def accept_evidence(source: Path | bytes | BinaryIO, name: str, *, limit: int = EVIDENCE_LIMIT) -> AcceptedEvidence:
    """This will look at one piece of evidence and say what it is; nothing is kept here.

    :param limit: the most bytes the file may have.
    :raises IntakeRefused: with every reason for which the file is not taken in.
    """
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _accept(file, name, limit)
    return _accept(io.BytesIO(source) if isinstance(source, bytes) else source, name, limit)


def safe_name(name: str) -> str:
    """This will give a file name without folders, control characters or marks that turn the reading direction."""
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    stem, dot, suffix = _FORBIDDEN.sub("_", visible).strip(" .").rpartition(".")
    if not dot:
        return suffix[:_NAME_LENGTH] or "未命名"
    return f"{stem[:_NAME_LENGTH]}.{suffix[:10]}"


def _accept(file: BinaryIO, name: str, limit: int) -> AcceptedEvidence:
    shown = safe_name(name)
    kind = admit(file, shown, accepted=EVIDENCE, limit=limit)
    _refuse_marked_name(shown)
    if kind in IMAGES:
        _refuse_bad_image(file)
    elif kind is MediaType.XLSX:
        with open_package(file, PackageLimits()):
            pass
    elif kind is not MediaType.PDF:
        _refuse_bad_document(file, shown, limit)
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return AcceptedEvidence(name=shown, media_type=kind, size=size)


def _refuse_marked_name(name: str) -> None:
    mark = mark_in_name(name)
    if mark:
        raise IntakeRefused(intake_reason(IntakeCode.MARKED_SECRET, where="文件名", mark=mark))


def _refuse_bad_document(file: BinaryIO, name: str, limit: int) -> None:
    """A document without words is still evidence (a page of photographs); any other refusal stands."""
    try:
        read_document_file(file, name, limit=limit)
    except IntakeRefused as refused:
        if any(reason.code is not IntakeCode.EMPTY_TEXT for reason in refused.reasons):
            raise


def _refuse_bad_image(file: BinaryIO) -> None:
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                width, height = image.size
                if width * height <= PIXEL_LIMIT:
                    image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None
    if width * height > PIXEL_LIMIT:
        reason = intake_reason(IntakeCode.PICTURE_TOO_LARGE, width=str(width), height=str(height))
        raise IntakeRefused(reason)
