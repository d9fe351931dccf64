"""What rules say in the report of a period. Only sentences that the records bear out. Must not know: Word, tables, pages."""

from renda.domain.reporting import PERIOD, SentencePart, SentencePattern, StageParagraphs

_DONE = f"done={PERIOD}"
STAGE = StageParagraphs(
    subject="建章立制",
    achievement=(
        f"[报告期内新建制度{{rules_new:{_DONE}}}项，完善制度{{rules_improved:{_DONE}}}项[，废止制度{{rules_abolished:{_DONE}}}项]"
        f"[，涉及{{rule_aspects_made:{_DONE}}}个方面]。]"
        "[截至目前，登记在册、现行有效的制度{rules_in_force}项。|还没有登记制度。]"
    ),
    problem="[超期未印发的制度{rules_late}项：{list.rules_late}。]",
    next="[制定中的制度{rules_drafting}项：{list.rules_drafting}。|没有制定中的制度。]",
    lists=("rules_late", "rules_drafting"),
)

SENTENCES = (
    SentencePattern(
        key="rule_made", part=SentencePart.ACHIEVEMENT, label="印发的制度", figure="rules_made", text="{unit}印发“{title}”。",
    ),
    SentencePattern(
        key="rule_late", part=SentencePart.PROBLEM, label="超期未印发的制度", figure="rules_late",
        text="“{title}”印发时限为{due}，至今未印发，起草部门为{unit}。",
    ),
    SentencePattern(
        key="rule_next", part=SentencePart.NEXT, label="须印发的制度", figure="rules_drafting", ahead=True,
        text="{unit}须于{due}前印发“{title}”。",
    ),
)
