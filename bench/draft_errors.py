"""Wrong figures for the bench of the draft check: what a hurried clerk gets wrong, put at known places of right sentences.

A planted value differs from every right answer of its sentence, and no more than a share of a draft's figures is wrong. Must not
know: the checker.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bench.draft_cities import City, Fact
from bench.draft_files import Draft
from bench.draft_writing import Number, Sentence, rounded

SHARE = Decimal("0.15")
KINDS = ("one off", "digits swapped", "numerator", "other unit", "other group", "last period", "rounding")
Place = tuple[int, int]
"""Which sentence of a draft, and which piece of it."""
_TWINS = {"feedback_round_done": "feedback_measures_done", "feedback_round_measures": "feedback_measures"}
"""Figures that the same few words may mean in one and the same scope."""
_ROUNDED = frozenset({"over", "near", "above", "round"})


class Clerk:
    """Makes mistakes in drafts of a city: the kind made least often, in the figure that was wrong least often."""

    def __init__(self, city: City, made: Counter[str], wrong: Counter[str]) -> None:
        self.city, self._random, self._made, self._wrong = city, random.Random(100 + city.seed), made, wrong

    def spoilt(self, draft: Draft) -> Draft:
        """This will give the draft with a share of its figures wrong."""
        given = iter(self._spoilt([one for block in draft.blocks for one in block if isinstance(one, Sentence)]))
        blocks = tuple(tuple(next(given) if isinstance(one, Sentence) else one for one in block) for block in draft.blocks)
        return replace(draft, blocks=blocks)

    def _spoilt(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        given = list(sentences)
        places = [(s, p) for s, one in enumerate(given) for p, piece in enumerate(one.pieces) if not isinstance(piece, str)]
        self._random.shuffle(places)
        for _ in range(int(len(places) * SHARE)):
            found = self._next(given, places)
            if found is None:
                break
            at, planted = found
            places.remove(at)
            given[at[0]] = _with(given[at[0]], at[1], planted)
            self._made[planted.error] += 1
            self._wrong[planted.fact.key] += 1
        return given

    def _next(self, given: Sequence[Sentence], places: list[Place]) -> tuple[Place, Number] | None:
        """The next mistake: of the kind made least often, where it can be made in the figure that was wrong least often."""
        fresh = sorted(places, key=lambda at: self._wrong[_number(given, at).fact.key])
        for kind in sorted(KINDS, key=lambda one: self._made[one]):
            for at in fresh:
                planted = self._planted(_number(given, at), kind)
                if planted is not None:
                    return at, planted
        return None

    def _planted(self, number: Number, kind: str) -> Number | None:
        wrong = [v for v in self._wrong_values(number, kind) if v > 0]
        if number.fact.is_share and number.how not in ("part", "whole"):
            wrong = [v for v in wrong if v <= 100 and abs(v - number.right) >= Decimal("0.5")]
        wrong = [v for v in wrong if v not in self._right_answers(number)]
        return replace(number, value=self._random.choice(wrong), error=kind) if wrong else None

    def _right_answers(self, number: Number) -> set[Decimal]:
        """What may rightly stand there: of a period, counted by any of its days; what a figure's twin counts."""
        fact, found = number.fact, {number.right}
        by, _, period = fact.time.partition(":")
        if period:
            scope = {k: v for k, v in fact.scope if k != by}
            others = (self.city.narrowed(fact.key, scope, f"{day}:{period}") for day in ("opened", "closed", "done"))
            found |= {one.value for one in others if one is not None}
        twin = self.city.narrowed(_TWINS[fact.key], dict(fact.scope), fact.time) if fact.key in _TWINS else None
        return found | ({twin.value} if twin is not None else set())

    def _wrong_values(self, number: Number, kind: str) -> list[Decimal]:
        fact, right = number.fact, number.right
        if (number.how in _ROUNDED) != (kind == "rounding"):
            return []
        match kind:
            case "rounding":
                step = Decimal({"over": 10, "near": -10, "above": 10, "round": 12}[number.how])
                return [right + step, *([right - step] if number.how in ("over", "round") else [])]
            case "one off":
                return [right + 1, right - 1]
            case "digits swapped":
                return list(_swapped(right))
            case "numerator":
                return _numerators(number)
            case "other unit":
                return self._neighbours(fact, "unit") if fact.lead else []
            case "other group":
                return self._neighbours(fact, fact.scope[0][0]) if fact.group else []
            case _:
                return self._last(number)

    def _neighbours(self, fact: Fact, dimension: str) -> list[Decimal]:
        return [one.value for one in self.city.parted(fact.key, dimension) if one.scope != fact.scope]

    def _last(self, number: Number) -> list[Decimal]:
        """The figure at the other end: last month's for today's, today's for last month's."""
        fact = number.fact
        if number.how in ("part", "whole") or ":" in fact.time:
            return []
        other = self.city.narrowed(fact.key, dict(fact.scope), "" if fact.time else "month_end")
        value = rounded(other.value, number.how) if other is not None else None
        return [value] if value is not None else []


def _numerators(number: Number) -> list[Decimal]:
    fact = number.fact
    if number.how in ("part", "whole"):
        return [Decimal(fact.whole if number.how == "part" else fact.part)]
    return [Decimal(fact.part)] if fact.is_share else []


def _swapped(value: Decimal) -> Iterator[Decimal]:
    """The value with two neighbouring digits of its whole part swapped."""
    whole, point, rest = f"{value}".partition(".")
    for place in range(len(whole) - 1):
        signs = list(whole)
        signs[place : place + 2] = reversed(signs[place : place + 2])
        if signs[0] != "0":
            yield Decimal("".join(signs) + point + rest)


def _number(given: Sequence[Sentence], at: Place) -> Number:
    piece = given[at[0]].pieces[at[1]]
    assert isinstance(piece, Number)
    return piece


def _with(sentence: Sentence, place: int, number: Number) -> Sentence:
    pieces = (*sentence.pieces[:place], number, *sentence.pieces[place + 1 :])
    return replace(sentence, pieces=pieces)
