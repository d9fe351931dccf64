"""Suggestions on the parts of an official paper: its title, whom it is sent to, its annexes, its closing words, the names in it.

Knows the regulation on official documents (中办发〔2012〕14号) and GB/T 9704—2012; takes title and lines from the text alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from renda.language.bodies import is_body
from renda.language.characters import plain_form
from renda.language.format_hints import FormatHint
from renda.language.passages import passages_of
from renda.language.title import title_of

_REGULATION = "《党政机关公文处理工作条例》"
_LAYOUT = "GB/T 9704—2012"
_URGENT = re.compile(r"(?<=关于)紧急|^紧急(?=关于)")
_STOPPED = re.compile(
    r"\A\s*[^\n，。；]{0,30}关于[^\n，。；]{2,60}的(?:通知|通报|报告|请示|意见|决定|决议|批复|函|方案)([。，；])[ 　]*$", re.MULTILINE
)
_TWO_KINDS = re.compile(r"请示报告$|(?:请示|报告)的(?:函|通知)$")
_CLOSING = re.compile(r"特此(通知|通报|通告|公告|报告|函告|批复|请示)(?=[。！\n]|$)")
_CLOSES = {"函告": "函"}
_ASKS = re.compile(
    r"(?:妥否|当否|可否|是否妥当|以上请示)[^。\n]{0,12}(?:请|望)[^。\n]{0,6}(?:批示|批复|审批|批准|指示)"
    r"|请予?(?:批复|批准)(?=[。！\n]|$)"
)
_SENT_TO = re.compile(r"^[ 　\t]*([^\n。；]{2,120}[委局府院会室部处厅办区县市])\s*([:：])\s*$", re.MULTILINE)
_ANNEX_LIST = re.compile(
    r"^[ 　\t]*附件[:：]\s*(?:(\d{1,2})[.．、])?([^\n]*)((?:\n[ 　\t]*\d{1,2}[.．、][^\n]{2,80})*)", re.MULTILINE
)
_ANNEX_MENTION = re.compile(r"附件\s?(\d{1,2})(?![.．\d])")
_ANNEX_ITEM = re.compile(r"^[ 　\t]*(\d{1,2})[.．、]", re.MULTILINE)
_ORGAN = re.compile(r"[省市县区州][一-鿿]{2,12}?(?:委员会|办公室|委|局|厅)(?!员)")
_DECLARED = re.compile(r"简称")
_HEAD = 600


def paper_hints(text: str) -> Iterator[FormatHint]:
    """This will give the suggestions on title, addressees, annexes, closing words and names."""
    plain = plain_form(text)
    title = title_of(passages_of(text, plain), plain)
    if title is not None:
        yield from _title(title.text.strip(), title.at)
        yield from _kind(title.text.strip(), text)
    stopped = _STOPPED.search(text[:_HEAD])
    if stopped:
        yield FormatHint(rule="title_end", at=stopped.start(1), end=stopped.end(1), words="标题末尾不加标点。", source=_LAYOUT)
    yield from _addressees(text)
    yield from _annexes(text)
    yield from _dates(text)
    yield from _names(text, plain)


def _title(title: str, at: int) -> Iterator[FormatHint]:
    for found in _URGENT.finditer(title):
        told = "标题里不写“紧急”，紧急程度在版头标注。"
        yield FormatHint(rule="title_urgent", at=at + found.start(), end=at + found.end(), words=told, source=_REGULATION)
    for found in _TWO_KINDS.finditer(title):
        told = f"“{found.group()}”不是一个文种，请示和报告分开行文。"
        yield FormatHint(rule="title_kind", at=at + found.start(), end=at + found.end(), words=told, source=_REGULATION)


def _kind(title: str, text: str) -> Iterator[FormatHint]:
    """The closing words must be of the kind the title names, and a report asks for nothing."""
    for found in _CLOSING.finditer(text):
        closes = _CLOSES.get(found[1], found[1])
        named = re.search(r"(通知|通报|通告|公告|报告|函|批复|请示|决定|意见)$", title.rstrip("》”）)"))
        if named and named[1] != closes:
            told = f"标题的文种是“{named[1]}”，结语用了“{found.group()}”，请核对。"
            yield FormatHint(rule="closing_kind", at=found.start(), end=found.end(), words=told, source=_REGULATION)
    if re.search(r"(?:情况|工作)?的?报告$", title) and "请示" not in title:
        for found in _ASKS.finditer(text):
            told = "报告里不夹带请示事项，需要批示的另行请示。"
            yield FormatHint(rule="report_asks", at=found.start(), end=found.end(), words=told, source=_REGULATION)
    if title.endswith("请示"):
        sent = _SENT_TO.search(text[:_HEAD])
        if sent and re.search(r"[，、]", sent[1]):
            told = "请示一般只写一个主送机关，需要同时送其他机关的用抄送。"
            yield FormatHint(rule="one_addressee", at=sent.start(1), end=sent.end(1), words=told, source=_REGULATION)


def _addressees(text: str) -> Iterator[FormatHint]:
    sent = _SENT_TO.search(text[:_HEAD])
    if sent and sent[2] == ":":
        yield FormatHint(
            rule="addressee_sign", at=sent.start(2), end=sent.end(2), words="主送机关后用全角冒号。", source=f"{_LAYOUT} 7.3.2",
        )


def _annexes(text: str) -> Iterator[FormatHint]:
    """What the text calls an annex must be in the list of annexes where it has one with numbers."""
    listed = next((one for one in _ANNEX_LIST.finditer(text) if one[1]), None)
    if listed is None:
        return
    numbers = [int(listed[1]), *(int(one[1]) for one in _ANNEX_ITEM.finditer(listed[3]))]
    if numbers != list(range(1, len(numbers) + 1)):
        told = "附件顺序号不连续，请核对。"
        yield FormatHint(rule="annex_order", at=listed.start(), end=listed.start() + 3, words=told, source=f"{_LAYOUT} 7.3.4")
    for found in _ANNEX_MENTION.finditer(text[: listed.start()]):
        if int(found[1]) > max(numbers):
            told = f"附件说明只列到附件{max(numbers)}，没有附件{found[1]}。"
            yield FormatHint(rule="annex_missing", at=found.start(), end=found.end(), words=told, source=f"{_LAYOUT} 7.3.4")


def _dates(text: str) -> Iterator[FormatHint]:
    """Years in words among years in digits; a year within a title or a quotation stays as it is."""
    digits = len(re.findall(r"(?:19|20)\d\d年", text))
    for found in re.finditer(r"[一二][〇零○九][〇零○一二三四五六七八九]{2}年", text) if digits else ():
        before = text[max(0, found.start() - 40) : found.start()]
        if before.count("《") == before.count("》") and not re.search(r"\n[ 　\t]*$", before):
            told = "全文年份多用阿拉伯数字，此处用汉字，建议统一。"
            yield FormatHint(rule="year_style", at=found.start(), end=found.end(), words=told, source="GB/T 15835—2011 3")


def _names(text: str, plain: str) -> Iterator[FormatHint]:
    """Two spellings of one organ's name (市发改委, 市发展改革委), where the text declares no short form."""
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for found in _ORGAN.finditer(plain):
        if is_body(found.group()) and text[found.start() - 1 : found.start()] != "《":
            forms[_bare(found.group())].setdefault(found.group(), found.start())
    for spelled in forms.values():
        first, *others = sorted(spelled, key=lambda name: spelled[name])
        for other in others:
            at = spelled[other]
            if first not in other and other not in first and not _DECLARED.search(text):
                told = f"前文写作“{first}”，此处写作“{other}”，同一机关的名称建议前后一致。"
                yield FormatHint(rule="name_style", at=at, end=at + len(other), words=told, source=f"{_REGULATION}")


def _bare(name: str) -> str:
    """A name as it stays whatever short form it takes."""
    short = re.sub(r"发展和?改革", "发改", name)
    return re.sub(r"委员会$", "委", re.sub(r"[和与及、]", "", short))
