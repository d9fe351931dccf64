"""Pages of a Word file as they would be printed, by LibreOffice with stand-in fonts; a test is skipped where it is missing.

Needs (Debian): libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-ukai.
"""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

from renda.adapters.office_converter import has_converter, pdf_of

_X = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A stretch of text without a gap, its edges in millimetres from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A printed page, in millimetres."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Everything on the page, without gaps."""
        return "".join(word.text for word in self.words)

    def lines(self) -> list[str]:
        """The lines from top to bottom, without gaps."""
        rows: dict[float, list[Word]] = {}
        for word in sorted(self.words, key=lambda w: (w.top + w.bottom) / 2):
            middle = (word.top + word.bottom) / 2
            at = next((row for row in rows if abs(row - middle) < 3), middle)
            rows.setdefault(at, []).append(word)
        return ["".join(w.text for w in sorted(row, key=lambda w: w.left)) for row in rows.values()]


def rendered(content: bytes, folder: Path) -> list[Sheet]:
    """This will give the pages of a .docx; `folder` keeps the PDF and a picture of each page to look at."""
    if not has_converter() or shutil.which("pdftotext") is None:
        pytest.skip("needs libreoffice-writer-nogui and poppler-utils")
    if "Noto Serif CJK SC" not in subprocess.run(["fc-list"], capture_output=True, text=True, check=True).stdout:
        pytest.skip("needs fonts-noto-cjk")
    pdf = folder / "document.pdf"
    pdf.write_bytes(pdf_of(content))
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(folder / "boxes.html")], check=True)
    subprocess.run(["pdftoppm", "-r", "60", "-png", str(pdf), str(folder / "page")], check=True)
    pages = ET.fromstring((folder / "boxes.html").read_text("utf-8")).iter(f"{_X}page")  # noqa: S314 - poppler wrote it
    return [
        Sheet(
            width=_mm(page, "width"), height=_mm(page, "height"),
            words=tuple(
                Word(text=w.text or "", left=_mm(w, "xMin"), top=_mm(w, "yMin"), right=_mm(w, "xMax"), bottom=_mm(w, "yMax"))
                for w in page.iter(f"{_X}word")
            ),
        )
        for page in pages
    ]


def _mm(node: ET.Element, name: str) -> float:
    return float(node.attrib[name]) * 25.4 / 72
