"""Turns a Word file into PDF, and an older document into a Word file, with LibreOffice, where it is installed.

Every conversion has a profile of its own, so two at once do not wait for one another. Must not know: what a document says.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from renda.adapters.stand_in_fonts import write_stand_ins

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120


class ConverterMissing(Exception):  # noqa: N818 - says what is the case
    """LibreOffice is not installed here."""


class ConversionFailed(Exception):  # noqa: N818 - says what happened
    """LibreOffice did not give a file."""


def has_converter() -> bool:
    """This will say whether documents can be turned into one another here."""
    return _program() is not None


def pdf_of(content: bytes, *, font_folders: tuple[Path, ...] = ()) -> bytes:
    """This will turn the bytes of a .docx into those of a PDF, with stand-ins for the fonts that are not installed.

    :raises ConverterMissing: when LibreOffice is not installed.
    :raises ConversionFailed: when it gave no file, or none within two minutes.
    """
    program = _program()
    if program is None:
        raise ConverterMissing
    return _converted(program, content, "docx", "pdf", font_folders)


def word_of(content: bytes, *, suffix: str) -> bytes:
    """This will turn an older document (`suffix` doc, wps or rtf) into the bytes of a .docx. Its macros are neither run nor kept.

    :raises ConverterMissing: when LibreOffice is not installed.
    :raises ConversionFailed: when it gave no file, or none within two minutes.
    """
    program = _program()
    if program is None:
        raise ConverterMissing
    return _converted(program, content, suffix, "docx", ())


def _converted(program: str, content: bytes, suffix: str, wanted: str, font_folders: tuple[Path, ...]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="renda-convert-") as folder:
        place = Path(folder)
        (place / f"document.{suffix}").write_bytes(content)
        fonts = write_stand_ins(place / "fonts.conf", folders=font_folders)
        (place / "out").mkdir()
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", wanted, "--outdir", str(place / "out"), str(place / f"document.{suffix}"),
        ]
        surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": folder}
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, env=surroundings)  # noqa: S603 - a fixed command
            return (place / "out" / f"document.{wanted}").read_bytes()
        except (subprocess.SubprocessError, OSError) as problem:
            raise ConversionFailed from problem


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
