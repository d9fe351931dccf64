"""What research says in the report of a period. Only sentences that the records bear out. Must not know: Word, tables, pages."""

from renda.domain.reporting import PERIOD, SentencePart, SentencePattern, StageParagraphs

_DONE = f"done={PERIOD}"
STAGE = StageParagraphs(
    subject="调查研究",
    achievement=(
        f"[报告期内开展调研{{research_trips:{_DONE}}}次，其中四不两直{{research_trips_unannounced:{_DONE}}}次；"
        f"征求意见建议{{research_opinions:{_DONE}}}条，形成调研报告{{research_reports:{_DONE}}}篇。]"
        "[截至目前，立项课题{research_topics}个，已结题{research_topics_closed}个；成果得到转化的课题{research_topics_converted}个，"
        "转化为制度、决策、任务{research_conversions}项；调研发现问题{research_problems}个，已解决{research_problems_solved}个。"
        "|还没有立项课题。]"
    ),
    problem="[超期课题{research_topics_late}个：{list.research_topics_late}。|没有超期课题。]",
    next="[待结题课题{research_topics_to_close}个：{list.research_topics_to_close}。|没有待结题的课题。]",
    lists=("research_topics_late", "research_topics_to_close"),
)

SENTENCES = (
    SentencePattern(
        key="topic_converted", part=SentencePart.ACHIEVEMENT, label="得到转化的课题", figure="research_topics_converted",
        text="{unit}“{title}”调研成果转化为决策：{document}。",
    ),
    SentencePattern(
        key="topic_late", part=SentencePart.PROBLEM, label="超期的课题", figure="research_topics_late",
        text="“{title}”报告时限为{due}，至今未提交报告，承担单位为{unit}。",
    ),
)
