"""The worklist of one person in an organ of 100,000 cases against the same organ at 1,000: milliseconds and statements.

The coordinator sees every matter that is not personal, the handler those of one unit; both lists grow with the organ. At 1,000 cases
the handler has a dozen, so pages of a dozen are compared; the handler's whole page draws four times the rows then and is judged by
its milliseconds.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

AT_MOST = 1.5
ABSOLUTE = {"word": 30, "search": 30, "handler: whole page": 100}
"""Milliseconds: words are found by how often they occur, not by how long a page is."""
PEOPLE = {"coordinator": "苏砚秋", "handler": "尹素禾"}
ROWS = {"coordinator": 20, "handler": 12}
ROUNDS, TIMES = 3, 15


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give each question's milliseconds at both sizes, the best of many; the number of statements must be the same."""
    from bench.database import FEW, MANY, MORE, organ_of

    few, many = organ_of(FEW), organ_of(MANY if small else MORE)
    rounds = [(timed(few), timed(many)) for _ in range(ROUNDS)]
    return [row(name, [(a[name], b[name]) for a, b in rounds]) for name in rounds[0][0]]


def row(name: str, rounds: list[tuple[tuple[float, int], tuple[float, int]]]) -> dict[str, Any]:
    """This will put both sizes side by side.

    :raises AssertionError: when more cases took more statements.
    """
    few, many = (1000 * min(pair[side][0] for pair in rounds) for side in (0, 1))
    asked = {size[1] for pair in rounds for size in pair}
    if len(asked) > 1:
        raise AssertionError(f"{name}: not always as many statements: {asked}")
    absolute = next((most for words, most in ABSOLUTE.items() if words in name), None)
    aim = {"judged": "ours", "at_most": absolute} if absolute else {"at_most": AT_MOST}
    return {
        "name": f"worklist, {name}", "unit": "ms", "ours": many, "reference": few, "ratio": many / few, "statements": asked.pop(),
        **aim,
    }


def timed(filled: Any) -> dict[str, tuple[float, int]]:
    """This will ask every question of each person, giving its best seconds and its statements."""
    from tests.floor.django import pointed_at

    found = {}
    with pointed_at(filled.database):
        from renda.store.unit_of_work import reading

        for who, person in PEOPLE.items():
            actor = actor_of(person, filled.organ_id)
            with reading(filled.organ_id):
                found |= {f"{who}: {name}": (best_of(ask), statements(ask)) for name, ask in questions(actor, ROWS[who]).items()}
            ask = page_asked(actor, person, "worklist", "problem")
            found[f"{who}: whole page"] = best_of(ask), statements(ask)
    return found


def page_asked(actor: Any, person: str, name: str, *args: str, query: str = "") -> Callable[[], Any]:
    """This will sign the person in and give the asking of the page that a browser gets."""
    from types import SimpleNamespace

    from django.test import Client
    from django.urls import reverse
    from tests.makers.sign_in import sign_in

    client, address = sign_in(Client(), SimpleNamespace(actors={person: actor}), person), reverse(name, args=args) + query

    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address}: {answer.status_code}")

    return ask


def questions(actor: Any, rows: int) -> dict[str, Callable[[], Any]]:
    """This will name what is asked: pages of so many rows, with conditions, the page after, and what is counted beside it."""
    from bench.database import AT

    from renda.domain.days import day_of
    from renda.reads.search import found_cases
    from renda.reads.worklist import worklist
    from renda.reads.worklist_conditions import Asked
    from renda.reads.worklist_counts import tallies, view_counts
    from renda.store.contributions import worklist_of

    listing, today = worklist_of("problem"), day_of(AT)
    days = {"today": today, "soon_on": today + timedelta(days=10)}

    def page(**conditions: Any) -> Any:
        return worklist(actor, Asked(procedure="problem", most=rows, **conditions), shown=listing.columns, **days)

    stages, after = ("rectifying",), page().next_after
    return {
        "first page": page,
        "next page": lambda: page(after=after),
        "stage, first page": lambda: page(stages=stages),
        "stage, next page": lambda: page(stages=stages, after=after),
        "late, first page": lambda: page(due="late"),
        "field and level": lambda: page(columns={"field": ("supervision",), "level": ("group",)}),
        "words, first page": lambda: page(words="台账"),
        "words, closed too": lambda: page(words="台账", closed=None),
        "search in all lists": lambda: found_cases(actor, "台账"),
        "search of a rare number": lambda: found_cases(actor, "2026-019"),
        "counts of tabs": lambda: view_counts(actor, "problem", listing.views, **days),
        "counts by urgency": lambda: tallies(actor, Asked(procedure="problem"), **days),
    }


def actor_of(name: str, organ_id: Any) -> Any:
    """This will find the acting post of a person of the generated organ."""
    from bench.database import AT

    from renda.domain.days import day_of
    from renda.reads.actors import actors_of_person
    from renda.store.models import Post
    from renda.store.unit_of_work import reading

    with reading(organ_id):
        person = Post.objects.filter(person__name=name).values_list("person_id", flat=True)[0]
    return actors_of_person(person, today=day_of(AT))[0]


def best_of(ask: Callable[[], Any]) -> float:
    """This will give the best seconds of several times."""
    best = float("inf")
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        best = min(best, time.perf_counter() - began)
    return best


def statements(ask: Callable[[], Any]) -> int:
    """This will count the statements of one time."""
    from bench.advance_case import captured

    return len(captured(ask))
