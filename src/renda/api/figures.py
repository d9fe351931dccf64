"""Figures as their pages show them: value, numerator and denominator, definition, parts, months, and the cases behind
them as far as the caller may see those. Administrators, who see no business data, find none.

Must not know: SQL, any particular figure.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from renda.api.actor_auth import actor_of
from renda.api.addresses import FigureKey, following, page_of
from renda.api.clock import today
from renda.api.problems import plain_problem, refused_response
from renda.api.schemas import (
    CountedCaseOut,
    CountedCasesOut,
    FigureDetailOut,
    FigureOut,
    GroupOut,
    MonthOut,
    Problem,
)
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import ADMINISTRATION, Actor
from renda.reads.figure_breakdowns import FigureGroup, figure_by, figure_months
from renda.reads.figure_cases import CountedCases, figure_cases
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import Figure, Wanted, figure, figures_for
from renda.store.contributions import dimensions, indicators
from renda.store.unit_of_work import reading

router = Router()
_ERRORS = {401: Problem, 404: Problem, 422: Problem, 429: Problem}


class FigureQuery(Schema):
    """How a figure is parted and its cases paged; dimensions come beside under their own names and narrow it."""

    by: str | None = Field(None, description="按哪个维度分组")
    months: int = Field(6, ge=1, le=36, description="逐月累计几个月")
    after: UUID | None = Field(None, description="从上一页 next 的地址中来")
    limit: int = Field(50, ge=1, le=200, description="每页几项")


@router.get(
    "/figures", response={200: list[FigureOut], **_ERRORS}, operation_id="list_figures", summary="指标",
    description="列出全部指标及其现在的数值、定义、分子和分母。",
)
def list_figures(request: HttpRequest) -> Any:
    """List every declared figure of the organ."""
    actor = actor_of(request)
    if actor.duties & ADMINISTRATION:
        return _no_figure()
    found = figures_for([Wanted(key=k) for k in indicators()], organ_id=actor.organ_id, as_of=today())
    return [FigureOut(**_figure(request, f)) for f in found]


@router.get(
    "/figures/{key}", response={200: FigureDetailOut, **_ERRORS}, operation_id="get_figure", summary="一个指标",
    description="一个指标在给定范围内的数值，按维度的分组，逐月累计，以及计入的事项；无权查看的事项只计数。",
)
def get_figure(request: HttpRequest, key: FigureKey, asked: Query[FigureQuery]) -> Any:
    """Give one figure within a scope."""
    actor = actor_of(request)
    if key not in indicators() or actor.duties & ADMINISTRATION:
        return _no_figure()
    own = [d.key for d in dimensions().values() if indicators()[key].procedure in d.procedures]
    refused = _refusal(request, asked, own)
    if refused:
        return refused_response(refused)
    scope = {name: request.GET[name] for name in own if request.GET.get(name)}
    try:
        with reading(actor.organ_id):
            return _detail(request, key, asked, actor, scope)
    except UnknownScope:
        text = "范围中有不存在的组。请核对接口说明所列的组代码。"
        return plain_problem(422, "unknown_scope", text, scope=urlencode(scope))


def _refusal(request: HttpRequest, asked: FigureQuery, own: list[str]) -> Refused | None:
    reasons = [
        Reason(code=Code.UNKNOWN_FIELD, field=name, facts={"value": name})
        for name in request.GET if name not in {*own, *FigureQuery.model_fields}
    ]
    if asked.by and asked.by not in own:
        reasons.append(Reason(code=Code.NOT_A_CHOICE, field="by", facts={"label": "by", "value": asked.by}))
    return Refused(tuple(reasons)) if reasons else None


def _detail(
    request: HttpRequest, key: str, asked: FigureQuery, actor: Actor, scope: Mapping[str, str]
) -> FigureDetailOut:
    organ, day = actor.organ_id, today()
    groups = figure_by(asked.by, key=key, organ_id=organ, as_of=day, scope=scope) if asked.by else ()
    months = figure_months(key, organ_id=organ, as_of=day, scope=scope, months=asked.months)
    cases = figure_cases(key, actor=actor, as_of=day, scope=scope, after=asked.after, limit=asked.limit)
    return FigureDetailOut(
        **_figure(request, figure(key, organ_id=organ, as_of=day, scope=scope)),
        groups=[_group(request, g) for g in groups],
        months=[MonthOut(month=m.month, numerator=m.part, denominator=m.whole) for m in months],
        cases=_cases(request, cases),
    )


def _no_figure() -> Any:
    return plain_problem(404, "not_found", "没有这个指标，或者您无权查看。")


def _counted(request: HttpRequest, found: Figure) -> dict[str, Any]:
    page = page_of(request, "figure", found.key, query=urlencode(found.scope))
    return {"value": found.value_text, "numerator": found.numerator, "denominator": found.denominator, "page": page}


def _figure(request: HttpRequest, found: Figure) -> dict[str, Any]:
    procedure = indicators()[found.key].procedure
    return _counted(request, found) | {
        "key": found.key, "label": found.label, "definition": found.definition, "procedure": procedure,
        "unit": found.unit, "basis": found.basis, "numerator_label": found.part_label,
        "denominator_label": found.whole_label, "scope": dict(found.scope), "scope_words": found.scope_words,
        "as_of": found.as_of, "dimensions": [d.key for d in dimensions().values() if procedure in d.procedures],
    }


def _group(request: HttpRequest, group: FigureGroup) -> GroupOut:
    return GroupOut(key=group.key, label=group.label, **_counted(request, group.figure))


def _cases(request: HttpRequest, found: CountedCases) -> CountedCasesOut:
    return CountedCasesOut(
        total=found.total, hidden=found.hidden, next=following(request, str(found.next)) if found.next else None,
        cases=[
            CountedCaseOut(
                id=c.id, number=c.number, title=c.title, stage=c.stage, unit=c.unit, opened_on=c.opened_on,
                due_on=c.due_on, in_numerator=c.inside, page=page_of(request, "case", c.id),
            )
            for c in found.rows
        ],
    )


