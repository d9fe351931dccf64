"""Many rows judged at once come to exactly what each comes to alone, whatever their cells say."""

from datetime import date
from itertools import islice
from uuid import UUID, uuid5
from zlib import crc32

import pytest

from renda.domain.batch_preview import AskedForm, BatchJudge
from renda.domain.fields import Field, FieldKind
from renda.domain.previewed_rows import CONTENT, Known, KnownCase, RowState, kept_row
from renda.domain.rights import Actor, Duty
from renda.domain.row_preview import RowReader
from renda.domain.sheet_shape import SheetShape, fits_table
from renda.domain.sheet_values import Names, Person
from renda.intake.table_import import day_of_words
from renda.reads.table_shapes import import_shape
from renda.store.contributions import procedures

TODAY = date(2026, 3, 9)
ROWS = 600
OPENINGS = [(p.key, a.key) for p in procedures().values() for a in p.openings() if fits_table(a)]
UNIT, OTHER, ONE, TWO, CASE = (str(uuid5(UUID(int=0), name)) for name in ("unit", "other", "one", "two", "case"))
NAMES = Names(
    units={"综合处": (UNIT,), "研究室": (OTHER,), "两处": (UNIT, OTHER)},
    people={"张三": (Person(id=ONE, name="张三", units={UNIT: "综合处"}), Person(id=TWO, name="张三", units={OTHER: "研究室"}))},
    cases={"整改-1": CASE}, shown={UNIT: "综合处", OTHER: "研究室", CASE: "整改-1"},
)
WORDS = {
    FieldKind.UNIT: ("综合处", "研究室", "两处", "综合科", "", "、"),
    FieldKind.PERSON: ("张三", "", "李四", "张三（研究室）"),
    FieldKind.CASE: ("整改-1", "", "整改-2"),
    FieldKind.DATE: ("2026-03-31", "2026年4月1日", "", "3月底前", "不知道", "46112"),
    FieldKind.NUMBER: ("0", "3", "", "许多"),
    FieldKind.TEXT: ("文字", "别的文字", "", "另一\r\n些", "长" * 5001),
    FieldKind.LONG_TEXT: ("文字", "别的文字", "", "另一些", "长" * 20001),
}


def words_of(item: Field) -> tuple[str, ...]:
    if item.kind is FieldKind.CHOICE:
        return (item.choices[0].label, *(choice.label for choice in reversed(item.choices)), item.choices[0].label[:-1], "", "没有的")
    if item.key.startswith("#"):
        return ("", "", "A-1", "A-2")
    if item.latest == "today":
        return ("2026-03-02", "2026年3月3日", *WORDS[FieldKind.DATE])
    return WORDS[item.kind]


def rows_of(shape: SheetShape) -> list[tuple[str, ...]]:
    """Rows of which most cells are good and some are odd, so that all sorts of combinations come up."""
    offered = [words_of(item) for item in shape.columns]
    return [tuple(picked(words, n, at) for at, words in enumerate(offered)) for n in range(ROWS)]


def picked(words: tuple[str, ...], row: int, column: int) -> str:
    """One of the words, in nine cases of ten of the first two."""
    spread = crc32(f"{row} {column}".encode())
    return words[spread // 10 % (len(words) if spread % 10 == 0 else 2)]


def reader_of(shape: SheetShape, *duties: Duty) -> RowReader:
    mapping = {at: item.key for at, item in enumerate(shape.columns)}
    actor = Actor(
        organ_id=UUID(int=1), person_id=UUID(ONE), post_id=UUID(int=2), unit_id=UUID(UNIT), name="张三", post_title="干部",
        duties=frozenset(duties),
    )
    return RowReader(shape, mapping, actor=actor, names=NAMES, source="", today=TODAY, day_of_words=day_of_words)


@pytest.mark.parametrize(("procedure", "action"), OPENINGS)
@pytest.mark.parametrize("duty", [Duty.COORDINATE, Duty.HANDLE])
def test_a_row_comes_to_the_same_in_a_batch_as_alone(procedure, action, duty):
    shape = import_shape(procedure, action)
    assert shape is not None
    alone, judge = reader_of(shape, duty), BatchJudge(reader_of(shape, duty))
    rows = [alone.read(n, alone.cells_of(row)) for n, row in enumerate(rows_of(shape))]
    known = known_among(rows)
    one_by_one = [kept_row(alone.preview(row, known)) for row in rows]
    batches = iter(rows)
    at_once = [kept for batch in iter(lambda: list(islice(batches, 150)), []) for kept in judge.judge(batch, known)]
    assert plain(at_once) == plain(one_by_one)
    assert {RowState.WRONG, RowState.SAME} <= {row[1] for row in one_by_one}, "rows of all sorts were tried"
    may_coordinate = duty is Duty.COORDINATE and any(right.duty is duty for right in shape.action.rights)
    assert not may_coordinate or RowState.NEW in {row[1] for row in one_by_one}


def known_among(rows: list) -> Known:
    """Two rows are known by what they say, one number belongs to a case nobody here may see."""
    contents = [key for _, _, (_, key) in rows if key[0] == CONTENT][:2]
    case = KnownCase(id=UUID(CASE), number="整改-1", stage="", values={}, words={})
    return Known(by_external=dict.fromkeys(contents, case), hidden=frozenset({("", "A-2")}))


def plain(kept: list) -> list:
    return [[list(part) if isinstance(part, tuple) else part for part in row] for row in kept]


def test_a_form_tells_what_was_looked_at():
    form = AskedForm({"level": "group", "subject": None})
    assert (form.get("level"), form.get("nothing"), form.asked) == ("group", None, {"level", "nothing"})
    assert {**form} == {"level": "group", "subject": None}
    assert form.asked == {"level", "subject", "nothing"}
