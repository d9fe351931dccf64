"""Names what a quantity counts: the words next to it, as short as they can be and still be understood.

Knows clause borders and words that cannot belong to a name; nothing of what counts as a figure.
"""

import re

from renda.language.quantities import Quantity

_BORDER = ",。;:!?\n()、“”《》…"
_RIGHT_BORDER = ",。;:!?\n()…"
_LONGEST = 16
_TRAILING = re.compile(
    r"(?:达到|高达|达|约为|为|共计|共有|共|约|近|超过|超|逾|突破|不少于|不低于|不得少于|不超过|不高于"
    r"|不多于|至少|力争|占|已|累计|有|是|至|到|仅"
    r"|就|分别|分别完成|同比|各|等|了|的|控制在|保持在|稳定在|以|不|在|按|每年|以上|的比例|\s)+$"
)
_LEADING = re.compile(
    r"^(?:其中|截至目前|截至|目前|全年|今年以来|今年|去年|同时|此外|一年来|共|先后|已经|已|累计|并|也|还"
    r"|再|将|要|力争|确保|计划|预计|到|到\d{4}年"
    r"|\d{4}年|\s)+"
)
_FUNCTION = re.compile(
    r"(?<![平人年])均|(?<!首)都|已|全部|参加|(?<![高同平上中初优])等(?!级)|中(?!心|小|学|层|青|医|介|国|央"
    r"|华|期)|进行|围绕|作为|受到|按照|列席|在|被|以及|按|(?<![作成])为|(?<!公)共|由|将|要求|得到|用于|对"
)
_CHANGES = ("增长", "下降", "上升", "提高", "减少", "增加")
_AFTER_UNIT = re.compile(r"(?:以上|以下|左右|以内|之内|多|余)?\s?的?")


def left_words(text: str, quantity: Quantity) -> str:
    """This will give the name that stands before the number in its own clause, or ''."""
    start = quantity.start
    while start > 0 and text[start - 1] not in _BORDER and quantity.start - start < 40:
        start -= 1
    if start and text[start - 1] in "”》" and start == quantity.start:
        opened = max(text.rfind("“", 0, start), text.rfind("《", 0, start))
        return text[opened + 1 : start - 1][-_LONGEST:] if opened >= 0 else ""
    words = _TRAILING.sub("", _LEADING.sub("", text[start : quantity.start])).strip()
    if len(words) > _LONGEST:
        words = re.split(r"的|[一-龥]{2}(?:完成|实现)", words)[-1] or words
    return words[-_LONGEST:]


def right_words(text: str, quantity: Quantity) -> str:
    """This will give the name that stands behind the measure word in its own clause, or ''."""
    after = _AFTER_UNIT.match(text, quantity.end)
    start = after.end() if after else quantity.end
    end = start
    while end < len(text) and text[end] not in _RIGHT_BORDER and end - start < 40:
        end += 1
    words = text[start:end].strip().strip("“”")
    words = re.split(r"、(?=[\dxX约近超])", words)[0]
    if words.startswith("、"):
        return ""
    if "的" in words[:-2]:
        tail = words.rsplit("的", 1)[1]
        words = tail if len(tail) >= 2 else words
    stop = _FUNCTION.search(words)
    number = re.search(r"(?<=[\u4e00-\u9fff]{2})[\dxX]", words)
    words = words[: number.start()] if number else words
    if stop and (stop.start() >= 2 or stop.start() == 0):
        words = words[: stop.start()]
    return words[:_LONGEST].strip("、 ")


def indicator_of(text: str, quantity: Quantity, before: str) -> tuple[str, int, int]:
    """This will give the name of what is counted and the stretch of the text that holds name and number.

    `before` is the name of the figure just before in the same sentence, taken where neither side names anything.
    """
    left, right = left_words(text, quantity), right_words(text, quantity)
    prefers_left = quantity.unit in ("%", "‰", "百分点", "倍", "元", "美元", "分", "个月", "天", "小时", "年", "")
    name = (left or right) if prefers_left or not right else right
    if not name or name in _CHANGES:
        name = (
            before + "同比" + name if "同比" in text[max(0, quantity.start - 8) : quantity.start] else before + name
        )[-_LONGEST:]
        return name, quantity.start, quantity.end
    start, end = quantity.start, quantity.end
    if name == left:
        start = max(text.rfind(left, 0, quantity.start), 0)
    else:
        found = text.find(name, quantity.end)
        end = found + len(name) if 0 <= found <= quantity.end + 40 else end
    return name, start, end
