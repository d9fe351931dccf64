"""Draws a small picture of a piece of evidence for the page that shows it.

Photographs are turned upright and lose what a camera wrote into them (place, time, device). Documents get a
small page with their first lines where a Chinese font is at hand. A preview never fails: what cannot be drawn
gives None. This module must not know where files are kept.
"""

import io
import logging
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, ImageOps
from python_calamine import CalamineError, CalamineWorkbook

from renda.adapters.media_types import MediaType
from renda.intake.document_files import read_document_file
from renda.intake.evidence_files import IMAGES, PIXEL_LIMIT
from renda.intake.reasons import IntakeRefused

THUMBNAIL: Final = (480, 480)
_PAGE: Final = (340, 480)
_MARGIN: Final = 24
_FONT_SIZE: Final = 14
_LINE_HEIGHT: Final = 22
_LONGEST_LINE: Final = 600
_INK: Final = (40, 40, 40)
_EDGE: Final = (205, 205, 205)
_WHITE: Final = (255, 255, 255)

_FONTS: Final = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
)

_log = logging.getLogger(__name__)


def preview(data: bytes, media_type: MediaType) -> bytes | None:
    """This will draw a PNG of at most 480×480 pixels that shows the file, None where nothing can be drawn."""
    if media_type in IMAGES:
        return _of_image(data)
    lines = _first_lines(data, media_type)
    return _page_of(lines) if lines else None


def _of_image(data: bytes) -> bytes | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    return None
                image.draft("RGB", THUMBNAIL)
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail(THUMBNAIL)
                return _png(_on_white(upright))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        _log.info("no preview: the picture cannot be decoded")
        return None


def _on_white(image: Image.Image) -> Image.Image:
    """The pixels alone, on white paper: a new picture carries nothing of the old one's notes."""
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, _WHITE)
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _first_lines(data: bytes, media_type: MediaType) -> list[str]:
    try:
        if media_type is MediaType.XLSX:
            return _rows_of(data)
        if media_type in {MediaType.DOCX, MediaType.TEXT}:
            suffix = "docx" if media_type is MediaType.DOCX else "txt"
            return [line.text for line in read_document_file(data, f"preview.{suffix}").lines[:40]]
    except (IntakeRefused, CalamineError):
        _log.info("no preview: the document cannot be read")
    return []


def _rows_of(data: bytes) -> list[str]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if not workbook.sheet_names:
        return []
    rows = workbook.get_sheet_by_index(0).to_python(nrows=40)
    return ["  ".join(str(cell) for cell in row if cell != "") for row in rows]


def _page_of(lines: Iterable[str]) -> bytes | None:
    font = _chinese_font()
    if font is None:
        return None
    page = Image.new("RGB", _PAGE, _WHITE)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, _PAGE[0] - 1, _PAGE[1] - 1), outline=_EDGE)
    top = _MARGIN
    for line in _wrapped(lines, font):
        if top + _LINE_HEIGHT > _PAGE[1] - _MARGIN:
            break
        pen.text((_MARGIN, top), line, font=font, fill=_INK)
        top += _LINE_HEIGHT
    return _png(page)


def _wrapped(lines: Iterable[str], font: ImageFont.FreeTypeFont) -> Iterable[str]:
    width = _PAGE[0] - 2 * _MARGIN
    for line in lines:
        rest = line[:_LONGEST_LINE].replace("\t", "  ").strip()
        while rest:
            fitting = len(rest)
            while fitting > 1 and font.getlength(rest[:fitting]) > width:
                fitting = min(fitting - 1, int(fitting * width / font.getlength(rest[:fitting])) + 1)
            yield rest[:fitting]
            rest = rest[fitting:]


def _chinese_font() -> ImageFont.FreeTypeFont | None:
    path = next((path for path in _FONTS if Path(path).is_file()), None)
    return ImageFont.truetype(path, _FONT_SIZE) if path else None


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, format="PNG", optimize=True)
    return target.getvalue()
