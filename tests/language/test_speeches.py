"""What a careful clerk takes out of a leader's speech: the tasks it sets and what it counts – against answers written beforehand.

A file under `speeches/` holds the speech, then its tasks (action, deadline, recurrence, bodies, lead first), then – where given – its
figures (what is counted, value), parted by lines of `====`. "-" is none, "*" leaves open, "?" before an action lets it be missing.
"""

from pathlib import Path

import pytest

from renda.language.reading import read_document

SPEECHES = {path.stem: path.read_text("utf-8").split("====\n") for path in sorted(Path(__file__).with_name("speeches").glob("*.txt"))}


def answers(name):
    return [line.split("\t") for line in SPEECHES[name][1].splitlines()]


def tasks(name):
    return read_document(SPEECHES[name][0]).tasks


CASES = [(name, *answer) for name in SPEECHES for answer in answers(name) if not answer[0].startswith("?")]


@pytest.mark.parametrize(("name", "action", "deadline", "recurrence", "units"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_a_task_is_read_with_its_day_its_frequency_and_who_answers(name, action, deadline, recurrence, units):
    task = next((t for t in tasks(name) if t.action == action), None)
    assert task, [t.action for t in tasks(name)]
    read = (task.deadline or "-", task.recurrence or "-", "、".join(task.units) or "-")
    assert [r for r, a in zip(read, (deadline, recurrence, units), strict=True) if a != "*"] == [
        a for a in (deadline, recurrence, units) if a != "*"
    ]


@pytest.mark.parametrize("name", SPEECHES)
def test_nothing_else_is_read_as_a_task(name):
    known = {answer[0].lstrip("?") for answer in answers(name)}
    assert [t.quote for t in tasks(name) if t.action not in known] == []


@pytest.mark.parametrize("name", [name for name, parts in SPEECHES.items() if len(parts) > 2])
def test_what_a_speech_counts_is_named_and_its_own_points_are_not_counted(name):
    expected = [tuple(line.split("\t")) for line in SPEECHES[name][2].splitlines()]
    assert [(f.indicator, f"{f.value:g}") for f in read_document(SPEECHES[name][0]).figures] == expected


def test_there_are_at_least_four_ways_of_speaking():
    assert len(SPEECHES) >= 4
