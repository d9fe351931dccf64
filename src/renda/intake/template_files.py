"""A Word template as it comes in: the gate every file passes, and a package that harms nobody.

Must not know: what the marks in it mean.
"""

from typing import BinaryIO, Final

from renda.adapters.media_types import MediaType
from renda.intake.file_gate import admit
from renda.intake.package_safety import PackageLimits, open_package, part_tree

TEMPLATE_LIMIT: Final = 5 * 1024 * 1024
_XML: Final = (".xml", ".rels")


def template_bytes(file: BinaryIO, name: str) -> bytes:
    """This will let a .docx through and give its bytes; every part is parsed once, without entities.

    :raises renda.intake.reasons.IntakeRefused: with what is not in order.
    """
    admit(file, name, accepted=(MediaType.DOCX,), limit=TEMPLATE_LIMIT)
    limits = PackageLimits()
    with open_package(file, limits) as package:
        for part in package.namelist():
            if part.endswith(_XML):
                part_tree(package, part, limits)
    file.seek(0)
    return file.read()
