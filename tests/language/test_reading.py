"""The reading as a whole: the same always, keyed, and unharmed by hostile texts."""

import time
from dataclasses import FrozenInstanceError

import pytest

from renda.language.plain_data import as_plain_data
from renda.language.proposal import fingerprints
from renda.language.reading import read_document

TEXT = """明川市人大常委会机关整改方案
一、存在的问题
1.学习制度执行不到位。
2.学习制度执行不到位。
二、整改措施
1.办公室要在2026年6月底前修订学习制度，覆盖12个支部。
"""


def test_reading_twice_gives_the_same_keys_and_each_key_once():
    first, second = read_document(TEXT), read_document(TEXT)
    assert first == second
    keys = [p.key for p in (*first.figures, *first.tasks, *first.problems, *first.measures)]
    assert len(keys) == len(set(keys)) >= 5


def test_the_key_does_not_depend_on_blanks_or_the_width_of_signs():
    assert fingerprints("task", ["建立 台账（12本）"]) == fingerprints("task", ["建立台账(１２本)"])
    assert fingerprints("task", ["甲", "甲"])[0] != fingerprints("task", ["甲", "甲"])[1]


def test_a_line_added_above_keeps_the_keys():
    before = {p.key for p in read_document(TEXT).problems}
    after = {p.key for p in read_document("内部资料\n" + TEXT).problems}
    assert before == after


def test_passages_cover_every_line_with_words_and_never_change_it():
    reading = read_document(TEXT)
    assert [TEXT[p.at : p.end] for p in reading.passages] == [line for line in TEXT.splitlines() if line.strip()]


def test_findings_are_immutable():
    problem = read_document(TEXT).problems[0]
    with pytest.raises((FrozenInstanceError, AttributeError)):
        problem.title = "别的"


def test_plain_data_has_the_shape_of_the_answers():
    data = as_plain_data(read_document(TEXT), file="甲.txt", chars=len(TEXT))
    assert list(data)[:5] == ["file", "chars", "outline", "figures", "tasks"]
    assert set(data["figures"][0]) == {
        "quote", "at", "indicator", "value", "max", "unit", "qualifier", "placeholder", "key",
    }  # fmt: skip
    assert set(data["tasks"][0]) == {
        "quote", "at", "action", "deadline", "recurrence", "units", "co_units", "people", "key",
    }  # fmt: skip


def test_an_empty_text_reads_as_nothing():
    for text in ("", "\n\n", "\u3000", "\r\n"):
        reading = read_document(text)
        found = (reading.outline, reading.figures, reading.tasks, reading.problems, reading.measures, reading.passages)
        assert found == ((),) * 6


@pytest.mark.parametrize(
    "text",
    [
        "（" * 20000, "“" * 20000, "1" * 20000, "一" * 20000 + "个", "9" * 20000 + "项", "x" * 20000, "\n" * 100000,
        "1、" * 10000, "一是" * 10000, "办公室将推进工作" * 10000, "甲\t" * 20000, "0000年12月底前完成。" * 500,
        "\n".join(f"{'（' * (i % 5)}一）问题不到位" for i in range(1000)), "2026年99月99日前，" * 2000, "\ud800甲乙丙",
    ],
)  # fmt: skip
def test_hostile_texts_do_no_harm(text):
    started = time.process_time()
    read_document(text)
    assert time.process_time() - started < 2


def test_a_thousand_nested_headings_are_read():
    signs = ("一、", "（一）", "1.", "（1）")
    text = "\n".join(f"{signs[i % 4]}第{i}项工作不到位" for i in range(1000))
    assert len([h for h in read_document(text).outline if h.level]) == 1000


def test_time_grows_with_the_length_only():
    line = "办公室要在2026年6月底前建立督办台账，覆盖12个支部，但部分支部落实不到位。\n"

    def seconds(times):
        started = time.process_time()
        read_document(line * times)
        return time.process_time() - started

    seconds(25)
    assert seconds(800) < 16 * max(seconds(100), 0.005)
