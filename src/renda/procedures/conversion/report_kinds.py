"""What conversion says in the report of a period. Only sentences that the records bear out. Must not know: Word, tables, pages."""

from renda.domain.reporting import PERIOD, SentencePart, SentencePattern, StageParagraphs

_DONE = f"done={PERIOD}"
STAGE = StageParagraphs(
    subject="学用转化",
    achievement=(
        f"[报告期内举办专题研讨{{conversion_seminars:{_DONE}}}次，交流讨论{{conversion_discussions:{_DONE}}}次。]"
        "[截至目前，提出问题{conversion_questions}个，列入转化项目{conversion_projects}项，已见效{conversion_projects_closed}项，"
        "见效率{conversion_rate}。|还没有列入转化项目。]"
    ),
    problem=(
        "[研讨缺期{conversion_periods_absent}期：{list.conversion_periods_absent}。]"
        "[超期转化项目{conversion_projects_late}项：{list.conversion_projects_late}。|没有超期转化项目。]"
    ),
    next="[在办转化项目{conversion_projects_open}项，逐轮督导，由他人确认见效后办结。|没有在办转化项目。]",
    lists=("conversion_periods_absent", "conversion_projects_late"),
)

SENTENCES = (
    SentencePattern(
        key="project_closed", part=SentencePart.ACHIEVEMENT, label="见效的转化项目", figure="conversion_projects_closed",
        text="{unit}办结“{title}”：{result}。",
    ),
    SentencePattern(
        key="project_late", part=SentencePart.PROBLEM, label="超期的转化项目", figure="conversion_projects_late",
        text="“{title}”完成时限为{due}，至今未报送结果，责任单位为{unit}。",
    ),
)
