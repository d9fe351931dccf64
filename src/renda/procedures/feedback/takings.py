"""What feedback takes from documents: the points of an inspection's, an audit's, an appraisal's feedback, each a measure to be set.

A plan of rectification is left to rectification. Must not know: how a text is read, pages.
"""

from renda.domain.takings import Taking

TAKINGS = (
    Taking(
        kind="feedback_measure", label="反馈整改措施", reads="problems", procedure="feedback_measure", action="set", unit="unit",
        co_units="co_units", person="person", due="due_on", shared=("feedback",), stands_in_for=("measures", "tasks"),
        named=("巡视反馈", "巡察反馈", "考核反馈", "审计反馈", "指导组反馈", "督导反馈", "审计报告"), unless=("方案",),
    ),
)
