"""Campaigns (集中教育) as declared data: prepared, run, concluded, closed; links and participating units are cases of their own.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    ActOn,
    Ask,
    Assign,
    ClockRule,
    Extend,
    If,
    LinkType,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.campaign.requirement_procedure import ASKED
from renda.procedures.campaign.rules import CAMPAIGN_PREDICATES
from renda.procedures.campaign.vocabulary import (
    ANY_LEADER,
    BASIS,
    CAMPAIGN_KINDS,
    CAMPAIGN_OPEN,
    COORDINATOR,
    FIRST_LINKS,
    GATHERS,
    GATHERS_TOO,
    GUIDE,
    REASON,
    SEEN_BY,
)

_TITLE = Field(key="title", label="名称", limit=100)
_LEADER = Field(
    key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
    help="不填的，填牵头部门的分管领导。",
)
_ANSWERING = Field(key="answering", label="上级方案", required=False, recorded=True, help="写上级方案的名称和文号；没有的不填。")
_SUPERIOR_PLAN = Field(
    key="superior_plan", label="上级方案文本", kind=FieldKind.FILE, required=False, many=True, help="可在“更正信息”里补附。",
)
_LINKS = Field(
    key="links", label="环节", kind=FieldKind.ROWS, begins_with=tuple((*link, "") for link in FIRST_LINKS),
    help="系统已填常用的五个环节，可以增减、改名；一个环节归集几类记录的，其余各类在“还归集”里勾选。",
    columns=(
        Field(key="title", label="环节名称", limit=30),
        replace(GATHERS, recorded=False), replace(GATHERS_TOO, recorded=False),
    ),
)
_OPEN_LINKS = Open(
    procedure="campaign_link", action="arrange", rows="links", link=LinkType.PART_OF,
    fill={key: f"row:{key}" for key in ("title", "gathers", "gathers_too")},
)
_BODIES = tuple(
    Field(key=key, label=label, kind=FieldKind.UNIT, required=False, recorded=True, help=help_) for key, label, help_ in (
        ("leading_group", "领导小组", "先在“组织”里把它设为临时机构，成员按岗位登记，随任免变动。"), ("group_office", "领导小组办公室", ""),
        ("task_force", "工作专班", "专班分组的，在“组织”里设为它的下级机构，如综合协调组、学习宣传组、整改整治组。"),
    )
)
_WITH_CAMPAIGN = ActOn(link=LinkType.PART_OF, outgoing=False, action="end_with_campaign")
_CARRY_OVER = If(when=When("kind", ("special_rectification",), of="detail"), effects=(
    ActOn(link=LinkType.UNDER, outgoing=False, action="carry_over", fill={"campaign_title": "case:title"}, at_once=50),
))
"""Special rectification gathers what standing ledgers hold: what is not done when it closes goes on there, its links with it. It may be
thousands, of which a job writes one after another."""

CAMPAIGN = Procedure(
    key="campaign", label="集中教育", version=8, basis=BASIS,
    stages=(
        Stage(key="preparing", label="筹备中", step="筹备"), Stage(key="running", label="开展中", step="开展"),
        Stage(key="concluding", label="总结中", step="总结"), Stage(key="closed", label="已办结", closed=True, step="办结"),
        Stage(key="abandoned", label="不再开展", closed=True, step="办结"),
    ),
    actions=(
        Action(
            key="prepare", label="筹备集中教育", event="CampaignPrepared", to="preparing", rights=(COORDINATOR,),
            needs=("period_runs_on",), sentence="{actor}筹备{kind}，由{unit}牵头，设环节{links}个。",
            fields=(
                _TITLE, Field(key="kind", label="类别", kind=FieldKind.CHOICE, choices=CAMPAIGN_KINDS, recorded=True), _ANSWERING,
                _SUPERIOR_PLAN,
                Field(
                    key="unit", label="牵头部门", kind=FieldKind.UNIT, required=False, otherwise="own_unit",
                    help="不填的，由本部门牵头。",
                ),
                _LEADER,
                Field(key="from_on", label="开始日期", kind=FieldKind.DATE, recorded=True),
                Field(key="until_on", label="结束日期", kind=FieldKind.DATE, recorded=True), _LINKS,
            ),
            effects=(Assign(unit="unit"), Number(prefix="教育"), _OPEN_LINKS),
        ),
        Action(
            key="add_links", label="增设环节", event="LinksAdded", from_=CAMPAIGN_OPEN[:2], rights=(COORDINATOR,),
            sentence="{actor}增设环节{links}个。",
            fields=(Field(key="links", label="环节", kind=FieldKind.ROWS, columns=_LINKS.columns),), effects=(_OPEN_LINKS,),
        ),
        Action(
            key="add_units", label="确定参加单位", event="UnitsAdded", from_=CAMPAIGN_OPEN[:2], rights=(COORDINATOR,),
            needs=("units_not_in_yet",), looks_at=(), sentence="{actor}确定第{batch}批参加单位：{units}。",
            fields=(
                Field(
                    key="units", label="参加单位", kind=FieldKind.UNIT, many=True,
                    help="覆盖率按参加单位（含下级机构）的人员和组织计算；党支部参加的，也要列入。",
                ),
                Field(
                    key="batch", label="批次", kind=FieldKind.NUMBER, low=1, high=9, fill="text:1",
                    help="分批开展的，填第几批；不分批的填1。",
                ),
            ),
            effects=(
                Open(
                    procedure="campaign_part", action="join", rows="units", link=LinkType.PART_OF,
                    fill={"title": "case:title", "unit": "row:units", "batch": "data:batch"},
                ),
            ),
        ),
        Action(
            key="name_bodies", label="确定工作机构", event="BodiesNamed", from_=CAMPAIGN_OPEN, rights=(COORDINATOR,),
            sentence="{actor}确定工作机构[，领导小组：{leading_group}][，办公室：{group_office}][，工作专班：{task_force}]。",
            fields=_BODIES,
        ),
        Action(
            key="name_guides", label="确定指导组成员", event="GuidesNamed", from_=CAMPAIGN_OPEN, rights=(COORDINATOR,),
            sentence="{actor}登记联系本次集中教育的指导组成员：{guides}。",
            fields=(Field(key="guides", label="指导组成员", kind=FieldKind.PERSON, many=True),),
            effects=(Ask(people="guides", role="guide", state="confirmed"),),
        ),
        Action(
            key="give_requirement", label="登记指导组要求", event="GuidanceGiven", from_=CAMPAIGN_OPEN, rights=(COORDINATOR, GUIDE),
            needs=("asked_of_a_part",), looks_at=(),
            sentence="{actor}登记指导组{given_on}的要求：{required}，由{unit}答复。", fields=ASKED,
            help="指导组成员可以直接填写；书面或口头提出的，由综合协调岗位登记。",
            effects=(
                Open(
                    procedure="requirement", action="give", link=LinkType.UNDER,
                    fill={"title": "data:required", **{key: f"data:{key}" for key in ("given_on", "unit", "due_on", "words")}},
                ),
            ),
        ),
        Action(
            key="launch", label="启动", event="CampaignLaunched", from_=("preparing",), to="running", rights=(COORDINATOR, ANY_LEADER),
            awaited=True, sentence="{actor}启动集中教育。", effects=(Start(clock="period", due="until_on"),),
        ),
        Action(
            key="extend_period", label="调整期限", event="PeriodExtended", from_=("running",), rights=(COORDINATOR,),
            sentence="{actor}将结束日期调整到{until_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="until_on", label="新的结束日期", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="period", to="until_on", consent="consent"),),
        ),
        Action(
            key="conclude", label="转入总结", event="CampaignConcluding", from_=("running",), to="concluding", rights=(COORDINATOR,),
            awaited=True, due_clock="period", sentence="{actor}将集中教育转入总结。",
            effects=(Stop(clock="period"),),
        ),
        Action(
            key="close", label="办结", event="CampaignClosed", from_=("concluding",), to="closed", closes=True, not_by=("prepare",),
            rights=(ANY_LEADER, COORDINATOR), awaited=True, needs=("what_is_open_is_said",), looks_at=(),
            sentence="{actor}办结集中教育：{summary}[。未了事项：{left_open}]",
            fields=(
                Field(key="summary", label="总体情况", kind=FieldKind.LONG_TEXT, recorded=True),
                Field(
                    key="left_open", label="未了事项", kind=FieldKind.LONG_TEXT, required=False, recorded=True,
                    help="指导组要求、规定动作还没有办结的，写明由谁、何时继续办理；都已办结的不填。",
                ),
            ),
            effects=(_WITH_CAMPAIGN, _CARRY_OVER),
        ),
        Action(
            key="abandon", label="不再开展", event="CampaignAbandoned", from_=("preparing",), to="abandoned", closes=True,
            not_by=("prepare",), rights=(ANY_LEADER, COORDINATOR), sentence="{actor}决定不再开展：{reason}", fields=(REASON,), looks_at=(),
            effects=(_WITH_CAMPAIGN,),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=CAMPAIGN_OPEN, rights=(COORDINATOR,),
            sentence="{actor}更正集中教育信息，理由：{reason}",
            fields=(Field(key="title", label="名称", limit=100, fill="case:title"), _ANSWERING, _SUPERIOR_PLAN, REASON),
        ),
    ),
    clocks=(ClockRule(key="period", label="开展期限", basis="实施方案确定的结束日期"),),
    visible_to=SEEN_BY, predicates=CAMPAIGN_PREDICATES,
)
