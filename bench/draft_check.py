"""The draft check measured: reports of two cities reworded by patterns written before there was a checker, wrong figures planted.

Of each kind of error how many were planted and found, how many right figures were called wrong, and how many were compared at all:
a checker that compares nothing has no false alarms. Open and held-out patterns are told apart; `--show N` prints what went wrong
in the open ones, with `--held` in the others. `python bench/draft_check.py` from the project's folder.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from bench.draft_cities import City, cities, indicator_keys
from bench.draft_errors import KINDS, Clerk
from bench.draft_files import Draft, Placed, drafts, text_of_word
from bench.draft_issued import ISSUED, issued_drafts
from bench.draft_patterns import patterns
from bench.draft_writing import sentences

FOUND_AT_LEAST, FALSE_AT_MOST, COVERED_AT_LEAST = 0.98, 0.02, 0.3
GROUPS = ("open", "held", ISSUED)
_TIMES = {"general": 3, "row": 3, "wording": 1, "paragraph": 1, "other": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the checker said of one number; `place` is None of a number that no pattern wrote as a figure."""

    draft: Draft
    place: Placed | None
    verdict: str
    quote: str
    told: str
    right: bool

    @property
    def error(self) -> str:
        """This will name the error planted there; empty where the figure is right."""
        return self.place.number.error if self.place else ""

    @property
    def is_missed(self) -> bool:
        """This will say whether a planted error was not found."""
        return bool(self.error) and self.verdict != "differs"

    @property
    def is_false_alarm(self) -> bool:
        """This will say whether a right number was called wrong."""
        return not self.error and self.verdict == "differs"


def outcomes(groups: Sequence[str] = GROUPS) -> Iterator[Outcome]:
    """This will write the drafts of both cities and have each checked."""
    made, wrong = Counter[str](), Counter[str]()
    with cities() as doors:
        for door in doors:
            with door.opened() as city:
                clerk = Clerk(city, made, wrong)
                for number, draft in enumerate(_drafts(city, clerk)):
                    if draft.group in groups:
                        yield from _checked(city, draft, as_word=number % 2 == 1)


def right_drafts(city: City) -> Iterator[Draft]:
    """This will write the drafts of a city without an error: of the open patterns, of the held-out ones, and the issued reports."""
    for group, held in (("open", False), ("held", True)):
        chosen = [one for one in patterns() if one.held == held]
        yield from drafts(city, list(sentences(city, chosen, times=_TIMES)), group=group)
    yield from issued_drafts(city)


def _drafts(city: City, clerk: Clerk) -> Iterator[Draft]:
    """All groups are always written, so that each is the same whichever are checked."""
    return (clerk.spoilt(draft) for draft in right_drafts(city))


def _checked(city: City, draft: Draft, *, as_word: bool) -> Iterator[Outcome]:
    from renda.reads.draft_check import draft_check

    text = text_of_word(draft) if as_word else draft.text
    said = draft_check(text, actor=city.actor, organ_id=city.organ_id, as_of=city.day)
    seen = set()
    for place in draft.places:
        mine = [one for one in said if one.at < place.end and place.at < one.at + len(one.quote)]
        seen |= {one.at for one in mine}
        one = min(mine, key=lambda read: _apart(read, place), default=None)
        yield Outcome(
            draft=draft, place=place, verdict=str(one.verdict) if one else "unread", quote=one.quote if one else "",
            told=_told(one) if one else "", right=_is_right(one, place) if one else False,
        )  # fmt: skip
    for one in said:
        if one.at not in seen:
            yield Outcome(draft=draft, place=None, verdict=str(one.verdict), quote=one.quote, told=_told(one), right=False)


def _apart(one: Any, place: Placed) -> tuple[bool, int]:
    """How ill a reading fits a number: another value, then how far apart they end; a quotation may hold several numbers."""
    value = one.figure.value
    return value is None or abs(float(value) - float(place.number.value)) > 0.001, abs(one.at + len(one.quote) - place.end)


def _told(one: Any) -> str:
    named = "；".join(f"{c.token}={c.value}（{c.label}，{c.as_of}）" for c in one.candidates[:3])
    return f"{named} {one.reason}".strip()


def _is_right(one: Any, place: Placed) -> bool:
    """Whether it was compared with the figure that is meant."""
    first = one.candidates[0] if one.candidates else None
    return first is not None and first.token.partition(":")[0] == place.number.fact.key


def table(found: Sequence[Outcome]) -> list[str]:
    """This will print, for each group, the kinds of error and the right figures."""
    lines = []
    for group in dict.fromkeys(one.draft.group for one in found):
        mine = [one for one in found if one.draft.group == group]
        lines += [f"== {group}: {len({id(one.draft) for one in mine})} drafts", *_errors(mine), *_right(mine)]
    return [*lines, *_summary(found)]


def _errors(mine: Sequence[Outcome]) -> Iterator[str]:
    yield f"  {'planted error':<16}{'planted':>8}{'found':>7}{'share':>8}   otherwise said to be"
    for kind in (*KINDS, ""):
        planted = [one for one in mine if one.error and kind in ("", one.error)]
        hit = [one for one in planted if not one.is_missed]
        otherwise = Counter(one.verdict for one in planted if one.is_missed)
        if planted:
            told = " ".join(f"{verdict} {count}" for verdict, count in otherwise.most_common())
            yield f"  {kind or 'all':<16}{len(planted):>8}{len(hit):>7}{len(hit) / len(planted):>8.3f}   {told}"


def _right(mine: Sequence[Outcome]) -> Iterator[str]:
    asked = [one for one in mine if one.place and not one.error]
    said, aside = Counter(one.verdict for one in asked), [one for one in mine if one.place is None]
    false = sum(one.is_false_alarm for one in mine)
    alike = sum(one.right for one in asked if one.verdict == "agrees")
    yield (
        f"  right figures {len(asked)}: AGREES {said['agrees']} (with the very figure {alike}), SEVERAL {said['several']},"
        f" NO_SOURCE {said['no_source']}, unread {said['unread']}, DIFFERS {said['differs']}"
    )
    yield f"  other numbers {len(aside)}: DIFFERS {sum(one.is_false_alarm for one in aside)}"
    yield f"  COMPARED {compared(mine):.3f} of the right figures; false alarms {false} = {false / max(len(asked), 1):.4f}"


def _summary(found: Sequence[Outcome]) -> Iterator[str]:
    keys = {one.place.number.fact.key for one in found if one.place and one.error}
    written = {one.place.number.fact.key for one in found if one.place}
    known = len(indicator_keys())
    yield f"== errors were planted in {len(keys)} of {known} indicators ({len(keys) / known:.0%}), {len(written)} were written about"
    for draft in {id(one.draft): one.draft for one in found}.values():
        mine = [one for one in found if one.draft is draft and one.place]
        assert sum(bool(one.error) for one in mine) <= len(mine) * 0.15, "too many errors in a draft"


def share_found(found: Sequence[Outcome]) -> float:
    """This will give the share of planted errors that were found."""
    planted = [one for one in found if one.error]
    return sum(not one.is_missed for one in planted) / max(len(planted), 1)


def false_alarms(found: Sequence[Outcome]) -> float:
    """This will give the alarms over figures that are right, for each such figure."""
    return sum(one.is_false_alarm for one in found) / max(sum(1 for one in found if one.place and not one.error), 1)


def compared(found: Sequence[Outcome]) -> float:
    """This will give the share of right figures that were compared with anything."""
    asked = [one for one in found if one.place and not one.error]
    return sum(one.verdict in ("agrees", "differs") for one in asked) / max(len(asked), 1)


def measure(small: bool = True) -> list[dict[str, Any]]:  # noqa: ARG001 - one size, said in the issue
    """This will check the drafts."""
    found = list(outcomes())
    print("\n".join(table(found)))
    rows = []
    for group in (*GROUPS, "all"):
        mine = [one for one in found if group in (one.draft.group, "all")]
        named = {"unit": "share", "judged": "ours", "reference": sum(bool(one.error) for one in mine)}
        rows += [
            {**named, "name": f"draft_check {group}: found", "ours": share_found(mine), "at_least": FOUND_AT_LEAST},
            {**named, "name": f"draft_check {group}: false", "ours": false_alarms(mine), "at_most": FALSE_AT_MOST},
            {**named, "name": f"draft_check {group}: compared", "ours": compared(mine), "at_least": 0.9},
        ]
    keys = {one.place.number.fact.key for one in found if one.place and one.error}
    share = len(keys) / len(indicator_keys())
    return [*rows, {
        "name": "draft_check: indicators with errors", "unit": "share", "judged": "ours", "reference": len(indicator_keys()),
        "ours": share, "at_least": COVERED_AT_LEAST,
    }]


def shown(found: Sequence[Outcome], many: int, *, held: bool) -> Iterator[str]:
    """This will tell what went wrong, sentence by sentence: of the held-out patterns only where they are asked for."""
    wrong = [
        one for one in found
        if (one.is_missed or one.is_false_alarm or (one.place and not one.error and one.verdict != "agrees"))
        and (one.draft.group == "held") == held
    ]  # fmt: skip
    order = sorted(wrong, key=lambda one: (not one.is_false_alarm, not one.is_missed))
    for one in order[:many]:
        place = one.place
        kind = "FALSE ALARM" if one.is_false_alarm else f"MISSED {one.error}" if one.is_missed else "not compared"
        yield f"-- {kind}: {one.verdict} “{one.quote}” {place.sentence.pattern if place else ''} {one.draft.city}"
        if place:
            fact = place.number.fact
            yield f"   sentence: {place.sentence.text!r}"
            yield f"   wanted: {fact.key} {dict(fact.scope)} {fact.time} {fact.on}: {place.number.right}, written {place.number.text}"
        yield f"   given: {one.told}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N misses and false alarms of the open half")
    parser.add_argument("--held", action="store_true", help="of the held-out half instead")
    parser.add_argument("--open", action="store_true", help="check the open half only")
    parser.add_argument("--drafts", action="store_true", help="print the open half's drafts and check nothing")
    args = parser.parse_args()
    if args.drafts:
        return _print_drafts()
    began = time.perf_counter()
    found = list(outcomes(("open",) if args.open else GROUPS))
    print("\n".join([*table(found), *shown(found, args.show, held=args.held), f"{time.perf_counter() - began:.1f} s"]))
    return 0


def _print_drafts() -> int:
    with cities() as doors:
        for door in doors:
            with door.opened() as city:
                for draft in _drafts(city, Clerk(city, Counter(), Counter())):
                    if draft.group != "held":
                        print(draft.text, end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
