"""Tells for each passage whether it looks ahead (what will be done), back (what was done), or states principles.

Knows what titles, headings and lead-ins say about time; nothing of verbs and deliverables.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renda.language.proposal import Heading, Passage
from renda.language.title import mood_of


class Mood(StrEnum):
    """How a passage speaks of work."""

    PLAN = "plan"
    REPORT = "report"
    PRINCIPLE = "principle"
    FINDING = "finding"


_PRINCIPLE = re.compile(r"指导思想|基本原则|重要意义|重大意义|总体思路|必要性|背景|编制依据|适用范围|名词解释")
_FINDING = re.compile(
    r"存在(?:的)?(?:主要|突出)?(?:问题|不足|差距|短板)|问题(?:和|与|及)不足|主要问题|突出问题$"
    r"|反馈(?:的)?问题|发现(?:的)?(?:主要)?问题|薄弱环节$|原因(?:分析|剖析)|差距和不足"
)
_AHEAD = re.compile(
    r"下一步|下步|下阶段|接下来|今后|明年|新的一年|打算|努力方向|工作(?:安排|计划|任务|目标|建议|部署"
    r"|措施)|整改(?:措施|任务|要求|方向)|主要(?:目标|任务)|目标任务|重点(?:任务|工作|举措)|对策|(?<!代表)(?<!委员)(?<!议案)(?<!批评)建议(?!意见|提案|办理|督办|答复|批评|和?议案)|保障措施"
)
_BACK = re.compile(
    r"回顾|(?:主要|工作)(?:做法|成效|成绩)|进展情况|(?:工作|开展|完成|落实|履职)情况|取得(?:的|了)?(?:成效"
    r"|成绩)|上一?年度|过去(?:五年|一年)|一年来|五年来"
)
_YEAR_OF_WORK = re.compile(r"(20\d{2})年[^,;。]{0,14}(?:工作|任务|目标)")
_NEWS = re.compile(r"成效|成果|召开|举行|举办|召集|纪实|侧记|显|喜|获")
_COUNTS = re.compile(
    r"(?:\d[万亿]?[余多]|(?:共|采纳|办[结理]|收到|征集|完成|解决|新增|突破|超)[^\d]*\d[\d.]*[万亿]?)(?![年月日号期])[\u4e00-\u9fff%]{1,2}$"
)
"""A headline that ends in a count of what was done (采纳建议5000余条) tells news, whatever it counts."""
_LEAD_AHEAD = re.compile(
    r"(?:^|[。;])[^。;]{0,12}(?:下一步|下步|下阶段|接下来|今后一个时期|今后|新的一年里?|我们将|我局将"
    r"|我市将|我委将|将按照)[,，]?|提出(?:如下|以下|\w点)(?:要求|意见|建议|希望)"
)
_DEMANDS = re.compile(
    r"(?:提出|作出)(?:如下|以下)(?:[\u4e00-\u9fff]{0,4})(?:要求|意见|建议|安排|部署)[^\n]{0,6}[:。]\s*\n\s*(?:一、|\(一\)|1[.、])"
)
_DONE = re.compile(r"了(?!解)|已经?|先后|共[^同建享产]|取得|截至|一年来|获得?")
_WILL = re.compile(r"将(?!军)|(?<![重主需首摘概纪机扼简必])要(?![求点素闻害])|确保|力争|应当|必须|年底前|下一步")


_SPEECH = "speech"
_PARTS = 2  # the levels of headings whose parts a speech speaks of in one mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Moods:
    """The places where the mood changes, in order, and the mood from each on."""

    places: tuple[int, ...]
    moods: tuple[Mood, ...]

    def at(self, place: int) -> Mood:
        """This will give the mood that holds at an offset of the source."""
        return self.moods[max(0, bisect_right(self.places, place) - 1)]


def moods_of(passages: Iterable[Passage], plain: str, outline: tuple[Heading, ...], header: str) -> Moods:
    """This will give the moods of the text; `header` is the title, or what stands for it.

    A lead-in such as 下一步 turns a report ahead until the next heading of level 1 or 2; one that says that demands follow
    (提出如下要求) turns all of its list ahead.
    """
    document = _document_mood(plain, header, outline)
    spoken = _spoken(outline, plain) if _is_speech(header) else {}
    changes = [(0, 0, document), *_section_marks(outline, document, spoken)]
    lines = tuple(passages)
    if _is_speech(header) and not spoken:
        changes += _of_lines(lines, plain)
    leads = (_LEAD_AHEAD.search(plain, passage.at, passage.end) for passage in lines)
    changes += [(lead.start(), 0, Mood.PLAN) for lead in leads if lead]
    return _settled(sorted(changes, key=lambda change: change[0]), document, _list_begins(plain))


def _settled(changes: list[tuple[int, int, Mood]], document: Mood, listed: int) -> Moods:
    """The moods that hold after all: what a lead-in has turned ahead stays so until a part begins, from `listed` on to the end."""
    kept: list[tuple[int, Mood]] = []
    led = False
    for at, level, mood in changes:
        if level == 0 and kept and kept[-1][1] is not Mood.REPORT:
            continue
        if level and listed < at and mood is document is Mood.REPORT:
            continue
        if led and level > 2 and mood is Mood.REPORT:
            continue
        led = (level == 0 and bool(kept)) or (led and level > 2)
        kept.append((at, mood))
    return Moods(places=tuple(at for at, _ in kept), moods=tuple(mood for _, mood in kept))


def _list_begins(plain: str) -> int:
    """Where a list of demands begins that the rest of the document is; its length where there is none."""
    lead = _DEMANDS.search(plain)
    return lead.start() if lead else len(plain)


def _document_mood(plain: str, header: str, outline: tuple[Heading, ...]) -> Mood:
    counts = "report" if _COUNTS.search(header) else None
    named = mood_of(header) or counts or _last_kind(header) or ("report" if _NEWS.search(header) else None)
    if named == _SPEECH:
        return _mood_of_words(plain, 0, next((h.at for h in outline if h.level), len(plain)))
    if named:
        return Mood(named)
    sample = plain[:20000]
    return Mood.PLAN if len(_WILL.findall(sample)) > 2 * len(_DONE.findall(sample)) else Mood.REPORT


def _is_speech(header: str) -> bool:
    return (mood_of(header) or _last_kind(header)) == _SPEECH


def _spoken(outline: tuple[Heading, ...], plain: str) -> Mapping[int, Mood]:
    """By its heading's place, what each part of a speech is about: a speech looks back in one part and makes demands in the next."""
    parts = [h for h in outline if h.level]
    ends = [next((o.at for o in parts[n + 1 :] if o.level <= h.level), len(plain)) for n, h in enumerate(parts) if h.level <= _PARTS]
    heads = [h for h in parts if h.level <= _PARTS]
    return {h.at: _mood_of_words(plain, h.at, end) for h, end in zip(heads, ends, strict=True)}


def _of_lines(lines: Iterable[Passage], plain: str) -> list[tuple[int, int, Mood]]:
    """Of a speech without parts each paragraph speaks for itself, if it says anything of what was done or is to be done."""
    told = [line for line in lines if _WILL.search(plain, line.at, line.end) or _DONE.search(plain, line.at, line.end)]
    return [(line.at, 1, _mood_of_words(plain, line.at, line.end)) for line in told]


def _mood_of_words(plain: str, start: int, end: int) -> Mood:
    """What the verbs of a stretch say: demanded rather than done, or done."""
    said = plain[start:end]
    return Mood.PLAN if len(_WILL.findall(said)) > len(_DONE.findall(said)) else Mood.REPORT


def _last_kind(header: str) -> str | None:
    """The kind that the last word of a headline names which is a kind of document at all."""
    for end in range(len(header), max(0, len(header) - 12), -1):
        kind = mood_of(header[:end])
        if kind:
            return kind
    return None


def _section_marks(outline: tuple[Heading, ...], document: Mood, spoken: Mapping[int, Mood]) -> list[tuple[int, int, Mood]]:
    """Place, level and mood of every heading that changes the mood, or gives it back to what stood above.

    Of a speech, `spoken` says what the words of each part say where its heading says nothing.
    """
    stack: list[tuple[int, Mood]] = [(0, document)]
    marks, ahead = [], _year_ahead(outline)
    for heading in outline:
        if heading.level == 0:
            continue
        while len(stack) > 1 and stack[-1][0] >= heading.level:
            stack.pop()
        mood = _mood_of_heading(heading.text, spoken.get(heading.at, stack[-1][1]), ahead)
        stack.append((heading.level, mood))
        marks.append((heading.at, heading.level, mood))
    return marks


def _year_ahead(outline: tuple[Heading, ...]) -> str:
    """The last of several years that title and heads of parts are about, behind a look at an earlier one; '' where there is one year."""
    years = {year for h in outline if h.level <= 1 for year in _YEAR_OF_WORK.findall(h.text)}
    return max(years) if len(years) > 1 else ""


def _mood_of_heading(text: str, above: Mood, ahead: str = "") -> Mood:
    if len(text) > 34:
        return above
    about = _YEAR_OF_WORK.search(text) if ahead else None
    if about and not (_AHEAD.search(text) or _BACK.search(text)):
        return Mood.PLAN if about.group(1) == ahead else Mood.REPORT
    for mood, pattern in (
        (Mood.PRINCIPLE, _PRINCIPLE),
        (Mood.FINDING, _FINDING),
        (Mood.PLAN, _AHEAD),
        (Mood.REPORT, _BACK),
    ):
        if pattern.search(text):
            return mood
    return above
