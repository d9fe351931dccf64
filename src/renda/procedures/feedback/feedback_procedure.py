"""Feedback (反馈意见) of inspection, appraisal, audit or guidance group: decomposed to measures, reported back as a whole, by rounds.

No article sets one time limit for all of them: the date is the document's own. Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.procedures import (
    Action,
    ActOn,
    Assign,
    ClockRule,
    Extend,
    LinkType,
    NewRound,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.feedback.rules import FEEDBACK_PREDICATES
from renda.procedures.feedback.vocabulary import (
    ANY_HANDLER,
    ANY_LEADER,
    AT_WORK,
    BASIS,
    CO_UNITS,
    COORDINATOR,
    LEADER,
    PERSON,
    REASON,
    SOURCES,
    UNIT,
    VERIFIER,
)

_TITLE = Field(key="title", label="反馈意见名称", limit=300)
_NUMBER = Field(key="document_number", label="文号", required=False, recorded=True)
_REPLY_DUE = Field(
    key="reply_due_on", label="报送时限", kind=FieldKind.DATE, recorded=True,
    help="填反馈文件确定的日期；文件没有写明的，由本机关自定。",
)
_WORDS = Field(key="reply", label="来源单位意见", kind=FieldKind.LONG_TEXT, recorded=True)
_REPLIED_ON = Field(key="replied_on", label="答复日期", kind=FieldKind.DATE, latest="today", recorded=True)
_VERDICTS = (Choice("refused", "不认可"), Choice("more", "基本认可、还需整改"))

RECEIVE = Action(
    key="receive", label="登记反馈意见", event="FeedbackReceived", to="received", rights=(COORDINATOR,),
    sentence="{actor}登记{source}反馈意见，反馈单位{issuer}，{reply_due_on}前报送整改情况。",
    fields=(
        _TITLE, Field(key="source", label="来源", kind=FieldKind.CHOICE, choices=SOURCES, recorded=True),
        Field(key="issuer", label="反馈单位", recorded=True), _NUMBER,
        Field(key="received_on", label="收到日期", kind=FieldKind.DATE, latest="today", recorded=True), _REPLY_DUE,
        Field(key="unit", label="牵头单位", kind=FieldKind.UNIT), LEADER, CAMPAIGN,
        Field(key="text", label="反馈文件", kind=FieldKind.FILE, required=False, many=True, help="涉密文件不得上传。"),
    ),
    effects=(Assign(unit="unit"), Start(clock="report", due="reply_due_on"), Number(prefix="反馈"), UNDER_CAMPAIGN),
)

DECOMPOSE = Action(
    key="decompose", label="分解措施", event="FeedbackDecomposed", from_=AT_WORK, rights=(COORDINATOR,),
    sentence="{actor}分解整改措施{measures}条。",
    fields=(
        Field(
            key="measures", label="整改措施", kind=FieldKind.ROWS, help="一条措施由一个单位负责；几个单位都要办的，分成几条。",
            columns=(
                Field(key="point", label="反馈指出的问题", limit=300), Field(key="title", label="整改措施", limit=300), UNIT, PERSON,
                CO_UNITS, Field(key="due_on", label="完成时限", kind=FieldKind.DATE),
            ),
        ),
    ),
    effects=(
        Open(
            procedure="feedback_measure", action="set_with_feedback", rows="measures", link=LinkType.PART_OF,
            fill={
                "title": "row:title", "point": "row:point", "unit": "row:unit", "person": "row:person", "co_units": "row:co_units",
                "due_on": "row:due_on", "feedback": "case:id", "in_round": "words:r{case:round}", "source": "detail:source",
            },
        ),
    ),
)

ASK_AGAIN = Action(
    key="ask_again", label="登记还需整改", event="FeedbackNotAccepted", from_=("reported",), to="handling", rights=(COORDINATOR,),
    sentence="{actor}登记来源单位{replied_on}答复：{verdict}，未完成的措施转入下一轮，{reply_due_on}前再次报送。{reply}",
    help="未完成的措施自动转入下一轮；来源单位认为已完成的措施仍不到位的，登记后在该措施中办理“转入下一轮”。",
    fields=(
        Field(key="verdict", label="答复", kind=FieldKind.CHOICE, choices=_VERDICTS, recorded=True), _WORDS, _REPLIED_ON,
        Field(key="reply_due_on", label="再次报送时限", kind=FieldKind.DATE, earliest="today", recorded=True),
        Field(key="next_due", label="未完成措施的新时限", kind=FieldKind.DATE, earliest="today"),
    ),
    effects=(
        NewRound(), Start(clock="report", due="reply_due_on"),
        ActOn(
            link=LinkType.PART_OF, outgoing=False, action="carry_over",
            fill={"next_round": "words:r{case:round}", "next_due": "data:next_due"},
        ),
    ),
)

FEEDBACK = Procedure(
    key="feedback", label="反馈意见", version=2, basis=BASIS,
    stages=(
        Stage(key="received", label="待分解", step="分解"), Stage(key="handling", label="整改中", step="整改"),
        Stage(key="reported", label="已报送、待答复", step="报送"), Stage(key="accepted", label="已认可", closed=True, step="认可"),
        Stage(key="cancelled", label="已撤销", closed=True, step="认可"),
    ),
    actions=(
        RECEIVE, DECOMPOSE,
        Action(
            key="issue_division", label="印发整改分工", event="DivisionIssued", from_=("received",), to="handling",
            rights=(COORDINATOR,), awaited=True, needs=("has_measures",), sentence="{actor}登记印发整改分工[，文号{division_number}]。",
            fields=(
                Field(key="division_number", label="分工文件文号", required=False, recorded=True),
                Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", recorded=True),
            ),
        ),
        Action(
            key="report_back", label="报送整改情况", event="FeedbackReportedBack", from_=("handling",), to="reported",
            rights=(COORDINATOR,), awaited=True, due_clock="report", needs=("all_accounted",),
            sentence="{actor}报送第{round}轮整改情况[，文号{report_number}]：{summary}",
            fields=(
                Field(key="summary", label="整改情况", kind=FieldKind.LONG_TEXT, recorded=True, help="写总体情况；逐条情况见措施表。"),
                Field(key="report_number", label="报告文号", required=False, recorded=True),
                Field(key="reported_on", label="报送日期", kind=FieldKind.DATE, latest="today", recorded=True),
                Field(key="text", label="报告文本", kind=FieldKind.FILE, required=False, many=True),
            ),
            effects=(Stop(clock="report"),),
        ),
        Action(
            key="accept", label="登记认可", event="FeedbackAccepted", from_=("reported",), to="accepted", closes=True,
            rights=(COORDINATOR, VERIFIER, ANY_LEADER), not_by=("report_back",), awaited=True, needs=("nothing_unfinished",),
            sentence="{actor}登记来源单位{replied_on}答复认可。{reply}", fields=(_WORDS, _REPLIED_ON),
        ),
        ASK_AGAIN,
        Action(
            key="extend_report", label="调整报送时限", event="ReportExtended", from_=AT_WORK, rights=(COORDINATOR,),
            sentence="{actor}将报送时限调整到{reply_due_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="reply_due_on", label="新的报送时限", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="report", to="reply_due_on", consent="consent"),),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=AT_WORK, rights=(COORDINATOR,),
            sentence="{actor}更正反馈意见信息，理由：{reason}",
            fields=(
                Field(key="title", label="反馈意见名称", limit=300, fill="case:title"),
                Field(key="issuer", label="反馈单位", recorded=True), _NUMBER, LEADER, REASON,
            ),
        ),
        set_campaign((*AT_WORK, "reported"), (COORDINATOR,)),
        Action(
            key="cancel", label="撤销登记", event="FeedbackCancelled", from_=("received",), to="cancelled", closes=True,
            rights=(COORDINATOR,), not_by=("report_back",), needs=("no_measures",), sentence="{actor}撤销登记：{reason}",
            fields=(REASON,), effects=(Stop(clock="report"),),
        ),
    ),
    clocks=(ClockRule(key="report", label="报送时限", basis="反馈文件确定的报送日期；文件没有写明的，由本机关自定"),),
    visible_to=(COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER), predicates=FEEDBACK_PREDICATES,
)
