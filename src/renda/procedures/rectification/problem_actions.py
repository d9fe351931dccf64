"""Acts by which a problem is registered, handed over and rectified.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN, NO_CAMPAIGN, UNDER_CAMPAIGN
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    Ask,
    Assign,
    Branch,
    Extend,
    If,
    LinkType,
    Number,
    Open,
    Pause,
    Resume,
    Start,
    Stop,
)
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.rectification.measure_procedure import (
    BRANCH_SECRETARY,
    COORDINATOR,
    EVIDENCE,
    HANDLER,
    NAMED,
    SUBJECT,
    SUPERIOR,
)
from renda.procedures.rectification.placing_actions import ASPECT, UNDER_ASPECT
from renda.procedures.rectification.vocabulary import (
    CHANNELS,
    FIELDS,
    KINDS,
    LEVELS,
    MEASURE_KINDS,
    ORIGINS,
    PRIVATE_LEVELS,
    YES_NO,
)

_TITLE = Field(key="title", label="问题", limit=300, help="一句话写清是什么问题，不写套话。")
_ABOUT = (
    Field(key="field", label="领域", kind=FieldKind.CHOICE, choices=FIELDS, recorded=True),
    Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=KINDS, recorded=True),
    Field(key="cause", label="原因分析", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
    Field(key="description", label="具体表现", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
)

REGISTER = Action(
    key="register", label="登记问题", event="ProblemRegistered", to="registered",
    sentence="{actor}登记{level}层面问题，来源为{origin}（{channel}）。",
    rights=(COORDINATOR, Right(Duty.SECRETARY, Relation.ORIGIN_UNIT), Right(Duty.SUPERIOR_VERIFY, Relation.ORGAN), SUBJECT),
    needs=("subject_named",),
    fields=(
        _TITLE, *_ABOUT[:2],
        Field(
            key="level", label="层级", kind=FieldKind.CHOICE, choices=LEVELS, recorded=True, fill="duty:secretary=branch,coordinate=group",
        ),
        Field(
            key="origin_unit", label="问题所在单位", kind=FieldKind.UNIT, recorded=True, fill="own_unit",
            help="分党组、党支部层面填该组织；个人层面填所在支部。",
        ),
        Field(
            key="subject", label="对象", kind=FieldKind.PERSON, required=When("level", PRIVATE_LEVELS), recorded=True,
            help="仅个人层面填写。个人问题只有本人和支部书记可见，其他人只见件数。",
        ),
        Field(
            key="origin", label="来源", kind=FieldKind.CHOICE, choices=ORIGINS, recorded=True, required=When("campaign", NO_CAMPAIGN),
            otherwise="given:campaign=campaign",
        ),
        *(replace(f, tucked=True) for f in (
            Field(key="channel", label="发现渠道", kind=FieldKind.CHOICE, choices=CHANNELS, recorded=True, fill="text:self_check"),
            *_ABOUT[2:], Field(key="raised_by", label="反映人", required=False, recorded=True, help="销号后须逐一回复的人或单位。"),
            CAMPAIGN, ASPECT,
        )),
        Field(
            key="added_later", label="动态新增", kind=FieldKind.CHOICE, choices=YES_NO, recorded=True, fill="text:no", tucked=True,
            help="首次清单之后补充的问题选“是”，报告中单独计数。",
        ),
    ),
    effects=(
        Number(prefix="整改"), UNDER_ASPECT, UNDER_CAMPAIGN,
        If(when=When("level", PRIVATE_LEVELS), effects=(Ask(people="subject", role="subject", state="named"),)),
    ),
)

HAND_OVER = Action(
    key="hand_over", label="交办", event="ProblemHandedOver", from_=("registered", "rebounded"), to="rectifying",
    sentence="{actor}交办至{unit}[，由{person}负责][，协办{co_units}]，整改期限{rectify_by}。",
    rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR), awaited=True,
    fields=(
        Field(key="unit", label="承办单位", kind=FieldKind.UNIT),
        Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
        Field(key="co_units", label="协办单位", kind=FieldKind.UNIT, many=True, required=False),
        Field(key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True),
        Field(key="rectify_by", label="整改期限", kind=FieldKind.DATE, earliest="today", recorded=True),
        Field(key="standard", label="销号标准", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
    ),
    effects=(
        Assign(unit="unit", person="person"), Assign(unit="co_units", role="co"), Start(clock="rectify", due="rectify_by"),
    ),
)

PLAN_MEASURES = Action(
    key="plan_measures", label="制定措施", event="MeasuresPlanned", from_=("rectifying",),
    sentence="{actor}制定整改措施{measures}条。", rights=(HANDLER, COORDINATOR, SUBJECT, BRANCH_SECRETARY),
    fields=(
        Field(
            key="measures", label="措施", kind=FieldKind.ROWS,
            columns=(
                Field(key="title", label="措施", limit=300),
                Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=MEASURE_KINDS),
                Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
                Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
            ),
        ),
    ),
    effects=(
        Open(
            procedure="measure", action="set", rows="measures", link=LinkType.REMEDIES,
            fill={
                "title": "row:title", "kind": "row:kind", "person": "row:person", "due_on": "row:due_on",
                "unit": "case:unit", "level": "detail:level", "origin_unit": "case:origin_unit", "subject": "case:subject",
                "campaign": "under:campaign",
            },
        ),
    ),
)

HANDLING_ACTIONS = (
    REGISTER,
    HAND_OVER,
    PLAN_MEASURES,
    Action(
        key="note_progress", label="填报进展", event="ProgressNoted", from_=("rectifying",),
        sentence="{actor}填报进展：{progress}[，附佐证{evidence}]", rights=(HANDLER, NAMED, SUBJECT),
        fields=(
            Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, help="写事实和结果，三五句即可。"), EVIDENCE,
        ),
    ),
    Action(
        key="apply_strike_off", label="申请销号", event="StrikeOffApplied", from_=("rectifying",), to="strike_off_applied",
        branches=(
            Branch(when=When("level", ("person",), of="detail"), to="secretary_checking"),
            Branch(when=When("level", ("secretary",), of="detail"), to="superior_checking"),
        ),
        sentence="{actor}申请销号：{result}[，附佐证{evidence}]。", rights=(HANDLER, NAMED, SUBJECT),
        needs=("has_measures", "measures_finished"), awaited=True, due_clock="rectify",
        fields=(
            Field(key="result", label="整改结果", kind=FieldKind.LONG_TEXT, recorded=True, help="对照销号标准逐条写明。"),
            EVIDENCE,
        ),
        effects=(Stop(clock="rectify"), Start(clock="check")),
    ),
    Action(
        key="urge", label="催办", event="Urged", from_=("rectifying", "strike_off_applied", "checking"),
        sentence="{actor}催办：{words}", rights=(COORDINATOR, BRANCH_SECRETARY),
        fields=(Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT),),
    ),
    Action(
        key="change_handler", label="改派", event="HandlerChanged", from_=("rectifying",),
        sentence="{actor}改派至{unit}[，由{person}负责]，时限连续计算。理由：{reason}", rights=(COORDINATOR, BRANCH_SECRETARY),
        fields=(
            Field(key="unit", label="承办单位", kind=FieldKind.UNIT),
            Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
            Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),
        ),
        effects=(Assign(unit="unit", person="person"),),
    ),
    Action(
        key="extend_limit", label="同意延期", event="LimitExtended", from_=("rectifying",),
        sentence="{actor}办理延期，整改期限延至{to}，{consent}同意。理由：{reason}", rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR),
        fields=(
            Field(key="to", label="延期至", kind=FieldKind.DATE, earliest="today"),
            Field(key="consent", label="同意延期的领导", kind=FieldKind.PERSON),
            Field(key="reason", label="延期理由", kind=FieldKind.LONG_TEXT),
        ),
        effects=(Extend(clock="rectify", to="to", consent="consent"),),
    ),
    Action(
        key="pause_limit", label="暂停计时", event="LimitPaused", from_=("rectifying",),
        sentence="{actor}暂停整改计时，理由：{reason}", rights=(COORDINATOR,),
        fields=(Field(key="reason", label="暂停理由", kind=FieldKind.LONG_TEXT),),
        effects=(Pause(clock="rectify", reason="reason"),),
    ),
    Action(
        key="resume_limit", label="恢复计时", event="LimitResumed", from_=("rectifying",),
        sentence="{actor}恢复整改计时。", rights=(COORDINATOR,), effects=(Resume(clock="rectify"),),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected",
        from_=("registered", "rectifying", "strike_off_applied", "checking"),
        sentence="{actor}更正登记信息，理由：{reason}", rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR),
        fields=(
            Field(key="title", label="问题", limit=300, fill="case:title", recorded=False), *_ABOUT,
            Field(key="reason", label="更正理由", kind=FieldKind.LONG_TEXT),
        ),
    ),
)
