"""Walks the XML of office files by local names, so that transitional and strict files read alike.

This module must not know what any element means.
"""

from renda.intake.package_safety import Element


def child(node: Element | None, name: str) -> Element | None:
    """This will give the first child of `node` with this local name, None where there is none."""
    return next(iter(children(node, name)), None)


def children(node: Element | None, name: str) -> list[Element]:
    """This will give the children of `node` with this local name, in order."""
    return [] if node is None else [item for item in node if local_name(item) == name]


def local_name(node: Element) -> str:
    """This will give an element's name without its namespace ("" for processing instructions)."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Element | None, name: str) -> str:
    """This will give the attribute with this local name, "" where there is none."""
    if node is None:
        return ""
    return next((str(text) for key, text in node.attrib.items() if key.rpartition("}")[2] == name), "")


def value(node: Element | None) -> str:
    """This will give the attribute `val`, which is where WordprocessingML keeps most things."""
    return attribute(node, "val")
