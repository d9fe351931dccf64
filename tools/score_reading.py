"""Scores the reading against hand-made answers: `make score` (ANSWERS=folder), marks with their limits, exit 1 where one is missed.

An answer is a NAME.json: `file` (the document's name, looked for beside and above the folder of answers), `chars` (how many characters
are answered for), `outline`, `figures`, `tasks` in the shape of `renda.language.plain_data`, an entry marked `optional` counting
neither way. Headings pair by level and first words, figures by place, number and unit, tasks by half of their words.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from renda.language.plain_data import as_plain_data
from renda.language.reading import read_document

Entry = dict[str, Any]
LIMITS = {
    "outline": 0.97, "figures": 0.95, "figures with indicator": 0.90, "tasks": 0.80,
    "task deadline": 0.90, "task recurrence": 0.90, "task units": 0.90,
}  # fmt: skip
"""The least F1 of what is found, and the least share of right fields of tasks that were found."""
_FIELDS = ("deadline", "recurrence", "units")


@dataclass(slots=True)
class Mark:
    """How much of what was asked for was found: hits, answers, readings."""

    hit: int = 0
    want: int = 0
    got: int = 0

    def add(self, hit: int, want: int, got: int) -> None:
        """This will count the hits, answers and readings of one document."""
        self.hit, self.want, self.got = self.hit + hit, self.want + want, self.got + got

    @property
    def f1(self) -> float:
        """Twice the hits over answers and readings together; 1 where neither has any."""
        return 2 * self.hit / (self.want + self.got) if self.want + self.got else 1.0


@dataclass(slots=True)
class Score:
    """The marks over all documents, and a line for each miss and each invention."""

    marks: dict[str, Mark] = field(default_factory=lambda: {name: Mark() for name in LIMITS})
    notes: list[str] = field(default_factory=list)

    @property
    def missed(self) -> list[str]:
        """The marks that lie below their limits."""
        return [name for name, mark in self.marks.items() if mark.f1 < LIMITS[name]]


def score(answers: Path) -> Score:
    """This will read every answered document and give the marks of the reading.

    :raises FileNotFoundError: a document that is answered for is not there.
    """
    total = Score()
    for path in sorted(answers.glob("*.json")):
        wanted = json.loads(path.read_text("utf-8"))
        if "figures" not in wanted:
            continue
        text = _document(answers, wanted["file"])
        read = as_plain_data(read_document(text), file=wanted["file"], chars=len(text))
        for kind in ("outline", "figures", "tasks"):
            read[kind] = [entry for entry in read[kind] if entry["at"] < wanted["chars"]]
        _score_outline(wanted["outline"], read["outline"], total.marks["outline"])
        _score_figures(wanted["figures"], read["figures"], path.stem, total)
        _score_tasks(wanted["tasks"], read["tasks"], path.stem, total)
    return total


def _document(answers: Path, name: str) -> str:
    """The words of the document, offsets as in the file."""
    for path in (answers / name, *sorted(answers.parent.glob(f"*/{name}"))):
        if path.is_file():
            return path.read_bytes().decode("utf-8")
    raise FileNotFoundError(name)


def _score_outline(wanted: list[Entry], read: list[Entry], mark: Mark) -> None:
    want, got = (Counter((h["level"], "".join(h["text"].split())[:12]) for h in heads) for heads in (wanted, read))
    mark.add((want & got).total(), want.total(), got.total())


def _score_figures(wanted: list[Entry], read: list[Entry], name: str, total: Score) -> None:
    firm = [f for f in wanted if not f.get("optional")]
    pairs, missed, invented = _paired(firm, read, lambda a, b: _overlap(a, b) > 0 and _same_number(a, b))
    spared = [r for r in invented if any(_overlap(f, r) > 0 for f in wanted if f.get("optional"))]
    read_firm = len(read) - len(spared)
    total.marks["figures"].add(len(pairs), len(firm), read_firm)
    named = [_alike(a["indicator"], b["indicator"]) for a, b in pairs]
    total.marks["figures with indicator"].add(sum(named), len(firm), read_firm)
    total.notes += [
        f"indicator {name}: {a['quote']}: {a['indicator']}, not {b['indicator']}"
        for (a, b), right in zip(pairs, named, strict=True) if not right
    ]  # fmt: skip
    _note(total, "figure", name, missed, [r for r in invented if r not in spared])


def _score_tasks(wanted: list[Entry], read: list[Entry], name: str, total: Score) -> None:
    pairs, missed, invented = _paired(wanted, read, lambda a, b: 2 * _overlap(a, b) >= min(len(a["quote"]), len(b["quote"])))
    total.marks["tasks"].add(len(pairs), len(wanted), len(read))
    for one, other in pairs:
        for key in _FIELDS:
            want, got = (sorted(e[key]) if isinstance(e.get(key), list) else e.get(key) for e in (one, other))
            if want or got:
                total.marks[f"task {key}"].add(want == got, 1, 1)
            if (want or got) and want != got:
                total.notes.append(f"{key} {name}: {one['quote'][:40]}: {want}, not {got}")
    _note(total, "task", name, missed, invented)


def _note(total: Score, kind: str, name: str, missed: list[Entry], invented: list[Entry]) -> None:
    total.notes += [f"missed {kind} {name}: {e['quote']}" for e in missed]
    total.notes += [f"invented {kind} {name}: {e['quote']}" for e in invented]


def _paired(
    wanted: list[Entry], read: list[Entry], fits: Callable[[Entry, Entry], bool]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Each answer with at most one reading, the nearest that fits; the answers left over, the readings left over."""
    pairs, missed, free = [], [], list(read)
    for one in wanted:
        near = min((r for r in free if fits(one, r)), key=lambda r: abs(r["at"] - one["at"]), default=None)
        if near is None:
            missed.append(one)
            continue
        free.remove(near)
        pairs.append((one, near))
    return pairs, missed, free


def _overlap(one: Entry, other: Entry) -> int:
    (start, end), (from_, until) = _span(one), _span(other)
    return max(0, min(end, until) - max(start, from_))


def _span(entry: Entry) -> tuple[int, int]:
    return int(entry["at"]), int(entry["at"]) + len(entry["quote"])


def _same_number(one: Entry, other: Entry) -> bool:
    units = [(e["unit"] or "").replace("％", "%").strip() for e in (one, other)]
    if units[0] != units[1] or bool(one.get("placeholder")) != bool(other.get("placeholder")):
        return False
    first, second = one["value"], other["value"]
    if one.get("placeholder"):
        return True
    return None not in (first, second) and bool(abs(first - second) <= 1e-6 * max(1, abs(first)))


def _alike(one: str | None, other: str | None) -> bool:
    """Whether one name holds the other, or half of the shorter one's signs recur in order."""
    a, b = (one or "").strip(), (other or "").strip()
    if not a or not b:
        return a == b
    return a in b or b in a or _common(a, b) >= max(2, min(len(a), len(b)) / 2)


def _common(a: str, b: str) -> int:
    """The length of the longest run of signs that both hold in the same order, others between them allowed."""
    row: list[int] = [0] * (len(b) + 1)
    for sign in a:
        diagonal = 0
        for place, against in enumerate(b, 1):
            diagonal, row[place] = row[place], diagonal + 1 if sign == against else max(row[place], row[place - 1])
    return row[-1]


def main() -> int:
    """This will print the marks with their limits; 0 also where there are no answers to score against, and it says so."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("answers", type=Path, nargs="?", default=Path(__file__).parents[2] / "shared" / "corpus" / "gold")
    parser.add_argument("--notes", action="store_true", help="print each miss and each invention as well")
    args = parser.parse_args()
    if not any(args.answers.glob("*.json")):
        print(f"{args.answers}: no answers here, nothing is scored (make score ANSWERS=folder)")
        return 0
    total = score(args.answers)
    for name, mark in total.marks.items():
        verdict = "missed" if name in total.missed else "reached"
        print(f"{name:24} {mark.f1:.3f}  at least {LIMITS[name]:.2f}  {verdict}  ({mark.hit} of {mark.want}, {mark.got} read)")
    for note in total.notes if args.notes else ():
        print(note)
    return 1 if total.missed else 0


if __name__ == "__main__":
    sys.exit(main())
