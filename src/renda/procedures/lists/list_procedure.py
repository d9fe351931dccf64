"""Lists (清单) as an office defines them, without code: what is entered, how an item is closed, how progress is graded, who sees it.

A definition is a case: a revision is a round, told in the ledger; items keep the version they were entered under.
Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, ClockRule, Extend, NewRound, Number, Privacy, Procedure, Stage, Start, Stop
from renda.procedures.lists.rules import LIST_PREDICATES
from renda.procedures.lists.vocabulary import (
    ANY_HANDLER,
    ANY_LEADER,
    BASIS,
    CLOSING_RULE,
    COORDINATOR,
    GRADE_RULE,
    GRADE_WORDINGS,
    HANDLER,
    LEADER,
    REASON,
    SEEN,
    VERIFIER,
)

_BY_STEPS = When("grade_rule", ("by_steps",))
_TITLE = Field(key="title", label="清单名称", limit=100, help="如“难点问题清单”“民生实事项目清单”。")
_UNIT = Field(key="unit", label="牵头部门", kind=FieldKind.UNIT, help="登记事项时没有另填核实单位的，由牵头部门核实。")
_RULES = (
    Field(key="takes_in", label="列入范围", limit=300, recorded=True, help="写明哪些事项列入本清单。"),
    Field(key="rests_on", label="依据", required=False, recorded=True, help="写文件名称和文号；没有的不填。"),
    CLOSING_RULE, GRADE_RULE,
    Field(
        key="nearly_from", label="基本完成的节点比例（%）", kind=FieldKind.NUMBER, low=2, high=100, required=_BY_STEPS, recorded=True,
        help="按节点完成比例定等次的填写。本机关自定，如80。",
    ),
    Field(
        key="partly_from", label="取得阶段性进展的节点比例（%）", kind=FieldKind.NUMBER, low=1, high=99, required=_BY_STEPS, recorded=True,
        help="按节点完成比例定等次的填写。本机关自定，如30。",
    ),
    Field(
        key="wording", label="等次名称", kind=FieldKind.CHOICE, choices=GRADE_WORDINGS, required=False, recorded=True,
        fill="text:progress",
    ),
    SEEN,
)

LIST = Procedure(
    key="list", label="清单", version=2, basis=BASIS,
    stages=(Stage(key="in_use", label="在用"), Stage(key="closed", label="已办结", closed=True)),
    actions=(
        Action(
            key="define", label="设立清单", event="ListDefined", to="in_use", rights=(COORDINATOR,), needs=("thresholds_ordered",),
            sentence="{actor}设立清单，由{unit}牵头，销项规则：{closing_rule}；等次规则：{grade_rule}。",
            fields=(
                _TITLE, _UNIT, LEADER, *_RULES,
                Field(key="from_on", label="起始日期", kind=FieldKind.DATE, recorded=True),
                Field(key="until_on", label="截止日期", kind=FieldKind.DATE, recorded=True), CAMPAIGN,
            ),
            effects=(Assign(unit="unit"), Start(clock="period", due="until_on"), Number(prefix="清单"), UNDER_CAMPAIGN),
        ),
        Action(
            key="revise", label="修订清单", event="ListRevised", from_=("in_use",), rights=(COORDINATOR,), needs=("thresholds_ordered",),
            sentence="{actor}修订清单：销项规则：{closing_rule}；等次规则：{grade_rule}。已列入的事项仍按原版办理。理由：{reason}",
            help="修订后形成新的一版，只对以后列入的事项适用；已列入的事项仍按列入时的版本销项和定等次。",
            fields=(Field(key="title", label="清单名称", limit=100, fill="case:title"), *_RULES, REASON), effects=(NewRound(),),
        ),
        Action(
            key="extend_period", label="调整期限", event="PeriodExtended", from_=("in_use",), rights=(COORDINATOR,),
            sentence="{actor}将清单期限调整到{until_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="until_on", label="新的截止日期", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="period", to="until_on", consent="consent"),),
        ),
        set_campaign(("in_use", "closed"), (COORDINATOR,), parts_follow=True),
        Action(
            key="wind_up", label="办结清单", event="ListWoundUp", from_=("in_use",), to="closed", closes=True, not_by=("define",),
            rights=(COORDINATOR, ANY_LEADER), awaited=True, due_clock="period", needs=("items_ended",),
            sentence="{actor}办结清单：{summary}",
            fields=(Field(key="summary", label="总体情况", kind=FieldKind.LONG_TEXT, recorded=True),), effects=(Stop(clock="period"),),
        ),
    ),
    clocks=(ClockRule(key="period", label="清单期限", basis="设立清单时由本机关自定的截止日期"),),
    visible_to=(COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER),
    privacies=(Privacy(when=When("seen_by", ("named",), of="detail"), to=(COORDINATOR, ANY_LEADER, HANDLER)),),
    predicates=LIST_PREDICATES,
)
