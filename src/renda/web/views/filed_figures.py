"""A figure as it was filed with an issued report, and whether it still holds.

Must not know: how a figure is counted.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import figure, scope_words_of
from renda.reads.reports import Snapshot, case_titles, snapshot
from renda.web.business_only import business_only
from renda.web.figure_drawing import filed_figure, filed_table, fraction
from renda.web.view_models.figures import Definition, FigurePage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, page, today


@business_only
def filed(request: SignedInRequest, snapshot_id: UUID) -> HttpResponse:
    """Show a figure as it was filed with an issued report, and whether it still holds."""
    organ = request.actor.organ_id
    kept = snapshot(snapshot_id, organ_id=organ)
    if kept is None:
        raise Http404
    titles = case_titles([case for case, _ in kept.cases], organ_id=organ, principals=request.actor.principals())
    is_rate = kept.denominator is not None
    shown = FigurePage(
        head=Head(
            title=kept.label, crumbs=(Link(label="统计", href=reverse("figures")), Link(label="报告中的数")),
            remarks=(Link(label=kept.report_title),),
        ),
        figure=filed_figure(kept, kept.value if is_rate else kept.value + _unit(kept)),
        fraction=f"{kept.numerator}/{kept.denominator}项" if is_rate else "",
        remarks=(f"截至{chinese_date(kept.as_of)}，随报告存档，不再变动", _still(request, kept)),
        definitions=_filed_definitions(kept), cases=filed_table(kept.cases, titles, is_rate=is_rate),
    )
    return page(request, "pages/figure.html", current="figures", page=shown)


def _unit(kept: Snapshot) -> str:
    known = known_figures()
    return known[kept.key].unit if kept.key in known else ""


def _still(request: SignedInRequest, kept: Snapshot) -> str:
    try:
        now = figure(kept.key, organ_id=request.actor.organ_id, as_of=today(request), scope=kept.scope)
    except (KeyError, UnknownScope):
        return "这个指标现已停用，不能按现在的记录复算"
    if now.value_text == kept.value and now.numerator == kept.numerator:
        return "按现在的记录复算，一致"
    return f"按现在的记录复算为{now.with_unit}{fraction(now)}，已有变化"


def _filed_definitions(kept: Snapshot) -> tuple[Definition, ...]:
    lines, declared = [Definition(label="一句话", text=kept.definition)], known_figures().get(kept.key)
    if kept.denominator is not None:
        lines += [
            Definition(label="分子", strong=f"{kept.numerator}项", text=declared.part_label if declared else ""),
            Definition(label="分母", strong=f"{kept.denominator}项", text=declared.whole_label if declared else ""),
        ]
    return (
        *lines, Definition(label="范围", text=scope_words_of([kept.scope])[0]),
        Definition(label="截至", text=chinese_date(kept.as_of)), Definition(label="印在", text=kept.report_title),
    )
