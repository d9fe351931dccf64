"""Acts by which an item of a list is worked on and closed by others, as the closing rule it was entered under asks for.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, Branch, Extend, If, Start, Stop, Transfer
from renda.procedures.lists.vocabulary import (
    ANY_LEADER,
    CLOSING_UNIT,
    CO_HANDLER,
    COORDINATOR,
    EVIDENCE,
    HANDLER,
    ITEM_OPEN,
    LEADER,
    LEADER_IN_CHARGE,
    NAMED,
    RATINGS,
    REASON,
    VERIFIER,
    WAITING,
)

_DOERS = ("apply_close", "note_progress")
_CHECKERS = (CLOSING_UNIT, COORDINATOR, VERIFIER)
_RULED_BY = "closing_rule"
_DUE_AGAIN = Field(key="due_on", label="完成时限", kind=FieldKind.DATE, required=False, recorded=True, help="不改的，仍按原时限计算。")
_AGAIN = Start(clock="complete", due="due_on")
_OPINION = Field(key="opinion", label="核实意见", kind=FieldKind.LONG_TEXT, recorded=True, help="写明看了什么、是否属实。")

HANDLING_ACTIONS = (
    Action(
        key="note_progress", label="填报进展", event="ProgressReported", from_=("under_way",), rights=(HANDLER, CO_HANDLER, NAMED),
        needs=("steps_within",),
        sentence="{actor}填报进展：{progress}[，已完成节点{steps_done}个][，阶段成果：{outcome}][，附佐证{evidence}]",
        fields=(
            Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果，三五句即可。"),
            Field(key="steps_done", label="已完成节点数", kind=FieldKind.NUMBER, low=0, high=99, required=False, recorded=True,
                  help="按节点完成比例定等次的清单填写，填累计数。"),
            Field(
                key="outcome", label="阶段成果", required=False, limit=300, recorded=True,
                help="已有看得见的成果再填，如“样板小区建成”。",
            ),
            EVIDENCE,
        ),
    ),
    Action(
        key="apply_close", label="申请销项", event="CloseApplied", from_=("under_way",), to="applied", rights=(HANDLER, NAMED),
        needs=("steps_all_done",), awaited=True, due_clock="complete", sentence="{actor}申请销项：{result}[，附佐证{evidence}]",
        fields=(Field(key="result", label="办理结果", kind=FieldKind.LONG_TEXT, recorded=True, help="对照事项要求写明结果。"), EVIDENCE),
        effects=(Stop(clock="complete"),),
    ),
    Action(
        key="verify", label="核实", event="ItemVerified", from_=("applied",), to="closed", closes=True, rights=_CHECKERS, not_by=_DOERS,
        awaited=True, sentence="{actor}核实：{opinion}", fields=(_OPINION,),
        branches=(
            Branch(when=When(_RULED_BY, ("satisfied", "satisfied_approved"), of="detail"), to="to_rate"),
            Branch(when=When(_RULED_BY, ("approved",), of="detail"), to="to_approve"),
        ),
    ),
    Action(
        key="rate", label="登记服务对象评价", event="ItemRated", from_=("to_rate",), to="closed", closes=True, rights=_CHECKERS,
        not_by=_DOERS, awaited=True, sentence="{actor}登记服务对象评价：{rating}，评价人：{rated_by}[。{words}]",
        help="评价为“满意”“基本满意”的继续销项；“不满意”的退回责任单位继续办理。",
        fields=(
            Field(key="rating", label="评价", kind=FieldKind.CHOICE, choices=RATINGS, recorded=True),
            Field(key="rated_by", label="评价人", recorded=True, help="写明是哪些服务对象、多少人，如“某小区居民代表8人”，不写姓名。"),
            Field(key="words", label="评价意见", kind=FieldKind.LONG_TEXT, required=False, recorded=True), _DUE_AGAIN,
        ),
        branches=(
            Branch(when=When("rating", ("dissatisfied",)), to="under_way"),
            Branch(when=When(_RULED_BY, ("satisfied_approved",), of="detail"), to="to_approve"),
        ),
        effects=(If(when=When("rating", ("dissatisfied",)), effects=(_AGAIN,)),),
    ),
    Action(
        key="approve", label="签批销项", event="ItemApproved", from_=("to_approve",), to="closed", closes=True,
        rights=(ANY_LEADER, LEADER_IN_CHARGE), not_by=_DOERS, awaited=True, sentence="{actor}签批同意销项[：{approval}]。",
        fields=(Field(key="approval", label="签批意见", kind=FieldKind.LONG_TEXT, required=False, recorded=True),),
    ),
    Action(
        key="return_item", label="退回继续办理", event="ItemReturned", from_=WAITING, to="under_way", rights=(*_CHECKERS, ANY_LEADER),
        sentence="{actor}退回继续办理：{reason}", fields=(REASON, _DUE_AGAIN), effects=(_AGAIN,),
    ),
    Action(
        key="change_handler", label="改派", event="HandlerChanged", from_=("under_way",), rights=(COORDINATOR,),
        needs=("another_unit_verifies",), sentence="{actor}改派至{unit}[，由{person}负责]，时限连续计算。理由：{reason}",
        fields=(
            Field(key="unit", label="责任单位", kind=FieldKind.UNIT),
            Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False), LEADER, REASON,
        ),
        effects=(Assign(unit="unit", person="person"), Transfer(clock="complete")),
    ),
    Action(
        key="extend_due", label="调整时限", event="DueExtended", from_=("under_way",), rights=(COORDINATOR,),
        sentence="{actor}将完成时限调整到{due_on}，{consent}同意。理由：{reason}",
        fields=(
            Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", recorded=True),
            Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
        ),
        effects=(Extend(clock="complete", to="due_on", consent="consent"),),
    ),
    Action(
        key="urge", label="催办", event="Urged", from_=ITEM_OPEN, rights=(COORDINATOR, ANY_LEADER, CLOSING_UNIT),
        sentence="{actor}催办：{words}",
        fields=(Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT, help="写明催什么、何时前回复。"),),
    ),
    Action(
        key="end_item", label="不再办理", event="ItemEnded", from_=ITEM_OPEN, to="ended", closes=True, rights=(COORDINATOR,), not_by=_DOERS,
        sentence="{actor}登记不再办理：{reason}", fields=(REASON,), effects=(Stop(clock="complete"),),
    ),
)
