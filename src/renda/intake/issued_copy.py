"""Which issued report a Word file says it is: the identifier written into it, read without opening anything else.

Must not know: reports, tables.
"""

from typing import BinaryIO
from uuid import UUID

from renda.intake.package_safety import PackageLimits, open_package, part_tree
from renda.intake.reasons import IntakeRefused

_PART = "docProps/core.xml"
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


def report_named_in(file: BinaryIO) -> UUID | None:
    """This will give the identifier of the report a .docx was issued as; None for any other file."""
    limits = PackageLimits()
    try:
        with open_package(file, limits) as package:
            found: str | None = part_tree(package, _PART, limits).findtext(_IDENTIFIER)
            return UUID(found) if found else None
    except (IntakeRefused, KeyError, ValueError):
        return None
