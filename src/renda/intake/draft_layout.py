"""Looks at the layout of a Word draft against GB/T 9704—2012: paper, margins, the font and size of most of its words.

Suggestions only, one for each rule; a draft may be typed in any layout and set later. This module must not know what the
words say.
"""

from collections import Counter
from typing import Final

from docx.oxml.ns import qn

from renda.intake.draft_places import Draft
from renda.intake.package_safety import Element
from renda.intake.word_paragraph import pieces_of_paragraph
from renda.intake.word_xml import attribute, child, children, value
from renda.language.format_hints import FormatHint

_SOURCE: Final = "GB/T 9704—2012"
_PAPER: Final = (210, 297)
_MARGINS: Final = (("top_margin", "上", 37), ("bottom_margin", "下", 35), ("left_margin", "左", 28), ("right_margin", "右", 26))
_SLACK: Final = 1.5
_BODY_SIZE: Final = 32  # half points: 16 pt, 三号
_BODY_FONT: Final = "仿宋"
_LEAST: Final = 200
"""Fewer characters than these say nothing of a draft's layout."""


def layout_hints(draft: Draft) -> tuple[FormatHint, ...]:
    """This will give what differs from the layout of official documents, each on the draft's first line."""
    told = [*_page(draft), *_body(draft)]
    first = draft.spots[0].at if draft.spots else 0
    end = draft.text.find("\n", first)
    stop = len(draft.text) if end < 0 else end
    return tuple(FormatHint(rule=rule, at=first, end=stop, words=words, source=source) for rule, words, source in told)


def _page(draft: Draft) -> list[tuple[str, str, str]]:
    section = next(iter(draft.word.sections), None)
    if section is None:
        return []
    width, height = (round(side.mm) if side else 0 for side in (section.page_width, section.page_height))
    found = []
    if width and height and (abs(width - _PAPER[0]) > _SLACK or abs(height - _PAPER[1]) > _SLACK):
        found.append(("page_size", f"公文用纸为A4（210毫米×297毫米），本稿为{width}毫米×{height}毫米。", f"{_SOURCE} 5.1"))
        return found
    given = [(word, getattr(section, name), wanted) for name, word, wanted in _MARGINS]
    wrong = [(word, side.mm, wanted) for word, side, wanted in given if side is not None and abs(side.mm - wanted) > _SLACK]
    if wrong:
        told = "、".join(f"{word}{mm:.0f}毫米（标准{wanted}毫米）" for word, mm, wanted in wrong)
        found.append(("page_margins", f"页边距与标准不同：{told}。", f"{_SOURCE} 5.2.1"))
    return found


def _body(draft: Draft) -> list[tuple[str, str, str]]:
    """The font and the size that most characters of the running text have."""
    fonts, sizes = Counter[str](), Counter[int]()
    styles = _Styles(draft)
    for paragraph in draft.word.paragraphs:
        for text, node in pieces_of_paragraph(paragraph._p):
            font, size = styles.of(node.getparent(), paragraph._p)
            fonts[font] += len(text)
            sizes[size] += len(text)
    total, found = sum(sizes.values()), []
    if total < _LEAST:
        return []
    (font, count), (size, sized) = fonts.most_common(1)[0], sizes.most_common(1)[0]
    if font and count * 2 > total and _BODY_FONT not in font:
        found.append(("body_font", f"正文一般用仿宋体，本稿正文多为“{font}”。", f"{_SOURCE} 5.2.2"))
    if size and sized * 2 > total and size != _BODY_SIZE:
        found.append(("body_size", f"正文一般用3号字（16磅），本稿正文多为{size / 2:g}磅。", f"{_SOURCE} 5.2.2"))
    return found


class _Styles:
    """What the runs of a file inherit: from their paragraph's style, those it is based on, and the defaults."""

    def __init__(self, draft: Draft) -> None:
        root = draft.word.styles.element
        self._named = {attribute(node, "styleId"): node for node in children(root, "style")}
        self._default = next(
            (key for key, node in self._named.items() if attribute(node, "default") == "1" and attribute(node, "type") == "paragraph"),
            "",
        )
        self._base = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")

    def of(self, run: Element, paragraph: Element) -> tuple[str, int]:
        """The East Asian font and the size in half points of a run; "" and 0 where the file does not say."""
        layers = [child(run, "rPr"), *self._layers(paragraph), self._base]
        font = next((name for one in layers if (name := _font(child(one, "rFonts")))), "")
        size = next((text for one in layers if (text := value(child(one, "sz"))).isdecimal()), "0")
        return font, int(size)

    def _layers(self, paragraph: Element) -> list[Element | None]:
        name = value(child(child(paragraph, "pPr"), "pStyle")) or self._default
        found: list[Element | None] = []
        seen: set[str] = set()
        while name in self._named and name not in seen:
            seen.add(name)
            found.append(child(self._named[name], "rPr"))
            name = value(child(self._named[name], "basedOn"))
        return found


def _font(fonts: Element | None) -> str:
    return "" if fonts is None else str(fonts.get(qn("w:eastAsia")) or "")
