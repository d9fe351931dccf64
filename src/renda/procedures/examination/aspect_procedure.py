"""Aspects of a checklist (对照方面): problems found stand under them; one without a finding says what was looked at.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, Number, Procedure, Stage
from renda.procedures.examination.rules import ASPECT_PREDICATES
from renda.procedures.examination.vocabulary import COORDINATOR, LIST_BASIS, SEES_CHECKLISTS, SOURCES

_TITLE = Field(key="title", label="方面", limit=300)

ACTIONS = (
    Action(
        key="set_with_checklist", label="随清单登记", event="AspectSet", to="against", rights=(), internal=True,
        sentence="{actor}登记对照方面。",
        fields=(
            _TITLE,
            Field(
                key="checklist", label="对照清单", kind=FieldKind.CASE, of="checklist", recorded=True,
                only=When("source", tuple(s.key for s in SOURCES)),
            ),
            Field(key="source", label="清单来源", kind=FieldKind.CHOICE, choices=SOURCES, recorded=True), CAMPAIGN,
        ),
        effects=(Assign(unit="actor:unit"), Number(prefix="方面"), UNDER_CAMPAIGN),
    ),
    Action(
        key="note_examined", label="登记对照情况", event="AspectExamined", from_=("against",), rights=(COORDINATOR,),
        needs=("said_where_none",), sentence="{actor}登记对照情况[：{held_against}]。",
        fields=(
            Field(
                key="held_against", label="对照情况", kind=FieldKind.LONG_TEXT, required=False, recorded=True,
                help="写明对照了什么；没有查摆出问题的方面必填。",
            ),
        ),
    ),
    Action(
        key="correct_title", label="更正方面", event="DetailsCorrected", from_=("against",), rights=(COORDINATOR,),
        sentence="{actor}更正方面的表述，理由：{reason}",
        fields=(
            Field(key="title", label="方面", limit=300, fill="case:title"), Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),
        ),
    ),
    set_campaign(("against", "gone_through"), ()),
    Action(
        key="end_with_checklist", label="随清单结束", event="AspectEnded", from_=("against",), to="gone_through", rights=(), internal=True,
        sentence="{actor}结束对照。",
    ),
    Action(
        key="resume_with_checklist", label="随清单重新对照", event="AspectResumed", from_=("gone_through",), to="against", rights=(),
        internal=True, sentence="{actor}重新对照。",
    ),
)

CHECKLIST_ASPECT = Procedure(
    key="checklist_aspect", label="对照方面", version=2, basis=LIST_BASIS, register=True,
    stages=(Stage(key="against", label="对照中"), Stage(key="gone_through", label="对照结束", closed=True)),
    actions=ACTIONS, visible_to=SEES_CHECKLISTS, predicates=ASPECT_PREDICATES,
)
