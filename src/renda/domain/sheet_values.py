"""A value as a table shows it and as a cell gives it back: the two directions stand side by side, so that nothing is lost between.

A cell gives a value (ids as text, days as 2026-03-02) or one sentence that says what is wrong and how to mend it.
Must not know: files, rows, cases.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from renda.domain.days import chinese_date
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import Directory, clean_form
from renda.domain.refusal_words import word_reason

NAMED = (FieldKind.UNIT, FieldKind.PERSON, FieldKind.CASE)
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = (20_000, 80_000)  # the days from 1954 to 2119 as a spreadsheet counts them
_PARTS = re.compile(r"[;；\n]")
_SMALL_PARTS = re.compile(r"[;；\n、,，]")
_WITHIN_UNIT = re.compile(r"(?P<name>[^(（]+)[(（](?P<unit>.+)[)）]")
_NO_YEAR = re.compile(r"(?<!\d)\d{1,2}月")
_YEAR = re.compile(r"\d{4}|今年|本年|明年")
_NOBODY = Directory()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who holds a post: the name, and the units of the posts."""

    id: str
    name: str
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Whom and what cells may name: units and cases by every name they go by (each to the ids it may mean), people by name, and
    the words shown for an id. `former` are those who hold no post any more: they may be named where the day decides.
    `nearest` gives at most three names of units like one that is unknown."""

    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    former: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    nearest: Callable[[str], tuple[str, ...]] = lambda _name: ()


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell gave: the value (None where it is blank or wrong), what is wrong, what to mind."""

    value: Any = None
    fault: str = ""
    remark: str = ""


def shown_value(item: Field, value: Any, shown: Mapping[str, str]) -> str:
    """This will put a kept value into the words of a cell; several are parted by “、”, or “；” where a name holds that sign."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, list | tuple):
        words = [shown_value(item, one, shown) for one in value]
        return ("；" if any(_SMALL_PARTS.search(w) for w in words) else "、").join(words)
    if item.kind is FieldKind.CHOICE:
        return item.choice_label(str(value))
    if item.kind in NAMED:
        return shown.get(str(value), str(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def plain_cell(text: str) -> str:
    """This will give the words of a cell without the blanks around them, lines ended in one way."""
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def read_cell(
    item: Field, text: str, names: Names, *, today: date, day_of_words: Callable[[str, date], date | None], unit: str = ""
) -> CellValue:
    """This will read one cell; `unit` is the id of the unit a person is looked for in first."""
    words = plain_cell(text)
    if not words:
        return CellValue([] if item.many else None)
    if item.kind is FieldKind.DATE:
        return _day(item, words, today, day_of_words)
    if not item.many:
        return _one(item, words, names, today, unit)
    whole = _one(item, words, names, today, unit)
    if not whole.fault:
        return CellValue([whole.value])
    parts = _pieces(item, words, names, today, unit)
    faults = [p.fault for p in parts if p.fault]
    return CellValue(fault=faults[0]) if faults else CellValue([p.value for p in parts])


def named_in(words: str) -> set[str]:
    """This will give whatever a cell may name: the whole, and the pieces of a cell that names several."""
    return {words, *(piece.strip() for parting in (_PARTS, _SMALL_PARTS) for piece in parting.split(words))} - {""}


def _pieces(item: Field, words: str, names: Names, today: date, unit: str) -> list[CellValue]:
    found: list[CellValue] = []
    for piece in filter(None, (p.strip() for p in _PARTS.split(words))):
        whole = _one(item, piece, names, today, unit)
        smaller = [p.strip() for p in _SMALL_PARTS.split(piece) if p.strip()] if whole.fault else []
        found += [_one(item, p, names, today, unit) for p in smaller] if len(smaller) > 1 else [whole]
    return found


def _one(item: Field, words: str, names: Names, today: date, unit: str) -> CellValue:
    match item.kind:
        case FieldKind.UNIT:
            return _unit(item, words, names)
        case FieldKind.PERSON:
            return _person(item, words, names, unit)
        case FieldKind.CASE:
            found = names.cases.get(unicodedata.normalize("NFKC", words))
            return CellValue(found) if found else CellValue(fault=f"“{item.label}”所填编号“{words}”不存在，或者您无权查看。请核对编号。")
        case FieldKind.CHOICE:
            return _choice(item, words)
        case _:
            return _cleaned(item, words, today)


def _cleaned(item: Field, words: str, today: date) -> CellValue:
    cleaned = clean_form((item,), {item.key: words}, directory=_NOBODY, today=today, detail={})
    fault = next((word_reason(r) for r in cleaned.reasons), "")
    value = cleaned.data[item.key]
    return CellValue(None if fault else (value[0] if isinstance(value, list) and value else value), fault)


def _choice(item: Field, words: str) -> CellValue:
    narrow = unicodedata.normalize("NFKC", words).strip()
    for choice in item.choices:
        if narrow in (unicodedata.normalize("NFKC", choice.label), choice.key):
            return CellValue(choice.key)
    near = [c for c in item.choices if narrow and (narrow in c.label or c.label in narrow)]
    if len(near) == 1:
        return CellValue(near[0].key, remark=f"“{words}”按“{near[0].label}”理解")
    return CellValue(fault=f"“{item.label}”没有“{words}”这一选项。可填：{'、'.join(c.label for c in item.choices)}。")


def _unit(item: Field, words: str, names: Names) -> CellValue:
    found = names.units.get(words) or names.units.get(unicodedata.normalize("NFKC", words).replace(" ", "")) or ()
    if len(found) == 1:
        return CellValue(found[0])
    if found:
        several = "、".join(names.shown.get(f, f) for f in found)
        return CellValue(fault=f"“{item.label}”所填“{words}”可指{several}。请写全称。")
    near = names.nearest(words)
    mend = f"是不是{'、'.join(near)}？请写全称" if near else "请从单位名录中选择"
    return CellValue(fault=f"“{item.label}”所填单位“{words}”不在本机关的单位名录中，或者已经撤销。{mend}。")


def _person(item: Field, words: str, names: Names, unit: str) -> CellValue:
    named = _WITHIN_UNIT.fullmatch(words)
    name, unit_words = (named["name"].strip(), named["unit"].strip()) if named else (words, "")
    found = names.people.get(name) or names.people.get(name.replace(" ", "").replace("\u3000", "")) or ()
    if not found and item.among:
        found = names.former.get(name.replace(" ", "").replace("\u3000", ""), ())
    if unit_words:
        wanted = names.units.get(unit_words, ())
        found = tuple(p for p in found if any(u in p.units for u in wanted) or unit_words in p.units.values())
    inside = tuple(p for p in found if unit in p.units) if len(found) > 1 else found
    if len(inside) == 1:
        return CellValue(inside[0].id)
    if len(found) > 1:
        several = "、".join(f"{p.name}（{'、'.join(p.units.values())}）" for p in found)
        return CellValue(fault=f"“{item.label}”所填“{words}”有{len(found)}位同名：{several}。请写成“姓名（单位）”。")
    return CellValue(fault=f"“{item.label}”所填人员“{words}”不在本机关在岗人员中。请核对姓名，或先请系统管理员录入。")


def _day(item: Field, words: str, today: date, day_of_words: Callable[[str, date], date | None]) -> CellValue:
    narrow = unicodedata.normalize("NFKC", words).replace(" ", "")
    day = serial_day(narrow)
    if day is not None:
        return _bounded(item, day, words, today, f"“{words}”按{chinese_date(day)}理解")
    plain = _cleaned(item, narrow, today)
    if not plain.fault or "不是有效日期" not in plain.fault:
        return plain
    guessed = day_of_words(narrow, today)
    if guessed is None:
        return CellValue(fault=f"“{item.label}”填写的“{words}”看不出是哪一天。请写成“2026-03-31”或“2026年3月底前”。")
    needs_telling = bool(_NO_YEAR.search(narrow)) and not _YEAR.search(narrow)
    return _bounded(item, guessed, words, today, f"“{words}”按{chinese_date(guessed)}理解" if needs_telling else "")


def serial_day(narrow: str) -> date | None:
    """This will give the day a spreadsheet's serial number stands for; None for any other text."""
    whole = narrow.partition(".")[0]
    if not whole.isdecimal() or not _SERIALS[0] <= int(whole) <= _SERIALS[1] or not narrow.replace(".", "", 1).isdecimal():
        return None
    return _SERIAL_ZERO + timedelta(days=int(whole))


def _bounded(item: Field, day: date, words: str, today: date, remark: str) -> CellValue:  # noqa: ARG001 - words name the cell
    checked = _cleaned(item, day.isoformat(), today)
    return CellValue(checked.value, checked.fault, "" if checked.fault else remark)


def same_words(one: Sequence[str] | str, other: Sequence[str] | str) -> bool:
    """This will say whether two cells say the same but for width and blanks."""
    return one == other or _squeezed(str(one)) == _squeezed(str(other))


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
