"""The sentence patterns of the draft check's bench, read from their two files; the format stands at the head of the first.

Must not know: figures' values, the checker.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OPEN, HELD = Path(__file__).with_name("draft_patterns.tsv"), Path(__file__).with_name("draft_patterns_held.tsv")
SORTS = frozenset({"general", "row", "wording", "paragraph", "other"})
CLASSES = frozenset({"?any", "?noun", "?whole", "?part", "?held", "?rate", "?parted"})
ABOUT = frozenset({
    "", "cn", "full", "over", "near", "above", "unit", "name", "group", "dim", "lead",
    "share", "round", "part", "whole", "part_name", "whole_name", "measure",
})  # fmt: skip
NUMBERS = frozenset({"", "cn", "full", "over", "near", "above", "share", "round", "part", "whole"})
"""The slots that write a number."""
TIMES = frozenset({"day", "day.short", "day.dotted", "year", "month", "month_end", "month_end.day"})
_SLOT = re.compile(r"{([^{}]*)}")
_FIGURE = re.compile(
    r"(?P<name>[a-z])=(?P<what>\?[a-z]+|[a-z_]+)(?:\((?P<of>[a-z])\))?(?:/(?P<scope>[a-z_0-9]+)(?:[:=](?P<group>[a-z_]+))?)?"
    r"(?:@(?P<time>[a-z_]+(?::[a-z0-9]+)?))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A figure that a pattern needs: what, of which earlier figure, in which scope and group, at which time."""

    name: str
    what: str
    of: str = ""
    scope: str = ""
    group: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern as its line tells it; `text` has its ends of lines and cells."""

    id: str
    sort: str
    figures: tuple[Needed, ...]
    text: str
    held: bool

    @property
    def slots(self) -> tuple[str, ...]:
        """This will name the slots in the order they stand."""
        return tuple(_SLOT.findall(self.text))

    @property
    def pieces(self) -> tuple[str, ...]:
        """This will give plain stretches and slots by turns, a stretch first and last."""
        return tuple(_SLOT.split(self.text))

    @property
    def indicators(self) -> frozenset[str]:
        """This will name the indicators it is a wording of."""
        names = {one.name for one in self.figures}
        return frozenset(one.what for one in self.figures if not one.what.startswith("?") and one.what not in names)


@cache
def patterns() -> tuple[Pattern, ...]:
    """This will read all patterns, in the order of their ids.

    :raises ValueError: a line is written wrongly.
    """
    return tuple(sorted((*_read(OPEN), *_read(HELD)), key=lambda one: one.id))


def _read(path: Path) -> Iterator[Pattern]:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        text = row["text"].replace("\\n", "\n").replace("\\t", "\t")
        figures = tuple(_needed(one) for one in row["figures"].split(";") if one)
        yield Pattern(id=row["id"], sort=row["sort"], figures=figures, text=text, held=row["half"] == "held")


def _needed(text: str) -> Needed:
    found = _FIGURE.fullmatch(text)
    if found is None:
        raise ValueError(f"no figure is written so: {text}")
    return Needed(**{key: value or "" for key, value in found.groupdict().items()})


def fault_of(pattern: Pattern) -> str:
    """This will say what is wrong with a pattern; empty where nothing is."""
    names = [one.name for one in pattern.figures]
    if pattern.sort not in SORTS or len(set(names)) != len(names):
        return "sort or names"
    if pattern.held != (int(pattern.id[1:]) % 2 == 0):
        return "half"
    unknown = [slot for slot in pattern.slots if not _is_known(slot, names)]
    unused = [name for name in names if not any(slot.partition(".")[0] == name for slot in pattern.slots)]
    return f"slots {unknown} {unused}" if unknown or unused else ""


def _is_known(slot: str, names: list[str]) -> bool:
    if slot.startswith("change:"):
        return set(slot.removeprefix("change:").split(",")) <= set(names)
    name, _, about = slot.partition(".")
    return slot in TIMES or (name in names and about in ABOUT)
