"""Drawing units by links and links by weeks. Must not know: requests, how a figure is counted."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from renda.domain.days import short_chinese_date
from renda.domain.periods import Period
from renda.procedures.campaign.reads.campaign_figures import LinkProgress, LinkState
from renda.procedures.campaign.reads.campaign_records import CampaignPart
from renda.procedures.campaign.views.home_models import CountedRecords, Matrix, MatrixCell, MatrixRow
from renda.reads.figures import Figure
from renda.web.figure_drawing import drawn, figure_href
from renda.web.view_models.parts import Cell, CellKind, Column, Link, Row, Table

_ALL = 100
_NOTHING = LinkState(items=None, late=None, records=())


def matrix(parts: Sequence[CampaignPart], progress: Sequence[LinkProgress]) -> Matrix:
    """This will draw every participating unit in every link, in organisational order."""
    batches = len({p.batch for p in parts}) > 1
    ledger = reverse("worklist", args=("campaign_item",))
    rows = tuple(
        MatrixRow(
            unit=p.unit, href=f"{ledger}?{urlencode({'view': 'open', 'unit': p.unit_id})}", batch=f"第{p.batch}批" if batches else "",
            cells=tuple(_cell(one, one.by_unit.get(str(p.unit_id), _NOTHING)) for one in progress),
        )
        for p in parts
    )
    heads = tuple(Link(label=one.link.title, href=reverse("case", args=(one.link.id,))) for one in progress)
    return Matrix(heads=heads, rows=rows, foot=tuple(_whole(one) for one in progress))


def _cell(one: LinkProgress, state: LinkState) -> MatrixCell:
    items = state.items if state.items and state.items.denominator else None
    word, level = _word(state, items)
    return _drawn(one, items, [r for r in state.records if r.cases], word, level)


def _word(state: LinkState, items: Figure | None) -> tuple[str, str]:
    if items and state.late and state.late.cases:
        return ("超期未报" if state.is_blank else "有超期"), "late"
    if state.is_blank:
        return ("未报" if items else "还没有记录"), "soon" if items else "idle"
    return ("齐", "ok") if items and items.numerator == items.denominator else ("", "")


def _drawn(one: LinkProgress, items: Figure | None, records: Sequence[Figure], word: str, level: str) -> MatrixCell:
    return MatrixCell(
        word=word, level=level,
        items=drawn(items, text=f"{items.numerator}/{items.denominator}") if items else None,
        items_href=figure_href(items.key, items.scope) if items else "",
        share=items.numerator * _ALL // items.denominator if items and items.denominator else 0,
        records=tuple(
            CountedRecords(
                figure=drawn(r), href=figure_href(r.key, r.scope), measure=r.unit, kind=r.label if len(one.records) > 1 else "",
            ) for r in records
        ),
    )


def _whole(one: LinkProgress) -> MatrixCell:
    return _drawn(one, one.items if one.items.denominator else None, one.records, "", "")


def weeks_table(progress: Sequence[LinkProgress], weeks: Sequence[Period]) -> Table:
    """This will table what was done and recorded of every link week by week, the newest last."""
    columns = (Column(label="环节", is_title=True), *(
        Column(label=f"{short_chinese_date(w.first)}起", is_number=True) for w in weeks
    ))
    rows = []
    for one in progress:
        href = reverse("case", args=(one.link.id,))
        rows.append(Row(name=one.link.title, cells=(
            Cell(text=one.link.title, href=href, remark="完成动作"), *(_number(week[0]) for week in one.weeks),
        )))
        for n, records in enumerate(one.records, 1):
            rows.append(Row(name=f"{one.link.title}{records.label}", cells=(
                Cell(text=records.label, remark=f"{one.link.title}，登记"), *(_number(week[n]) for week in one.weeks),
            )))
    return Table(columns=columns, rows=tuple(rows), caption="各环节每周进展")


def _number(figure: Figure) -> Cell:
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))
