"""Fields of an action's form, declared once: they become the web form, the API schema and the Excel columns.

Must not know: widgets, HTTP, tables.
"""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """Kinds of input (closed set)."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    PERSON = "person"
    UNIT = "unit"
    CASE = "case"
    FILE = "file"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: the stored key and the Chinese label."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class When:
    """A condition on another field of the same form, or (`of="detail"`) on a column already recorded."""

    field: str
    values: tuple[str, ...]
    of: str = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Only people who hold a post in one of some units on the day in field `on` may be named: the units in the fields `units`, where
    the first of these is empty or no field of the form the units in charge of the case, or the actor's own."""

    units: tuple[str, ...]
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Nobody may be named who holds a post in one of the units in `units` (a field of the form, or a recorded column) on the day in
    field `on`, where `when` holds; `why` says to the reader what speaks against it."""

    units: str
    on: str
    when: When
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input. `required` is True, False or a condition; `columns` are the fields of a row; `recorded` fields
    become a column of the same name in the procedure's detail table. `limit` bounds characters, `low`/`high`
    numbers, `earliest`/`latest` ("today") dates. `many` allows several people, units, cases or files.
    `fill` names a known value ("today", "detail:due_on", "own_unit", by the actor's duty "duty:secretary=branch,coordinate=group", or
    by a recorded column "when:level=youth:paper,report": the first where it holds youth, else the second)
    put in beforehand (a day to come as today, where none may lie ahead); "running:campaign" is the one case of that procedure
    that stands in stage `running` and of which the actor's unit, or one above it, holds an open part (a case `part_of` it, of
    procedure `campaign_part`); nothing where there is none or several. `begins_with` are the rows a table begins with, in the
    order of its columns.
    `of` is the procedure whose open cases a case field offers ("any": those of every procedure, closed ones too); `only` keeps
    those whose column has a value, few enough to be chosen from a list.
    `otherwise` is put in when the field is left empty: "own_unit" (the actor's unit), "unit_of:list" (the unit in charge of
    the case in that field) or "leader_of:unit" (who has charge of the unit in that field; of the actor's own unit where the form
    has no such field), "given:campaign=group" (the key `group` where the field `campaign` is filled). A person field `among` the
    people of units offers them as a list to tick; `fill` "everyone" ticks all of them beforehand.
    What is `folded` is seldom filled in: its list unfolds when it is asked for. What is `tucked` need not be filled in, or mostly
    stays as the system filled it in: it stands at the end of the form, under one fold.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool | When = True
    help: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple["Field", ...] = ()
    recorded: bool = False
    many: bool = False
    limit: int = 200
    low: int | None = None
    high: int | None = None
    earliest: str | None = None
    latest: str | None = None
    fill: str | None = None
    begins_with: tuple[tuple[str, ...], ...] = ()
    of: str = ""
    only: When | None = None
    otherwise: str = ""
    among: Among | None = None
    apart: Apart | None = None
    folded: bool = False
    tucked: bool = False

    def choice_label(self, key: str) -> str:
        """Word a stored choice key; an unknown key is shown as it is."""
        return next((c.label for c in self.choices if c.key == key), key)
