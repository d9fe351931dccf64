"""Rules (制度) as declared data: made, issued, checked for being carried out, cleaned up, replaced or abolished.

A new wording is a case of its own that takes the place of the old one; the old one stays readable. Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    ANY_PROCEDURE,
    Action,
    ActOn,
    Assign,
    Branch,
    ClockRule,
    Extend,
    If,
    Link,
    LinkType,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.rules.rules import PREDICATES
from renda.procedures.rules.vocabulary import (
    ANY_LEADER,
    ASPECTS,
    BASIS,
    CHANGES,
    COORDINATOR,
    ENTERING,
    KEEPING,
    REASON,
    RESULTS,
    RULE_LEVELS,
    SEEN_BY,
    SORTS,
    STATES,
    VERDICTS,
    VERIFIER,
)

_ISSUED, _DRAFTING, _REVISED = When("state", ("issued",)), When("state", ("drafting",)), When("result", ("revised",))
_TITLE = Field(key="title", label="制度名称", limit=200)
_SORT = Field(key="sort", label="类别", kind=FieldKind.CHOICE, choices=SORTS, recorded=True, fill="text:management")
_LEVEL = Field(key="level", label="层级", kind=FieldKind.CHOICE, choices=RULE_LEVELS, recorded=True, fill="text:office")
_ASPECT = Field(key="aspect", label="方面", kind=FieldKind.CHOICE, choices=ASPECTS, recorded=True)
_PAPER = Field(key="document_no", label="文号", required=False, recorded=True, limit=60)
_DUE = Field(key="due_on", label="印发时限", kind=FieldKind.DATE, recorded=True)
_TEXT = Field(
    key="text", label="制度文本", kind=FieldKind.FILE, required=False, many=True, help="可不附。PDF、Word均可；涉密文件不得上传。",
)
_PROBLEMS = Field(
    key="problems", label="针对的问题", kind=FieldKind.CASE, of="problem", many=True, required=False,
    help="因整改问题制定的，填问题编号；从问题页能看到本制度。",
)
_GIVE_WAY = ActOn(link=LinkType.MERGED_INTO, outgoing=False, action="give_way")

RECORD = Action(
    key="record", label="登记制度", event="RuleRecorded", to="in_force", branches=(Branch(when=_DRAFTING, to="drafting"),),
    rights=ENTERING, needs=("dates_fit_state", "replaced_in_force"),
    sentence="{actor}登记制度（{change}，{state}）[，{issued_on}印发][，{document_no}][，{due_on}前印发][，替代{replaces}]。",
    fields=(
        _TITLE,
        Field(
            key="change", label="制定方式", kind=FieldKind.CHOICE, choices=CHANGES, recorded=True, fill="text:new",
            help="清理前已有、只登记备查的，选“原有”。",
        ),
        _LEVEL, _ASPECT, _SORT,
        Field(
            key="state", label="制定情况", kind=FieldKind.CHOICE, choices=STATES, fill="text:issued", otherwise="given:issued_on=issued",
        ),
        Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", recorded=True, required=_ISSUED, fill="today"),
        Field(key="due_on", label="印发时限", kind=FieldKind.DATE, recorded=True, required=_DRAFTING, help="还在制定的填写。"),
        _PAPER, Field(key="unit", label="起草部门", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本部门。"),
        Field(
            key="replaces", label="替代的制度", kind=FieldKind.CASE, of="rule", many=True, required=False,
            help="完善原有制度的，填原制度编号；印发后原制度自动转为“已被替代”。",
        ),
        _PROBLEMS,
        Field(
            key="sources", label="由来", kind=FieldKind.CASE, of=ANY_PROCEDURE, many=True, required=False,
            help="由调研课题、转化项目、会议等形成的，填编号；从那一页能看到本制度。",
        ),
        CAMPAIGN, _TEXT,
    ),
    effects=(
        Assign(unit="unit"), Number(prefix="制度"), Link(type=LinkType.DERIVED_FROM, cases="problems"),
        Link(type=LinkType.DERIVED_FROM, cases="sources"), Link(type=LinkType.MERGED_INTO, cases="replaces", this_is_source=False),
        UNDER_CAMPAIGN, If(when=_DRAFTING, effects=(Start(clock="issue", due="due_on"),)), If(when=_ISSUED, effects=(_GIVE_WAY,)),
    ),
)

_REVISION = Open(
    procedure="rule", action="plan_revision", link=LinkType.MERGED_INTO, child_is_source=False,
    fill={
        "title": "case:title", "unit": "case:unit", "due_on": "data:revise_by", "campaign": "data:campaign", "change": "text:improved",
        **{key: f"detail:{key}" for key in ("level", "aspect", "sort")},
    },
)
CLEAN_UP = Action(
    key="clean_up", label="清理", event="RuleCleanedUp", from_=("in_force",), branches=(
        Branch(when=When("result", ("abolished",)), to="abolished"),
    ),
    rights=KEEPING, sentence="{actor}{cleaned_on}清理：{result}[，{revise_by}前修订印发]。依据和理由：{reason}",
    help="可以在台账里勾选几件一并清理。需要修订的，自动登记一件制定中的制度，印发后替代本件。",
    fields=(
        Field(key="result", label="清理结果", kind=FieldKind.CHOICE, choices=RESULTS, recorded=True),
        Field(key="cleaned_on", label="清理日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
        Field(key="revise_by", label="修订时限", kind=FieldKind.DATE, required=_REVISED, earliest="today", help="需要修订的填写。"),
        Field(key="reason", label="依据和理由", kind=FieldKind.LONG_TEXT),
        CAMPAIGN,
    ),
    effects=(
        If(when=_REVISED, effects=(_REVISION,)), If(when=When("result", ("abolished",)), effects=(UNDER_CAMPAIGN,)),
    ),
)

RULE = Procedure(
    key="rule", label="制度", version=1, basis=BASIS, register=True,
    stages=(
        Stage(key="drafting", label="制定中"), Stage(key="in_force", label="现行有效"),
        Stage(key="replaced", label="已被替代", closed=True), Stage(key="abolished", label="已废止", closed=True),
        Stage(key="dropped", label="不再制定", closed=True),
    ),
    actions=(
        RECORD,
        Action(
            key="plan_revision", label="列入修订", event="RevisionPlanned", to="drafting", rights=(), internal=True,
            sentence="{actor}清理时列入修订，{due_on}前印发。",
            fields=(
                _TITLE, Field(key="unit", label="起草部门", kind=FieldKind.UNIT, required=False), _DUE,
                Field(key="change", label="制定方式", kind=FieldKind.CHOICE, choices=CHANGES, recorded=True), _LEVEL, _ASPECT, _SORT,
                CAMPAIGN,
            ),
            effects=(Assign(unit="unit"), Number(prefix="制度"), UNDER_CAMPAIGN, Start(clock="issue", due="due_on")),
        ),
        Action(
            key="issue", label="登记印发", event="RuleIssued", from_=("drafting",), to="in_force", rights=KEEPING, awaited=True,
            due_clock="issue", sentence="{actor}登记{issued_on}印发[，{document_no}]。",
            fields=(
                Field(key="title", label="制度名称", limit=200, fill="case:title"),
                Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"), _PAPER, _TEXT,
            ),
            effects=(Stop(clock="issue"), _GIVE_WAY),
        ),
        Action(
            key="give_way", label="被新制度替代", event="RuleReplaced", from_=("in_force",), to="replaced", rights=(), internal=True,
            sentence="{actor}登记印发新制度，本制度被替代。",
        ),
        Action(
            key="extend_due", label="调整时限", event="DueExtended", from_=("drafting",), rights=(COORDINATOR,),
            sentence="{actor}将印发时限调整到{due_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="due_on", label="新的印发时限", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="issue", to="due_on", consent="consent"),),
        ),
        Action(
            key="drop", label="不再制定", event="RuleDropped", from_=("drafting",), to="dropped", rights=(COORDINATOR, ANY_LEADER),
            sentence="{actor}登记不再制定：{reason}", fields=(REASON,), effects=(Stop(clock="issue"),),
        ),
        Action(
            key="check", label="检查落实", event="RuleChecked", from_=("in_force",), rights=(VERIFIER, *KEEPING),
            needs=("checked_since_issue",), sentence="{actor}{checked_on}检查落实情况，{verdict}：{words}[。发现的问题：{found}]",
            fields=(
                Field(key="checked_on", label="检查日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
                Field(key="verdict", label="落实情况", kind=FieldKind.CHOICE, choices=VERDICTS, recorded=True),
                Field(key="words", label="检查情况", kind=FieldKind.LONG_TEXT, help="写查了什么、看到什么，一两句即可。"),
                Field(
                    key="found", label="发现的问题", kind=FieldKind.CASE, of="problem", many=True, required=False,
                    help="没有落实的，先登记整改问题，再填编号；没有的不填。",
                ),
            ),
            effects=(Link(type=LinkType.DERIVED_FROM, cases="found", this_is_source=False),),
        ),
        CLEAN_UP,
        set_campaign(("drafting", "in_force"), KEEPING),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=("drafting", "in_force"), rights=KEEPING,
            sentence="{actor}更正制度信息，理由：{reason}",
            fields=(Field(key="title", label="制度名称", limit=200, fill="case:title"), _LEVEL, _ASPECT, _SORT, _PAPER, REASON),
        ),
    ),
    clocks=(ClockRule(key="issue", label="印发时限", basis="登记时由本机关自定的日期"),),
    visible_to=SEEN_BY, predicates=PREDICATES,
)
