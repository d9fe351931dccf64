"""The sections of a meeting's page: what it found, as far as the reader may see it, and the meetings of the same notice.

Must not know: SQL, who may see what.
"""

from renda.reads.cases import CaseView
from renda.web.case_drawing import linked_table
from renda.web.view_models.case import Section
from renda.web.views.frame import SignedInRequest, today

_LINK = "derived_from"
_KINDS = (
    ("problem", "查摆的问题", "项", "还没有登记查摆的问题。召开后办理“登记查摆问题”。"),
    ("measure", "整改措施", "条", "还没有登记整改措施。"),
    ("self_examination", "同一通知安排的会议", "次", ""),
)


def meeting_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the problems and measures of a meeting and its fellow meetings; what the reader may not see is counted."""
    drawn = (_section(request, view, *kind) for kind in _KINDS)
    return tuple(section for section in drawn if section.table or section.remark or section.empty)


def _section(request: SignedInRequest, view: CaseView, procedure: str, title: str, unit: str, empty: str) -> Section:
    linked = tuple(x for x in view.linked if x.type == _LINK and x.procedure == procedure)
    total = sum(x.type == _LINK and x.procedure == procedure for x in view.facts.links)
    hidden = f"，其中{total - len(linked)}{unit}您无权查看，只列件数" if total > len(linked) else ""
    return Section(
        key=procedure, title=title, remark=f"{total}{unit}{hidden}" if total else "",
        table=linked_table(view, linked, today(request), title) if linked else None, empty="" if total else empty,
    )
