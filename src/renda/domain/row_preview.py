"""What a row of a table would do: open a case, change a known one, nothing, or why it cannot be taken.

Pure: who and what exists is handed in, nothing is written. Must not know: files, tables, services.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid, needed
from renda.domain.previewed_rows import CONTENT, Fault, Known, KnownCase, PreviewedRow, RowState
from renda.domain.procedures import PredicateInput
from renda.domain.refusal_words import word_reason
from renda.domain.rights import Actor, Relation, may
from renda.domain.row_layout import ReadRow, RowLayout
from renda.domain.sheet_shape import EXTERNAL, NUMBER, SheetShape
from renda.domain.sheet_values import CellValue, Names, plain_cell, read_cell, same_words, shown_value

_REMEMBERED = 5000  # different words of one column whose meaning is kept at hand
_UNIQUE = (FieldKind.TEXT, FieldKind.LONG_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Newcomer:
    """The people of a case not yet opened, for the question who may open it."""

    origin_unit_id: UUID | None
    subject_person_id: UUID | None
    proposer_id: UUID | None

    def units_in_role(self, role: str) -> Sequence[UUID]:  # noqa: ARG002 - nobody holds it yet
        return ()

    def people_in_role(self, role: str | None, states: frozenset[str]) -> Sequence[UUID]:  # noqa: ARG002 - nobody holds it yet
        return ()

    def responsible(self) -> Sequence[UUID]:
        return ()


class RowReader(RowLayout):
    """Reads rows of one table for one person; remembers what the words of a column mean, and which rows were seen before."""

    def __init__(  # noqa: PLR0913 - what rows are read by is these things
        self, shape: SheetShape, mapping: Mapping[int, str], *, actor: Actor, names: Names, source: str, today: date,
        day_of_words: Callable[[str, date], date | None],
    ) -> None:
        super().__init__(shape, mapping, source=source)
        self.actor, self.names, self.today, self.day_of_words = actor, names, today, day_of_words
        self.needed = tuple(f for f in shape.fields if f.required is not False and not f.otherwise)
        self.blank: dict[str, Any] = {f.key: [] if f.many else None for f in shape.action.fields}
        self.free = {f.key: f.limit for f in shape.fields if f.kind in _UNIQUE and not f.many}
        self.remembered: dict[str, dict[Any, CellValue]] = {f.key: {} for f in shape.fields}
        self.good: dict[str, dict[str, Any]] = {f.key: {} for f in shape.fields}
        self.seen: dict[int, int] = {}
        held = actor.principals()
        self.opens_all = any(r.relation is Relation.ORGAN and f"organ:{r.duty}" in held for r in shape.action.rights)

    def preview(self, row: ReadRow, known: Known) -> PreviewedRow:
        """This will say what a row would do."""
        number, cells, (given, key) = row
        twice = self._seen_before(number, key if not given else ("#number", given))
        if twice:
            return self._wrong(number, cells, key, (twice,))
        case = known.by_number.get(given) if given else known.by_external.get(key)
        if case is None and (given or key in known.hidden):
            return self._wrong(number, cells, key, (self._not_found(given, key[1]),))
        if case is None:
            return self._opening(number, cells, key)
        if key[0] == CONTENT and not given:
            return PreviewedRow(number=number, state=RowState.SAME, cells=cells, case=case, external=key)
        return self._changing(number, cells, key, case)

    def _seen_before(self, number: int, key: tuple[str, str]) -> Fault | None:
        first = self.seen.setdefault(hash(key), number)
        if first == number:
            return None
        named = {"#number": NUMBER, CONTENT: None}.get(key[0], EXTERNAL)
        if named is None:
            return Fault(at=-1, text=f"与第{first}行完全相同。请删去一行；确是两件事的，各填一个外部编号。")
        return Fault(at=self.place_of.get(named.key, -1), text=f"与第{first}行的{named.label}相同。请核对后删去一行或更正编号。")

    def _not_found(self, given: str, external: str) -> Fault:
        if given:
            text = f"没有找到编号为“{given}”的事项，或者您无权查看。请核对编号；新的事项此格留空。"
            return Fault(at=self.place_of[NUMBER.key], text=text)
        text = f"外部编号“{external[:40]}”已被您无权查看的事项使用。请换一个编号，或向综合处询问。"
        return Fault(at=self.place_of.get(EXTERNAL.key, -1), text=text)

    def _wrong(self, number: int, cells: tuple[str, ...], key: tuple[str, str], faults: tuple[Fault, ...]) -> PreviewedRow:
        return PreviewedRow(number=number, state=RowState.WRONG, cells=cells, faults=faults, external=key)

    # ---- a new case ------------------------------------------------------------------------------------------------

    def _opening(self, number: int, cells: tuple[str, ...], key: tuple[str, str]) -> PreviewedRow:
        data, faults, remarks = self.opening_data(cells)
        faults += self.opening_faults(data, data, faults)
        if faults:
            return self._wrong(number, cells, key, tuple(faults))
        return PreviewedRow(number=number, state=RowState.NEW, cells=cells, data=data, remarks=tuple(remarks), external=key)

    def opening_data(self, cells: Sequence[str]) -> tuple[dict[str, Any], list[Fault], list[str]]:
        """This will read the cells of a case to be opened: the values of the form, what is wrong, what to mind."""
        data, faults, remarks = self._read(cells, self.plain, self.people)
        return {**self.blank, **data}, faults, remarks

    def opening_faults(self, data: Mapping[str, Any], form: Mapping[str, Any], faults: Sequence[Fault]) -> list[Fault]:
        """This will say what else speaks against a case to be opened, whose cells have some `faults`.

        `form` is the data once more, for what looks at values and not only whether they are there.
        """
        found = self._missing(data, form, faults)
        if faults or found:
            return found
        if not self._may_open(form):
            return [Fault(at=-1, text=f"您的岗位不能{self.shape.action.label}这一行所填单位或人员的事项。请由有权的岗位导入。")]
        return self._rules(form)

    def _read(
        self, cells: Sequence[str], plain: Sequence[tuple[int, Field]], people: Sequence[tuple[int, Field, str]],
        kept: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], list[Fault], list[str]]:
        words, data = dict(zip(self.keys, cells, strict=True)), dict[str, Any]()
        faults: list[Fault] = []
        remarks: list[str] = []
        for at, item in plain:
            text = words[item.key]
            if not text:
                data[item.key] = self.blank[item.key]
            elif len(text) <= self.free.get(item.key, -1):
                data[item.key] = text if "\r" not in text else plain_cell(text)
            elif text in self.good[item.key]:
                data[item.key] = self.good[item.key][text]
            else:
                self._take(at, item, text, "", (data, faults, remarks))
        for at, item, unit in people:
            self._take(at, item, words[item.key], str(data.get(unit) or (kept or {}).get(unit) or ""), (data, faults, remarks))
        return data, faults, remarks

    def _take(self, at: int, item: Field, text: str, unit: str, into: tuple[dict[str, Any], list[Fault], list[str]]) -> None:
        found = self.cell(item, text, unit)
        if found.fault:
            into[1].append(Fault(at=at, text=found.fault))
        if found.remark:
            into[2].append(found.remark)
        into[0][item.key] = found.value

    def cell(self, item: Field, text: str, unit: str) -> CellValue:
        """This will give what the words of a cell mean; `unit` is the id of the unit a person is looked for in first."""
        remembered = self.remembered[item.key]
        found = remembered.get((text, unit))
        if found is None:
            found = read_cell(item, text, self.names, today=self.today, day_of_words=self.day_of_words, unit=unit)
            if len(remembered) < _REMEMBERED:
                remembered[text, unit] = found
                if not (found.fault or found.remark or unit):
                    self.good[item.key][text] = found.value
        return found

    def _missing(self, data: Mapping[str, Any], form: Mapping[str, Any], faults: Sequence[Fault]) -> list[Fault]:
        wrong, found = {f.at for f in faults}, []
        for item in self.needed:
            value = data.get(item.key)
            if (value or value == 0) or self.place_of.get(item.key, -2) in wrong or not needed(item, data=form, detail={}):
                continue
            found.append(Fault(at=self.place_of.get(item.key, -1), text=f"“{item.label}”未填写。请补充后再导入。"))
        return found

    def _may_open(self, form: Mapping[str, Any]) -> bool:
        if self.opens_all:
            return True
        procedure = self.shape.procedure
        origin = as_uuid(form.get(procedure.origin_field)) if procedure.origin_field else None
        subject = as_uuid(form.get(procedure.subject_field)) if procedure.subject_field else None
        newcomer = _Newcomer(
            origin_unit_id=origin or self.actor.unit_id, subject_person_id=subject, proposer_id=self.actor.person_id
        )
        return may(self.actor, self.shape.action.rights, newcomer)

    def _rules(self, form: Mapping[str, Any]) -> list[Fault]:
        if not self.shape.action.needs:
            return []
        given = PredicateInput(case=None, data=form, linked=(), actor_person=self.actor.person_id, today=self.today)
        reasons = (self.shape.procedure.predicates[name](given) for name in self.shape.action.needs)
        return [Fault(at=self.place_of.get(r.field or "", -1), text=word_reason(r)) for r in reasons if r is not None]

    # ---- a known case ----------------------------------------------------------------------------------------------

    def _changing(self, number: int, cells: tuple[str, ...], key: tuple[str, str], case: KnownCase) -> PreviewedRow:
        same = PreviewedRow(number=number, state=RowState.SAME, cells=cells, case=case, external=key)
        differs = self._differing(cells, case)
        if not differs:
            return same
        plain, people = [p for p in self.plain if p[1].key in differs], [p for p in self.people if p[1].key in differs]
        data, faults, remarks = self._read(cells, plain, people, case.values)
        wrong = {f.at for f in faults}
        differs = {k for k in differs if self.place_of[k] in wrong or self._says_other(k, data[k], case)}
        faults += self._not_correctable(differs, case, wrong) if differs else []
        if faults:
            return replace(same, state=RowState.WRONG, faults=tuple(faults))
        if not differs:
            return same
        labels = {f.key: f.label for f in self.shape.fields}
        changes = tuple((labels[k], case.words[k], self._words(k, data[k])) for k in labels if k in differs)
        return replace(
            same, state=RowState.CHANGED, data={k: data[k] for k in differs}, changes=changes, remarks=tuple(remarks)
        )

    def _differing(self, cells: Sequence[str], case: KnownCase) -> set[str]:
        """Columns whose cell says something else than the case; a blank cell says nothing."""
        return {
            item.key for (_, item), text in zip(self.places, cells, strict=True)
            if text and not item.key.startswith("#") and not same_words(text, case.words[item.key])
        }

    def _says_other(self, key: str, value: Any, case: KnownCase) -> bool:
        return not same_words(self._words(key, value), case.words[key])

    def _words(self, key: str, value: Any) -> str:
        return shown_value({f.key: f for f in self.shape.fields}[key], value, self.names.shown)

    def _not_correctable(self, differs: set[str], case: KnownCase, wrong: set[int]) -> list[Fault]:
        correction = self.shape.correction
        able = {f.key for f in correction.fields} if correction else set()
        found = [
            Fault(at=self.place_of[f.key],
                  text=f"“{f.label}”不能用导入更改（系统中是“{case.words[f.key] or '空白'}”）。请改回，或到事项页面办理。")
            for f in self.shape.fields if f.key in differs - able and self.place_of[f.key] not in wrong
        ]
        if correction and not found and case.stage not in correction.from_:
            stage = self.shape.procedure.stage(case.stage).label
            found.append(Fault(at=-1, text=f"事项现处于“{stage}”环节，不能{correction.label}。请到事项页面查看。"))
        return found
