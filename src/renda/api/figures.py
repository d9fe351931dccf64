"""Figures as their pages show them: value, numerator and denominator, definition, parts, months, and the cases behind
them as far as the caller may see those. Administrators, who see no business data, find none.

Must not know: SQL, any particular figure.
"""

from collections.abc import Iterable, Mapping
from datetime import date
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
    ComparedOut,
    CountedCaseOut,
    CountedCasesOut,
    FigureDetailOut,
    FigureOut,
    GroupOut,
    MissingOut,
    MonthOut,
    Problem,
)
from renda.domain.figure_values import change_text
from renda.domain.indicators import Indicator
from renda.domain.periods import PERIOD_KEYS
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import ADMINISTRATION, Actor, works_in_organ
from renda.reads.figure_breakdowns import FigureGroup, figure_by, figure_months
from renda.reads.figure_cases import CountedCases, entered_later, figure_cases
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_missing import missing_of
from renda.reads.figure_past import AsOf
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import Compared, Figure, Wanted, comparisons, figure, figures_for
from renda.store.contributions import dimensions
from renda.store.unit_of_work import reading

router = Router()
_ERRORS = {401: Problem, 404: Problem, 422: Problem, 429: Problem}


class FigureQuery(Schema):
    """The day a figure stands at, how it is parted and its cases paged; dimensions and periods come beside and narrow it."""

    as_of: date | None = Field(None, description="截至哪一天，按当时的记录计数；不填为今天")
    by: str | None = Field(None, description="按哪个维度分组")
    months: int = Field(6, ge=1, le=36, description="趋势含几个月")
    after: UUID | None = Field(None, description="从上一页 next 的地址中来")
    limit: int = Field(50, ge=1, le=200, description="每页几项")


@router.get(
    "/figures", response={200: list[FigureOut], **_ERRORS}, operation_id="list_figures", summary="指标",
    description="列出全部指标及其现在的数值、定义、分子和分母。",
)
def list_figures(request: HttpRequest) -> Any:
    """List every declared figure of the organ."""
    actor = actor_of(request)
    if not _may_count(actor):
        return _no_figure()
    with reading(actor.organ_id):
        known = known_figures()
        found = figures_for([Wanted(key=k) for k in known], organ_id=actor.organ_id, as_of=today())
        return [FigureOut(**_figure(request, f, known[f.key])) for f in found]


@router.get(
    "/figures/{key}", response={200: FigureDetailOut, **_ERRORS}, operation_id="get_figure", summary="一个指标",
    description="一个指标在给定范围、期间内截至某日的数值，按维度的分组，各月末的数，与上年同期和上期的比较，以及计入的事项；"
    "过去的日期按当时的记录计数，无权查看的事项只计数。",
)
def get_figure(request: HttpRequest, key: FigureKey, asked: Query[FigureQuery]) -> Any:
    """Give one figure within a scope, as of a day."""
    actor = actor_of(request)
    with reading(actor.organ_id):
        indicator = known_figures().get(key)
        if indicator is None or not _may_count(actor):
            return _no_figure()
        own = [d.key for d in dimensions().values() if indicator.procedure in d.procedures]
        names = [*own, *(k for k in PERIOD_KEYS if k != "done" or indicator.done)]
        refused = _refusal(request, asked, own, names)
        if refused:
            return refused_response(refused)
        scope = {name: request.GET[name] for name in names if request.GET.get(name)}
        try:
            return _detail(request, indicator, asked, actor, scope)
        except UnknownScope:
            text = "范围中有不存在的组或期间。请核对接口说明所列的组代码；期间写作2026-01-01..2026-06-30。"
            return plain_problem(422, "unknown_scope", text, scope=urlencode(scope))


def _refusal(request: HttpRequest, asked: FigureQuery, own: list[str], names: list[str]) -> Refused | None:
    reasons = [
        Reason(code=Code.UNKNOWN_FIELD, field=name, facts={"value": name})
        for name in request.GET if name not in {*names, *FigureQuery.model_fields}
    ]
    if asked.by and asked.by not in own:
        reasons.append(Reason(code=Code.NOT_A_CHOICE, field="by", facts={"label": "by", "value": asked.by}))
    if asked.as_of and not date.min.replace(year=1900) <= asked.as_of <= today():
        reasons.append(Reason(code=Code.NOT_A_CHOICE, field="as_of", facts={"label": "as_of", "value": asked.as_of.isoformat()}))
    return Refused(tuple(reasons)) if reasons else None


def _detail(
    request: HttpRequest, indicator: Indicator, asked: FigureQuery, actor: Actor, scope: Mapping[str, str]
) -> FigureDetailOut:
    organ, day, key = actor.organ_id, asked.as_of or today(), indicator.key
    past = day < today()
    found = figure(key, organ_id=organ, as_of=day, scope=scope, past=past)
    groups = figure_by(asked.by, key=key, organ_id=organ, as_of=day, scope=scope, past=past) if asked.by else ()
    months = figure_months(key, organ_id=organ, as_of=day, scope=scope, months=asked.months, past=past)
    cases = figure_cases(key, actor=actor, as_of=day, scope=scope, after=asked.after, limit=asked.limit, past=past)
    missing = missing_of(indicator, scope, actor=actor, at=AsOf(day=day, past=past))
    return FigureDetailOut(
        **_figure(request, found, indicator), groups=[_group(request, g) for g in groups],
        months=[MonthOut(as_of=m.day, **_counted(request, m.figure)) for m in months],
        compared=_compared(request, found, comparisons(found, organ_id=organ)), cases=_cases(request, cases),
        missing=[MissingOut(id=UUID(one.id), name=one.name, unit=one.unit) for one in missing.listed], missing_hidden=missing.hidden,
        entered_later=entered_later(indicator.procedure, organ_id=organ, day=day) if past else 0,
    )


def _may_count(actor: Actor) -> bool:
    return works_in_organ(actor.duties) and not actor.duties & ADMINISTRATION


def _no_figure() -> Any:
    return plain_problem(404, "not_found", "没有这个指标，或者您无权查看。")


def _counted(request: HttpRequest, found: Figure) -> dict[str, Any]:
    query = {**found.scope, **({"as_of": found.as_of.isoformat()} if found.as_of < today() else {})}
    page = page_of(request, "figure", found.key, query=urlencode(query))
    return {"value": found.value_text, "numerator": found.numerator, "denominator": found.denominator, "page": page}


def _compared(request: HttpRequest, now: Figure, before: Iterable[Compared]) -> list[ComparedOut]:
    return [
        ComparedOut(
            **_counted(request, c.figure), kind=c.key, words=c.words, as_of=c.figure.as_of, scope=dict(c.figure.scope),
            change=change_text(now.value_text, c.figure.value_text),
        )
        for c in before
    ]


def _figure(request: HttpRequest, found: Figure, indicator: Indicator) -> dict[str, Any]:
    procedure = indicator.procedure
    return _counted(request, found) | {
        "key": found.key, "label": found.label, "definition": found.definition, "procedure": procedure,
        "made": str(found.made), "kind": str(indicator.kind), "within": indicator.within, "rests": found.rests,
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


