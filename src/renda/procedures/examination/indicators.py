"""The figures of self-examination, each defined once, and what they can be parted by.

Must not know: SQL, pages.
"""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import (
    Condition,
    ConditionKind,
    Dimension,
    DimensionKind,
    Group,
    Indicator,
    IndicatorKind,
    Measure,
    MeasureKind,
    Roster,
)
from renda.domain.overview import Overview
from renda.procedures.examination.vocabulary import BASIS, BODIES, HELD, LIST_BASIS, MEETING_KINDS, SOURCES

_K = ConditionKind
_MEETING, _LIST = f"{BASIS}；指标口径第1版", f"{LIST_BASIS}；指标口径第1版"
_FOUND = (  # the stages in which a problem counts: not when it was merged into another
    "registered", "rectifying", "strike_off_applied", "checking", "secretary_checking", "superior_checking", "awaiting_signature",
    "publicised", "struck_off", "confirmed", "rebounded",
)


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _meetings(key: str, label: str, definition: str, *where: Condition, unit: str = "次") -> Indicator:
    return Indicator(key=key, label=label, definition=definition, procedure="self_examination", unit=unit, basis=_MEETING, where=where)


def _people(key: str, label: str, definition: str, column: str) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="self_examination", unit="人次", basis=_MEETING, kind=IndicatorKind.SUM,
        where=(_stands(*HELD),), measure=Measure(kind=MeasureKind.COLUMN, name=column),
    )


def _covered(key: str, label: str, kind: str, words: str) -> Indicator:
    return Indicator(
        key=key, label=label, definition=f"在册{words}中，已登记召开民主生活会或组织生活会的比例。", procedure="self_examination", unit="%",
        basis=_MEETING, kind=IndicatorKind.COVERAGE, where=(_stands(*HELD),), roster=Roster(by="case.origin", kinds=(kind,)),
        part_label=f"已召开的{words}", whole_label=f"当日在册的全部{words}",
    )


def _aspects(key: str, label: str, definition: str, *where: Condition) -> Indicator:
    return Indicator(key=key, label=label, definition=definition, procedure="checklist_aspect", unit="个", basis=_LIST, where=where)


INDICATORS = (
    _meetings("examinations_held", "召开民主生活会和组织生活会", "已登记召开的民主生活会、组织生活会，含已报送情况的。", _stands(*HELD)),
    _covered("branches_examined", "党支部召开覆盖率", "branch", "党支部"),
    _covered("committees_examined", "委员会召开覆盖率", "committee", "专门委员会、工作委员会"),
    _meetings(
        "examinations_late", "超期未召开", "召开时限已过、尚未登记召开的会议。", _stands("planned"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="hold"),
    ),
    _meetings("examinations_reported", "已报送会议情况", "会议情况已报送的民主生活会、组织生活会。", _stands("reported")),
    _people("examination_expected", "应到人次", "已召开的会议应到人数之和。", "expected"),
    _people("examination_present", "实到人次", "已召开的会议实到人数之和，以登记的人数为准。", "present"),
    _people("examination_absent", "缺席人次", "已召开的会议应到减实到之和。", "absent"),
    Indicator(
        key="checklists_received", label="对照清单", definition="登记的对照清单，含对照结束的。", procedure="checklist", unit="张",
        basis=_LIST,
    ),
    _aspects("checklist_aspects", "对照方面", "各对照清单列出的方面，含对照结束的。"),
    _aspects(
        "aspects_with_findings", "查摆出问题的方面", "有问题归入的对照方面；已并入其他问题的不算。",
        Condition(kind=_K.LINKED, name="under", values=_FOUND),
    ),
    _aspects(
        "aspects_without_findings", "没有查摆出问题的方面", "没有任何问题归入的对照方面；已并入其他问题的不算。",
        Condition(kind=_K.NOT_LINKED, name="under", values=_FOUND),
    ),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_OWN = ("self_examination",)
DIMENSIONS = (
    Dimension(key="meeting_level", label="召开层级", procedures=_OWN, column="level", groups=_groups(BODIES)),
    Dimension(key="meeting_kind", label="会议类别", procedures=_OWN, column="kind", groups=_groups(MEETING_KINDS)),
    Dimension(key="list_source", label="清单来源", procedures=("checklist", "checklist_aspect"), column="source", groups=_groups(SOURCES)),
    Dimension(
        key="checklist", label="对照清单", procedures=("checklist_aspect",), kind=DimensionKind.LINK, link="part_of", other="checklist",
    ),
    Dimension(
        key="checklist_aspect", label="对照方面", procedures=("problem",), kind=DimensionKind.LINK, link="under", other="checklist_aspect",
    ),
    Dimension(
        key="self_examination", label="民主生活会和组织生活会", procedures=("problem", "measure"), kind=DimensionKind.LINK,
        link="derived_from", other="self_examination",
    ),
    Dimension(key="unit", label="承办单位", procedures=(*_OWN, "checklist", "checklist_aspect")),
    campaign_dimension(*_OWN, "checklist", "checklist_aspect"),
)

OVERVIEW = Overview(alarming=frozenset({"examinations_late"}))
