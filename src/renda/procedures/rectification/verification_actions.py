"""Acts by which others verify, sign, publicise, strike off and look back at a problem.

Who asks for closing never verifies it: every closing act names the acts whose doers may not take it.
Must not know: tables, Django.
"""

from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    ActOn,
    Ask,
    Branch,
    If,
    LinkType,
    NewRound,
    Open,
    Start,
    Stop,
)
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.rectification.measure_procedure import (
    BRANCH_SECRETARY,
    COORDINATOR,
    EVIDENCE,
    LEADER,
    SUPERIOR,
    VERIFIER,
)
from renda.procedures.rectification.placing_actions import ANSWER_DUE
from renda.procedures.rectification.vocabulary import DOERS, YES_NO

CHECKER = Right(Duty.MEMBER, Relation.APPOINTED, "checker")

METHODS = (Choice("on_site", "现场核查"), Choice("papers", "查阅资料"), Choice("visit", "回访当事人"))
PUBLICITY = (
    Choice("public", "向社会公示"), Choice("deputies", "向代表公示"), Choice("office", "在机关内公示"), Choice("none", "不公示"),
)
_SHOWN = When("publicity", ("public", "deputies", "office"))
_DISCLOSED = Open(  # the signature is the review: whoever signs neither handled the problem nor checked it
    procedure="disclosure", action="publish_signed", link=LinkType.DERIVED_FROM,
    fill={"title": "case:title", "ring": "data:publicity", "summary": "data:summary", "unit": "case:unit"},
)
CONCLUSIONS = (Choice("stands", "整改成果巩固"), Choice("rebounded", "出现反弹"))

_CHECK_FIELDS = (
    Field(key="method", label="核查方式", kind=FieldKind.CHOICE, choices=METHODS),
    Field(key="checked_on", label="核查日期", kind=FieldKind.DATE, latest="today", fill="today"),
    Field(key="opinion", label="核查意见", kind=FieldKind.LONG_TEXT, help="写明看到了什么、对照哪条标准。"),
    EVIDENCE,
)
_RETURN_FIELDS = (
    Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT, help="写明缺什么、补到什么程度。"),
    Field(key="rectify_by", label="新的整改期限", kind=FieldKind.DATE, earliest="today", recorded=True),
)
_RETURN_EFFECTS = (Stop(clock="check"), Stop(clock="publicity"), NewRound(), Start(clock="rectify", due="rectify_by"))


def _withdrawn(reason: str) -> ActOn:
    """What was disclosed of the problem is taken back with it."""
    return ActOn(link=LinkType.DERIVED_FROM, outgoing=False, action="withdraw_with_matter", fill={"reason": reason})


def _personal_check(key: str, stage: str, right: Right, who: str) -> tuple[Action, Action]:
    return (
        Action(
            key=f"{key}_confirm", label="核查销号", event="PersonalProblemStruckOff", from_=(stage,), to="struck_off",
            sentence=f"{{actor}}以{who}身份核查，准予销号：{{opinion}}", rights=(right,), not_by=DOERS, closes=True,
            awaited=True, due_clock="check",
            fields=(Field(key="opinion", label="核查意见", kind=FieldKind.LONG_TEXT),),
            effects=(Stop(clock="check"), Start(clock="look_back"), ANSWER_DUE),
        ),
        Action(
            key=f"{key}_return", label="退回补充", event="StrikeOffReturned", from_=(stage,), to="rectifying",
            sentence="{actor}核查后退回，整改期限{rectify_by}。理由：{reason}", rights=(right,),
            fields=_RETURN_FIELDS, effects=_RETURN_EFFECTS,
        ),
    )


VERIFICATION_ACTIONS = (
    Action(
        key="arrange_check", label="安排核查", event="CheckArranged", from_=("strike_off_applied",), to="checking",
        sentence="{actor}指定{checkers}核查，核查期限{due}。", rights=(COORDINATOR,), awaited=True, due_clock="check",
        fields=(
            Field(
                key="checkers", label="核查人", kind=FieldKind.PERSON, many=True,
                help="谁申请谁不核查：本轮申请销号、填报进展的人不能担任核查人。",
            ),
        ),
        effects=(Ask(people="checkers", role="checker"),),
    ),
    Action(
        key="pass_check", label="核查通过", event="CheckPassed", from_=("checking",), to="awaiting_signature",
        sentence="{actor}{checked_on}{method}，核查通过：{opinion}[，附佐证{evidence}]", rights=(CHECKER,),
        not_by=DOERS, closes=True, awaited=True, due_clock="check", fields=_CHECK_FIELDS, effects=(Stop(clock="check"),),
    ),
    Action(
        key="return_application", label="退回补充", event="StrikeOffReturned",
        from_=("strike_off_applied", "checking", "awaiting_signature"), to="rectifying",
        sentence="{actor}退回销号申请，整改期限{rectify_by}。理由：{reason}", rights=(COORDINATOR, CHECKER, LEADER),
        not_by=DOERS, fields=_RETURN_FIELDS, effects=_RETURN_EFFECTS,
    ),
    Action(
        key="sign", label="签批", event="StrikeOffSigned", from_=("awaiting_signature",), to="publicised",
        branches=(Branch(when=When("publicity", ("none",)), to="struck_off"),),
        sentence="{actor}签批同意销号，{publicity}[（{publicity_reason}）]。", rights=(LEADER,),
        not_by=(*DOERS, "pass_check"), closes=True, awaited=True,
        fields=(
            Field(key="publicity", label="公示范围", kind=FieldKind.CHOICE, choices=PUBLICITY, recorded=True),
            Field(
                key="publicity_reason", label="不公示的理由", kind=FieldKind.LONG_TEXT, recorded=True,
                required=When("publicity", ("none",)),
            ),
            Field(
                key="summary", label="公示摘要", kind=FieldKind.LONG_TEXT, recorded=True,
                required=_SHOWN, help="不写姓名、电话等个人信息；公示时系统还会遮盖查出的个人信息。",
            ),
        ),
        effects=(
            If(when=_SHOWN, effects=(Start(clock="publicity"), _DISCLOSED)),
            If(when=When("publicity", ("none",)), effects=(Start(clock="look_back"), ANSWER_DUE)),
        ),
    ),
    Action(
        key="accept_objection", label="异议成立退回", event="ObjectionAccepted", from_=("publicised",), to="rectifying",
        sentence="{actor}认定公示异议成立，退回整改，整改期限{rectify_by}。理由：{reason}", rights=(COORDINATOR,),
        fields=_RETURN_FIELDS, effects=(*_RETURN_EFFECTS, _withdrawn("data:reason")),
    ),
    Action(
        key="strike_off", label="销号", event="StruckOff", from_=("publicised",), to="struck_off",
        sentence="{actor}办理销号，公示期内{objections}。", rights=(COORDINATOR,), needs=("publicity_over",),
        not_by=DOERS, closes=True, awaited=True, due_clock="publicity",
        fields=(
            Field(
                key="objections", label="公示反馈", kind=FieldKind.CHOICE,
                choices=(Choice("none", "未收到异议"), Choice("explained", "收到异议，已解释说明")),
            ),
        ),
        effects=(Stop(clock="publicity"), Start(clock="look_back"), ANSWER_DUE),
    ),
    *_personal_check("secretary", "secretary_checking", BRANCH_SECRETARY, "支部书记"),
    *_personal_check("superior", "superior_checking", SUPERIOR, "上级组织"),
    Action(
        key="look_back", label="回头看", event="LookedBack", from_=("struck_off",), to="confirmed",
        branches=(Branch(when=When("conclusion", ("rebounded",)), to="rebounded"),),
        sentence="{actor}回头看：{conclusion}。{finding}", rights=(COORDINATOR, VERIFIER, BRANCH_SECRETARY, SUPERIOR),
        not_by=DOERS, closes=True, awaited=True, due_clock="look_back",
        fields=(
            Field(key="conclusion", label="结论", kind=FieldKind.CHOICE, choices=CONCLUSIONS, recorded=True),
            Field(key="finding", label="抽查情况", kind=FieldKind.LONG_TEXT),
            Field(
                key="listed", label="挂牌督办", kind=FieldKind.CHOICE, choices=YES_NO, recorded=True,
                required=When("conclusion", ("rebounded",)),
            ),
        ),
        effects=(
            Stop(clock="look_back"),
            If(when=When("conclusion", ("rebounded",)), effects=(
                Stop(clock="answer"), NewRound(), _withdrawn("text:回头看发现问题反弹，重新整改"),
            )),
        ),
    ),
)
