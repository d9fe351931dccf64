"""What a careful clerk reads in a sentence of office prose: until when, how often, who – against answers written beforehand."""

from pathlib import Path

import pytest

from renda.language.reading import read_document

TITLE = "明川市人大常委会2026年工作方案\n"
LINES = [
    line.split("\t") for line in Path(__file__).with_name("commitment_sentences.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def answered(field):
    return None if field == "-" else field


@pytest.mark.parametrize(("sentence", "deadline", "recurrence", "units"), LINES, ids=[line[0][:24] for line in LINES])
def test_it_is_read_as_a_clerk_reads_it(sentence, deadline, recurrence, units):
    tasks = read_document(TITLE + sentence + "\n").tasks
    assert tasks, "no task was found"
    task = next((t for t in tasks if t.deadline or t.recurrence), tasks[0])
    assert (task.deadline, task.recurrence, "、".join(task.units) or None) == (
        answered(deadline), answered(recurrence), answered(units)
    )


def test_there_are_sixty_of_them():
    assert len(LINES) >= 60
