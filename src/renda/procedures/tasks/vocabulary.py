"""The closed lists of the task ledger, and who may do what in it.

A plan is issued to every unit, so its tasks are seen by all who handle business in the organ: that is what makes claiming
and taking over possible. Must not know: tables, pages.
"""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关工作方案任务分解与督办办法"

GROUP_KINDS = (Choice("aspect", "方面"), Choice("link", "环节"))
PLAN_USES = (Choice("carrying_out", "实施方案"), Choice("consolidation", "巩固深化方案"))
"""What a plan of a campaign is for: to carry it out, or to consolidate what it brought."""
TASK_KINDS = (Choice("key_task", "重点任务"), Choice("initiative", "举措"), Choice("item", "工作事项"))
SOURCES = (
    Choice("plan", "方案分解"), Choice("dispatch", "调度确定"), Choice("meeting", "会议决定"), Choice("superior", "上级交办"),
    Choice("daily", "日常工作"),
)
GRAINS = (Choice("day", "按日"), Choice("week", "按周"))
EVERY = (Choice("month", "每月"), Choice("quarter", "每季度"), Choice("half_year", "每半年"), Choice("year", "每年"))

WORKED_ON = ("under_way", "stuck", "take_over_asked")
"""The stages in which a task is in the hands of a unit."""
TASK_OPEN = ("unassigned", *WORKED_ON, "reported")
PART_OPEN = ("under_way", "reported")
OCCURRENCE_OPEN = ("awaited", "reported")

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
LEADING_HANDLER = Right(Duty.HANDLE, Relation.ORIGIN_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)
SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, NAMED)

EVIDENCE = Field(
    key="evidence", label="佐证材料", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)
PROGRESS = Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果，三五句即可。")
URGING = Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT, help="写明催什么、何时前回复。")
