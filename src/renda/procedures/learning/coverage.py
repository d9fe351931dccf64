"""Figures of study that look at who took part: by rank, by employment, and how much of the roster was reached.

Must not know: SQL, pages.
"""

from renda.domain.indicators import Condition, ConditionKind, Indicator, IndicatorKind, Measure, MeasureKind, Roster
from renda.domain.posts import Employment, Rank

BASIS = "本机关理论学习和干部教育培训制度；指标口径第1版"
_HELD = Condition(kind=ConditionKind.COLUMN, name="stage", values=("held",))
_DISCUSSION = Condition(kind=ConditionKind.DETAIL, name="form", values=("discussion",))
_BUREAU = (Rank.BUREAU,)


def _took_part(role: str, *ranks: Rank) -> Measure:
    return Measure(kind=MeasureKind.PARTICIPANTS, name=role, values=("attended",), ranks=ranks)


def _covered(key: str, label: str, definition: str, role: str, roster: Roster, *where: Condition) -> Indicator:  # noqa: PLR0913 - a figure is these things
    return Indicator(
        key=key, label=label, definition=definition, procedure="study_session", unit="%", basis=BASIS, kind=IndicatorKind.COVERAGE,
        measure=_took_part(role), roster=roster, where=(_HELD, *where), done=("held",), done_on="held_on",
    )


COVERAGE = (
    Indicator(
        key="study_speakers_bureau", label="厅局级干部研讨发言", procedure="study_session", unit="人次", basis=BASIS,
        definition="交流研讨中发言的人次，只计举办当日任厅局级的人员；一人在两次研讨中发言计两人次。", kind=IndicatorKind.SUM,
        measure=_took_part("speaker", *_BUREAU), where=(_HELD, _DISCUSSION), done=("held",), done_on="held_on",
    ),
    _covered(
        "study_speakers_bureau_coverage", "厅局级干部研讨覆盖率", "当日在册的厅局级人员中，至少在一次交流研讨中发言的比例。", "speaker",
        Roster(ranks=_BUREAU), _DISCUSSION,
    ),
    _covered(
        "study_coverage", "学习覆盖率", "当日在册的本机关人员（含借调、挂职）中，至少参加过一次学习活动的比例。", "attendee", Roster(),
    ),
    _covered(
        "study_coverage_not_staff", "借调、挂职人员学习覆盖率", "当日在册的借调、挂职人员中，至少参加过一次学习活动的比例。", "attendee",
        Roster(employments=(Employment.SECONDED, Employment.ATTACHED)),
    ),
)
