"""The marks in an office's own Word template: {{ 名 }}, and loops over lists. They print; whatever computes is refused.

Checked mark by mark where they stand, so that each fault names its paragraph or cell. Must not know: how a mark is filled,
tables of the database.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from renda.reports.figure_text import near_words

_MARK: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRACES: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NAME: Final = re.compile(r"\{\{\s*([^\W\d][\w·]*)(?:\.([^\W\d][\w·]*))?\s*\}\}")
_FOR: Final = re.compile(r"\{%(?:p|tr)?\s+for\s+([^\W\d]\w*)\s+in\s+([^\W\d]\w*)\s*%\}")
_END: Final = re.compile(r"\{%(?:p|tr)?\s+endfor\s*%\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNames:
    """What a template may print: single texts by name, and lists with the names of their columns."""

    texts: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class _Reading:
    """The loops open where the reading stands: variable to list."""

    names: TemplateNames
    loops: list[tuple[str, str]] = field(default_factory=list)


def template_faults(document: Document, names: TemplateNames) -> tuple[str, ...]:
    """This will say, a sentence each, which marks of a template cannot be printed, where they stand and what may be meant."""
    reading, found = _Reading(names=names), []
    for place, text in _places(document):
        shown = f"{place}“{text.strip()[:20]}{'……' if len(text.strip()) > 20 else ''}”"
        for mark in _MARK.findall(text):
            fault = _fault(mark, reading)
            found += [f"{shown}：{fault}"] if fault else []
        if _BRACES.search(_MARK.sub("", text)):
            found.append(f"{shown}：花括号不成对，标记应写成“{{{{ 名称 }}}}”，首尾在同一段里。")
    found += [f"循环“{{% for {v} in {name} %}}”没有结束，请在后面加“{{% endfor %}}”。" for v, name in reading.loops]
    return tuple(found)


def named_in(document: Document) -> frozenset[str]:
    """This will list the names that a template prints."""
    return frozenset(found[1] for _, text in _places(document) for found in _NAME.finditer(text))


def _places(document: Document) -> Iterator[tuple[str, str]]:
    """Every paragraph in reading order, in words: body and tables, then headers and footers."""
    yield from _inside(document.iter_inner_content(), "")
    for number, section in enumerate(document.sections, start=1):
        for part, label in ((section.header, "页眉"), (section.footer, "页脚"), (section.even_page_footer, "双页页脚")):
            if not part.is_linked_to_previous:
                yield from _inside(part.iter_inner_content(), f"第{number}节{label}")


def _inside(items: Iterator[Paragraph | Table], where: str) -> Iterator[tuple[str, str]]:
    paragraphs = tables = 0
    for item in items:
        if isinstance(item, Paragraph):
            paragraphs += 1
            yield f"{where}第{paragraphs}段", item.text
            continue
        tables += 1
        for row, line in enumerate(item.rows, start=1):
            for column, cell in enumerate(line.cells, start=1):
                yield f"{where}第{tables}个表格第{row}行第{column}列", cell.text


def _fault(mark: str, reading: _Reading) -> str:
    if _END.fullmatch(mark):
        return "" if reading.loops and reading.loops.pop() else "循环没有开头就结束了。"
    looped = _FOR.fullmatch(mark)
    if looped:
        return _loop_fault(looped[1], looped[2], reading)
    named = _NAME.fullmatch(mark)
    if named:
        return _name_fault(named[1], named[2], reading)
    return f"“{mark}”不能用：模板只印数，不算数，只能写名称（如“{{{{ 标题 }}}}”）和列表循环，不能写算式、条件、过滤器和函数。"


def _loop_fault(variable: str, name: str, reading: _Reading) -> str:
    reading.loops.append((variable, name))
    if name in reading.names.lists:
        return ""
    return f"没有名为“{name}”的列表，{_meant(name, reading.names.lists)}"


def _name_fault(name: str, inner: str | None, reading: _Reading) -> str:
    source = next((of for variable, of in reversed(reading.loops) if variable == name), None)
    if source is not None:
        columns = reading.names.lists.get(source, ())
        if inner in columns or source not in reading.names.lists:
            return ""
        return f"列表“{source}”里没有“{inner or ''}”一栏，{_meant(inner or '', columns)}"
    if inner is None and name in reading.names.texts:
        return ""
    typed = name if inner is None else f"{name}.{inner}"
    return f"没有名为“{typed}”的内容，{_meant(name, reading.names.texts)}"


def _meant(typed: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    near = near_words(typed, {word: word for word in sorted(known)})
    return f"你是不是要写“{'”“'.join(near)}”？" if near else "请从可用的名称中选取。"
