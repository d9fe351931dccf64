"""Finds the document's title among the lines above the first paragraph, and what its last word promises.

Knows the head of an official paper: names of organs, record lines, numbers; nothing of the body.
"""

import re

from renda.language.characters import without_blanks
from renda.language.headings import opening_of
from renda.language.lexicon import any_of
from renda.language.proposal import Heading, Passage

_PROSE = re.compile(r"[。;!?]$|[,:]$|讯\s*\(|消息\s*[(:]|记者|^各|^你")
_RECORD = re.compile(
    r"〔\d{4}〕|\[\d{4}\]|第\s*\d+\s*期|第\s*\d+\s*号$|^-{2,}|^“|…$|^\(?\d{4}年\d{1,2}月|^\d[\d\s.:-]*$"
    r"|^\w{2,6}:|作者|文件$|^附件|^[0-9A-Z/-]{8,}$|\t|^\(.*\)$|【"
)
_ENDING = re.compile(any_of("titles") + r"(?:\([^()]{1,20}\))?$")
_ORGAN = re.compile(r"^[^关于]{2,30}(?:委员会|政府|办公[厅室]|常委会|党组|[委局部厅会院])$")
_QUOTED_BELOW = re.compile(r"(?:全文|内容)如下[:。]$")
_LOOKED_AT = 14
_JOINED = 4


def title_of(passages: tuple[Passage, ...], plain: str) -> Heading | None:
    """This will give the title as a heading of level 0, lines joined, or None where the text opens with prose."""
    head: list[tuple[Passage, str]] = []
    for passage in passages[:60]:
        line = plain[passage.at : passage.end].strip()
        if not line:
            continue
        if line.startswith("# ") and not head:
            return Heading(level=0, text=passage.text[2:].strip(), at=passage.at + 2)
        if not head and _QUOTED_BELOW.search(line):
            continue
        if _PROSE.search(line) or len(line) > 75 or opening_of(line) or len(head) >= _LOOKED_AT:
            break
        head.append((passage, line))
    return _best(head)


def _best(head: list[tuple[Passage, str]]) -> Heading | None:
    """The first run of lines that ends in a word that ends titles, else the first line that could be one."""
    usable = [(p, line) for p, line in head if not _RECORD.search(line)]
    for first in range(len(usable)):
        joined = ""
        if _ORGAN.search(usable[first][1]) and not _continues(usable, first):
            continue
        for last in range(first, min(first + _JOINED, len(usable))):
            if last > first and usable[last][0].number > usable[last - 1][0].number + 3:
                break
            joined += without_blanks(usable[last][1])
            if _is_whole(joined):
                return _joined([p for p, _ in usable[first : last + 1]])
    for passage, line in usable:
        if len(line) >= 6 and re.search(r"[\u4e00-\u9fff]{4}", line) and len(head) <= 8:
            return _joined([passage])
    return None


def _is_whole(joined: str) -> bool:
    """Whether the lines joined so far end as a title ends: behind 关于 only with …的意见, …的通知."""
    if len(joined) < 6 or joined.count("《") != joined.count("》") or not _ENDING.search(joined):
        return False
    return "关于" not in joined[2:] or bool(re.search(r"的[^的]{0,6}$|[》”]$", joined)) or joined.startswith("关于")


def _continues(usable: list[tuple[Passage, str]], first: int) -> bool:
    """Whether the line behind an organ's name goes on with what the organ writes about."""
    return first + 1 < len(usable) and bool(re.match(r"关于|印发|转发|对|批转", usable[first + 1][1]))


def _joined(passages: list[Passage]) -> Heading:
    return Heading(level=0, text="".join(p.text.strip() for p in passages), at=passages[0].at)


def mood_of(title: str) -> str | None:
    """This will give what the title's last word promises: `plan`, `report`, `speech`, or None where it promises none."""
    words = title.rstrip("》”)").strip()
    for kind in ("report", "plan", "speech"):
        if re.search(any_of("titles", kind) + r"(?:\([^()]{1,20})?$", words):
            return kind
    return None
