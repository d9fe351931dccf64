"""Turns a reading into plain data – dictionaries, lists, text, numbers – in the shape that answers are compared in.

Knows the names of the fields and nothing of how they were found.
"""

from typing import Any

from renda.language.comparison import Comparison, HeadingPair
from renda.language.figure_pairs import FigurePair
from renda.language.inner_consistency import Inconsistency
from renda.language.overview import Overview
from renda.language.promises import Promise
from renda.language.proposal import Figure, Heading, Measure, Problem, Task
from renda.language.reading import Reading
from renda.language.remarks import remark_of


def as_plain_data(reading: Reading, *, file: str, chars: int) -> dict[str, Any]:
    """This will give the reading as data for JSON; `chars` is the length of the text read, in characters."""
    return {
        "file": file,
        "chars": chars,
        "outline": [_heading(h) for h in reading.outline],
        "figures": [_figure(figure) for figure in reading.figures],
        "tasks": [_task(task) for task in reading.tasks],
        "problems": [_finding(problem) for problem in reading.problems],
        "measures": [_measure(measure) for measure in reading.measures],
        "set_aside": [{"quote": s.quote, "at": s.at, "kind": s.kind.value} for s in reading.set_aside],
        "gaps": [{"quote": g.quote, "at": g.at, "kind": g.kind.value} for g in reading.gaps],
        "inconsistencies": [_inconsistency(one) for one in reading.inconsistencies],
    }


def overview_as_plain_data(overview: Overview) -> dict[str, Any]:
    """This will give a document at a glance as data for JSON."""
    counts = ("headings", "figures", "tasks", "problems", "measures", "blanks", "set_aside")
    dated_on = overview.dated_on.isoformat() if overview.dated_on else None
    return {
        "title": overview.title, "kind": overview.kind, "year": overview.year, "dated_on": dated_on, "chars": overview.characters,
        **{name: getattr(overview, name) for name in counts},
    }  # fmt: skip


def comparison_as_plain_data(comparison: Comparison) -> dict[str, Any]:
    """This will give a comparison as data for JSON; every `at` is an offset in the text that the stretch is of."""
    return {
        "outline": [_heading_pair(pair) for pair in comparison.outline],
        "figures": [_figure_pair(pair) for pair in comparison.figures],
        "promises": [_promise(one) for one in comparison.promises],
        "new_promises": [_promised(one) for one in comparison.new_promises],
    }


def _heading_pair(pair: HeadingPair) -> dict[str, Any]:
    return {"standing": pair.standing.value, "former": _heading(pair.former), "present": _heading(pair.present)}


def _figure_pair(pair: FigurePair) -> dict[str, Any]:
    return {
        "former": _figure(pair.former) if pair.former else None,
        "present": _figure(pair.present) if pair.present else None,
        "change": None if pair.change is None else float(pair.change),
    }


def _promise(one: Promise) -> dict[str, Any]:
    return {
        "fate": one.fate.value,
        "promised": _promised(one.promised),
        "done": {"quote": one.done.text, "at": one.done.at} if one.done else None,
        "again": _promised(one.again) if one.again else None,
        "figures": [{"promised": _figure(promised), "reached": _figure(reached)} for promised, reached in one.figures],
    }


def _heading(heading: Heading | None) -> dict[str, Any] | None:
    return {"level": heading.level, "text": heading.text, "at": heading.at} if heading else None


def _promised(one: Task | Measure) -> dict[str, Any]:
    return _task(one) if isinstance(one, Task) else _measure(one)


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


def _inconsistency(one: Inconsistency) -> dict[str, Any]:
    """The figures that cannot all be right, what would follow, and the same in words."""
    return {
        "kind": one.kind.value, "figures": [_figure(figure) for figure in one.figures],
        "follows": None if one.follows is None else float(one.follows), "remark": remark_of(one),
    }  # fmt: skip


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
