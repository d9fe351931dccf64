"""“接口说明”: every operation of the API with its parameters, its body, its answers and an example.

Primitives only: this module must not know the API itself.
"""

from dataclasses import dataclass

from renda.web.view_models.figures import NamedTable
from renda.web.view_models.parts import Head, Link, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceOperation:
    """One operation; `answers` are the shapes it gives, `refusals` the states in which it does not."""

    key: str
    title: str
    method: str
    path: str
    description: str
    tables: tuple[Table, ...]
    answers: tuple[Link, ...]
    refusals: tuple[Link, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceGroup:
    """Operations that belong together."""

    key: str
    title: str
    operations: tuple[InterfaceOperation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceEntry:
    """One line of the contents: a group, and its operations."""

    group: Link
    operations: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfacePage:
    """pages/interface.html: what holds for all, the contents, operations, shapes; or the actions of one procedure."""

    head: Head
    contents: tuple[InterfaceEntry, ...]
    groups: tuple[InterfaceGroup, ...]
    paragraphs: tuple[str, ...] = ()
    shapes: tuple[NamedTable, ...] = ()
