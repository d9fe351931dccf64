"""Files made for the tests of the intake: real packages, none of them committed."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

import docx
from docx.oxml.ns import nsdecls

W = nsdecls("w")


def docx_of(paragraphs: Iterable[str] = (), change: Callable[[object], None] | None = None) -> bytes:
    """A .docx with these paragraphs; `change` may do more to the open document."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def repacked(data: bytes, *, add: dict[str, bytes] | None = None, drop: Iterable[str] = ()) -> bytes:
    """The package with parts added, replaced or left out."""
    added = add or {}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in drop and name not in added:
                new.writestr(name, old.read(name))
        for name, part in added.items():
            new.writestr(name, part)
    return target.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def with_body(inner: str) -> bytes:
    """A .docx whose body is the given WordprocessingML, in the prefixes w, mc, wps and v."""
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document {spaces}><w:body>{inner}</w:body></w:document>'
    return repacked(docx_of(), add={"word/document.xml": body.encode()})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbering_part(levels: Iterable[tuple[str, str]], extra: str = "") -> bytes:
    """A numbering.xml with one list (numId 7), one (format, pattern) per level; `extra` adds further instances."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for index, (style, pattern) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="3">{inner}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>{extra}</w:numbering>'
    ).encode()


def bomb(entry: str, size: int) -> bytes:
    """A package with one entry of `size` zero bytes, far smaller than it says."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<w/>")
        with package.open(entry, "w", force_zip64=True) as part:
            block = bytes(1024 * 1024)
            for _ in range(size // len(block)):
                part.write(block)
    return target.getvalue()


def ole_file(*parts: str) -> bytes:
    """The beginning of a compound file whose directory names these parts."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in parts)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + zlib.compress(b"x" * 4000)
