"""The numbers that Word prints before a paragraph of a list but does not keep in its text ("一、", "（二）", "1.").

Read from `numbering.xml` and `styles.xml`, counted in the order of the paragraphs. Attribute and tag names are
compared without their namespace, so transitional and strict files read alike. This module must not open files.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from renda.intake.list_numerals import number_in_style
from renda.intake.package_safety import Element
from renda.intake.word_xml import attribute, child, children, value

_LEVELS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: how it counts and what is printed around the number (`pattern`: "（%2）")."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""


@dataclass(slots=True, kw_only=True)
class ListNumbers:
    """The lists of one document and how far each has counted."""

    levels: MappingProxyType[str, tuple[Level, ...]]
    abstract_of: MappingProxyType[str, str]
    restarts: MappingProxyType[str, MappingProxyType[int, int]]
    by_style: MappingProxyType[str, tuple[str, int]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def prefix(self, paragraph: Element) -> str:
        """This will count `paragraph` and give the number Word prints before it, "" where there is none."""
        place = self._place_of(paragraph)
        if place is None:
            return ""
        number_id, level = place
        abstract = self.abstract_of.get(number_id)
        levels = self.levels.get(abstract or "")
        if abstract is None or levels is None or not 0 <= level < len(levels):
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._restart_once(number_id, counts)
        previous = counts[level]
        counts[level] = levels[level].start if previous is None else previous + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _printed(levels, level, counts)

    def _place_of(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        style = value(child(properties, "pStyle"))
        styled = self.by_style.get(style)
        if own is None:
            return styled
        level = value(child(own, "ilvl")) or (str(styled[1]) if styled else "0")
        number_id = value(child(own, "numId")) or (styled[0] if styled else "0")
        return None if number_id == "0" or not level.isdigit() else (number_id, int(level))

    def _restart_once(self, number_id: str, counts: list[int | None]) -> None:
        if number_id in self._begun:
            return
        self._begun.add(number_id)
        for level, start in self.restarts.get(number_id, {}).items():
            counts[level] = start - 1


def list_numbers(numbering: Element | None, styles: Element | None) -> ListNumbers:
    """This will gather the lists declared in the two parts; either may be missing."""
    abstracts = {attribute(node, "abstractNumId"): _levels_of(node) for node in children(numbering, "abstractNum")}
    instances = {attribute(node, "numId"): node for node in children(numbering, "num")}
    return ListNumbers(
        levels=MappingProxyType(abstracts),
        abstract_of=MappingProxyType({key: value(child(node, "abstractNumId")) for key, node in instances.items()}),
        restarts=MappingProxyType({key: _restarts_of(node) for key, node in instances.items()}),
        by_style=MappingProxyType(_numbered_styles(styles)),
    )


def _levels_of(abstract: Element) -> tuple[Level, ...]:
    declared = {attribute(node, "ilvl"): node for node in children(abstract, "lvl")}
    return tuple(_level(declared.get(str(index))) for index in range(_LEVELS))


def _level(node: Element | None) -> Level:
    start = value(child(node, "start"))
    return Level(
        start=int(start) if start.isdigit() else 1,
        style=value(child(node, "numFmt")) or "decimal",
        pattern=value(child(node, "lvlText")),
    )


def _restarts_of(instance: Element) -> MappingProxyType[int, int]:
    found: dict[int, int] = {}
    for override in children(instance, "lvlOverride"):
        level, start = attribute(override, "ilvl"), value(child(override, "startOverride"))
        if level.isdigit() and start.isdigit() and int(level) < _LEVELS:
            found[int(level)] = int(start)
    return MappingProxyType(found)


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Style id → (list, level), a style without a list of its own taking that of the style it is based on."""
    nodes = {attribute(node, "styleId"): node for node in children(styles, "style")}
    found: dict[str, tuple[str, int]] = {}
    for style_id in nodes:
        seen: set[str] = set()
        current = style_id
        while current in nodes and current not in seen:
            seen.add(current)
            own = child(child(nodes[current], "pPr"), "numPr")
            if own is not None and value(child(own, "numId")):
                level = value(child(own, "ilvl"))
                found[style_id] = (value(child(own, "numId")), int(level) if level.isdigit() else 0)
                break
            current = value(child(nodes[current], "basedOn"))
    return {key: place for key, place in found.items() if place[0] != "0"}


def _printed(levels: tuple[Level, ...], level: int, counts: list[int | None]) -> str:
    shown = levels[level]
    if shown.style in {"bullet", "none"} and "%" not in shown.pattern:
        return ""
    text = shown.pattern
    for index in range(level + 1):
        number = counts[index]
        printed = number_in_style(levels[index].style, levels[index].start if number is None else number)
        text = text.replace(f"%{index + 1}", printed)
    return f"{text} " if text and text[-1].isalnum() and text[-1].isascii() else text
