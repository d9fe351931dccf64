"""Drawing a comparison of two documents: promises, figures and outlines as tables, each statement leading to its line.

Must not know: requests, the database, how texts are compared.
"""

from django.urls import reverse

from renda.language.comparison import HeadingPair, Standing
from renda.language.figure_pairs import FigurePair
from renda.language.promises import Fate, Promise
from renda.language.proposal import Measure, Task
from renda.reads.compared_documents import ComparedDocuments, Offer, Side
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Fact, Row, Table

_FATES = {Fate.NOT_FOUND: "没有找到", Fate.AGAIN: "再次提出", Fate.DONE: "已办"}
_STANDING = {
    Standing.KEPT: "保留", Standing.REWORDED: "改写", Standing.MOVED: "移动", Standing.DROPPED: "前有后无", Standing.NEW: "新增",
}
_SKIPPED = {"rejected": "审读时已跳过", "merged": "已并入另一条"}


def drawn_panels(found: ComparedDocuments) -> tuple[Panel, ...]:
    """This will draw a comparison section by section."""
    return (_promises(found), _new_promises(found), _figures(found), _outline(found))


def _promises(found: ComparedDocuments) -> Panel:
    title = "共同的任务" if found.places else "前一份的承诺，后一份怎么说"
    shown = [p for fate in _FATES for p in found.comparison.promises if p.fate is fate]
    if found.places:
        shown = [p for p in shown if p.again]
    counts = "，".join(f"{_FATES[fate]}{sum(p.fate is fate for p in shown)}项" for fate in reversed(_FATES))
    columns = (
        Column(label="前一份", is_title=True), *(() if found.places else (Column(label="情况"),)), Column(label="后一份"),
        *(() if found.places else (Column(label="台账"),)),
    )
    return _panel(
        "promises", title, columns, tuple(_promise(found, p) for p in shown), remark=f"{len(shown)}项" if found.places else counts,
        empty="没有读出共同的任务。" if found.places else "前一份里没有读出承诺的任务。",
    )


def _panel(  # noqa: PLR0913 - a section is these things
    key: str, title: str, columns: tuple[Column, ...], rows: tuple[Row, ...], *, remark: str, empty: str, folded: Fact | None = None
) -> Panel:
    table = NamedTable(key=key, title=title, table=Table(columns=columns, rows=rows, caption=title))
    return Panel(key=key, title=title, remark=remark if rows else "", table=table, empty="" if rows else empty, folded=folded)


def _promise(found: ComparedDocuments, promise: Promise) -> Row:
    said = promise.done or promise.again
    words = promise.done.text if promise.done else promise.again.quote if promise.again else ""
    reached = "；".join(f"承诺“{_plain(a.quote)}”，报告“{_plain(b.quote)}”" for a, b in promise.figures)
    once_more = f"后一份再次提出：{_plain(promise.again.quote)}" if promise.done and promise.again else ""
    second = Cell(
        text=_plain(words) or "—", href=_line(found.present, said.at) if said else "", remark="；".join(filter(None, (reached, once_more)))
    )
    first = _statement(found.former, promise.promised)
    if found.places:
        return Row(cells=(first, second))
    fate = Cell(kind=CellKind.SHORT, text=_FATES[promise.fate])
    return Row(cells=(first, fate, second, _ledger(found, found.offers.get(promise.promised.at))))


def _ledger(found: ComparedDocuments, offer: Offer | None) -> Cell:
    """The case a promise became, or the press that leads to making it one."""
    if offer is None:
        return Cell()
    if offer.case:
        return Cell(text=offer.case.number or "事项", href=reverse("case", args=(offer.case.id,)), remark="已立为事项")
    near = f"台账中相近：{offer.alike.number} {offer.alike.title}" if offer.alike else ""
    if not offer.waits:
        return Cell(text=_SKIPPED.get(offer.state, "—"), remark=near)
    press = Button(label="立为事项", href=f"{reverse('document_review', args=(found.former.id,))}?at={offer.proposal}")
    if offer.alike:
        return Cell(text=offer.alike.number or "相近事项", href=reverse("case", args=(offer.alike.id,)), remark=near, buttons=(press,))
    return Cell(buttons=(press,))


def _new_promises(found: ComparedDocuments) -> Panel:
    title = "只在后一份里的任务" if found.places else "后一份新提出的"
    rows = tuple(Row(cells=(_statement(found.present, one),)) for one in found.comparison.new_promises)
    only = [p.promised for p in found.comparison.promises if not p.again] if found.places else []
    folded = Fact(label=f"只在前一份里的任务（{len(only)}项）", value="；".join(_plain(one.quote) for one in only)) if only else None
    columns = (Column(label="后一份", is_title=True),)
    return _panel("new", title, columns, rows, remark=f"{len(rows)}项", empty="没有。", folded=folded)


def _figures(found: ComparedDocuments) -> Panel:
    both = [pair for pair in found.comparison.figures if pair.former and pair.present]
    columns = (Column(label="前一份", is_title=True), Column(label="后一份"), Column(label="变化", is_number=True))
    only = [
        f"只在{word}的{len(quotes)}处：" + "；".join(quotes)
        for word, quotes in (("前一份", _alone(found, "former")), ("后一份", _alone(found, "present"))) if quotes
    ]
    return _panel(
        "figures", "同一指标的数字", columns, tuple(_figure(found, pair) for pair in both), remark=f"{len(both)}项",
        empty="没有指标名称、单位都相同的数字。", folded=Fact(label="只在一份里的数字", value="。".join(only)) if only else None,
    )


def _alone(found: ComparedDocuments, side: str) -> list[str]:
    other = "present" if side == "former" else "former"
    return [_plain(getattr(pair, side).quote) for pair in found.comparison.figures if getattr(pair, other) is None]


def _figure(found: ComparedDocuments, pair: FigurePair) -> Row:
    sides = ((found.former, pair.former), (found.present, pair.present))
    cells = [Cell(text=_plain(figure.quote), href=_line(side, figure.at)) for side, figure in sides if figure]
    change = pair.change
    words = "—" if change is None else "不变" if not change else f"{'+' if change > 0 else ''}{change.normalize():f}"
    return Row(cells=(*cells, Cell(text=words)))


def _outline(found: ComparedDocuments) -> Panel:
    pairs = found.comparison.outline
    counts = "，".join(f"{word}{sum(p.standing is standing for p in pairs)}" for standing, word in _STANDING.items())
    columns = (Column(label="前一份，或新增的", is_title=True), Column(label="情况"), Column(label="后一份"))
    rows = tuple(_heading(found, pair) for pair in pairs)
    return _panel("outline", "提纲", columns, rows, remark=counts, empty="两份都没有读出标题。")


def _heading(found: ComparedDocuments, pair: HeadingPair) -> Row:
    sides = ((found.former, pair.former), (found.present, pair.present))
    cells = [Cell(text=_plain(heading.text), href=_line(side, heading.at)) for side, heading in sides if heading]
    return Row(cells=(cells[0], Cell(kind=CellKind.SHORT, text=_STANDING[pair.standing]), cells[1] if len(cells) > 1 else Cell()))


def _statement(side: Side, one: Task | Measure) -> Cell:
    return Cell(text=_plain(one.quote), href=_line(side, one.at), remark=f"时限：{one.deadline}" if one.deadline else "")


def _line(side: Side, at: int) -> str:
    return f"{reverse('document_review', args=(side.id,))}#line-{side.line_at(at)}"


def _plain(words: str) -> str:
    return " ".join(words.split())
