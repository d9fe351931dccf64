"""What a procedure takes from documents: which findings of a reading open its cases, and by which fields.

Must not know: how a text is read, pages, tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the name of a document tells of all its matters: a word of the name, and the values it stands for."""

    word: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Findings of one kind become cases of one procedure.

    `reads` names the findings (`problems`, `measures`, `tasks`); `stands_in_for` those it takes while no procedure
    reads them as its own. `title`, `unit` and `due` are the fields of the opening action that the sentence fills;
    `cases` the field that points to cases of `points_to`, another kind. `shared` are fields whose values the matters
    of one document mostly have in common.
    """

    kind: str
    label: str
    reads: str
    procedure: str
    action: str
    title: str = "title"
    unit: str = ""
    due: str = ""
    cases: str = ""
    points_to: str = ""
    shared: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    stands_in_for: tuple[str, ...] = ()

    def told_by(self, name: str) -> dict[str, str]:
        """This will give the values that the name of a document tells; empty where it tells none."""
        return next((dict(t.values) for t in self.told if t.word in name), {})


def taker_of(findings: str, takings: Iterable[Taking]) -> Taking | None:
    """This will give what takes findings: what reads them as its own, otherwise what stands in, otherwise None."""
    known = tuple(takings)
    own = next((t for t in known if t.reads == findings), None)
    return own or next((t for t in known if findings in t.stands_in_for), None)
