"""Filling blanks, measured: right drafts of two cities, a fifth of their numbers left open as an office leaves them, filled again.

How many were filled rightly, filled wrongly, or left open, for open patterns, held-out ones and issued reports apart.
`python bench/draft_blanks.py` from the project's folder.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from bench.draft_check import GROUPS, right_drafts
from bench.draft_cities import City, cities
from bench.draft_files import Draft, Placed, text_of_word
from bench.draft_writing import Number, Sentence

SHARE = 5  # every fifth number
RIGHT_AT_LEAST, WRONG_AT_MOST = 0.6, 0.02
"""A blank may stay open with its reason; a wrong filling costs more than three open ones."""
_BLANKS = ("xx", "X", "××", "XX", "  ")
_PLAIN = frozenset({"", "cn", "full", "part", "whole"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What became of one blank: right, wrong or open."""

    group: str
    place: Placed
    became: str
    told: str


def blanked(draft: Draft, chosen: random.Random) -> Draft:
    """This will leave every fifth number of a draft open."""
    blocks = tuple(
        tuple(_blanked(one, chosen) if isinstance(one, Sentence) else one for one in block) for block in draft.blocks
    )
    return replace(draft, blocks=blocks)


def _blanked(sentence: Sentence, chosen: random.Random) -> Sentence:
    pieces = tuple(_left_open(piece, chosen, sentence) if isinstance(piece, Number) else piece for piece in sentence.pieces)
    return replace(sentence, pieces=pieces)


def _left_open(number: Number, chosen: random.Random, sentence: Sentence) -> Number:
    """White stands for a number only where a measure word follows; not in a cell, which would just be empty."""
    kinds = _BLANKS[:-1] if number.fact.is_share or sentence.sort == "row" else _BLANKS
    if number.how not in _PLAIN or chosen.randrange(SHARE):
        return number
    return replace(number, blank=chosen.choice(kinds))


def outcomes() -> Iterator[Filled]:
    """This will leave numbers open in the drafts of both cities and have them filled."""
    with cities() as doors:
        for door in doors:
            with door.opened() as city:
                chosen = random.Random(30 + city.seed)
                for number, draft in enumerate(right_drafts(city)):
                    yield from _filled(city, blanked(draft, chosen), as_word=number % 2 == 1)


def _filled(city: City, draft: Draft, *, as_word: bool) -> Iterator[Filled]:
    from renda.reads.draft_fill import blanks_filled

    text = text_of_word(draft) if as_word else draft.text
    said = blanks_filled(text, actor=city.actor, organ_id=city.organ_id, as_of=city.day)
    for place in draft.places:
        if place.number.blank:
            mine = [one for one in said if one.at <= place.end and place.at <= one.end]
            yield Filled(group=draft.group, place=place, became=_became(mine, place), told=_told(mine))


def _became(mine: Sequence[Any], place: Placed) -> str:
    value = next((one for one in map(filling, mine) if one is not None), None)
    if value is None:
        return "open"
    return "right" if abs(value - place.number.right) < 0.05 else "wrong"


def filling(one: Any) -> Any:
    """This will give the value a blank is filled with; None where it stays open."""
    return one.candidate.value if one.words is not None else None


def _told(mine: Sequence[Any]) -> str:
    return "；".join(f"{one.words} {one.why} {one.note} {one.candidate and one.candidate.score}" for one in mine)


def table(found: Sequence[Filled]) -> Iterator[str]:
    """This will print what became of the blanks of each group."""
    for group in GROUPS:
        mine = [one for one in found if one.group == group]
        told = Counter(one.became for one in mine)
        if mine:
            yield f"  {group:<8} blanks {len(mine):>4}: right {told['right']}, wrong {told['wrong']}, left open {told['open']}"


def measure(small: bool = True) -> list[dict[str, Any]]:  # noqa: ARG001 - one size
    """This will fill the blanks of the drafts."""
    found = list(outcomes())
    print("\n".join(table(found)))
    rows = []
    for group in GROUPS:
        told = Counter(one.became for one in found if one.group == group)
        many = max(sum(told.values()), 1)
        named = {"unit": "share", "judged": "ours", "reference": many}
        rows += [
            {**named, "name": f"draft_blanks {group}: right", "ours": told["right"] / many, "at_least": RIGHT_AT_LEAST},
            {**named, "name": f"draft_blanks {group}: wrong", "ours": told["wrong"] / many, "at_most": WRONG_AT_MOST},
        ]
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N blanks of the open half not filled rightly")
    parser.add_argument("--held", action="store_true", help="of the held-out half instead")
    args = parser.parse_args()
    found = list(outcomes())
    print("\n".join(table(found)))
    bad = [one for one in found if one.became != "right" and (one.group == "held") == args.held]
    for one in sorted(bad, key=lambda one: one.became, reverse=True)[: args.show]:
        fact = one.place.number.fact
        print(f"-- {one.became}: {one.place.sentence.pattern} {one.place.sentence.text!r}")
        print(f"   wanted: {fact.key} {dict(fact.scope)}: {one.place.number.right}; given: {one.told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
