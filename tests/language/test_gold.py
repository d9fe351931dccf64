"""The marks of the reading: against hand-made answers where they are at hand, and how `make score` counts and ends."""

import json
import sys
from pathlib import Path

import pytest
from tools.score_reading import LIMITS, main, score

from renda.language.plain_data import as_plain_data
from renda.language.reading import read_document

ANSWERS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "gold"
TEXT = "明川市人大常委会2026年工作方案\n一、主要任务\n办公室要在2026年6月底前建立台账，覆盖12个支部。每季度召开3次例会。\n"


@pytest.mark.skipif(not any(ANSWERS.glob("*.json")), reason="the hand-made answers are not here")
def test_the_reading_reaches_its_marks():
    total = score(ANSWERS)
    assert {name: total.marks[name].f1 >= least for name, least in LIMITS.items()} == dict.fromkeys(LIMITS, True), total.notes


@pytest.fixture
def answered(tmp_path):
    """A folder with one document and its answers, right but for what a test changes."""
    (tmp_path / "方案.txt").write_text(TEXT, "utf-8")
    data = as_plain_data(read_document(TEXT), file="方案.txt", chars=len(TEXT))

    def write(change=lambda data: None):
        change(data)
        (tmp_path / "方案.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return tmp_path

    return write


def run(folder, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["score_reading.py", str(folder), "--notes"])
    return main()


def test_right_answers_reach_every_mark(answered, monkeypatch, capsys):
    assert run(answered(), monkeypatch) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(LIMITS)
    assert all("1.000" in line and "reached" in line for line in lines)


@pytest.mark.parametrize(
    ("change", "missed"),
    [
        (lambda data: data["outline"].pop(), "outline"),
        (lambda data: data["figures"].pop(), "figures"),
        (lambda data: data["figures"][0].update(value=13), "figures"),
        (lambda data: data["figures"][0].update(indicator="会议室"), "figures with indicator"),
        (lambda data: data["tasks"].pop(), "tasks"),
        (lambda data: data["tasks"][0].update(deadline="2026-07-31"), "task deadline"),
        (lambda data: data["tasks"][0].update(units=["信息中心"]), "task units"),
    ],
)
def test_a_mark_that_is_missed_ends_with_one_and_is_told(answered, monkeypatch, capsys, change, missed):
    assert run(answered(change), monkeypatch) == 1
    line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(missed + " "))
    assert " missed " in line


def test_optional_answers_count_neither_way(answered):
    total = score(answered(lambda data: data["figures"][0].update(optional=True, value=99)))
    assert total.missed == []


def test_without_answers_nothing_is_scored_and_it_says_so(tmp_path, monkeypatch, capsys):
    assert run(tmp_path, monkeypatch) == 0
    assert "nothing is scored" in capsys.readouterr().out
