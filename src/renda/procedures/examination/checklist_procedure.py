"""Checklists to hold oneself against (对照清单): received with their aspects, gone through, ended as a whole.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, ActOn, Assign, LinkType, Number, Open, Procedure, Stage
from renda.procedures.examination.vocabulary import COORDINATOR, LIST_BASIS, SEES_CHECKLISTS, SOURCES

_TITLE = Field(key="title", label="清单名称", limit=200)
_ISSUER = Field(key="issuer", label="印发单位", required=False, recorded=True)
_REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
_ASPECTS = Field(
    key="aspects", label="对照方面", kind=FieldKind.ROWS, help="按清单原来的顺序，一个方面一行。",
    columns=(Field(key="title", label="方面", limit=300),),
)
_OPENED = Open(
    procedure="checklist_aspect", action="set_with_checklist", rows="aspects", link=LinkType.PART_OF,
    fill={"title": "row:title", "checklist": "case:id", "source": "detail:source", "campaign": "under:campaign"},
)

ACTIONS = (
    Action(
        key="receive", label="登记对照清单", event="ChecklistReceived", to="in_use", rights=(COORDINATOR,),
        sentence="{actor}登记{source}的对照清单，列出{aspects}个方面。",
        fields=(
            _TITLE, Field(key="source", label="清单来源", kind=FieldKind.CHOICE, choices=SOURCES, recorded=True, fill="text:superior"),
            _ISSUER, Field(key="received_on", label="收到日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"), CAMPAIGN,
            _ASPECTS,
        ),
        effects=(Assign(unit="actor:unit"), Number(prefix="对照"), UNDER_CAMPAIGN, _OPENED),
    ),
    Action(
        key="add_aspects", label="增加对照方面", event="AspectsAdded", from_=("in_use",), rights=(COORDINATOR,),
        sentence="{actor}增加{aspects}个对照方面。", fields=(_ASPECTS,), effects=(_OPENED,),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=("in_use",), rights=(COORDINATOR,),
        sentence="{actor}更正清单信息，理由：{reason}",
        fields=(Field(key="title", label="清单名称", limit=200, fill="case:title"), _ISSUER, _REASON),
    ),
    set_campaign(("in_use", "finished"), (COORDINATOR,), parts_follow=True),
    Action(
        key="finish", label="结束对照", event="ChecklistFinished", from_=("in_use",), to="finished", rights=(COORDINATOR,), awaited=True,
        sentence="{actor}结束对照[：{remark}]。", help="没有查摆出问题的方面仍然列在清单上，并计入统计。",
        fields=(Field(key="remark", label="说明", kind=FieldKind.LONG_TEXT, required=False),),
        effects=(ActOn(link=LinkType.PART_OF, outgoing=False, action="end_with_checklist"),),
    ),
    Action(
        key="resume", label="重新对照", event="ChecklistResumed", from_=("finished",), to="in_use", rights=(COORDINATOR,),
        sentence="{actor}重新对照：{reason}", fields=(_REASON,),
        effects=(ActOn(link=LinkType.PART_OF, outgoing=False, action="resume_with_checklist"),),
    ),
)

CHECKLIST = Procedure(
    key="checklist", label="对照清单", version=2, basis=LIST_BASIS, register=True,
    stages=(Stage(key="in_use", label="对照中"), Stage(key="finished", label="对照结束", closed=True)),
    actions=ACTIONS, visible_to=SEES_CHECKLISTS,
)
