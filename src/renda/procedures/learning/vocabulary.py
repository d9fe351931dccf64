"""The closed lists of study, what its forms share, and who may do what in it.

Study is seen by all who handle business in the organ, a person's own plan by few. Must not know: tables, pages.
"""

from typing import Final

from renda.domain.fields import Among, Choice, Field, FieldKind
from renda.domain.procedures import Link, LinkType
from renda.domain.rights import Duty, Relation, Right, works_in_organ

BASIS: Final = "本机关理论学习和干部教育培训制度"

LEVELS: Final = (
    Choice("group", "党组（中心组）"), Choice("sub_group", "分党组"), Choice("branch", "党支部"), Choice("person", "个人"),
)
FORMS: Final = (
    Choice("lead_reading", "领学"), Choice("self_study", "自学"), Choice("expert", "专家辅导"), Choice("discussion", "交流研讨"),
    Choice("reading_class", "读书班"), Choice("party_lesson", "党课"), Choice("theme_day", "主题党日"), Choice("on_site", "现场教学"),
)
GROUP_STUDY: Final = ("lead_reading", "expert", "reading_class", "on_site")
"""The forms that are collective study, told apart from discussion."""
BRANCH_FORMS: Final = ("theme_day", "party_lesson", "lead_reading", "discussion", "on_site", "reading_class", "expert")
BRANCH_ACTIVITIES: Final = ("theme_day", "on_site")
GRAINS: Final = (Choice("day", "按日"), Choice("week", "按周"))
TRAINING_KINDS: Final = (Choice("political", "政治培训"), Choice("professional", "业务培训"))
MISSING: Final = (Choice("both", "政治、业务两项培训"), *TRAINING_KINDS, Choice("none", "都已完成"))

PLAN_OPEN: Final = ("drafted", "approved", "issued")
EXPECTED: Final = ("planned", "postponed", "awaiting_own")
SESSION_OPEN: Final = ("listed", *EXPECTED)
VOID: Final = ("cancelled",)
"""A session in this stage does not stand in the way of another alike."""

COORDINATOR: Final = Right(Duty.COORDINATE, Relation.ORGAN)
ANY_LEADER: Final = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER: Final = Right(Duty.HANDLE, Relation.ORGAN)
VERIFIER: Final = Right(Duty.VERIFY, Relation.ORGAN)
ANY_SECRETARY: Final = Right(Duty.SECRETARY, Relation.ORGAN)
OWN_HANDLER: Final = Right(Duty.HANDLE, Relation.ORIGIN_UNIT)
OWN_SECRETARY: Final = Right(Duty.SECRETARY, Relation.ORIGIN_UNIT)
HANDLER: Final = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
SECRETARY: Final = Right(Duty.SECRETARY, Relation.HANDLING_UNIT)
NAMED: Final = Right(Duty.MEMBER, Relation.RESPONSIBLE)
ITSELF: Final = Right(Duty.MEMBER, Relation.SUBJECT)
ORGANISERS: Final = (COORDINATOR, HANDLER, SECRETARY)
ENTERERS: Final = (HANDLER, SECRETARY, Right(Duty.COORDINATE, Relation.PROPOSER))
"""Who is waited for to enter what was held: the unit, and the coordinator who arranged it; not every coordinator of the organ."""
POSTPONERS: Final = (*ORGANISERS, NAMED)
OPENERS: Final = (COORDINATOR, OWN_HANDLER, OWN_SECRETARY)
ANYBODY: Final = tuple(Right(duty, Relation.ORGAN) for duty in Duty if works_in_organ((duty,)))
"""Whoever does the organ's business may draft a plan for themselves."""
SEEN_BY: Final = (
    COORDINATOR, ANY_LEADER, ANY_HANDLER, VERIFIER, ANY_SECRETARY, HANDLER, SECRETARY, OWN_HANDLER, OWN_SECRETARY, NAMED,
)
SEEN_BY_FEW: Final = (COORDINATOR, HANDLER, SECRETARY, OWN_HANDLER, OWN_SECRETARY, NAMED)
"""Who sees what is one person's own."""

THERE_THEN: Final = Among(units=("unit", "joining_units"), on="held_on")

UNIT: Final = Field(
    key="unit", label="组织单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。",
)
LEVEL: Final = Field(key="level", label="层级", kind=FieldKind.CHOICE, choices=LEVELS, recorded=True)
BY_DUTY: Final = "duty:secretary=branch,coordinate=group,handle=sub_group"
"""The level that the actor's duty makes likely, filled in beforehand."""
FORM: Final = Field(key="form", label="形式", kind=FieldKind.CHOICE, choices=FORMS, recorded=True)
HELD_ON: Final = Field(key="held_on", label="活动日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True)
DAYS: Final = Field(
    key="days", label="时长（天）", kind=FieldKind.NUMBER, low=0, high=60, fill="text:0.5", recorded=True,
    help="半天填0.5；读书班按学习的工作日填，一周为5天。",
)
ATTENDEES: Final = Field(
    key="attendees", label="参加人员", kind=FieldKind.PERSON, many=True, fill="everyone", among=THERE_THEN,
    help="只由组织者登记这一次，不再要求个人签到。",
)
SPEAKERS: Final = Field(
    key="speakers", label="发言、领学、授课人员", kind=FieldKind.PERSON, many=True, required=False, among=THERE_THEN,
    help="没有的不选；外请的写在“外请专家”中。",
)
LECTURER: Final = Field(key="lecturer", label="外请专家", required=False, recorded=True, help="写单位和职务，如“某党校教授”。")
READING: Final = Field(
    key="reading", label="学习材料", kind=FieldKind.LONG_TEXT, required=False, recorded=True, help="一种材料写一行。",
)
PLANNED_ON: Final = Field(key="planned_on", label="计划日期", kind=FieldKind.DATE, recorded=True)
GRAIN: Final = Field(
    key="grain", label="安排到", kind=FieldKind.CHOICE, choices=GRAINS, recorded=True, fill="text:day",
    help="按周安排的，填该周任意一天，当周内开展即可。",
)
CAMPAIGN: Final = Field(
    key="campaign", label="所属集中教育", kind=FieldKind.CASE, of="campaign", required=False, recorded=True, fill="running:campaign",
    help="不属于集中教育的不填。",
)
UNDER: Final = Link(type=LinkType.UNDER, cases="campaign")
REASON: Final = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
