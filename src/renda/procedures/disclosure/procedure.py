"""Disclosure (公开) as declared data: proposed, reviewed by somebody else, published to a ring, withdrawn with a reason.

A case of its own, derived from the matter it tells of: it has stages, a reviewer and an end of its own.
Must not know: tables, Django, the procedures whose matters are disclosed.
"""

from renda.domain.fields import Field, FieldKind, When
from renda.domain.limits import WorkingDays
from renda.domain.procedures import (
    ANY_PROCEDURE,
    Action,
    Assign,
    Branch,
    ClockRule,
    If,
    Link,
    LinkType,
    Number,
    Procedure,
    Publish,
    Stage,
    Start,
    Stop,
    Withdraw,
)
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.disclosure.rules import PREDICATES
from renda.procedures.disclosure.vocabulary import GROUNDS, RINGS, RINGS_OR_NONE, SHOWN, TIMINGS

BASIS = "本机关信息公开审核办法"
COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
REVIEWER = Right(Duty.DISCLOSE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
OWN_HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
LEADER = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
PROPOSER = Right(Duty.MEMBER, Relation.PROPOSER)
WRITERS = ("propose", "amend", "propose_again")

_NONE = When("ring", ("none",))
_SHOWN = When("ring", SHOWN)
_BRANCHES = (Branch(when=_NONE, to="withholding"),)
_PUBLISH = Publish(ring="ring", text="summary", result="result", kept="kept", files="papers")

_CONTENT = (
    Field(
        key="ring", label="公开范围", kind=FieldKind.CHOICE, choices=RINGS_OR_NONE, recorded=True,
        help="范围由内到外：机关内、代表、社会；公开到外一层，里层的人也看得到。",
    ),
    Field(key="ground", label="不公开的情形", kind=FieldKind.CHOICE, choices=GROUNDS, recorded=True, required=_NONE),
    Field(key="ground_note", label="不公开的说明", kind=FieldKind.LONG_TEXT, recorded=True, required=When("ground", ("other",))),
    Field(key="summary", label="公开摘要", kind=FieldKind.LONG_TEXT, recorded=True, required=_SHOWN, help="写清做了什么，不写套话。"),
    Field(key="result", label="办理结果", kind=FieldKind.LONG_TEXT, recorded=True, required=False),
    Field(
        key="kept", label="保留不遮盖", kind=FieldKind.ROWS, recorded=True, required=False,
        help="姓名、电话、证件号、车牌、邮箱、门牌在公开时自动遮盖，原文不变。确需照登的，逐处写明字样和理由。",
        columns=(Field(key="words", label="照登的字样", limit=60), Field(key="why", label="理由", limit=100)),
    ),
    Field(
        key="papers", label="公开附件", kind=FieldKind.FILE, required=False, many=True,
        help="上传供公开的版本；文件里的个人信息要事先处理，系统不改文件。",
    ),
)

_AUTHORS = (PROPOSER, COORDINATOR, OWN_HANDLER)
_AGAIN = (Field(key="title", label="公开标题", limit=300, fill="case:title"), *_CONTENT)

PROPOSING = (
    Action(
        key="propose", label="提出公开", event="DisclosureProposed", to="proposed", branches=_BRANCHES,
        sentence="{actor}提出公开《{title}》，范围：{ring}[，情形：{ground}][（{ground_note}）]。", needs=("may_be_disclosed",),
        rights=(COORDINATOR, HANDLER),
        fields=(
            Field(
                key="matter", label="事项", kind=FieldKind.CASE, of=ANY_PROCEDURE, recorded=True, help="填编号。个人清单的事项不能公开。",
            ),
            Field(key="title", label="公开标题", limit=300),
            Field(key="unit", label="承办单位", kind=FieldKind.UNIT),
            *_CONTENT,
        ),
        effects=(
            Link(type=LinkType.DERIVED_FROM, cases="matter"), Assign(unit="unit"), Number(prefix="公开"), Start(clock="review"),
        ),
    ),
    Action(
        key="amend", label="修改公开内容", event="DisclosureAmended", from_=("proposed", "withholding"), to="proposed",
        branches=_BRANCHES, sentence="{actor}修改公开内容，范围：{ring}[，情形：{ground}]。", rights=_AUTHORS, fields=_AGAIN,
    ),
    Action(
        key="propose_again", label="重新提出公开", event="DisclosureProposedAgain", from_=("returned",), to="proposed", awaited=True,
        branches=_BRANCHES, sentence="{actor}修改后重新提出公开，范围：{ring}[，情形：{ground}]。", rights=_AUTHORS, fields=_AGAIN,
        effects=(Start(clock="review"),),
    ),
)

REVIEWING = (
    Action(
        key="approve", label="审核公开", event="DisclosureApproved", from_=("proposed",), to="published",
        branches=(Branch(when=When("timing", ("later",)), to="approved"),), closes=True, awaited=True, due_clock="review",
        sentence="{actor}审核同意公开，{timing}[，公开日{publish_on}][：{opinion}]。", rights=(REVIEWER,), not_by=WRITERS,
        needs=("may_be_disclosed",), help="先打开“公开预览”，逐处看清遮盖前后。公开的内容就是预览所见。",
        fields=(
            Field(key="timing", label="公开时间", kind=FieldKind.CHOICE, choices=TIMINGS),
            Field(
                key="publish_on", label="公开日", kind=FieldKind.DATE, earliest="today", recorded=True,
                required=When("timing", ("later",)),
            ),
            Field(key="opinion", label="审核意见", kind=FieldKind.LONG_TEXT, required=False),
        ),
        effects=(
            Stop(clock="review"), If(when=When("timing", ("now",)), effects=(_PUBLISH,)),
            If(when=When("timing", ("later",)), effects=(Start(clock="publish", due="publish_on"),)),
        ),
    ),
    Action(
        key="publish", label="公开", event="DisclosurePublished", from_=("approved",), to="published", closes=True, awaited=True,
        due_clock="publish", sentence="{actor}按审核意见公开。", rights=(REVIEWER,), not_by=WRITERS,
        needs=("publish_day_come", "may_be_disclosed"), effects=(Stop(clock="publish"), _PUBLISH),
    ),
    Action(
        key="withhold", label="同意不公开", event="DisclosureWithheld", from_=("withholding",), to="withheld", closes=True,
        awaited=True, due_clock="review", sentence="{actor}审核同意不公开[：{opinion}]。", rights=(REVIEWER,), not_by=WRITERS,
        fields=(Field(key="opinion", label="审核意见", kind=FieldKind.LONG_TEXT, required=False),), effects=(Stop(clock="review"),),
    ),
    Action(
        key="return_proposal", label="退回修改", event="DisclosureReturned", from_=("proposed", "withholding", "approved"), to="returned",
        sentence="{actor}退回公开内容：{reason}", rights=(REVIEWER,), not_by=WRITERS,
        fields=(Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT, help="写明哪一处要改、改成什么。"),),
        effects=(Stop(clock="review"), Stop(clock="publish")),
    ),
    Action(
        key="withdraw", label="撤回公开", event="DisclosureWithdrawn", from_=("published",), to="withdrawn", closes=True,
        sentence="{actor}撤回公开：{reason}", rights=(REVIEWER,), not_by=WRITERS,
        help="撤回后公开页面只留标题、撤回日期和理由，不再能搜到。",
        fields=(Field(key="reason", label="撤回理由", kind=FieldKind.LONG_TEXT, help="理由会公开显示，不写个人信息。"),),
        effects=(Withdraw(reason="reason"),),
    ),
)

FROM_OTHERS = (
    Action(
        key="publish_signed", label="签批公开", event="SignedDisclosurePublished", to="published", internal=True,
        sentence="{actor}签批，公开《{title}》，范围：{ring}。", rights=(),
        fields=(
            Field(key="title", label="公开标题", limit=300),
            Field(key="unit", label="承办单位", kind=FieldKind.UNIT, required=False),
            Field(key="ring", label="公开范围", kind=FieldKind.CHOICE, choices=RINGS, recorded=True),
            Field(key="summary", label="公开摘要", kind=FieldKind.LONG_TEXT, recorded=True),
        ),
        effects=(Assign(unit="unit"), Number(prefix="公开"), _PUBLISH),
    ),
    Action(
        key="withdraw_with_matter", label="随事项撤回公开", event="DisclosureWithdrawnWithMatter", from_=("published",),
        to="withdrawn", internal=True, sentence="{actor}随事项撤回公开：{reason}", rights=(),
        fields=(Field(key="reason", label="撤回理由", kind=FieldKind.LONG_TEXT),), effects=(Withdraw(reason="reason"),),
    ),
)

DISCLOSURE = Procedure(
    key="disclosure", label="信息公开", version=1, basis=BASIS,
    stages=(
        Stage(key="proposed", label="待审核", step="提出"),
        Stage(key="withholding", label="待审核不公开", step="提出"),
        Stage(key="returned", label="退回修改", step="提出"),
        Stage(key="approved", label="待公开", step="审核"),
        Stage(key="published", label="已公开", closed=True, step="公开"),
        Stage(key="withheld", label="不公开", closed=True, step="公开"),
        Stage(key="withdrawn", label="已撤回", closed=True, step="撤回"),
    ),
    actions=(*PROPOSING, *REVIEWING, *FROM_OTHERS),
    clocks=(
        ClockRule(key="review", label="公开审核", basis=BASIS, limit=WorkingDays(count=5, basis=BASIS)),
        ClockRule(key="publish", label="公开日", basis="审核确定的日期"),
    ),
    visible_to=(COORDINATOR, REVIEWER, OWN_HANDLER, LEADER, PROPOSER), predicates=PREDICATES,
)
