"""The procedures as declared: chart, stages, who may do what, limits with their basis, figures.

Must not know: any particular procedure; everything is read off the declaration.
"""

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.limit_texts import limit_words
from renda.domain.limits import Limit
from renda.domain.procedures import Action, ClockRule, Procedure
from renda.domain.right_words import DUTY_WORDS, RELATION_WORDS
from renda.domain.rights import Duty
from renda.store.calendar_loading import limits_in_force
from renda.store.contributions import indicators, procedures
from renda.web.drawing.procedure_chart import ChartAction, ChartStage, ProcedureChart, procedure_chart
from renda.web.drawing_tables import word_table
from renda.web.view_models.organisation import MatrixCell, MatrixRow, Panel, PanelsPage, ProcedurePage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.frame import SignedInRequest, page, signed_in, today

_BOX_HOLDS = 14  # characters under the name of a stage


@signed_in
def procedure_list(request: SignedInRequest) -> HttpResponse:
    """Show every procedure with what it rests on."""
    panels = tuple(
        Panel(
            key=p.key, title=p.label, remark=f"第{p.version}版",
            facts=(Fact(label="依据", value=p.basis), Fact(label="环节", value="、".join(s.label for s in p.stages))),
            buttons=(Button(label="看流程图和权限", href=reverse("procedure", args=(p.key,))),),
        )
        for p in procedures().values()
    )
    return page(
        request, "pages/panels.html", current="procedures", page=PanelsPage(head=Head(title="制度流程"), panels=panels)
    )


@signed_in
def procedure(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one procedure."""
    found = procedures().get(key)
    if found is None:
        raise Http404
    shown = _page(found, limits_in_force(today(request)))
    return page(request, "pages/procedure.html", current="procedures", page=shown)


def _page(found: Procedure, local: dict[str, Limit]) -> ProcedurePage:
    held = {right.duty for action in found.actions for right in action.rights}
    duties = tuple(duty for duty in Duty if duty in held)
    figures = [(i.label, i.definition, i.basis) for i in indicators().values() if i.procedure == found.key]
    return ProcedurePage(
        head=Head(title=found.label, crumbs=(Link(label="制度流程", href=reverse("procedures")),),
                  remarks=(Link(label=f"第{found.version}版"),)),
        lede=f"依据：{found.basis}。", chart=_chart(found),
        stages=word_table(
            key="stages", title="环节", columns=("环节", "在这一环节可以办理"),
            rows=[(s.label, "、".join(a.label for a in found.actions if s.key in a.from_) or "—") for s in found.stages],
        ),
        duties=tuple(DUTY_WORDS[d] for d in duties), matrix=tuple(_row(a, duties) for a in found.actions if not a.internal),
        limits=word_table(
            key="limits", title="时限", columns=("时限", "期限", "依据"), rows=[_limit(c, local) for c in found.clocks]
        ),
        tables=(word_table(key="figures", title="统计指标", columns=("指标", "定义", "依据"), rows=figures),) if figures else (),
    )


def _chart(found: Procedure) -> ProcedureChart:
    left = {stage for action in found.actions for stage in action.from_}
    stages = tuple(
        ChartStage(key=s.key, label=s.label, remark=_stays(found, s.key), is_end=s.closed and s.key not in left)
        for s in found.stages
    )
    moves = [
        ChartAction(label=action.label, source=source, target=target)
        for action in found.actions if not action.internal
        for source in action.from_
        for target in dict.fromkeys([*(b.to for b in action.branches), action.to or source])
        if target != source
    ]
    return procedure_chart(name=found.label, stages=stages, actions=moves)


def _stays(found: Procedure, stage: str) -> str:
    """Name the actions that stay in a stage where they fit into its box; the table below lists them all."""
    labels = [a.label for a in found.actions if stage in a.from_ and a.to in (None, stage) and not a.branches and not a.internal]
    words = "、".join(labels)
    return words if len(words) <= _BOX_HOLDS else f"另有{len(labels)}个动作，不离开本环节"


def _row(action: Action, duties: tuple[Duty, ...]) -> MatrixRow:
    cells = tuple(
        MatrixCell(words="、".join(dict.fromkeys(RELATION_WORDS[r.relation] for r in action.rights if r.duty is duty)))
        for duty in duties
    )
    return MatrixRow(label=action.label, remark="本轮经办过的人不能办" if action.not_by else "", cells=cells)


def _limit(rule: ClockRule, local: dict[str, Limit]) -> tuple[str, str, str]:
    own = local.get(rule.parameter) if rule.parameter else None
    limit = own or rule.limit
    words = limit_words(limit) if limit else "由办理人填写日期"
    basis = getattr(limit, "basis", "") or rule.basis
    return rule.label, f"{words}（本机关规定）" if own else words, basis
