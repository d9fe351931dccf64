"""Names what a quantity counts: the words next to it, as short as they can be and still be understood.

Knows clause borders and words that cannot belong to a name; nothing of what counts as a figure.
"""

import re

from renda.language.quantities import Quantity, unit_at

_BORDER = ",。;:!?\n\t()、“”《》…"
_RIGHT_BORDER = ",。;:!?\n\t()…"
_LONGEST = 16
_WITHOUT_JOINT = 22
"""A name without a joint to cut it at is left whole up to this length: cut anywhere else it begins within a word."""
_REACH = 40
_TRAILING = re.compile(
    r"(?:达到|高达|达|约为|为|共计|共有|共|约|近|超过|超|逾|突破|不少于|不低于|不得少于|不超过|不高于"
    r"|不多于|至少|力争|占|已|累计|有|是|至|到|仅"
    r"|就|分别|分别完成|同比|各|等|了|的|控制在|保持在|稳定在|以|不|在|按|每年|为?每(?:[人户月年日天]|平方米|立方米|公里|亩|吨|件)(?:每[月年日])?|以上|的比例|其中|总体|(?<=[率额数值入量速总])完成|[中里]有|(?<![提下上缩回])[增升降减][至到]|(?:分别)?(?:提高|增加|上升|扩大|下降|降低|减少|延长|缩短)[至到]|[由从](?:\d{4}年)?|[比较]\d{4}年|\s)+$"
)
_LEADING = re.compile(
    r"^(?:其中|截至目前|截至|目前|全年|今年以来|今年|去年|同时|此外|一年来|共|先后|已经|已|累计|并|也|还"
    r"|再|将|要|力争|确保|计划|预计|到(?!\d{4}年[底末])|到\d{4}年(?![底末])|包括"
    r"|至少|年内|[上下]半年|在(?=[去今上本]年)|应(?=在)|须持|到?(?:(?:20\d\d|今|明|本)年)?(?:\d{1,2}月(?:底|末|\d{1,2}[日号])?|年[底末]|第?[一二三四]季度末?|(?:20\d\d|今|明)年[底末])(?:之前|以前|前)|\d{4}年(?![底末])|\s)+"
)
_BIDDEN = re.compile(
    r"^[^,的]{1,12}?[局委办部厅院会组室](?:(?:负责|牵头|(?<![主重需])要|应当?|必?须|将)+|(?<=[省市县区州].[局厅])|(?<=[省市县区州]..[局厅]))(?=.{2})"
)
"""Who is to do it, or did it: what is counted begins behind (住建局负责…完成改造36个)."""
_MODAL_BEFORE = re.compile(r"(?:^|[要将应须头]|定期|主动|逐[件项个]|积极|亲自|坚持)$")
_TIMES_OF = re.compile(r"(?<=.)(?:按照?|相当于|(?<![认作成])为)[^,]{2,}的?$")
"""What a multiple is measured by: what it is a multiple of stands before (标准按低保标准的1.6倍)."""
_TIMES = frozenset("次场轮遍回期")
_BARE_ACT = 2
_COUNTED = re.compile(r"^.{2,}?(?:(?<!公)共(?![同建享产青])|累计|先后|合计|总计)(?=.{3})")
"""Who did it, and a word that says it was counted together: the name begins behind it (各部门共采纳意见建议)."""
_JOINTS = re.compile(r"(?:的|[一-龥]{2}(?:完成|实现))(?=.{2})|[和及与或、](?=.{4})")
_CHANGED = r"(?:提高|提升|增加|增长|下降|降低|上升|减少|扩大|压缩|放宽|[增升降减][至到])"
_RAISED = re.compile(
    rf"(?<![A-Za-z_.\d])\d(?!\d{{3}}年).*{_CHANGED}|[比较](?:\d{{4}}年|上年|去年|同期|年初|前年)(?:同期|末|底)?(?:分别)?{_CHANGED}"
)
"""A number, and that it changed: the next one counts what stands before both (办结率由80%提高到90%)."""
_FUNCTION = re.compile(
    r"(?<![平人年])均|(?<!首)都|已|全部|参加|(?<![高同平上中初优])等(?!级)|(?<![高初集其])中(?!心|外|小|学|层|青|医|介|国|央|华|期|等|职|高|药|型|长|标|队|试|部|原)|进行|围绕|作为|受到|按照|列席|在|被|以及"
    r"|按|(?<![作成])为|(?<!公)共(?![同建享产青])|由|将|没有|尚未|作(?=了|[交典表汇])|要求(?!$)|得到|用于|对|也(?=[将已分都均])|正(?=[在处按])|予以|给予"
)
_ATTRIBUTE = re.compile(r"参加|列席|围绕")
"""Verbs that may open what is counted (2次列席会议); any other function word there says that nothing is named behind."""
_PREDICATE = re.compile(r"担任|提交|提出|获评|获得|荣获|获(?!奖)|聚焦|到(?!位|会)|赴|入选|当选|选择|享受")
_OF_ALL = re.compile(r"全部|(?<![平人年])均(?!衡)|(?<!首)都(?!市)|已(?!建|有)|聚焦")
"""Words behind which something is said of all that is counted (十件实事全部聚焦…)."""
_BEFALLS = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:被(?![褥套单子])|[作做给提派讲写到来有]了|[\u4e00-\u9fff][^作做给提派讲写到来有\W]了(?!解)|列入|纳入|晋级|晋升|荣获|获得|反映|投入(?!产|资)|实现(?!率)|遇难|死亡(?!率))"
)
"""A verb that says what became of the things counted (8个项目列入计划, 3个网站开通了专栏): the name ends before it."""
_PERSONS = frozenset(("人", "名", "位", "人次"))
_HOLDER = re.compile(
    r"(?P<holder>[^的,]{0,4}(?:方面|领域|环节|地区|社区|小区|乡镇|街道|部门|单位|国家|城市|企业|学校|行业|[县市省村]))(?:的(?=.{2})|(?=具有|安排|开展|实施|建立|推进|设立|完成|进行|列入|获|启动))"
)
"""What is counted itself though something of it follows (11个方面的工作, 8个领域的问题)."""
_WORK_ON = re.compile(r"(?P<what>[^的]{2,})的[^的]{0,16}(?:改造|建设|任务|工作|维修|整治|治理)$")
_PLACES = frozenset("间户栋幢套座所处条")
"""Units of what is built or lived in: work on it is not what they count (514间寝室的改造任务)."""
_NUMBER = re.compile(r"(?<![A-Za-z_.\d])\d[\d.,]*[万亿]?余?")
_VERB_FIRST = re.compile(r"(?:开通|建成|完成|实现|通过|达到|设立|获得|参与|列入|纳入|落实|启动|出台)")
_CHANGES = ("增长", "下降", "上升", "提高", "减少", "增加")
_AFTER_UNIT = re.compile(r"(?:及?以上|及?以下|左右|[以之]?内(?![部容涵外])|多|余)?\s?的?")
_MEASURED = frozenset(("%", "‰", "百分点", "倍", "元", "美元", "分", "个月", "天", "小时", "年"))
"""Units that measure something named before them, where others count what follows."""


def left_words(text: str, quantity: Quantity) -> str:
    """This will give the name that stands before the number in its own clause, or before the bracket that it opens, or ''."""
    end = quantity.start
    start = _clause_start(text, end)
    if start == end and start and text[start - 1] in "”》":
        opened = max(text.rfind("“", 0, start), text.rfind("《", 0, start))
        return text[opened + 1 : start - 1][-_LONGEST:] if opened >= 0 else ""
    words = _LEADING.sub("", text[start:end])
    raised = _RAISED.search(words)
    words = words[: raised.start()] if raised else _behind_number(words)
    words = _bare(_TIMES_OF.sub("", words) if quantity.unit == "倍" else words)
    if not words and start and text[start - 1] == "(":
        words = _bare(text[_clause_start(text, start - 1) : start - 1])
    return _shortened(words)


def _behind_number(words: str) -> str:
    """The words behind a number that stands among them (投资1100万元新建管线), or before it where only a joint follows (301户611人)."""
    number = next((m for m in reversed(list(_NUMBER.finditer(words)))), None)
    unit = unit_at(words, number.end()) if number else None
    if not number or not unit:
        return words
    rest = _bare(re.sub("^(?:以上|以下|左右|余|的)+", "", words[number.end() + len(unit) :])).strip("和与及、")
    return rest if len(rest) >= 2 else words[: number.start()]


def _clause_start(text: str, end: int) -> int:
    start = end
    while start > 0 and text[start - 1] not in _BORDER and end - start < _REACH:
        start -= 1
    return start


def _bare(words: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", words)).strip()


def _shortened(words: str) -> str:
    """The name without who did the counting, and no longer than its last part."""
    counted = _COUNTED.match(words)
    words = words[counted.end() :] if counted else words
    bidden = _BIDDEN.match(words)
    words = _bare(words[bidden.end() :]) if bidden else words
    if len(words) > _LONGEST:
        joint = [m.end() for m in _JOINTS.finditer(words)]
        words = words[joint[-1] :] if joint else words
    return words if len(words) <= _WITHOUT_JOINT else words[-_LONGEST:]


def _bidden_before(text: str, quantity: Quantity, act: str) -> str:
    """An act that is counted without its object, with the object that the clause before gives it (带头讲党课,至少讲1次)."""
    if len(act) > _BARE_ACT or quantity.unit not in _TIMES:
        return ""
    at = text.rfind(act, 0, quantity.start)
    stop = _clause_start(text, at) - 1
    if stop < 1 or text[stop] != ",":
        return ""
    before = text[_clause_start(text, stop) : stop]
    place = before.rfind(act)
    said = before[place:] if place >= 0 else ""
    return said if len(act) < len(said) <= _LONGEST // 2 and _MODAL_BEFORE.search(before[:place]) else ""


def right_words(text: str, quantity: Quantity) -> str:
    """This will give the name that stands behind the measure word in its own clause, or ''."""
    after = _AFTER_UNIT.match(text, quantity.end)
    start = after.end() if after else quantity.end
    end = start
    while end < len(text) and text[end] not in _RIGHT_BORDER and end - start < _REACH:
        end += 1
    words = re.split(r"、(?=[\dxX约近超])", text[start:end].strip().strip("“”"))[0]
    if not words or words[0] in "、0123456789":
        return ""
    number = re.search(r"(?<=[\u4e00-\u9fff]{2})[\dxX]", words)
    if number:
        words = _TRAILING.sub("", words[: number.start()]).rstrip("和与及")
    words = _noun(words, quantity)
    if len(words) > _LONGEST:
        joint = re.search(r"(?<=.{4})[、和及与]", words[:_LONGEST])
        words = words[: joint.start()] if joint else words
    words = words[:_LONGEST].strip("、 “”").rstrip("及和与")
    return "" if words.startswith(("和", "与", "至")) or not (quantity.unit or re.match("[一-龥]{2}", words)) else words


def _noun(words: str, quantity: Quantity) -> str:
    """What is counted among the words behind the unit: persons before what they do, holders before what is theirs, else what follows 的."""
    told = (_PREDICATE if quantity.unit in _PERSONS else _OF_ALL).search(words, 2)
    words = words[: told.start()] if told else words
    befell = _BEFALLS.search(words)
    words = words[: befell.start()] if befell else words
    holder = None if quantity.unit in _PERSONS else _HOLDER.match(words)
    if holder:
        return holder["holder"]
    work = _WORK_ON.match(words) if quantity.unit in _PLACES else None
    if work:
        return work["what"]
    if "的" in words[:-2]:
        tail = words.rsplit("的", 1)[1]
        words = tail if len(tail) >= 2 else words
    if _ATTRIBUTE.match(words):
        return words
    stop = _FUNCTION.search(words)
    return words[: stop.start()] if stop and (stop.start() >= 2 or stop.start() == 0) else words


def indicator_of(text: str, quantity: Quantity, before: str) -> tuple[str, int, int]:
    """This will give the name of what is counted and the stretch of the text that holds name and number.

    `before` is the name of the figure just before in the same sentence, taken where neither side names anything.
    """
    left, right = left_words(text, quantity), right_words(text, quantity)
    head = text[max(0, quantity.start - 8) : quantity.start]
    among = left and re.search(r"[中里]共?有\s?$", head) and _VERB_FIRST.match(right)
    added = right.startswith(("基础上", "比例"))
    name = (left or right) if quantity.unit in _MEASURED or not right or among or added else right
    if not name or name in _CHANGES:
        name = (before + "同比" + name if "同比" in head else before + name)[-_LONGEST:]
        return name, quantity.start, quantity.end
    start, end = quantity.start, quantity.end
    whole = _bidden_before(text, quantity, left) if name == left else ""
    if whole:
        return whole, text.rfind(left, 0, start), end
    if name == left:
        start = max(text.rfind(left, 0, quantity.start), 0)
        name = name + before if head.rstrip().endswith("其中") and len(name) == 2 else name
    else:
        found = text.find(name, quantity.end)
        end = found + len(name) if 0 <= found <= quantity.end + _REACH else end
    return name[: _WITHOUT_JOINT if name == left else _LONGEST], start, end
