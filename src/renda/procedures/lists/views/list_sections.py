"""The sections of a list's page: how items are closed and graded, how many by unit and grade, then the items grade by grade.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from renda.domain.escalation import Measure
from renda.domain.rights import Duty
from renda.procedures.lists.grading import grade_conditions
from renda.procedures.lists.item_procedure import LIST_ITEM
from renda.procedures.lists.reads.listed_items import ListedItem, listed_items
from renda.procedures.lists.vocabulary import CLOSING_RULES, grade_words
from renda.reads.cases import CaseView
from renda.reads.figures import Figure, Wanted, figures_for
from renda.web.due_chips import chip
from renda.web.figure_drawing import drawn, figure_href
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table
from renda.web.views.frame import SignedInRequest, today

_NOTHING = "清单里还没有事项。由综合处“列入事项”，也可以在“清单事项”中用 Excel 导入。"
_OTHERS = "其中没有您能看到的事项。"


def list_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the rules of a list, its figures by unit, and its items under their grades."""
    day, detail = today(request), view.facts.detail
    words = grade_words(str(detail.get("wording") or ""))
    graded = [(key, words[key], said) for key, said in grade_conditions(detail)]
    found = listed_items(request.actor, view.facts.id)
    rules = _rules(view, graded)
    if not found:
        empty = _OTHERS if view.facts.linked("part_of", outgoing=False) else _NOTHING
        return (rules, Section(key="items", title="事项", link=_entering(request, view), empty=empty))
    tables = (_graded(key, word, found, view, day) for key, word in (*((k, w) for k, w, _ in graded), *_old_grades(graded, found, words)))
    dropped = [i for i in found if not i.grade]
    return (
        rules, _by_unit(request, view, found, [(k, w) for k, w, _ in graded], day),
        *(section for section in tables if section),
        *((Section(key="dropped", title="不再办理", remark=f"{len(dropped)}项", table=_items(dropped, view, day)),) if dropped else ()),
    )


def _old_grades(graded: Sequence[tuple[str, str, str]], found: Sequence[ListedItem], words: dict[str, str]) -> list[tuple[str, str]]:
    """Grades that items entered under an earlier version still have, though the present one knows them not."""
    known = {key for key, _, _ in graded} | {""}
    return [(key, words[key]) for key in dict.fromkeys(i.grade for i in found) if key not in known]


def _rules(view: CaseView, graded: Sequence[tuple[str, str, str]]) -> Section:
    rule = next((c.label for c in CLOSING_RULES if c.key == view.facts.detail.get("closing_rule")), "")
    facts = (Fact(label="怎样销项", value=f"责任单位申请后，经{rule}"), *(Fact(label=word, value=said) for _, word, said in graded))
    return Section(key="rules", title="销项和等次规则", remark=f"第{view.facts.round}版", facts=facts)


def _entering(request: SignedInRequest, view: CaseView) -> Link | None:
    if Duty.COORDINATE not in request.actor.duties or view.facts.stage != "in_use":
        return None
    query = urlencode({"list": view.facts.number or ""})
    return Link(label="列入事项", href=f"{reverse('open_case', args=('list_item', 'set'))}?{query}")


def _by_unit(
    request: SignedInRequest, view: CaseView, found: Sequence[ListedItem], grades: Sequence[tuple[str, str]], day: date
) -> Section:
    units = {i.unit_id: i.unit for i in found if i.unit_id}
    whole = {"list": str(view.facts.id)}
    asked = [("list_items", {}), *(("list_items", {"grade": key}) for key, _ in grades), ("list_items_late", {}), ("list_close_rate", {})]
    scopes = [whole, *({**whole, "unit": str(key)} for key in units)]
    figures = figures_for(
        [Wanted(key=key, scope={**scope, **more}) for scope in scopes for key, more in asked],
        organ_id=request.actor.organ_id, as_of=day,
    )
    width = len(asked)
    total, *parts = [figures[n : n + width] for n in range(0, len(figures), width)]
    heads = ("事项", *(word for _, word in grades), "超期", "销项率")
    table = Table(
        columns=(Column(label="责任单位", is_title=True), *(Column(label=head, is_number=True) for head in heads)),
        rows=tuple(
            Row(name=unit, cells=(Cell(kind=CellKind.UNIT, text=unit), *map(_number, mine)))
            for unit, mine in zip(units.values(), parts, strict=True)
        ),
        caption="各单位办理情况", foot=(Cell(text="合计"), *map(_number, total)),
    )
    return Section(key="units", title="各单位办理情况", table=table, link=_entering(request, view))


def _number(figure: Figure) -> Cell:
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))


def _graded(key: str, word: str, found: Sequence[ListedItem], view: CaseView, day: date) -> Section | None:
    mine = [i for i in found if i.grade == key]
    return Section(key=f"grade-{key}", title=word, remark=f"{len(mine)}项", table=_items(mine, view, day)) if mine else None


def _items(items: Sequence[ListedItem], view: CaseView, day: date) -> Table:
    has_steps = any(i.steps for i in items)
    columns = (
        Column(label="事项", is_title=True), Column(label="责任单位"), Column(label="环节"), Column(label="时限"),
        *((Column(label="节点"),) if has_steps else ()), Column(label="进展"),
    )
    rows = tuple(_row(i, view, day, view.measure, has_steps=has_steps) for i in items)
    return Table(columns=columns, rows=rows, caption="清单事项")


def _row(item: ListedItem, view: CaseView, day: date, measure: Measure, *, has_steps: bool) -> Row:
    href = reverse("case", args=(item.id,))
    version = f" · 按第{item.version}版" if item.version != view.facts.round else ""
    if item.due_on is None or not item.is_running:
        due = Cell(kind=CellKind.DAY, day=item.due_on) if item.due_on else Cell(kind=CellKind.SHORT, text="—")
    else:
        due = Cell(kind=CellKind.DUE, due=chip(item.due_on, day, measure))
    return Row(name=item.number or item.title, href=href, cells=(
        Cell(text=item.title, href=href, remark=item.number + version), Cell(kind=CellKind.UNIT, text=item.unit),
        Cell(kind=CellKind.SHORT, text=LIST_ITEM.stage(item.stage).label), due,
        *((Cell(kind=CellKind.SHORT, text=item.steps or "—"),) if has_steps else ()), Cell(text=item.said or "—"),
    ))
