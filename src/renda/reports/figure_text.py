"""Fills the figures into the wording of a report: "查摆问题{found}项" becomes runs whose figures are links.

A clerk may change every word and move every token; a token nobody knows is refused with its place and the
nearest names there are. This module must not know how a figure is computed.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from renda.domain.report_parts import renumbered
from renda.domain.reporting import Source
from renda.reads.report_tokens import AS_OF, IN_PERIOD
from renda.reports.official_document import Block, Heading, HeadingLevel, Paragraph, Run

_TOKEN: Final = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
_BRACE: Final = re.compile(r"[{}｛｝]")
_HEADINGS: Final = (
    (HeadingLevel.FIRST, re.compile(r"[一二三四五六七八九十]{1,3}、")),
    (HeadingLevel.SECOND, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    (HeadingLevel.THIRD, re.compile(r"\d{1,2}[.．](?!\d)")),
    (HeadingLevel.FOURTH, re.compile(r"[（(]\d{1,2}[）)]")),
)
_SENTENCE_END: Final = "。；！？"
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_NOTHING: Final = frozenset({"", "0", "0.0%", "0%", "无", "—"})
_ALWAYS: Final = frozenset({AS_OF, IN_PERIOD})
_STOPS: Final = "，；：、。（） "
_TIDYING: Final = (
    (re.compile(r"（[，；：、。]*）"), ""), (re.compile(r"[，；：、]+(?=[；。）])|。+(?=[；。])"), ""),
    (re.compile(r"(^|[。（])[，；：、。]+"), r"\1"), (re.compile(r"[，；：、]+$"), ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureText:
    """A figure as it is printed, and the address of the page that shows what it rests on ("" for none)."""

    text: str
    link: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownToken:
    """A token that names no figure: the paragraph counted from 1, what was typed, and the nearest names."""

    paragraph: int
    token: str
    near: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, in Chinese."""
        if not self.token:
            return f"第{self.paragraph}段的花括号不成对或里面没有指标名，请写成“{{指标名}}”。"
        hint = f"是否要写“{'”“'.join(self.near)}”？" if self.near else "请从指标列表中选取。"
        return f"第{self.paragraph}段的指标“{{{self.token}}}”不存在，{hint}"


class WordingRefused(Exception):  # noqa: N818 - says what happened
    """The wording names figures there are not; `reasons` lists every one of them."""

    def __init__(self, reasons: tuple[UnknownToken, ...]) -> None:
        super().__init__("".join(reason.sentence for reason in reasons))
        self.reasons = reasons


def fill(
    wording: str, figures: Mapping[str, FigureText], words: Mapping[str, str] | None = None
) -> tuple[tuple[Run, ...], ...]:
    """This will fill the wording and give one tuple of runs for each line that is not blank.

    `[…{figure}…]` is left out where every figure in it is 0; of `[…|…]` what stands behind the stroke takes its place.
    `words` are what people call the tokens: near names are told in them.

    :raises WordingRefused: with every token that names no figure, and every brace without its partner.
    """
    lines = [line.strip() for line in wording.splitlines() if line.strip()]
    named = {token: (words or {}).get(token, token) for token in figures}
    reasons = tuple(reason for number, line in enumerate(lines, 1) for reason in _unknown(number, line, named))
    if reasons:
        raise WordingRefused(reasons)
    left = renumbered([(line, _settled(line, figures)) for line in lines])
    return tuple(_runs(line, figures) for line in left)


def fill_cell(wording: str, figures: Mapping[str, FigureText]) -> tuple[Run, ...]:
    """This will fill a cell of a worded table: one line, or nothing."""
    return next(iter(fill(wording, figures)), ())


def _settled(line: str, figures: Mapping[str, FigureText]) -> str:
    """The line without the parts in square brackets that have nothing to tell; brackets without a figure are the clerk's own."""

    def chosen(found: re.Match[str]) -> str:
        told, _, otherwise = found[1].partition("|")
        asked = [figures[token.strip()].text for token in _TOKEN.findall(told) if token.strip() not in _ALWAYS]
        if not asked:
            return found[0] if told.strip(_STOPS) else otherwise
        return otherwise if all(text in _NOTHING for text in asked) else told

    settled, before = line, ""
    while settled != before:
        before, settled = settled, _OPTIONAL.sub(chosen, settled)
    return settled if settled == line else _tidied(settled)


def _tidied(line: str) -> str:
    """The line without the stops and brackets that stood beside what was left out."""
    for pattern, left in _TIDYING:
        line = pattern.sub(left, line)
    return line


def fill_blocks(wording: str, figures: Mapping[str, FigureText]) -> tuple[Block, ...]:
    """This will fill the wording and tell its headings by their typed numbers (一、 （一） 1. （1）), kept as typed.

    A numbered line that ends as a sentence does is a paragraph.

    :raises WordingRefused: as `fill` does.
    """
    return tuple(_block(runs) for runs in fill(wording, figures))


def tokens(wording: str) -> tuple[str, ...]:
    """This will name the figures a wording asks for, each once, in order."""
    return tuple(dict.fromkeys(match.strip() for match in _TOKEN.findall(wording)))


def _unknown(number: int, line: str, words: Mapping[str, str]) -> Iterable[UnknownToken]:
    for found in _TOKEN.findall(line):
        token = found.strip()
        if token not in words:
            yield UnknownToken(paragraph=number, token=token, near=near_words(token, words))
    if _BRACE.search(_TOKEN.sub("", line)):
        yield UnknownToken(paragraph=number, token="", near=())


def near_words(typed: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """This will name at most three that may have been meant, by their words; `words` are by token."""
    names = {**{word: word for word in words.values()}, **words}
    found = difflib.get_close_matches(typed, list(names), n=6, cutoff=0.4) if typed else []
    return tuple(dict.fromkeys(names[name] for name in found))[:3]


def _runs(line: str, figures: Mapping[str, FigureText]) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for found in _TOKEN.finditer(line):
        if found.start() > end:
            runs.append(Run(text=line[end : found.start()]))
        figure = figures[found.group(1).strip()]
        runs.append(Run(text=figure.text, link=figure.link, source=figure.source))
        end = found.end()
    if end < len(line):
        runs.append(Run(text=line[end:]))
    return tuple(runs)


def _block(runs: tuple[Run, ...]) -> Block:
    text = "".join(run.text for run in runs)
    if any(run.link for run in runs) or text.endswith(tuple(_SENTENCE_END)):
        return Paragraph(runs=runs)
    for level, pattern in _HEADINGS:
        if pattern.match(text):
            return Heading(level=level, text=text, numbered=False)
    return Paragraph(runs=runs)
