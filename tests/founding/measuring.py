"""What the figures of a founding document are by the indicators everybody uses, beside what the document states.

Must not know: how the records were entered.
"""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.founding.entering import COUNTED, Office

from renda.reads.figures import Wanted, figures_for

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A figure of the document: which indicator it is, within what, and the value stated, from `low` to `high`; `open` says why there
    is no indicator for it yet."""

    row: str
    figure: str
    indicator: str
    scope: str
    low: Decimal
    high: Decimal
    open: str

    @property
    def words(self) -> str:
        return f"{self.low}" if self.low == self.high else f"{self.low}至{self.high}"

    def wanted(self, office: Office) -> Wanted:
        pairs = (one.partition("=") for one in self.scope.split(";") if one)
        return Wanted(key=self.indicator, scope={key: _meant(value, office) for key, _, value in pairs})


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A stated figure and what the records yield; None where it is open."""

    stated: Stated
    value: Decimal | None = None

    @property
    def agrees(self) -> bool:
        return self.value is not None and self.stated.low <= self.value <= self.stated.high

    @property
    def line(self) -> str:
        told = self.stated
        if told.open:
            return f"{told.row}\t{told.figure}\t{told.words}\topen\t{told.open}"
        return f"{told.row}\t{told.figure}\t{told.words}\t{told.indicator}\t{self.value}\t{'agrees' if self.agrees else 'DIFFERS'}"


def stated(name: str = "figures") -> list[Stated]:
    """The figures of a file, in the order of the document."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [Stated(**{**row, "low": Decimal(row["low"]), "high": Decimal(row["high"])}) for row in csv.DictReader(file)]


def _meant(value: str, office: Office) -> str:
    """A group as it is written, or the cases that the records call by a name."""
    return ",".join(office.case(one[1:]) if one.startswith("@") else one for one in value.split(","))


def compared(office: Office, figures: list[Stated]) -> list[Compared]:
    """Every figure beside its value on the day the document speaks of."""
    filled = [f for f in figures if not f.open]
    found = figures_for([f.wanted(office) for f in filled], organ_id=office.organ.organ_id, as_of=COUNTED)
    values = {id(f): Decimal(v.value_text.removesuffix("%")) for f, v in zip(filled, found, strict=True)}
    return [Compared(stated=f, value=values.get(id(f))) for f in figures]


def closing_line(lines: list[Compared]) -> str:
    """How many figures the records fill as the document states them, and how many are open."""
    return f"002 filled {sum(one.agrees for one in lines)} open {sum(bool(one.stated.open) for one in lines)} of {len(lines)}"
