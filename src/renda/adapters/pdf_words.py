"""Takes the words out of a PDF with pdftotext (poppler), where it is installed.

Must not know: what a document says.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from renda.adapters.office_converter import ConversionFailed, ConverterMissing

_PROGRAM: Final = "pdftotext"
_SECONDS: Final = 60


def has_pdf_reader() -> bool:
    """This will say whether the words of a PDF can be taken out here."""
    return shutil.which(_PROGRAM) is not None


def words_of_pdf(content: bytes) -> str:
    """This will give the words of a PDF line by line as printed, pages parted by form feeds; nothing of pictures.

    :raises ConverterMissing: when pdftotext is not installed.
    :raises ConversionFailed: when it could not read the file, or not within a minute.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise ConverterMissing
    with tempfile.TemporaryDirectory(prefix="renda-pdf-") as folder:
        source = Path(folder) / "document.pdf"
        source.write_bytes(content)
        try:
            command = [program, "-enc", "UTF-8", str(source), "-"]
            done = subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - a fixed command
        except (subprocess.SubprocessError, OSError) as problem:
            raise ConversionFailed from problem
    return done.stdout.decode("utf-8", errors="replace")
