"""Sentences for the bench of the draft check: patterns filled with figures of a city's ledger, each number at a known place.

Must not know: the checker, which numbers will be made wrong.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bench.draft_cities import City, Fact
from bench.draft_patterns import NUMBERS, Needed, Pattern

UNCLEAR = frozenset({
    "applications_returned", "checks_attended", "raisers_answered", "raisers_unanswered", "examinations_late",
    "examinations_reported", "examination_expected", "examination_present", "examination_absent", "tasks_set",
    "occurrences_absent", "disclosures_published", "disclosures_waiting", "disclosures_withheld", "disclosures_withdrawn",
    "campaign_units", "study_speakers", "seminar_speakers", "problems_merged", "feedback_round_measures",
    "feedback_round_done", "research_person_times", "research_person_times_bureau", "research_heard", "lecture_person_times",
    "plan_aspects",
})  # fmt: skip
"""Figures whose label does not stand alone in a sentence; a wording of their own names them."""
_COUNTED_THINGS = frozenset("项个条篇件张种")
_DIGITS, _FULL = "零一二三四五六七八九", str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a sentence: which fact it writes and how; `value` is what stands there, `right` what should.

    With a `blank` that stands there instead.
    """

    fact: Fact
    how: str
    value: Decimal
    right: Decimal
    error: str = ""
    blank: str = ""

    @property
    def text(self) -> str:
        """This will write the value."""
        if self.blank:
            return f"{self.blank}%" if self.fact.is_share and self.how not in ("part", "whole") else self.blank
        return written(self.value, self.how, share=self.fact.is_share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A filled pattern: plain stretches and numbers by turns, in the order they stand."""

    pattern: str
    sort: str
    held: bool
    pieces: tuple[str | Number, ...]
    alone: bool

    @property
    def text(self) -> str:
        """This will write it."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """This will give its numbers in the order they stand."""
        return tuple(piece for piece in self.pieces if not isinstance(piece, str))


def written(value: Decimal, how: str, *, share: bool) -> str:
    """This will write a value as a slot asks: digits, Chinese numerals, full width, rounded down or up."""
    plain = _plain(value)
    match how:
        case "cn":
            return "两" if value == 2 else _chinese(int(value))
        case "full":
            return plain.translate(_FULL)
        case "over":
            return f"{_plain(value)}余"
        case "share":
            whole, _, rest = plain.partition(".")
            return f"百分之{_chinese(int(whole))}" + (f"点{''.join(_DIGITS[int(d)] for d in rest)}" if rest else "")
        case "near" | "above" | "part" | "whole":
            return plain
        case _:
            return f"{plain}%" if share else plain


def _plain(value: Decimal) -> str:
    return str(int(value)) if value == value.to_integral_value() else f"{value.normalize():f}"


def _chinese(number: int) -> str:
    """A whole number below ten thousand in Chinese numerals."""
    if number < 10:
        return _DIGITS[number]
    text, zero = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit = number // size % 10
        if digit:
            text += ("零" if zero else "") + ("" if (size, digit, text) == (10, 1, "") else _DIGITS[digit]) + sign
        zero = bool(text) and not digit
    last = number % 10
    return text + (("零" if zero else "") + _DIGITS[last] if last else "")


def rounded(value: Decimal, how: str) -> Decimal | None:
    """This will give what is written of a value; None where nobody would write it so."""
    tens = value // 10 * 10
    match how:
        case "over" | "above":
            return tens if value > tens >= 10 and value == int(value) else None
        case "near":
            return tens + 10 if value - tens >= 7 and tens >= 10 else None
        case "round":
            whole = value.quantize(Decimal(1), ROUND_HALF_UP)
            return whole if whole != value and 0 < whole < 100 else None
        case "cn":
            return value if 1 < value < 1000 and value == int(value) else None  # 一项 may be any one of them
        case _:
            return value


class Writer:
    """Fills patterns from a city, taking figures and groups in turn so that many of them are written about."""

    def __init__(self, city: City) -> None:
        self.city, self._random = city, random.Random(city.seed)
        self._decks: dict[str, list[str]] = {}

    def sentence(self, pattern: Pattern) -> Sentence | None:
        """This will fill a pattern; None where the city has no figures for it."""
        for _ in range(12 if any(one.what.startswith("?") for one in pattern.figures) else 1):
            facts = self._chosen(pattern)
            filled = self._filled(pattern, facts) if facts is not None else None
            if filled is not None:
                return filled
        return None

    def _filled(self, pattern: Pattern, facts: Mapping[str, Fact]) -> Sentence | None:
        pieces: list[str | Number] = []
        for place, piece in enumerate(pattern.pieces):
            said = piece if place % 2 == 0 else self._slot(piece, facts)
            if said is None:
                return None
            pieces.append(said)
        alone = pattern.sort in ("row", "other") or "\n" in pattern.text or any(f.time or f.scope for f in facts.values())
        return Sentence(pattern=pattern.id, sort=pattern.sort, held=pattern.held, pieces=tuple(pieces), alone=alone)

    def _slot(self, slot: str, facts: Mapping[str, Fact]) -> str | Number | None:
        if slot.startswith("change:"):
            now, before = (facts[name] for name in slot.removeprefix("change:").split(","))
            change = now.value - before.value
            return f"{'增加' if change > 0 else '减少'}{_plain(abs(change))}{now.unit}" if change else "持平"
        name, _, about = slot.partition(".")
        if name not in facts:
            return self._time(slot)
        fact = facts[name]
        if about not in NUMBERS:
            return self._words(fact, about)
        true = Decimal(getattr(fact, about)) if about in ("part", "whole") else fact.value
        value = rounded(true, about)
        return None if value is None else Number(fact=fact, how=about, value=value, right=value)

    def _words(self, fact: Fact, about: str) -> str | None:
        if about == "lead":
            return self._random.choice(fact.lead) if fact.lead else None
        return {"name": fact.label}.get(about) or str(getattr(fact, about)) or None

    def _time(self, slot: str) -> str:
        day, end = self.city.day, self.city.month_end
        return {
            "day": f"{day.year}年{day.month}月{day.day}日", "day.short": f"{day.month}月{day.day}日",
            "day.dotted": f"{day.year}.{day.month}.{day.day}", "year": str(day.year), "month": f"{end.month}月",
            "month_end": f"{end.month}月底", "month_end.day": f"{end.year}年{end.month}月{end.day}日",
        }[slot]

    def _chosen(self, pattern: Pattern) -> dict[str, Fact] | None:
        facts: dict[str, Fact] = {}
        for needed in pattern.figures:
            fact = self._fact(needed, facts, pattern)
            if fact is None:
                return None
            facts[needed.name] = fact
        return facts

    def _fact(self, needed: Needed, facts: Mapping[str, Fact], pattern: Pattern) -> Fact | None:
        key = facts[needed.what].key if needed.what in facts else needed.what
        if not key.startswith("?"):
            return self._scoped(key, needed, facts)
        tried = self._turn(needed, facts)
        for key in tried:
            fact = self._scoped(key, needed, facts)
            if fact is not None and self._serves(fact, needed, pattern, facts):
                self._decks[needed.what].remove(key)
                self._decks[needed.what].append(key)
                return fact
        return None

    def _serves(self, fact: Fact, needed: Needed, pattern: Pattern, facts: Mapping[str, Fact]) -> bool:
        """Whether the rest of the pattern can be filled from that figure: as many groups, a part, a rounding."""
        if "分别" in pattern.text and set("、和") & set(fact.label):
            return False
        hows = {slot.partition(".")[2] for slot in pattern.slots if slot.partition(".")[0] == needed.name}
        after = [one for one in pattern.figures if one.what == needed.name]
        more = {**facts, needed.name: fact}
        for one in after:
            other = self._scoped(fact.key, one, more)
            if other is None:
                return False
            more[one.name] = other
        return all(rounded(fact.value, how) is not None for how in hows & NUMBERS) and all(
            self._part_of(fact, more) for one in pattern.figures if one.of == needed.name
        )

    def _turn(self, needed: Needed, facts: Mapping[str, Fact]) -> list[str]:
        """The figures of a class, the one written about longest ago first."""
        if needed.what not in self._decks:
            keys = [key for key, fact in self.city.now.items() if _CLASSES[needed.what](fact)]
            self._decks[needed.what] = self._random.sample(keys, len(keys))
        used = {fact.key for fact in facts.values()}
        deck = [key for key in self._decks[needed.what] if key not in used]
        return [key for key in deck if key in self._part_of(facts[needed.of], facts)] if needed.of else deck

    def _part_of(self, whole: Fact, facts: Mapping[str, Fact]) -> set[str]:
        return {key for key in self.city.now if within(key) == whole.key} - {f.key for f in facts.values() if f is not whole}

    def _scoped(self, key: str, needed: Needed, facts: Mapping[str, Fact]) -> Fact | None:
        if needed.time:
            by, _, _ = needed.time.partition(":")
            found = self.city.before.get(key) if by == "month_end" else self.city.narrowed(key, {}, needed.time)
            return found if found is not None and found.value > 0 else None
        if not needed.scope:
            return self.city.now.get(key)
        if needed.scope.startswith("unit"):
            return self._of_unit(key, needed, facts)
        if not needed.scope.startswith("group"):
            return next((f for f in self.city.parted(key, needed.scope) if dict(f.scope)[needed.scope] == needed.group), None)
        return self._of_group(key, facts)

    def _of_unit(self, key: str, needed: Needed, facts: Mapping[str, Fact]) -> Fact | None:
        found = [fact for fact in self.city.parted(key, "unit") if fact.lead]
        if needed.group:
            unit = facts[needed.group].scope
            return next((fact for fact in found if fact.scope == unit), None)
        return self._fresh(found, facts, "unit")

    def _of_group(self, key: str, facts: Mapping[str, Fact]) -> Fact | None:
        """A group of the dimension that an earlier figure was narrowed to, else of any that has at least two groups."""
        from renda.store.contributions import dimensions, indicators

        procedure = indicators()[key].procedure
        named = [f.scope[0][0] for f in facts.values() if f.key == key and f.scope]
        mine = named or [d.key for d in dimensions().values() if procedure in d.procedures and not d.is_open]
        least = 1 if named else 3
        for dimension in mine if named else self._random.sample(mine, len(mine)):
            groups = self.city.parted(key, dimension)
            if len(groups) >= least:
                return self._fresh(groups, facts, dimension)
        return None

    def _fresh(self, found: Sequence[Fact], facts: Mapping[str, Fact], dimension: str) -> Fact | None:
        taken = {dict(f.scope).get(dimension) for f in facts.values()}
        left = [
            fact for fact in found
            if dict(fact.scope)[dimension] not in taken and fact.value == int(fact.value) and "、" not in fact.group
        ]
        return self._random.choice(left) if left else None


def within(key: str) -> str:
    """This will name the figure that a figure is declared to be a part of."""
    from renda.store.contributions import indicators

    return indicators()[key].within


def _stands(fact: Fact) -> bool:
    return not fact.is_share and fact.key not in UNCLEAR and fact.value == int(fact.value)


def _is_held(fact: Fact) -> bool:
    from renda.store.contributions import indicators

    return _stands(fact) and fact.kind in ("count", "sum") and indicators()[fact.key].done_on in ("held_on", "visited_on")


_CLASSES: Mapping[str, Callable[[Fact], bool]] = {
    "?any": _stands,
    "?noun": lambda fact: _stands(fact) and fact.unit in _COUNTED_THINGS,
    "?whole": _stands,
    "?part": _stands,
    "?held": _is_held,
    "?rate": lambda fact: fact.is_share,
    "?parted": lambda fact: fact.is_share and fact.kind == "rate" and bool(fact.part_name) and 0 < fact.part < fact.whole,
}


def sentences(city: City, chosen: Iterable[Pattern], *, times: Mapping[str, int]) -> Iterator[Sentence]:
    """This will fill patterns, each as often as its sort asks."""
    writer = Writer(city)
    for pattern in chosen:
        for _ in range(times[pattern.sort]):
            made = writer.sentence(pattern)
            if made is not None:
                yield made
