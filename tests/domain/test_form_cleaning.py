"""Forms: what offices really type is understood; what is wrong is told for every field at once, cells by place."""

from datetime import date
from uuid import UUID

import pytest

from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.form_cleaning import Directory, clean_form
from renda.domain.refusals import Code

UNIT, PERSON = UUID(int=1), UUID(int=2)
DIRECTORY = Directory(
    units={UNIT: "研究室"}, unit_names={"研究室": UNIT, "研室": UNIT}, people={PERSON: "经办人"}, people_names={"经办人": PERSON},
)
DUE = Field(key="due", label="期限", kind=FieldKind.DATE, earliest="today")
NUMBER = Field(key="count", label="件数", kind=FieldKind.NUMBER, low=0, high=100)
CHOICE = Field(key="level", label="层级", kind=FieldKind.CHOICE, choices=(Choice("group", "党组"), Choice("person", "个人")))
BODY = Field(key="unit", label="单位", kind=FieldKind.UNIT)
TEXT = Field(key="title", label="标题", limit=10)


def clean(fields, raw, detail=None):
    return clean_form(fields, raw, directory=DIRECTORY, today=date(2026, 3, 3), detail=detail or {})


@pytest.mark.parametrize("typed", ["2026-04-05", "２０２６－０４－０５", "2026年4月5日", "2026/4/5", "2026.4.5", " 2026-4-5 "])
def test_a_date_is_read_as_offices_write_it(typed):
    assert clean((DUE,), {"due": typed}).data == {"due": "2026-04-05"}


@pytest.mark.parametrize(("typed", "value"), [("12", 12), ("１２", 12), ("1.5", 1.5), ("1,0", 10)])
def test_a_number_is_read_in_full_width_too(typed, value):
    assert clean((NUMBER,), {"count": typed}).data == {"count": value}


@pytest.mark.parametrize(("item", "typed", "code"), [
    (DUE, "2026-03-02", Code.DATE_IN_PAST), (DUE, "2026-02-30", Code.NOT_A_DATE), (DUE, "下周", Code.NOT_A_DATE),
    (Field(key="due", label="日期", kind=FieldKind.DATE, latest="today"), "2026-03-04", Code.DATE_IN_FUTURE),
    (NUMBER, "十", Code.NOT_A_NUMBER), (NUMBER, "101", Code.OUT_OF_RANGE), (NUMBER, "-1", Code.OUT_OF_RANGE),
    (NUMBER, "nan", Code.OUT_OF_RANGE), (CHOICE, "支部", Code.NOT_A_CHOICE), (BODY, "档案室", Code.UNKNOWN_UNIT),
    (Field(key="who", label="人员", kind=FieldKind.PERSON), "无名氏", Code.UNKNOWN_PERSON),
    (Field(key="case", label="事项", kind=FieldKind.CASE), "整改-2026-999", Code.UNKNOWN_CASE),
    (Field(key="file", label="文件", kind=FieldKind.FILE), str(UUID(int=9)), Code.UNKNOWN_FILE),
    (TEXT, "字" * 11, Code.TOO_LONG), (TEXT, "   ", Code.REQUIRED), (TEXT, None, Code.REQUIRED),
])
def test_what_is_wrong_is_told_with_its_field(item, typed, code):
    (reason,) = clean((item,), {item.key: typed}).reasons
    assert (reason.field, reason.code) == (item.key, code)


def test_units_are_known_by_their_other_names_and_choices_by_their_labels():
    cleaned = clean((BODY, CHOICE), {"unit": "研室", "level": "个人"})
    assert cleaned.data == {"unit": str(UNIT), "level": "person"}


def test_a_condition_decides_what_is_needed():
    reason = Field(key="reason", label="理由", required=When("level", ("person",)))
    assert clean((CHOICE, reason), {"level": "group"}).reasons == ()
    assert [r.field for r in clean((CHOICE, reason), {"level": "person"}).reasons] == ["reason"]
    recorded = Field(key="reason", label="理由", required=When("level", ("person",), of="detail"))
    assert [r.code for r in clean((recorded,), {}, {"level": "person"}).reasons] == [Code.REQUIRED]


def test_a_cell_is_named_by_row_and_column_and_told_once():
    rows = Field(key="steps", label="措施", kind=FieldKind.ROWS, columns=(TEXT, DUE))
    answer = clean((rows,), {"steps": [
        {"title": "换灯", "due": "2026-03-31"}, {"title": "", "due": ""}, {"title": "", "due": "2026-03-01"},
    ]})
    assert [(r.field, r.code) for r in answer.reasons] == [
        ("steps.2.due", Code.DATE_IN_PAST), ("steps.2.title", Code.REQUIRED),
    ]


def test_an_unknown_key_is_not_lost_in_silence():
    assert [r.code for r in clean((TEXT,), {"title": "甲", "tittle": "乙"}).reasons] == [Code.UNKNOWN_FIELD]
