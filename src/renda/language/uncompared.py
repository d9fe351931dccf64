"""Tells why a number of a draft is none that a ledger could know: it is planned, required, a change, quoted, or of somebody else.

Knows what the clause and the section say; nothing of ledgers. Expects the plain form.
"""

import re
from enum import StrEnum

from renda.language.clause_marks import act_of, is_done
from renda.language.draft_figures import DraftFigure
from renda.language.figure_settings import Setting
from renda.language.moods import Mood, Moods
from renda.language.naming_words import WordKind, words_in


class Uncompared(StrEnum):
    """Why a number is not compared (closed set); the value is the reason in words."""

    PLANNED = "这是计划或者要求达到的数，不是已经发生的数"
    REQUIRED = "这是规定、要求中的数，不是已经发生的数"
    CHANGE = "这是增减的幅度，不是台账中的数"
    QUOTED = "这是转述、引用他人或者文件的数"
    TITLE = "这是所列事项名称中的数"
    FOREIGN = "这是其他地方、其他单位的数，不在本机关台账"


_CHANGE = re.compile(
    r"(?:增加|增长|减少|下降|上升|提高|降低|提升|压减|净增|缩短|回落|多|少|(?<!新)增|减|升|降)(?:了|约|近|超过?|达|幅度?达?)*\s?$"
)
_THAN = re.compile(r"(?:同比|环比|较|比(?!例|重|率|对|选|较))[^,;。]{0,16}(?:增|减|多|少|升|降|提高|回落|缩短)[^,;。]{0,6}$")
_TO = re.compile(r"(?:增|减|升|降|提高|少)(?:加|长|少|低)?(?:到|至|为)\s?$")
_PLAN = re.compile(
    r"力争|争取|确保|(?<!列入)(?<!纳入)(?<!学习)(?<!工作)(?<!按)(?<!个)计划(?!共|分解|项|完成率|中|个|已|列|内|执|的)(?=[^,]{0,10}(?:开|举|组|完|新|建|安|推|实|于|在|再))|拟(?!定|制)|将(?!近|于?近)(?!在?(?:30|三十|一个月))"
    r"|预计|打算|有望|目标(?:为|是)|(?:再|继续)(?:完成|办结|开展|推进|举办)(?!了)|年底前|月底前|日前完成|要(?!求|点|素|闻|情|事)|务必|(?<![对相供反响适效回])应当?(?!到|对|急|用)|必须|需要?完成"
)
_REQUIRED = re.compile(
    r"(?:不少于|至少|不低于|不得少于|不超过|不得超过|不多于)[^,;。]{0,8}$|每(?:个|名|位)?[^,;。]{0,10}(?:每|至少|不少于|要|应|须)"
    r"|原则上"
)
_DONE_NOW = re.compile(r"已|了(?!解)|共(?!同|建|享)|累计|截至|目前|现有|先后")
_SPOKEN = re.compile(
    r"(?:会议|大会|全会|通知|方案|意见|文件|讲话|书记|主任|省长|市长|同志|中央|上级|批示|条例|办法|规定|报告)[^,;。]{0,12}(?:指出|强调|要求|认为|提出|规定|明确|指示|部署)[,:]"
    r"|^(?:要求|规定(?!动作|和|、)|强调|指出)"
)
_FOREIGN = re.compile(
    r"(?:兄弟|外省|外市|外地|周边|邻近|先进|其他|有的|别的|同类)(?:省市?|城市|市县?|地区|单位|机关|地方|县市?|区县)|全国(?!人大|政协|两会|统一)|全省|全区(?!域)|全县|全球"
    r"|(?:全市|我市)(?!人大|机关)|(?:省|市|县|区)(?:政府|委(?!员|会|托)|政协|法院|检察院|监委)(?!办公室整改)|国务院|中央"
)
_IN_PASSING = re.compile(
    r"《[^《》\n]*》|“[^“”\n]*”"
    r"|(?:中央|国务院|全省|全国|省委|市委|我市)[^,;。、\d]{0,6}(?:指定|印发|下发|部署|统一要求|要求)的?"
)
"""Where another body is named for a title of its own or for what it bid: what is counted is not its."""


_ITEM = re.compile(r"[^,;:。\n()]{0,40}\([^()\n]{0,30}[\u4e00-\u9fff]{1,6}-\d{4}-\d+")
"""What stands behind a number in the name of a case: the number by which the case is listed."""


_LISTING = re.compile(r":[^:\n]*\([^()\n]{0,30}[\u4e00-\u9fff]{1,6}-\d{4}-\d+")
"""A sentence that lists cases behind a colon: what stands among them is not what was counted before."""


def uncompared(plain: str, figure: DraftFigure, setting: Setting, moods: Moods) -> Uncompared | None:
    """This will say why a figure is not compared; None where it can be."""
    if figure.in_table:
        return None
    before, lead = plain[setting.clause[0] : figure.start], plain[setting.sentence[0] : figure.start]
    if _is_change(before, figure):
        return Uncompared.CHANGE
    if _ITEM.match(plain, figure.end) or _LISTING.search(lead):
        return Uncompared.TITLE
    if _quoted(plain, figure.start) or _SPOKEN.search(lead):
        return Uncompared.QUOTED
    wished = _wished(plain, figure, setting, moods)
    return wished or (Uncompared.FOREIGN if _FOREIGN.search(_IN_PASSING.sub("", lead)) else None)


def _wished(plain: str, figure: DraftFigure, setting: Setting, moods: Moods) -> Uncompared | None:
    """Whether a figure is required or planned, not reached."""
    before, lead = plain[setting.clause[0] : figure.start], plain[setting.sentence[0] : figure.start]
    if _DONE_NOW.search(before):
        return None
    if _REQUIRED.search(before):
        return Uncompared.REQUIRED
    if _PLAN.search(before) or _led_ahead(lead):
        return Uncompared.PLANNED
    ahead = moods.at(figure.start) is Mood.PLAN and figure.figure.unit != "%" and not _DONE_NOW.search(lead)
    return Uncompared.PLANNED if ahead and _bids(plain[setting.clause[0] : setting.clause[1]]) else None


def _is_change(before: str, figure: DraftFigure) -> bool:
    if figure.figure.unit == "百分点":
        return True
    return not _TO.search(before) and bool(_CHANGE.search(before) or _THAN.search(before))


def _quoted(plain: str, place: int) -> bool:
    """Whether a place lies within quotation marks of its own line."""
    start = plain.rfind("\n", 0, place) + 1
    opened = plain.rfind("“", start, place)
    return opened >= 0 and plain.find("”", opened, place) < 0


def _led_ahead(lead: str) -> bool:
    """Whether the sentence began with what is to come: 下一步，力争…."""
    return bool(re.match(r"(?:下一步|下步|下阶段|接下来|今后|明年)", lead) and _PLAN.search(lead))


def _bids(clause: str) -> bool:
    """Whether a clause of a part that looks ahead bids an act, rather than saying how things stand."""
    if any(word.kind is WordKind.STATE for word in words_in(clause)):
        return False
    act = act_of(clause)
    return act is not None and act.leads and not is_done(clause)
