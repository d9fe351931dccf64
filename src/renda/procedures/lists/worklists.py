"""The worklists of lists and their items, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

LISTS = Worklist(
    procedure="list", label="清单", columns=("closing_rule", "grade_rule"),
    views=(SavedView(key="open", label="在用"), SavedView(key="closed", label="已办结", closed=True)),
    linked=(LinkedSection(key="items", link="part_of", title="事项", empty="清单里还没有事项。先“列入事项”，也可以用 Excel 导入。"),),
)

ITEMS = Worklist(
    procedure="list_item", label="清单事项", columns=("grade",), correction="correct_details",
    headings={"list": ("清单编号", "所属清单"), "title": ("项目", "问题", "难题"), "closing_unit": ("验收单位",)},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="waiting", label="待核实、评价、签批", stages=("applied", "to_rate", "to_approve")),
        SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="closed", label="已销项", stages=("closed",), closed=True),
        SavedView(key="ended", label="不再办理", stages=("ended",), closed=True),
    ),
    linked=(LinkedSection(key="list", link="part_of", title="所属清单"),),
)
