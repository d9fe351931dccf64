"""Turns a reading into plain data – dictionaries, lists, text, numbers – in the shape that answers are compared in.

Knows the names of the fields and nothing of how they were found.
"""

from typing import Any

from renda.language.proposal import Figure, Measure, Problem, Task
from renda.language.reading import Reading


def as_plain_data(reading: Reading, *, file: str, chars: int) -> dict[str, Any]:
    """This will give the reading as data for JSON; `chars` is the length of the text read, in characters."""
    return {
        "file": file,
        "chars": chars,
        "outline": [{"level": h.level, "text": h.text, "at": h.at} for h in reading.outline],
        "figures": [_figure(figure) for figure in reading.figures],
        "tasks": [_task(task) for task in reading.tasks],
        "problems": [_finding(problem) for problem in reading.problems],
        "measures": [_measure(measure) for measure in reading.measures],
        "set_aside": [{"quote": s.quote, "at": s.at, "kind": s.kind.value} for s in reading.set_aside],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "quote": figure.quote,
        "at": figure.at,
        "indicator": figure.indicator,
        "value": figure.value,
        "max": figure.maximum,
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "placeholder": figure.placeholder,
        "key": figure.key,
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "quote": task.quote,
        "at": task.at,
        "action": task.action,
        "deadline": task.deadline,
        "recurrence": task.recurrence,
        "units": list(task.units),
        "co_units": list(task.co_units),
        "people": list(task.people),
        "key": task.key,
    }


def _finding(finding: Problem | Measure) -> dict[str, Any]:
    return {
        "quote": finding.quote,
        "at": finding.at,
        "title": finding.title,
        "deadline": finding.deadline,
        "units": list(finding.units),
        "heading": finding.heading,
        "key": finding.key,
        "co_units": list(finding.co_units),
        "people": list(finding.people),
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return _finding(measure) | {"of_problem": measure.of_problem}
