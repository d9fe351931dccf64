"""What research comes to (调研成果): reports, papers of the young, references for decisions, and typical cases, good and bad.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, Link, LinkType, Number, Procedure, Stage
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.research.rules import PAPER_PREDICATES, level_derived
from renda.procedures.research.vocabulary import (
    BASIS,
    CASE_KINDS,
    COORDINATOR,
    ENTERED,
    ENTERING,
    HANDLER,
    LEVEL,
    OWN_UNIT,
    PAPER_KINDS,
    PAPER_STANDS,
    SEEN_BY,
    TEXT,
    USES,
    void_entry,
)

_TYPICAL = When("kind", tuple(c.key for c in CASE_KINDS))
_TITLE = Field(key="title", label="名称", limit=200)
_KIND = Field(key="kind", label="类别", kind=FieldKind.CHOICE, choices=PAPER_KINDS, recorded=True)
_FINISHED = Field(key="finished_on", label="完成日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today")

RESEARCH_PAPER = Procedure(
    key="research_paper", label="调研成果", version=3, basis=BASIS, register=True,
    stages=(
        Stage(key="handed_in", label="已提交", closed=True), Stage(key="used", label="已采用", closed=True),
        Stage(key="void", label="已作废", closed=True),
    ),
    actions=(
        Action(
            key="hand_in", label="登记成果", event="PaperHandedIn", to="handed_in", rights=(*ENTERING, Right(Duty.MEMBER, Relation.ORGAN)),
            needs=("topic_open", "lessons_where_typical"), sentence="{actor}登记{kind}[，作者{authors}][，附{text}]。",
            fields=(
                _TITLE, _KIND,
                Field(
                    key="topic", label="课题", kind=FieldKind.CASE, of="research_topic", required=False, recorded=True,
                    help="没有立题的不填。",
                ),
                _FINISHED, OWN_UNIT, Field(key="authors", label="作者", kind=FieldKind.PERSON, many=True, required=False),
                Field(
                    key="lessons", label="启示或教训", kind=FieldKind.LONG_TEXT, required=_TYPICAL, recorded=True,
                    help="典型案例填写：能学到什么。",
                ),
                Field(
                    key="where_to", label="用在哪里", required=_TYPICAL, recorded=True,
                    help="典型案例填写：在哪里推广、警示，或转入哪项整改。",
                ),
                CAMPAIGN, TEXT,
            ),
            effects=(
                Assign(unit="unit"), Link(type=LinkType.PART_OF, cases="topic"), Number(prefix="成果"), UNDER_CAMPAIGN,
            ),
        ),
        Action(
            key="hand_in_with_topic", label="随课题提交", event="PaperHandedIn", to="handed_in", rights=(), internal=True,
            sentence="{actor}随课题提交{kind}。",
            fields=(_TITLE, _KIND, _FINISHED, Field(key="unit", label="承担单位", kind=FieldKind.UNIT, required=False), LEVEL, CAMPAIGN),
            effects=(Assign(unit="unit"), Number(prefix="成果"), UNDER_CAMPAIGN),
        ),
        set_campaign(PAPER_STANDS, (COORDINATOR, HANDLER, ENTERED)), void_entry(PAPER_STANDS, "void", "PaperVoided"),
        Action(
            key="record_use", label="登记采用", event="PaperUsed", from_=PAPER_STANDS, to="used",
            rights=(COORDINATOR, HANDLER, ENTERED), sentence="{actor}登记{used_on}{use}：{used_at}",
            fields=(
                Field(key="use", label="采用方式", kind=FieldKind.CHOICE, choices=USES, recorded=True),
                Field(key="used_at", label="会议、批示或刊物", limit=100, recorded=True),
                Field(key="used_on", label="日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
            ),
        ),
    ),
    visible_to=SEEN_BY, predicates=PAPER_PREDICATES, derived=(LEVEL,), derive=level_derived,
)
