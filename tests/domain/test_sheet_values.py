"""Cells as people fill them in: choices, units and people by their names, days in every form, and what is wrong said plainly."""

from datetime import date

import pytest

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.sheet_values import Names, Person, named_in, read_cell, shown_value

TODAY = date(2026, 3, 2)
NAMES = Names(
    units={"综合处": ("u1",), "综合": ("u1",), "财政、预算委": ("u2",), "办公室": ("u3", "u4")},
    people={"张山": (Person(id="p1", name="张山", units={"u1": "综合处"}), Person(id="p2", name="张山", units={"u2": "财政、预算委"})),
            "李水": (Person(id="p3", name="李水", units={"u1": "综合处"}),)},
    cases={"整改-2026-001": "c1"},
    shown={"u1": "综合处", "u2": "财政、预算委", "u3": "市政府办公室", "u4": "区政府办公室", "p1": "张山（综合处）"},
    nearest=lambda name: ("综合处",) if "综" in name else (),
)
UNIT = Field(key="unit", label="承办单位", kind=FieldKind.UNIT)
UNITS = Field(key="units", label="协办单位", kind=FieldKind.UNIT, many=True)
PERSON = Field(key="person", label="责任人", kind=FieldKind.PERSON)
DAY = Field(key="due", label="完成时限", kind=FieldKind.DATE, earliest="today")
KIND = Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=(Choice("a", "立行立改"), Choice("b", "持续推进")))
COUNT = Field(key="count", label="次数", kind=FieldKind.NUMBER, low=1)


def cell(item: Field, text: str, unit: str = ""):
    def words(text: str, today: date) -> date | None:
        return {"3月15日": date(2026, 3, 15), "2026年3月底前": date(2026, 3, 31), "2月底前": date(2026, 2, 28)}.get(text)

    return read_cell(item, text, NAMES, today=TODAY, day_of_words=words, unit=unit)


@pytest.mark.parametrize(("item", "text", "value"), [
    (UNIT, "综合处", "u1"), (UNIT, " 综合 ", "u1"), (UNITS, "综合处、财政、预算委", None), (UNITS, "综合处；财政、预算委", ["u1", "u2"]),
    (UNITS, "财政、预算委", ["u2"]), (UNITS, "", []), (PERSON, "李水", "p3"), (PERSON, "张山（财政、预算委）", "p2"),
    (KIND, "立行立改", "a"), (KIND, "a", "a"), (COUNT, "１２", 12), (DAY, "46096", "2026-03-15"), (DAY, "2026．3．15", "2026-03-15"),
    (DAY, "２０２６年３月１５日", "2026-03-15"), (DAY, "2026年3月底前", "2026-03-31"), (DAY, "3月15日", "2026-03-15"),
])
def test_what_a_cell_gives(item, text, value):
    assert cell(item, text).value == value


def test_a_person_is_looked_for_within_the_unit_of_the_row():
    assert cell(PERSON, "张山", unit="u2").value == "p2"


@pytest.mark.parametrize(("item", "text", "said"), [
    (UNIT, "综科", "是不是综合处？"), (UNIT, "办公室", "可指市政府办公室、区政府办公室"), (PERSON, "张山", "有2位同名"),
    (PERSON, "王", "不在本机关在岗人员中"),
    (KIND, "长期", "可填：立行立改、持续推进"), (COUNT, "0", "应在1至—之间"), (DAY, "尽快", "看不出是哪一天"), (DAY, "2月底前", "早于今天"),
    (DAY, "46000", "早于今天"),
])
def test_what_is_wrong_is_said(item, text, said):
    found = cell(item, text)
    assert (found.value, said in found.fault) == (None, True), found


def test_what_is_only_understood_is_remarked():
    assert cell(DAY, "3月15日").remark == "“3月15日”按2026年3月15日理解"
    assert cell(KIND, "持续").remark == "“持续”按“持续推进”理解"
    assert cell(DAY, "2026年3月底前").remark == ""


def test_several_are_parted_so_that_they_come_apart_again():
    shown = shown_value(UNITS, ["u1", "u2"], NAMES.shown)
    assert shown == "综合处；财政、预算委"
    assert cell(UNITS, shown).value == ["u1", "u2"]


def test_a_cell_of_several_numbers_names_each_of_them():
    assert {"整改-2026-001", "整改-2026-002"} < named_in("整改-2026-001、整改-2026-002")
    assert named_in("方案（一；二）") == {"方案（一；二）", "方案（一", "二）"} and named_in("") == set()
