"""Items of a list (清单事项) as declared data: entered under the list's version, done by one unit, closed by another.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, ClockRule, Link, LinkType, Number, Privacy, Procedure, Stage, Start
from renda.procedures.lists.item_handling import HANDLING_ACTIONS
from renda.procedures.lists.rules import ITEM_PREDICATES, item_derived
from renda.procedures.lists.vocabulary import (
    ANY_HANDLER,
    ANY_LEADER,
    BASIS,
    CLOSING_RULE,
    CLOSING_UNIT,
    CO_HANDLER,
    COORDINATOR,
    GRADE_RULE,
    GRADES,
    HANDLER,
    ITEM_OPEN,
    LEADER,
    LEADER_IN_CHARGE,
    NAMED,
    REASON,
    SEEN,
    SEEN_BY,
    VERIFIER,
)

_TITLE = Field(key="title", label="事项", limit=300, help="写明办什么、办到什么程度。")
_SERVED = Field(key="served", label="服务对象", required=False, recorded=True, help="按服务对象评价销项的清单填写，如“某街道居民”。")
_TAKEN = (
    *(replace(f, required=False, help="") for f in (CLOSING_RULE, GRADE_RULE, SEEN)),
    Field(key="nearly_from", label="基本完成的节点比例（%）", kind=FieldKind.NUMBER, recorded=True),
    Field(key="partly_from", label="取得阶段性进展的节点比例（%）", kind=FieldKind.NUMBER, recorded=True),
    Field(key="list_version", label="清单版本", kind=FieldKind.NUMBER, recorded=True),
    Field(key="grade", label="进展等次", kind=FieldKind.CHOICE, choices=GRADES, recorded=True),
)

SET = Action(
    key="set", label="列入事项", event="ItemSet", to="under_way", rights=(COORDINATOR,),
    needs=("list_in_use", "steps_planned", "another_unit_verifies"),
    sentence="{actor}列入清单，由{unit}负责[，配合单位{co_units}]，{due_on}前完成。",
    fields=(
        Field(
            key="list", label="清单", kind=FieldKind.CASE, of="list", recorded=True,
            only=When("seen_by", tuple(c.key for c in SEEN_BY)),
        ),
        _TITLE, Field(key="unit", label="责任单位", kind=FieldKind.UNIT),
        Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
        Field(key="co_units", label="配合单位", kind=FieldKind.UNIT, many=True, required=False), LEADER,
        Field(
            key="closing_unit", label="核实单位", kind=FieldKind.UNIT, required=False, recorded=True, otherwise="unit_of:list",
            help="不填的，由清单的牵头部门核实。不能就是责任单位。",
        ),
        Field(key="due_on", label="完成时限", kind=FieldKind.DATE, recorded=True), _SERVED,
        Field(
            key="steps", label="节点总数", kind=FieldKind.NUMBER, low=1, high=99, required=False, recorded=True,
            help="按节点完成比例定等次的清单填写，如立项、开工、完工、验收为4个。",
        ),
    ),
    effects=(
        Assign(unit="unit", person="person"), Assign(unit="co_units", role="co"), Start(clock="complete", due="due_on"),
        Number(prefix="事项"), Link(type=LinkType.PART_OF, cases="list"),
        Link(type=LinkType.UNDER, cases="list", through="campaign"),
    ),
)

LIST_ITEM = Procedure(
    key="list_item", label="清单事项", version=2, basis=BASIS, origin_field="closing_unit",
    stages=(
        Stage(key="under_way", label="办理中", step="办理"), Stage(key="applied", label="待核实", step="核实"),
        Stage(key="to_rate", label="待服务对象评价", step="核实"), Stage(key="to_approve", label="待领导签批", step="签批"),
        Stage(key="closed", label="已销项", closed=True, step="销项"), Stage(key="ended", label="不再办理", closed=True, step="销项"),
    ),
    actions=(
        SET, *HANDLING_ACTIONS, set_campaign((*ITEM_OPEN, "closed", "ended"), ()),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=ITEM_OPEN, rights=(COORDINATOR,),
            sentence="{actor}更正事项信息，理由：{reason}",
            fields=(Field(key="title", label="事项", limit=300, fill="case:title"), _SERVED, REASON),
        ),
    ),
    clocks=(ClockRule(key="complete", label="完成时限", basis="列入清单时确定的日期，由本机关自定"),),
    visible_to=(COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, NAMED),
    privacies=(
        Privacy(
            when=When("seen_by", ("named",), of="detail"),
            to=(COORDINATOR, LEADER_IN_CHARGE, HANDLER, CO_HANDLER, CLOSING_UNIT, NAMED),
        ),
    ),
    predicates=ITEM_PREDICATES, derived=_TAKEN, derive=item_derived,
)
