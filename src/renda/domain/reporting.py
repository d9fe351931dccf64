"""What a kind of report is: its default wording, the lists it names and the annexes. Pure.

The wording holds tokens: `{figure}` or `{figure:dimension=group}` for a figure, `{as_of}` for the day, and
`{list.figure}` for the cases a figure counts, named one after another, `{names.figure}` for the same without number and day; both may
be narrowed as a figure is. `[…{figure}…]` is left out where every figure in it is 0, and
of `[…|…]` what stands behind the stroke takes its place. Must not know: Word, tables, pages.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from renda.domain.report_parts import PartsOf


class AnnexKind(StrEnum):
    """What a column of an annex holds (closed set)."""

    NUMBER = "number"
    TITLE = "title"
    GROUP = "group"
    UNIT = "unit"
    LINKED = "linked"
    DUE = "due"
    STAGE = "stage"
    RECORDED = "recorded"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexColumn:
    """A column of an annex: its heading, its share of the width; `name` is the dimension of a group, the link counted, or
    the recorded column. A blank one is filled in by hand.

    Of a link, `stages` are those of the linked cases that count.
    """

    label: str
    kind: AnnexKind
    width: float
    name: str = ""
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """An annex of the cases of a procedure, a row each: all of them, or what `figure` counts (of a report that is of a case, among its
    own), by their numbers; or by their units in organisational order, where nobody was given them yet by those they come from."""

    title: str
    procedure: str
    columns: tuple[AnnexColumn, ...]
    figure: str = ""
    by_unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsAnnex:
    """An annex of the units that take part in the case a report is of, in organisational order: a column for each of its parts."""

    title: str
    remark: str = ""


PERIOD: Final = "@period"
"""What the default wording has in place of the period that is chosen when a report is begun."""
CASE: Final = "@case"
"""What the default wording has in place of the case that a report is of."""

EACH, EACH_LABEL = "@each", "@label"
"""What a line of the default wording has in place of a group and of its name: when a report is begun, the line is written once
for each group that has cases then, none ahead of its time and none left out."""
_EACH = re.compile(r"[{]([\w-]+):(\w+)=@each")


class SentencePart(StrEnum):
    """The parts of a report's skeleton: 成绩–问题–下一步 (closed set)."""

    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePattern:
    """A sentence proposed of each case that a figure counts, from its records alone.

    `text` may hold {title} {number} {unit} {due} {opened}, and recorded columns by name; a case without one of them is
    not proposed. With `event`, only cases to which that happened: {times} and {last} tell how often and on which day last.
    With `ahead`, only cases whose day is still to come.
    """

    key: str
    part: SentencePart
    label: str
    figure: str
    text: str
    event: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report. `lists` are the figures whose cases may be named. With a period, `PERIOD` in the wording stands for it; a line
    may be for `EACH` group.

    A kind `of` a procedure is begun from a case of it: its id (`about`, of a report that was begun) stands for `CASE`, its title for
    `{case}` in the title and the masthead, and lists, annexes and proposed sentences keep to what the first of the dimensions `by`
    leads to it. `parts` are told one by one.

    With a `masthead` it is printed as an issue (简报第3期), numbered within its case and year, and kept as a case of `register`.
    """

    key: str
    label: str
    title: str
    wording: str
    lists: tuple[str, ...] = ()
    annexes: tuple[AnnexTable | UnitsAnnex, ...] = ()
    has_period: bool = False
    private_dimension: str = ""
    patterns: tuple[SentencePattern, ...] = ()
    of: str = ""
    by: tuple[str, ...] = ()
    about: str = ""
    parts: PartsOf | None = None
    masthead: str = ""
    register: str = ""

    def scope_of(self, leading: Callable[[str], Container[str]], procedure: str) -> dict[str, str]:
        """This will give what figures of a procedure are narrowed to; `leading` tells which procedures a dimension can narrow."""
        found = next((name for name in self.by or (self.of,) if procedure in leading(name)), "") if self.about else ""
        return {found: self.about} if found else {}

    @property
    def first_table(self) -> AnnexTable | None:
        """This will give the first annex of cases: the one that an office's own template prints."""
        return next((a for a in self.annexes if isinstance(a, AnnexTable)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageParagraphs:
    """What a folder of procedures says of its `subject` in the report of a period, in each part of the skeleton; the paragraphs
    are numbered as the folders come. `lists` are the figures named."""

    subject: str
    achievement: str
    problem: str
    next: str
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The case that a sentence of a report rests on."""

    number: str
    case: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenText:
    """What a token is filled with, and the address behind it ("" for none); a `source` is shown on pages and never printed."""

    text: str
    link: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A table after the text. `rows` may be the first of `total`; `widths` are shares, one for each header. The
    cells of a `worded` one hold figures as the wording does.
    """

    title: str = ""
    headers: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: int = 0
    remarks: tuple[str, ...] = ()
    worded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What stands before and after the text: to whom it goes, who gets copies."""

    addressee: str = ""
    cc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """Everything a report is written from: wording, the text of each token, its annexes.

    With a `number` it is printed under the issuer's red mark, or under its own `masthead`; `identifier` is written into the file, unseen.
    """

    title: str
    issuer: str
    as_of: date
    wording: str
    tokens: Mapping[str, TokenText]
    annexes: tuple[Annex, ...] = ()
    head: ReportHead = field(default_factory=ReportHead)
    number: str = ""
    identifier: str = ""
    masthead: str = ""


_NUMBERS: Final = "一二三四五六七八九十"


def stage_report(sections: Sequence[StageParagraphs], patterns: tuple[SentencePattern, ...]) -> ReportKind:
    """This will put the report of a period together from what every folder says, part by part."""
    parts = (
        ("一、主要工作和成效", [s.achievement for s in sections]), ("二、存在的问题", [s.problem for s in sections]),
        ("三、下一步工作", [s.next for s in sections]),
    )
    wording = ["现将{period}工作情况报告如下，数据截至{as_of}。"]
    for heading, paragraphs in parts:
        told = zip(_NUMBERS, sections, paragraphs, strict=False)
        wording += [heading, *(f"（{number}）{section.subject}。{text}" for number, section, text in told)]
    return ReportKind(
        key="stage", label="阶段报告", title="关于阶段工作情况的报告", wording="\n".join(wording), has_period=True,
        lists=tuple(key for s in sections for key in s.lists), patterns=patterns,
    )


def token_of(key: str, scope: Mapping[str, str]) -> str:
    """This will write the token of a figure in a scope: `key` or `key:level=branch`."""
    return key if not scope else key + ":" + ",".join(f"{k}={v}" for k, v in sorted(scope.items()))


def parse_token(token: str) -> tuple[str, dict[str, str]] | None:
    """This will read a figure's token into key and scope; None when it is not written as one."""
    key, _, rest = token.partition(":")
    pairs = [pair.partition("=") for pair in rest.split(",")] if rest else []
    if not key or any(not name or not sign or not value for name, sign, value in pairs):
        return None
    return key, {name: value for name, _, value in pairs}


def written_for_each(wording: str, groups: Callable[[str, str], Sequence[tuple[str, str]]]) -> str:
    """This will write the lines that are for each group; `groups` tells, of the line's first figure and its dimension, key and label."""
    lines: list[str] = []
    for line in wording.split("\n"):
        asked = _EACH.search(line)
        found = groups(asked[1], asked[2]) if asked else ()
        lines += [line.replace(EACH, key).replace(EACH_LABEL, label) for key, label in found] if asked else [line]
    return "\n".join(lines)
