"""Items of a campaign (规定动作、自选动作): what one unit has to do in a link and by when; done, and confirmed by somebody else.

One case for each unit, so that every unit has a state of its own. Must not know: tables, Django.
"""

from renda.domain.belonging import UNDER_CAMPAIGN, carried_over
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import (
    ANY_PROCEDURE,
    Action,
    Assign,
    ClockRule,
    Extend,
    Link,
    LinkType,
    Number,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.campaign.record_fields import (
    CAMPAIGN_FIELD,
    CONSENT,
    DOERS,
    EVIDENCE,
    ITEM_KINDS,
    ITEM_OPEN,
    LINK_FIELD,
    NEW_DUE,
    RECORD_SEEN_BY,
    UNDER_LINK,
)
from renda.procedures.campaign.record_rules import ITEM_PREDICATES
from renda.procedures.campaign.vocabulary import ANY_HANDLER, BASIS, COORDINATOR, REASON, VERIFIER

_TITLE = Field(key="title", label="动作", limit=200, help="写明做什么、做到什么程度，如“集中学习不少于4次”。")
_KIND = Field(key="item_kind", label="动作类别", kind=FieldKind.CHOICE, choices=ITEM_KINDS, recorded=True, fill="text:required")
_OWN_KIND = Field(
    key="item_kind", label="动作类别", kind=FieldKind.CHOICE, choices=ITEM_KINDS[1:], recorded=True, fill="text:own_choice",
)
_DUE = Field(key="due_on", label="完成时限", kind=FieldKind.DATE, recorded=True)
_DEMAND = Field(key="demand", label="具体要求", kind=FieldKind.LONG_TEXT, required=False, recorded=True)
_CONFIRMERS = (COORDINATOR, VERIFIER)
_PLACED = (Start(clock="complete", due="due_on"), Number(prefix="动作"), UNDER_CAMPAIGN, UNDER_LINK)
_STOP = Stop(clock="complete")

CAMPAIGN_ITEM = Procedure(
    key="campaign_item", label="规定和自选动作", version=3, basis=BASIS,
    stages=(
        Stage(key="to_do", label="待完成", step="布置"), Stage(key="reported", label="已报完成", step="完成"),
        Stage(key="done", label="已完成", closed=True, step="确认"), Stage(key="dropped", label="不再开展", closed=True, step="确认"),
    ),
    actions=(
        Action(
            key="set", label="布置动作", event="ItemSet", to="to_do", rights=(COORDINATOR,),
            needs=("link_in_campaign", "unit_takes_part"),
            sentence="{actor}向{unit}布置{item_kind}：{title}，{due}前完成。",
            fields=(_TITLE, CAMPAIGN_FIELD, LINK_FIELD, _KIND, Field(key="unit", label="责任单位", kind=FieldKind.UNIT), _DUE, _DEMAND),
            effects=(Assign(unit="unit"), *_PLACED),
        ),
        Action(
            key="choose", label="选定自选动作", event="ItemChosen", to="to_do", rights=(ANY_HANDLER, COORDINATOR),
            needs=("link_in_campaign",), sentence="{actor}为本单位选定自选动作：{title}，{due}前完成。",
            fields=(_TITLE, CAMPAIGN_FIELD, LINK_FIELD, _DUE, _OWN_KIND), effects=(Assign(unit="actor:unit"), *_PLACED),
        ),
        Action(
            key="report_done", label="申报完成", event="DoneReported", from_=("to_do",), to="reported", rights=DOERS,
            awaited=True, due_clock="complete", sentence="{actor}申报完成：{result}[，依据{sources}][，附佐证{evidence}]。",
            fields=(
                Field(key="result", label="完成情况", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果，一两句即可。"),
                Field(
                    key="sources", label="依据的记录", kind=FieldKind.CASE, of=ANY_PROCEDURE, many=True, required=False,
                    help="已在系统里登记过的学习、调研、整改等，填编号即可，不必重写。",
                ),
                EVIDENCE,
            ),
            effects=(_STOP, Link(type=LinkType.DERIVED_FROM, cases="sources")),
        ),
        Action(
            key="confirm_done", label="确认完成", event="DoneConfirmed", from_=("reported",), to="done", closes=True,
            rights=_CONFIRMERS, not_by=("report_done",), awaited=True, sentence="{actor}确认完成[：{opinion}]。",
            fields=(Field(key="opinion", label="确认意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        Action(
            key="return_report", label="退回补充", event="DoneReportReturned", from_=("reported",), to="to_do", rights=_CONFIRMERS,
            sentence="{actor}退回完成申报，{due}前补齐：{reason}", fields=(REASON, _DUE), effects=(Start(clock="complete", due="due_on"),),
        ),
        Action(
            key="extend_due", label="调整时限", event="DueExtended", from_=("to_do",), rights=(COORDINATOR,),
            sentence="{actor}将完成时限调整到{to}，{consent}同意。理由：{reason}", fields=(NEW_DUE, CONSENT, REASON),
            effects=(Extend(clock="complete", to="to", consent="consent"),),
        ),
        carried_over(ITEM_OPEN),
        Action(
            key="drop", label="不再开展", event="ItemDropped", from_=ITEM_OPEN, to="dropped", closes=True, rights=(COORDINATOR,),
            not_by=("report_done",), sentence="{actor}决定不再开展：{reason}", fields=(REASON,), effects=(_STOP,),
        ),
    ),
    clocks=(ClockRule(key="complete", label="完成时限", basis="集中教育实施方案确定的日期"),),
    visible_to=RECORD_SEEN_BY, predicates=ITEM_PREDICATES,
)
