"""What a meeting finds, entered as rows: problems of the body, of a member, of its secretary, and measures.

Each row becomes a case under the privacy of its level, so that a personal problem never stands in a record that others read.
Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, LinkType, Open
from renda.procedures.examination.vocabulary import FIELDS, KINDS, MEASURE_KINDS, ORGANISERS, SECRETARY, SUPERIOR

_OPEN = ("held", "reported")
_SUBJECT = Field(key="subject", label="对象", kind=FieldKind.PERSON)
_FOUND = (
    Field(key="title", label="问题", limit=300, help="一句话写清是什么问题。"),
    Field(key="field", label="领域", kind=FieldKind.CHOICE, choices=FIELDS),
    Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=KINDS),
)
_PRIVATE = "个人问题只有本人和支部书记可见，其他人只见件数。党员之间的批评意见不登记，系统没有这一栏。"


def _problems(level: str, subject: str = "") -> Open:
    """One problem for each row, at a level and derived from the meeting."""
    return Open(
        procedure="problem", action="register", rows="problems", link=LinkType.DERIVED_FROM,
        fill={
            "title": "row:title", "field": "row:field", "kind": "row:kind", "level": level, "origin_unit": "case:origin_unit",
            "channel": "text:meeting", "origin": "detail:found_origin", "campaign": "under:campaign", "added_later": "text:no",
            **({"subject": subject} if subject else {}),
        },
    )


FINDING_ACTIONS = (
    Action(
        key="enter_problems", label="登记查摆问题", event="ProblemsEntered", from_=_OPEN, rights=ORGANISERS,
        sentence="{actor}登记本次会议查摆的问题{problems}项。",
        help="登记本单位的问题。党员个人的问题由支部书记用“登记个人问题”登记。党员之间的批评意见不登记，系统没有这一栏。",
        fields=(Field(key="problems", label="查摆的问题", kind=FieldKind.ROWS, columns=_FOUND),),
        effects=(_problems("detail:level"),),
    ),
    Action(
        key="enter_personal", label="登记个人问题", event="PersonalProblemsEntered", from_=_OPEN, rights=(SECRETARY,),
        needs=("of_a_branch", "not_ones_own"), help=_PRIVATE, sentence="{actor}登记党员个人查摆的问题{problems}项。",
        fields=(Field(key="problems", label="个人问题", kind=FieldKind.ROWS, columns=(_SUBJECT, *_FOUND)),),
        effects=(_problems("text:person", "row:subject"),),
    ),
    Action(
        key="enter_secretary", label="登记支部书记个人问题", event="PersonalProblemsEntered", from_=_OPEN, rights=(SUPERIOR,),
        needs=("of_a_branch",), help="支部书记本人的问题只有本人和上级组织可见，由上级组织核查销号。",
        sentence="{actor}登记支部书记个人查摆的问题{problems}项。",
        fields=(Field(key="problems", label="个人问题", kind=FieldKind.ROWS, columns=(_SUBJECT, *_FOUND)),),
        effects=(_problems("text:secretary", "row:subject"),),
    ),
    Action(
        key="enter_measures", label="登记整改措施", event="MeasuresEntered", from_=_OPEN, rights=ORGANISERS,
        needs=("no_private_problems",), sentence="{actor}登记整改措施{measures}条。",
        help="一条措施可以对应几个问题，问题编号之间用顿号隔开；个人问题的措施在该问题中制定。",
        fields=(
            Field(
                key="measures", label="整改措施", kind=FieldKind.ROWS,
                columns=(
                    Field(key="title", label="措施", limit=300),
                    Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=MEASURE_KINDS),
                    Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
                    Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
                    Field(key="problems", label="对应的问题", kind=FieldKind.CASE, many=True, of="problem", required=False),
                ),
            ),
        ),
        effects=(
            Open(
                procedure="measure", action="set", rows="measures", link=LinkType.DERIVED_FROM,
                fill={
                    "title": "row:title", "kind": "row:kind", "due_on": "row:due_on", "person": "row:person", "problems": "row:problems",
                    "unit": "case:unit", "level": "detail:level", "origin_unit": "case:origin_unit", "campaign": "under:campaign",
                },
            ),
        ),
    ),
)
