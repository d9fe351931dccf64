"""What a procedure takes from documents: which findings of a reading open its cases, and by which fields.

Must not know: how a text is read, pages, tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a word tells: of the document's name of all its matters, or of a sentence of its own; and the values it stands for."""

    word: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """The act that shares a case out to units: its fields for the unit in the lead and for those that assist, or its `rows`, one for
    each that assists, with the columns `unit` and `title`."""

    action: str
    unit: str = ""
    co_units: str = ""
    rows: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Findings of one kind become cases of one procedure.

    `reads` names the findings (`problems`, `measures`, `tasks`); `stands_in_for` those it takes while no procedure
    reads them as its own. `title`, `unit`, `co_units`, `person` and `due` are the fields of the opening action that the
    sentence, or its row of a table, fills; `worded` what single words of it tell. `cases` is the field that points to
    cases of `points_to`, another kind. `sharing` is the later act that the units a sentence names are filled into.
    `shared` are fields whose values the matters of one document mostly have in common.

    Where `named` is given, only documents whose name holds one of these words, and none of `unless`, are taken from; there
    this taking goes before all others, also for what it stands in for. One `by_choice` may also be chosen in the review for a
    finding that another one took.
    """

    kind: str
    label: str
    reads: str
    procedure: str
    action: str
    title: str = "title"
    unit: str = ""
    co_units: str = ""
    person: str = ""
    due: str = ""
    cases: str = ""
    points_to: str = ""
    shared: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    worded: tuple[Told, ...] = ()
    stands_in_for: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sharing: Sharing | None = None
    by_choice: bool = False

    def takes_from(self, name: str) -> bool:
        """This will say whether the name of a document is one this taking waits for; never of one that waits for none."""
        return any(word in name for word in self.named) and not any(word in name for word in self.unless)

    def told_by(self, name: str) -> dict[str, str]:
        """This will give the values that the name of a document tells; empty where it tells none."""
        return next((dict(t.values) for t in self.told if t.word in name), {})

    def worded_by(self, sentence: str) -> dict[str, str]:
        """This will give the values that the words of a sentence tell; empty where they tell none."""
        return next((dict(t.values) for t in self.worded if t.word in sentence), {})


def taker_of(findings: str, takings: Iterable[Taking], name: str = "") -> Taking | None:
    """This will give what takes findings of a document: what waits for such a document, otherwise what reads them as its own,
    otherwise what stands in, otherwise None."""
    known = tuple(takings)
    special = next((t for t in known if t.takes_from(name) and findings in (t.reads, *t.stands_in_for)), None)
    general = [t for t in known if not t.named]
    own = next((t for t in general if t.reads == findings), None)
    return special or own or next((t for t in general if findings in t.stands_in_for), None)


def other_taking(kind: str, key: str, name: str, takings: Mapping[str, Taking]) -> Taking | None:
    """This will give what a finding may be taken as instead: what is by choice, and from that back to what takes it by itself.

    `key` is the fingerprint of the finding, which begins with what it was read as; `name` that of its document.
    """
    if not takings[kind].by_choice:
        return next((t for t in takings.values() if t.by_choice), None)
    read_as = key.partition("-")[0]
    findings = takings[read_as].reads if read_as in takings else f"{read_as}s"
    others = [t for t in takings.values() if not t.by_choice]
    return taker_of(findings, others, name)
