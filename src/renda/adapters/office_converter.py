"""Turns a Word file into PDF with LibreOffice, where it is installed.

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
    """This will say whether Word files can be turned into PDF here."""
    return _program() is not None


def pdf_of(content: bytes, *, font_folders: tuple[Path, ...] = ()) -> bytes:
    """This will turn the bytes of a .docx into those of a PDF, with stand-ins for the fonts that are not installed.

    :raises ConverterMissing: when LibreOffice is not installed.
    :raises ConversionFailed: when it gave no file, or none within two minutes.
    """
    program = _program()
    if program is None:
        raise ConverterMissing
    with tempfile.TemporaryDirectory(prefix="renda-pdf-") as folder:
        place = Path(folder)
        (place / "document.docx").write_bytes(content)
        fonts = write_stand_ins(place / "fonts.conf", folders=font_folders)
        command = [
            program, "--headless", "--norestore", f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--convert-to", "pdf", "--outdir", folder, str(place / "document.docx"),
        ]
        surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": folder}
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS, env=surroundings)  # noqa: S603 - a fixed command
            return (place / "document.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as problem:
            raise ConversionFailed from problem


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
