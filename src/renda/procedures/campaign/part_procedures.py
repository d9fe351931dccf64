"""What a campaign is made of, as registers: its links (环节), each with what it gathers, and its participating units (参加单位).

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, Number, Procedure, Stage
from renda.procedures.campaign.vocabulary import BASIS, COORDINATOR, GATHERS, GATHERS_TOO, REASON, SEEN_BY

_TITLE = Field(key="title", label="环节名称", limit=30)
_BATCH = Field(key="batch", label="批次", kind=FieldKind.NUMBER, low=1, high=9, recorded=True)

CAMPAIGN_LINK = Procedure(
    key="campaign_link", label="教育环节", version=3, basis=BASIS, register=True,
    stages=(
        Stage(key="stands", label="进行中"), Stage(key="ended", label="已结束", closed=True),
        Stage(key="dropped", label="已撤销", closed=True),
    ),
    actions=(
        Action(
            key="arrange", label="设立环节", event="LinkArranged", to="stands", rights=(), internal=True,
            sentence="{actor}设立环节，归集{gathers}[、{gathers_too}]记录。", fields=(_TITLE, GATHERS, GATHERS_TOO),
            effects=(Number(prefix="环节"),),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=("stands",), rights=(COORDINATOR,),
            sentence="{actor}更正环节信息，理由：{reason}",
            fields=(Field(key="title", label="环节名称", limit=30, fill="case:title"), GATHERS, GATHERS_TOO, REASON),
        ),
        Action(
            key="drop", label="撤销环节", event="LinkDropped", from_=("stands",), to="dropped", rights=(COORDINATOR,),
            sentence="{actor}撤销本环节：{reason}", fields=(REASON,),
        ),
        Action(
            key="end_with_campaign", label="随集中教育结束", event="LinkEnded", from_=("stands",), to="ended", rights=(), internal=True,
            sentence="{actor}结束集中教育，环节随之结束。",
        ),
    ),
    visible_to=SEEN_BY,
)

CAMPAIGN_PART = Procedure(
    key="campaign_part", label="参加单位", version=1, basis=BASIS, register=True,
    stages=(
        Stage(key="taking_part", label="参加中"), Stage(key="left", label="已退出", closed=True),
        Stage(key="ended", label="已结束", closed=True),
    ),
    actions=(
        Action(
            key="join", label="参加", event="UnitJoined", to="taking_part", rights=(), internal=True,
            sentence="{actor}将{unit}列为第{batch}批参加单位。",
            fields=(Field(key="title", label="集中教育", limit=100), Field(key="unit", label="参加单位", kind=FieldKind.UNIT), _BATCH),
            effects=(Assign(unit="unit"), Number(prefix="参加")),
        ),
        Action(
            key="move_batch", label="调整批次", event="BatchMoved", from_=("taking_part",), rights=(COORDINATOR,),
            sentence="{actor}调整到第{batch}批，理由：{reason}", fields=(_BATCH, REASON),
        ),
        Action(
            key="leave", label="退出", event="UnitLeft", from_=("taking_part",), to="left", rights=(COORDINATOR,),
            sentence="{actor}登记本单位退出：{reason}", fields=(REASON,),
        ),
        Action(
            key="end_with_campaign", label="随集中教育结束", event="PartEnded", from_=("taking_part",), to="ended", rights=(),
            internal=True, sentence="{actor}结束集中教育，参加情况随之结束。",
        ),
    ),
    visible_to=SEEN_BY,
)
