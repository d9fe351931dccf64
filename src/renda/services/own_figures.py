"""Figures an office makes for itself: composed from what is declared, or filled in by hand; versioned, told in the ledger.

The coordinating office defines them and fills them in. Must not know: forms, how a figure is counted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from renda.domain.composed_figures import LONGEST, Composition, composed, composition_to_data
from renda.domain.days import chinese_date, day_of
from renda.domain.figure_texts import indicator_to_data
from renda.domain.indicators import Made
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_choices import figure_choices
from renda.services.retried import retried
from renda.store.contributions import dimensions, procedures
from renda.store.figure_rows import (
    OwnRow,
    insert_entry,
    insert_own,
    is_known_person,
    last_own,
    lock_own_figures,
    next_own_key,
    staged_file,
)
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

MOST = Decimal(10) ** 15
DEFINITION_LIMIT = 200
EVIDENCE_LIMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is filled in: the value as it was typed, its day, what it rests on, and who answers for it."""

    as_of: date | None
    value: str
    evidence: str
    upload: UUID | None
    answerable: UUID | None


def _not_allowed(actor: Actor, action: str) -> Refused | None:
    if Duty.COORDINATE in actor.duties:
        return None
    return refuse(Code.NO_RIGHT, post=actor.post_title, action=action, who=DUTY_WORDS[Duty.COORDINATE])


@retried
def compose_figure(*, actor: Actor, chosen: Composition, at: datetime, key: str = "") -> str | Refused:
    """This will define a figure from what was chosen, or its next version where `key` names one; gives its key.

    :raises KeyError: when the procedure chosen is none.
    """
    refused = _not_allowed(actor, "定义指标")
    if refused:
        return refused
    procedure = procedures()[chosen.procedure]
    with begin(actor.organ_id):
        place = _place(actor, key, Made.COMPOSED, chosen.label)
        if isinstance(place, Refused):
            return place
        offered = figure_choices(procedure, organ_id=actor.organ_id, day=day_of(at))
        made = composed(
            chosen, procedure=procedure, dimensions=tuple(dimensions().values()), offered=offered, key=place[0], version=place[1],
        )
        if isinstance(made, tuple):
            return Refused(made)
        content = {**indicator_to_data(made), "chosen": composition_to_data(chosen)}
        return _keep(actor, OwnRow(
            key=made.key, made=Made.COMPOSED, version=made.version, label=made.label, definition=made.definition, unit=made.unit,
            content=content,
        ), at)


@retried
def define_manual_figure(
    *, actor: Actor, label: str, definition: str, unit: str, at: datetime, key: str = ""
) -> str | Refused:
    """This will define a figure that is filled in by hand, or its next version where `key` names one; gives its key."""
    typed = {"label": label.strip(), "definition": definition.strip(), "unit": unit.strip()}
    refused = _not_allowed(actor, "定义指标") or _typed_wrong(typed)
    if refused:
        return refused
    with begin(actor.organ_id):
        place = _place(actor, key, Made.MANUAL, typed["label"])
        if isinstance(place, Refused):
            return place
        return _keep(actor, OwnRow(
            key=place[0], made=Made.MANUAL, version=place[1], content={}, label=typed["label"], definition=typed["definition"],
            unit=typed["unit"],
        ), at)


def _typed_wrong(typed: Mapping[str, str]) -> Refused | None:
    labels, limits = {"label": "名称", "definition": "定义", "unit": "计量单位"}, {**LONGEST, "definition": DEFINITION_LIMIT}
    reasons = [Reason(code=Code.REQUIRED, field=k, facts={"label": labels[k]}) for k, v in typed.items() if not v]
    reasons += [
        Reason(code=Code.TOO_LONG, field=k, facts={"label": labels[k], "limit": str(limits[k]), "length": str(len(v))})
        for k, v in typed.items() if len(v) > limits[k]
    ]
    return Refused(tuple(reasons)) if reasons else None


def _place(actor: Actor, key: str, made: Made, label: str) -> tuple[str, int] | Refused:
    """The key and version that come next; a name is used once."""
    lock_own_figures(actor.organ_id)
    before = last_own(key) if key else None
    if key and (before is None or before.made != made or before.retired):
        return refuse(Code.NOT_FOUND)
    if any(label == i.label and i.key != key for i in known_figures().values()):
        return refuse(Code.RULE, field="label", text=f"已有名为“{label}”的指标。请换一个名称，以免混淆。")
    return (key, before.version + 1) if before else (next_own_key(), 1)


def _keep(actor: Actor, row: OwnRow, at: datetime) -> str:
    insert_own(row, organ_id=actor.organ_id, person_id=actor.person_id, at=at)
    what = "人工填报指标" if row.made == Made.MANUAL else "自定义指标"
    did = "停用" if row.retired else f"定为第{row.version}版"
    _tell(actor, "OwnFigureDefined", "define_figure", f"{actor.name}将{what}“{row.label}”{did}：{row.definition}", at, {
        "key": row.key, "version": row.version, "made": str(row.made), "label": row.label, "definition": row.definition,
        "unit": row.unit, "content": json.loads(json.dumps(dict(row.content))), "retired": row.retired,
    })
    return row.key


@retried
def retire_figure(*, actor: Actor, key: str, at: datetime) -> None | Refused:
    """This will take an own figure out of use; what it was and what was filled in stay."""
    refused = _not_allowed(actor, "停用指标")
    if refused:
        return refused
    with begin(actor.organ_id):
        lock_own_figures(actor.organ_id)
        before = last_own(key)
        if before is None or before.retired:
            return refuse(Code.NOT_FOUND)
        _keep(actor, OwnRow(
            key=key, made=before.made, version=before.version + 1, label=before.label, definition=before.definition,
            unit=before.unit, content=before.content, retired=True,
        ), at)
    return None


@retried
def fill_in_figure(*, actor: Actor, key: str, entry: Entry, at: datetime) -> None | Refused:
    """This will keep a value for a day with what it rests on; a later one for the same day corrects it, both stay."""
    refused = _not_allowed(actor, "填报指标")
    if refused:
        return refused
    with begin(actor.organ_id):
        defined = last_own(key)
        if defined is None or defined.made != Made.MANUAL or defined.retired:
            return refuse(Code.NOT_FOUND)
        return _filled_in(actor, defined, entry, at)


def _filled_in(actor: Actor, defined: OwnRow, entry: Entry, at: datetime) -> None | Refused:
    file = staged_file(entry.upload, person_id=actor.person_id) if entry.upload else None
    value, faults = _number(entry.value), _faults(entry, file is not None, day_of(at))
    if faults or value is None or entry.as_of is None or entry.answerable is None:
        return Refused(faults)
    insert_entry(
        organ_id=actor.organ_id, key=defined.key, as_of=entry.as_of, value=value, evidence=entry.evidence.strip(), file=file,
        answerable_id=entry.answerable, person_id=actor.person_id, at=at,
    )
    said = f"{actor.name}填报“{defined.label}”：截至{chinese_date(entry.as_of)}为{entry.value}{defined.unit}。"
    _tell(actor, "FigureFilledIn", "fill_in_figure", said, at, {
        "key": defined.key, "as_of": entry.as_of.isoformat(), "value": str(value), "evidence": entry.evidence.strip(),
        "file": file[1] if file else "", "answerable": str(entry.answerable),
    })
    return None


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < MOST and value == round(value, 4) else None


def _faults(entry: Entry, has_file: bool, today: date) -> tuple[Reason, ...]:
    found = []
    if _number(entry.value) is None:
        found.append(Reason(code=Code.NOT_A_NUMBER, field="value", facts={"label": "数值", "value": entry.value}))
    if entry.as_of is None:
        found.append(Reason(code=Code.REQUIRED, field="as_of", facts={"label": "截至日期"}))
    elif entry.as_of > today:
        facts = {"label": "截至日期", "value": chinese_date(entry.as_of), "today": chinese_date(today)}
        found.append(Reason(code=Code.DATE_IN_FUTURE, field="as_of", facts=facts))
    if not entry.evidence.strip() and not has_file:
        found.append(Reason(code=Code.RULE, field="evidence", facts={"text": "要写明依据的文件名称和文号，或者附上依据文件。"}))
    if len(entry.evidence) > EVIDENCE_LIMIT:
        facts = {"label": "依据", "limit": str(EVIDENCE_LIMIT), "length": str(len(entry.evidence))}
        found.append(Reason(code=Code.TOO_LONG, field="evidence", facts=facts))
    if entry.answerable is None or not is_known_person(entry.answerable, on=today):
        found.append(Reason(code=Code.REQUIRED, field="answerable", facts={"label": "责任人"}))
    return tuple(found)


def _tell(actor: Actor, kind: str, action: str, sentence: str, at: datetime, data: Mapping[str, Any]) -> None:
    record(PlainEvent(
        organ_id=actor.organ_id, chain="figures", subject=actor.organ_id, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))
