"""What may be asked of the ledger: the conditions of the worklist, checked against the declaration.

Must not know: SQL, any particular procedure.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal
from uuid import UUID

from django.http import QueryDict
from ninja import Field, Schema

from renda.domain.fields import FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Procedure
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.worklists import SavedView
from renda.reads.worklist_conditions import Asked, asked_by
from renda.store.contributions import procedures, worklist_of

_STATES = {"open": False, "closed": True, "all": None}
_SHOWN = (FieldKind.CHOICE, FieldKind.DATE)


class CaseQuery(Schema):
    """The named conditions; recorded choice columns of the procedure come beside them under their own names."""

    procedure: str = Field(description="事项种类代码")
    view: str | None = Field(None, description="台账视图代码，见“事项种类”；不填为全部在办")
    state: Literal["open", "closed", "all"] | None = Field(None, description="open 在办，closed 已办结，all 全部；不填按视图")
    stage: list[str] = Field([], description="环节代码；可重复")
    unit: UUID | None = Field(None, description="承办单位的标识")
    due: Literal["", "late", "soon", "ok", "idle"] = Field(
        "", description="late 超期，soon 临期，ok 正常，idle 暂停或未起算"
    )
    q: str = Field("", max_length=100, description="编号或标题中的文字")
    after: str = Field("", description="从上一页 next 的地址中来")
    limit: int = Field(50, ge=1, le=200, description="每页几项")


def shown_columns(procedure: Procedure) -> list[str]:
    """Name the recorded columns a row brings along."""
    return [f.key for f in procedure.recorded_fields().values() if f.kind in _SHOWN]


def asked_of(query: CaseQuery, given: QueryDict, *, own_unit: UUID) -> Asked | Refused:
    """Turn the conditions into the worklist's question, or tell every one that does not exist."""
    declared = procedures().get(query.procedure)
    if declared is None:
        return refuse(Code.NOT_A_CHOICE, field="procedure", label="事项种类", value=query.procedure)
    own = {k: f for k, f in declared.recorded_fields().items() if f.kind is FieldKind.CHOICE}
    columns = {k: tuple(given.getlist(k)) for k in own if k in given}
    reasons = [*_unknown(given, own.keys() | CaseQuery.model_fields.keys()), *_named(query, declared)]
    reasons += [
        Reason(code=Code.NOT_A_CHOICE, field=k, facts={"label": own[k].label, "value": v})
        for k, values in columns.items() for v in values if v not in {c.key for c in own[k].choices}
    ]
    if reasons:
        return Refused(tuple(reasons))
    view = next((v for v in _views(declared) if v.key == query.view), None)
    base = asked_by(view, declared.key, own_unit=own_unit) if view else Asked(procedure=declared.key)
    return replace(
        base, closed=_STATES[query.state] if query.state else base.closed, stages=tuple(query.stage) or base.stages,
        unit=query.unit, columns=columns, due=query.due or base.due, words=query.q.strip(), after=_after(query.after),
        most=query.limit,
    )


def _views(declared: Procedure) -> tuple[SavedView, ...]:
    return worklist_of(declared.key).views


def _unknown(given: QueryDict, known: set[str]) -> Iterator[Reason]:
    for name in given:
        if name not in known:
            yield Reason(code=Code.UNKNOWN_FIELD, field=name, facts={"value": name})


def _named(query: CaseQuery, declared: Procedure) -> Iterator[Reason]:
    if query.after and _after(query.after) is None:
        yield Reason(code=Code.RULE, field="after", facts={"text": "“after”须照上一页 next 的地址填写。"})
    if query.view and query.view not in {v.key for v in _views(declared)}:
        yield Reason(code=Code.NOT_A_CHOICE, field="view", facts={"label": "台账视图", "value": query.view})
    for stage in query.stage:
        if stage not in {s.key for s in declared.stages}:
            yield Reason(code=Code.NOT_A_CHOICE, field="stage", facts={"label": "环节", "value": stage})


def _after(text: str) -> tuple[date, UUID] | None:
    on, _, key = text.partition("_")
    try:
        day, found = date.fromisoformat(on), as_uuid(key)
    except ValueError:
        return None
    return (day, found) if found else None
