"""Return visits (回访): somebody is asked, on site, by telephone or through others, what became of a problem, a topic, an opinion.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, Link, LinkType, Number, Procedure, Stage
from renda.procedures.research.rules import VISIT_PREDICATES
from renda.procedures.research.vocabulary import (
    BASIS,
    COORDINATOR,
    ENTERED,
    ENTERING,
    MODES,
    OPEN_PROBLEMS,
    PROBLEMS,
    RATINGS,
    SEEN_BY,
    TEXT,
    void_entry,
)

RETURN_VISIT = Procedure(
    key="return_visit", label="回访", version=4, basis=BASIS, register=True,
    stages=(Stage(key="visited", label="已回访", closed=True), Stage(key="void", label="已作废", closed=True)),
    actions=(
        Action(
            key="record", label="登记回访", event="ReturnVisitRecorded", to="visited", rights=ENTERING,
            needs=("something_visited", "answered_before"),
            sentence="{actor}登记{visited_on}{mode}[，回访对象{giver}]，评价{rating}[。{words}][。又发现问题{problems}个]",
            fields=(
                Field(key="title", label="回访事项", limit=200),
                Field(key="mode", label="回访方式", kind=FieldKind.CHOICE, choices=MODES, recorded=True),
                Field(
                    key="problem", label="回访的问题", kind=FieldKind.CASE, of="problem", required=False, recorded=True,
                    help="填问题编号。",
                ),
                Field(key="topic", label="回访的课题", kind=FieldKind.CASE, of="research_topic", required=False, recorded=True),
                Field(key="opinion", label="回访的意见", required=False, recorded=True, help="没有登记为问题的意见，写明意见内容。"),
                Field(
                    key="giver", label="回访对象", required=False, recorded=True,
                    help="写单位或身份，如“某街道居民代表”，不写个人姓名、电话。",
                ),
                Field(key="visited_on", label="回访日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
                Field(key="rating", label="对方评价", kind=FieldKind.CHOICE, choices=RATINGS, recorded=True),
                Field(key="words", label="对方意见", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
                PROBLEMS,
                Field(
                    key="unit", label="回访单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。",
                    tucked=True,
                ),
                replace(CAMPAIGN, tucked=True), replace(TEXT, tucked=True),
            ),
            effects=(
                Assign(unit="unit"), Number(prefix="回访"), Link(type=LinkType.DERIVED_FROM, cases="problem"),
                Link(type=LinkType.DERIVED_FROM, cases="topic"), UNDER_CAMPAIGN, OPEN_PROBLEMS,
            ),
        ),
        set_campaign(("visited",), (COORDINATOR, ENTERED)), void_entry(("visited",), "void", "ReturnVisitVoided"),
    ),
    visible_to=SEEN_BY, predicates=VISIT_PREDICATES,
)
