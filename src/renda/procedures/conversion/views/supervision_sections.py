"""The sections of a project's page: its supervision rounds, from the first to the last, and what it came from and came to.

Must not know: SQL.
"""

from renda.procedures.conversion.worklists import PROJECTS
from renda.reads.cases import CaseView, ToldEvent
from renda.web.linked_sections import linked_sections
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Row, Table
from renda.web.views.frame import SignedInRequest, today

_NOTHING = "还没有督导。列入项目清单以后，由综合处、核查人或领导登记每一轮督导的结果，各单位都能看到。"
_COLUMNS = (Column(label="轮次"), Column(label="日期"), Column(label="结果", is_title=True))


def supervision_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw one row for each round of supervision, and the cases the project came from and led to."""
    return (_rounds(view), *linked_sections(view, PROJECTS.linked, today(request)))


def _rounds(view: CaseView) -> Section:
    rounds = [event for event in reversed(view.events) if event.action == "supervise"]
    if not rounds:
        return Section(key="supervisions", title="督导情况", empty=_NOTHING)
    rows = tuple(_row(n, event) for n, event in enumerate(rounds, 1))
    table = Table(columns=_COLUMNS, rows=rows, caption="督导情况")
    return Section(key="supervisions", title="督导情况", remark=f"{len(rounds)}轮", table=table)


def _row(number: int, event: ToldEvent) -> Row:
    name = f"第{number}轮"
    return Row(name=name, cells=(Cell(kind=CellKind.SHORT, text=name), Cell(kind=CellKind.DAY, day=event.on), Cell(text=event.sentence)))
