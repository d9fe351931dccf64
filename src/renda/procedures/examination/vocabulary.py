"""The closed lists and the rights of self-examination: bodies, kinds of meeting, what a problem found there is.

`FIELDS`, `KINDS` and `MEASURE_KINDS` are those of the problems and measures that meetings open; the contract test of what a
procedure opens compares them. Must not know: tables, pages.
"""

from renda.domain.fields import Choice
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关民主生活会和组织生活会制度"
LIST_BASIS = "对照清单的印发通知"

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
SECRETARY = Right(Duty.SECRETARY, Relation.ORIGIN_UNIT)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
SUPERIOR = Right(Duty.SUPERIOR_VERIFY, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ORGANISERS = (COORDINATOR, SECRETARY, HANDLER)
HOLDERS = (SECRETARY, HANDLER, Right(Duty.COORDINATE, Relation.HANDLING_UNIT))
"""Who is waited for to hold a meeting and to hand its result in: the body itself, not the office that keeps all of them."""
SEES_MEETINGS = (*ORGANISERS, SUPERIOR, VERIFIER, Right(Duty.LEAD, Relation.ORGAN), Right(Duty.HANDLE, Relation.ORGAN))
"""That a meeting was held is no secret in the organ; what it found is seen by the rights of each problem."""
SEES_CHECKLISTS = tuple(
    Right(duty, Relation.ORGAN)
    for duty in (Duty.COORDINATE, Duty.SECRETARY, Duty.HANDLE, Duty.LEAD, Duty.VERIFY, Duty.SUPERIOR_VERIFY, Duty.MEMBER)
)

MEETING_KINDS = (Choice("democratic", "民主生活会"), Choice("organisational", "组织生活会"))
BODIES = (Choice("group", "领导班子"), Choice("sub_group", "分党组"), Choice("branch", "党支部"))
SOURCES = (Choice("superior", "上级印发"), Choice("guidance", "指导组提供"), Choice("own", "本机关制定"))

FIELDS = (
    Choice("theory", "理论学习"), Choice("deputies", "代表工作"), Choice("supervision", "监督工作"), Choice("legislation", "立法工作"),
    Choice("service", "服务保障"), Choice("style", "作风建设"), Choice("party", "党的建设"), Choice("livelihood", "民生实事"),
)
KINDS = (Choice("system", "制度机制"), Choice("duty", "履职担当"), Choice("execution", "工作落实"), Choice("conduct", "纪律作风"))
MEASURE_KINDS = (Choice("at_once", "立行立改"), Choice("staged", "分阶段"), Choice("continuing", "持续"))

HELD = ("held", "reported")
"""The stages of a meeting that has been held."""
