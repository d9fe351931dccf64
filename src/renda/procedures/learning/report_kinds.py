"""What study says in the report of a period, and the sentences its records bear out. Must not know: Word, tables, pages."""

from renda.domain.reporting import PERIOD, SentencePart, SentencePattern, StageParagraphs

_HELD = f"done={PERIOD}"

STAGE = StageParagraphs(
    subject="学习教育",
    achievement=(
        f"[报告期内开展学习活动{{study_sessions:{_HELD}}}次[，其中中心组集中学习{{study_sessions_group:{_HELD}}}次]"
        f"[、交流研讨{{study_discussions:{_HELD}}}次][，研讨发言{{study_speakers:{_HELD}}}人次][，党课{{party_lessons:{_HELD}}}次]"
        f"[，支部主题活动{{branch_activities:{_HELD}}}场次][，读书班{{reading_classes:{_HELD}}}期][，讲座{{lectures_held:{_HELD}}}场]"
        f"[，参加学习{{study_person_times:{_HELD}}}人次]。|报告期内没有登记学习活动。]"
    ),
    problem="[[逾期未开展的学习活动{study_missing}项：{list.study_missing}。][双培训未完成的新进人员{newcomers_untrained}人。]|学习计划没有逾期。]",
    next="[列入计划、待开展的学习活动{study_expected}项，须按计划日期推进。|没有待开展的学习活动。]",
    lists=("study_missing",),
)

SENTENCES = (
    SentencePattern(
        key="study_missing", part=SentencePart.PROBLEM, label="逾期未开展的学习", figure="study_missing",
        text="{unit}计划开展的“{title}”时限为{due}，至今没有登记开展。",
    ),
    SentencePattern(
        key="study_next", part=SentencePart.NEXT, label="将要开展的学习", figure="study_expected", ahead=True,
        text="{unit}计划于{due}前开展“{title}”。",
    ),
)
