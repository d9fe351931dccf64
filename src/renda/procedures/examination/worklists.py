"""The worklists of self-examination: meetings, checklists and their aspects. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, PageEntry, SavedView, Worklist

JOB = "检视"
ENTRIES = (PageEntry(job=JOB, label="生活会召开情况", name="examination_sheet"),)
_FOUND = (
    "registered", "rectifying", "strike_off_applied", "checking", "secretary_checking", "superior_checking", "awaiting_signature",
    "publicised", "struck_off", "confirmed", "rebounded",
)

MEETINGS = Worklist(
    procedure="self_examination", label="民主生活会、组织生活会", job=JOB, columns=("kind", "level"), correction="correct_details",
    headings={"unit": ("单位", "党支部", "支部"), "due_on": ("最迟召开日期",)},
    views=(
        SavedView(key="planned", label="待召开", stages=("planned",)),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="held", label="待报送", stages=("held",)),
        SavedView(key="reported", label="已报送", stages=("reported",), closed=True),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
        SavedView(key="all", label="全部", closed=None),
    ),
    linked=(LinkedSection(key="found", link="derived_from", title="查摆的问题和措施"),),  # drawn apart by `views.meeting_sections`
)

CHECKLISTS = Worklist(
    procedure="checklist", label="对照清单", job=JOB, columns=("source",), correction="correct_details",
    views=(SavedView(key="in_use", label="对照中"), SavedView(key="all", label="全部", closed=None)),
    linked=(LinkedSection(key="aspects", link="part_of", title="对照方面"),),  # drawn with figures by `views.checklist_sections`
)

ASPECTS = Worklist(
    procedure="checklist_aspect", label="对照方面", job=JOB, columns=("source",),
    views=(
        SavedView(key="open", label="对照中"),
        SavedView(key="empty", label="没有查摆出问题", without_link="under", link_stages=_FOUND, closed=None),
        SavedView(key="all", label="全部", closed=None),
    ),
    linked=(
        LinkedSection(key="checklist", link="part_of", title="所属清单"),
        LinkedSection(
            key="problems", link="under", title="归入本方面的问题",
            empty="没有您能看到的问题归入本方面。登记问题时可以选择“对照方面”。",
        ),
    ),
)
