"""What a report says of each part of the case it is of: a paragraph in every part of the skeleton, and a cell in the table of units. Pure.

A campaign's links are its parts: four or six of them, by their own names, each told by what it gathers. Must not know: tables, Word.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final
from uuid import UUID

PART, UNIT = "@part", "@unit"
"""What a paragraph has in place of the part's id, and a cell in place of the unit's."""
ACHIEVED, LACKING, AHEAD = "@achieved", "@lacking", "@ahead"
"""A line of a default wording that stands for one line of each part."""
COUNTED: Final = "（@）"
"""In place of a number that is written when the report is begun: （一）, （二） … afresh under each heading."""
_FIRST_LEVEL: Final = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SECOND_LEVEL: Final = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_HEADING: Final = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^。；！？]{1,40}$")
_DIGITS: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of a part: what was done, what is lacking, what comes next; and of one unit in it, in a cell of the annex."""

    achieved: str = ""
    lacking: str = ""
    ahead: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsOf:
    """The cases of `procedure`, in one of `stages`, that are part of the case a report is of: `told` by what their recorded `columns`
    hold, once in a report, so that no figure is told twice; what is told of `every` part comes after.

    `units` is the procedure of the parts whose units stand in the table of units, in one of `unit_stages`.
    """

    procedure: str
    columns: tuple[str, ...]
    stages: tuple[str, ...]
    told: Mapping[str, Told]
    every: Told
    units: str
    unit_stages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the case: what it is called, and what its columns hold."""

    id: UUID
    title: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts there are, and the units that take part, in their order."""

    parts: tuple[Part, ...] = ()
    units: tuple[tuple[UUID, str], ...] = field(default=())


def told_of(declared: PartsOf, parts: Sequence[Part]) -> tuple[tuple[Part, Told], ...]:
    """This will pair each part with what is said of it, with its id in place."""
    found: list[tuple[Part, Told]] = []
    seen: set[str] = set()
    for part in parts:
        mine = [declared.told[held] for held in dict.fromkeys(part.holds) if held in declared.told and held not in seen]
        seen |= set(part.holds)
        found.append((part, _joined((*mine, declared.every), str(part.id))))
    return tuple(found)


def _joined(told: Sequence[Told], part: str) -> Told:
    """What is said of a part by each of the kinds it gathers, one after another."""
    def text(of: Callable[[Told], str]) -> str:
        return "".join(map(of, told)).replace(PART, part)

    return Told(
        achieved=text(lambda t: t.achieved), lacking=text(lambda t: t.lacking), ahead=text(lambda t: t.ahead), cell=text(lambda t: t.cell),
    )


def written_for_parts(wording: str, told: Sequence[tuple[Part, Told]]) -> str:
    """This will write the lines that stand for every part, and number what is to be numbered."""
    lines: list[str] = []
    for line in wording.split("\n"):
        texts = {ACHIEVED: "achieved", LACKING: "lacking", AHEAD: "ahead"}.get(line)
        headed = [(f"{COUNTED}{part.title}", text) for part, one in told if texts and (text := getattr(one, texts))]
        lines += [words for pair in headed for words in pair] if texts else [line]
    return "\n".join(_numbered(lines))


def _numbered(lines: Iterable[str]) -> Iterable[str]:
    number = 0
    for line in lines:
        number = 0 if _FIRST_LEVEL.match(line) else number + line.startswith(COUNTED)
        yield line.replace(COUNTED, f"（{chinese_number(number)}）", 1) if line.startswith(COUNTED) else line


def renumbered(lines: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """This will give what is left of lines (as written, as settled): a heading under which nothing is left goes, those after it move up."""
    if all(settled for _, settled in lines):
        return tuple(settled for _, settled in lines)
    kept: list[str] = []
    first = second = 0
    for n, (_, line) in enumerate(lines):
        level = _level(line)
        if not line or (level and _is_empty(lines[n + 1 :], level)):
            continue
        first, second = first + (level == 1), 0 if level == 1 else second + (level == 2)  # noqa: PLR2004 - levels of headings
        number = chinese_number(first if level == 1 else second)
        pattern, numbered = (_FIRST_LEVEL, f"{number}、") if level == 1 else (_SECOND_LEVEL, f"（{number}）")
        kept.append(pattern.sub(numbered, line, 1) if level else line)
    return tuple(kept)


def _level(line: str) -> int:
    """1 for a line 一、…, 2 for （一）… where it is a heading, 0 for any other line."""
    return 0 if not _HEADING.match(line) else 1 if _FIRST_LEVEL.match(line) else 2


def _is_empty(after: Sequence[tuple[str, str]], level: int) -> bool:
    """Whether all that was written under a heading of this level was left out; where nothing was written, it is not."""
    below = takewhile(lambda pair: not 0 < _level(pair[0]) <= level, after)
    texts = [settled for written, settled in below if not _level(written)]
    return bool(texts) and not any(texts)


def chinese_number(number: int) -> str:
    """This will write 1 to 99 as headings print them; other numbers in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 - two places
        return str(number)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")  # noqa: PLR2004 - 十一, not 一十一
