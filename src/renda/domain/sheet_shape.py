"""The shape of a procedure's cases as a table: which fields of an opening action are columns, and which of a case are told beside.

Template, import and export have this one shape. Must not know: files, how a heading is recognised, tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, Link, Procedure, flat_effects

NUMBER = Field(key="#number", label="事项编号", required=False, help="系统给的编号。新的事项留空；导出的表里已填好，请勿改动。")
EXTERNAL = Field(key="#external", label="外部编号", required=False, help="本单位原有台账里的编号。填了以后再次导入同一编号不会重复登记。")
TOLD = (("#stage", "现在环节"), ("#unit", "现承办单位"), ("#due", "当前时限"))
"""What an export tells beside the columns: read by people, passed over by an import."""

_NO_COLUMN = (FieldKind.FILE, FieldKind.ROWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetShape:
    """One opening action as a table; `correction` is the act by which known cases may be changed, `headings` further headings."""

    procedure: Procedure
    action: Action
    fields: tuple[Field, ...]
    correction: Action | None = None
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Field, ...]:
        """Every column that is read: the two numbers, then the fields."""
        return (NUMBER, EXTERNAL, *self.fields)

    @property
    def version(self) -> str:
        """What a table made now is told apart by from one made of an older declaration."""
        return f"{self.procedure.key}/{self.action.key}/{self.procedure.version}"

    def person_units(self) -> dict[str, str]:
        """For each person's column the unit's column that tells people of one name apart."""
        pairs = {e.person: e.unit for e in flat_effects(self.action) if isinstance(e, Assign) and e.person}
        subject, origin = self.procedure.subject_field, self.procedure.origin_field
        return pairs | ({subject: origin} if subject and origin else {})

    def linked_by(self, key: str) -> Link | None:
        """The effect that links the cases named in a column."""
        return next((e for e in flat_effects(self.action) if isinstance(e, Link) and e.cases == key), None)

    def assigned_by(self, key: str) -> Assign | None:
        """The effect that assigns the unit or person named in a column."""
        return next((e for e in flat_effects(self.action) if isinstance(e, Assign) and key in (e.unit, e.person)), None)


def table_fields(action: Action) -> tuple[Field, ...]:
    """This will give the fields of an action that can be columns: all but files and rows."""
    return tuple(f for f in action.fields if f.kind not in _NO_COLUMN)


def fits_table(action: Action) -> bool:
    """This will say whether a row can fill the action: no file and no rows must be given."""
    return not action.from_ and not action.internal and all(
        f.kind not in _NO_COLUMN or f.required is False for f in action.fields
    )


def opening_for_tables(procedure: Procedure, key: str = "") -> Action | None:
    """This will give the opening action a table is filled in for (`key`, or the first); None where there is none."""
    return next((a for a in procedure.openings() if fits_table(a) and key in ("", a.key)), None)


def exported_opening(procedure: Procedure) -> Action:
    """This will give the opening action whose columns an export has."""
    return opening_for_tables(procedure) or procedure.openings()[0]
