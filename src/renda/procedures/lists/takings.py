"""What lists take from documents: the matters of a list that an office defined; which list is chosen in the review.

Only documents that call themselves by such a list are taken so by themselves; any other finding may be taken so by choice.
Must not know: how a text is read, pages.
"""

from renda.domain.takings import Taking

TAKINGS = (
    Taking(
        kind="list_item", label="清单事项", reads="problems", procedure="list_item", action="set", unit="unit", co_units="co_units",
        person="person", due="due_on", shared=("list",), stands_in_for=("measures", "tasks"), by_choice=True,
        named=("民生实事", "实事项目", "难点问题清单", "难题清单", "堵点清单", "事项清单", "项目清单"), unless=("整改", "方案"),
    ),
)
