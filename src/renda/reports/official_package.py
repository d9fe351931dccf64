"""Packs a Word document so that the same contents give the same bytes.

This module must not know what the document says.
"""

import io
import zipfile
from typing import Final

from docx.document import Document

_FIRST: Final = "[Content_Types].xml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL_RELATION: Final = "/metadata/thumbnail"


def settled_bytes(document: Document) -> bytes:
    """This will give the bytes of the .docx, parts sorted and without the hour at which they were packed."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(_THUMBNAIL_RELATION)]:
        del relations[key]
    saved = io.BytesIO()
    document.save(saved)
    target = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(target, "w") as packed:
        for name in sorted(source.namelist(), key=lambda entry: (entry != _FIRST, entry)):
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            packed.writestr(info, source.read(name))
    return target.getvalue()
