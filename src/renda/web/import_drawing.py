"""Imports as tables and panels: rows with what each would do, the columns to choose, how far a job has come.

Must not know: requests, how a row is judged.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from renda.domain.days import chinese_date, chinese_moment, day_of
from renda.domain.sheet_shape import SheetShape
from renda.reads.imports import ImportedRow, ImportView
from renda.web.view_models.forms import Choice, Field, FieldKind, Form
from renda.web.view_models.lists import Tab
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Fact, Link, Row, Table

STATES = {
    "mapping": "待确认列", "reading": "正在读取", "previewed": "待确认", "applying": "正在导入", "done": "已完成", "cancelled": "已取消",
    "failed": "没有读成", "retired": "预览已清除",
}
ROW_STATES = {"new": "新增", "changed": "有变化", "same": "相同", "wrong": "有误"}
OUTCOMES = {"opened": "已登记", "changed": "已更正", "same": "已有，未重复登记", "refused": "没有办成"}
_LETTERS = 26


def letter(at: int) -> str:
    """This will name a column as a spreadsheet does: 0 is A, 26 is AA."""
    first, last = divmod(at, _LETTERS)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def place_words(number: int, at: int) -> str:
    """This will name a cell (“F列第12行”), or the row where no cell is meant."""
    return f"{letter(at)}列第{number}行" if at >= 0 else f"第{number}行"


def rows_table(view: ImportView, shape: SheetShape, rows: Iterable[ImportedRow]) -> Table:
    """This will table rows of a preview: number, what it says, what stands against it or changes, then the columns that hold anything."""
    shown = tuple(rows)
    labels = {f.key: f.label for f in shape.columns}
    mapped = sorted((c for c in view.head.columns if c.key), key=lambda c: c.at)
    first = next((n for n, c in enumerate(mapped) if c.key == shape.procedure.title_field), 0)
    others = [n for n, c in enumerate(mapped) if n != first and any(row.cells[n] or _is_wrong(row, c.at) for row in shown)]
    is_said = any(_say(row) for row in shown)
    columns = (
        Column(label="行", is_number=True), Column(label=labels[mapped[first].key], is_title=True),
        Column(label="情况"), *((Column(label="说明"),) if is_said else ()),
        *(Column(label=f"{letter(mapped[n].at)} {labels[mapped[n].key]}", on_phone=False) for n in others),
    )
    made = tuple(
        Row(cells=(
            Cell(text=str(row.number)), _title_cell(row, first, mapped[first].at),
            Cell(kind=CellKind.SHORT, text=_state_words(row)),
            *((Cell(kind=CellKind.PROSE, text=_say(row)),) if is_said else ()),
            *(_cell(row, n, mapped[n].at) for n in others),
        )) for row in shown
    )
    return Table(columns=columns, rows=made, caption=f"《{view.row.name}》的各行")


def _is_wrong(row: ImportedRow, at: int) -> bool:
    return any(place == at for place, _ in row.faults)


def _title_cell(row: ImportedRow, place: int, at: int) -> Cell:
    return Cell(text=row.cells[place] or "（空白）", href=_case_href(row), is_wrong=_is_wrong(row, at))


def _cell(row: ImportedRow, place: int, at: int) -> Cell:
    is_wrong, text = _is_wrong(row, at), _short(row.cells[place])
    return Cell(text=text or ("（空白）" if is_wrong else ""), is_wrong=is_wrong)


def _case_href(row: ImportedRow) -> str:
    return reverse("case", args=(row.case_id,)) if row.case_id else ""


def _state_words(row: ImportedRow) -> str:
    words = OUTCOMES.get(row.outcome) or ROW_STATES[row.state]
    return f"{words} {row.case_number}".strip()


def _say(row: ImportedRow) -> str:
    faults = [f"{place_words(row.number, at)}：{text}" for at, text in row.faults]
    changes = [f"“{label}”由“{before or '空白'}”改为“{after}”。" for label, before, after in row.changes]
    return " ".join([row.said, *faults, *changes, *(f"{remark}。" for remark in row.remarks)]).strip()


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most]}……"


def state_tabs(view: ImportView, here: str, current: str) -> tuple[Tab, ...]:
    """This will make a tab for each state of rows."""
    tabs = [Tab(label="全部", href=here, count=str(view.total), is_current=not current)]
    tabs += [
        Tab(label=words, href=f"{here}?state={state}", count=str(view.counts.get(state, 0)), is_current=current == state)
        for state, words in ROW_STATES.items()
    ]
    return tuple(tabs)


def mapping_panel(view: ImportView, shape: SheetShape, here: str) -> Panel:
    """This will draw the chooser: for each column of the file, the field it means."""
    fields = []
    for column in sorted(view.head.columns, key=lambda c: c.at):
        choices = tuple(Choice(value=f.key, label=f"{f.label}（必填）" if f.required is True else f.label, is_chosen=f.key == column.key)
                        for f in shape.columns)
        unsure = column.key and not column.is_sure
        fields.append(Field(
            name=f"column-{column.at}", label=f"{letter(column.at)}列：{column.heading}", kind=FieldKind.CHOICE, choices=choices,
            is_needed=False, is_folded=True, blank_label="不导入这一列", value=column.key,
            caution="按字面猜的，请核对" if unsure else "",
        ))
    missing = f"还没有找到：{'、'.join(view.head.missing)}。" if view.head.missing else ""
    return Panel(
        key="columns", title="列的对应关系", lede=f"请为表中各列选择对应的项。{missing}",
        form=Form(action_href=here, submit_label="按这样读取", fields=tuple(fields), hidden=(("do", "columns"),)),
    )


def progress_panel(view: ImportView, here: str) -> Panel:
    """This will tell how far a job has come."""
    if view.row.state == "reading":
        height = int(view.row.head.get("height", 0))
        words, facts = "正在读取和核对各行，还没有写入任何事项。", (Fact(label="已核对", value=f"{view.total}行，共约{height}行"),)
    else:
        done = sum(view.results.values())
        words = "正在逐件办理。可以离开本页，办理会继续；取消后，已经办的保留，未办的不再办。"
        facts = (Fact(label="已办", value=f"{done}行，共{view.todo}行"),)
    buttons = (Button(label="刷新", href=here), cancel_button(here))
    return Panel(key="progress", title=STATES[view.row.state], lede=f"{words}本页每3秒自动刷新。", facts=facts, buttons=buttons)


def result_words(view: ImportView) -> str:
    """This will tell what came of a table that was carried out."""
    ended = "已取消，未办的不再办。" if view.row.state == "cancelled" else "导入完毕。"
    opened, changed, same, refused = (view.results.get(outcome, 0) for outcome in ("opened", "changed", "same", "refused"))
    return f"{ended}登记{opened}件，更正{changed}件，已有未重复登记{same}件，没有办成{refused}行。"


def retired_panel(view: ImportView, again: str) -> Panel:
    """This will tell of an import whose preview was retired: when, what came of it before, and how to bring the table in again."""
    on = chinese_date(day_of(view.row.retired_at)) if view.row.retired_at else ""
    told = result_words(view) if view.results else "这份表没有确认，没有写入任何事项。"
    return Panel(
        key="ended", title=STATES["retired"], lede=f"逐行核对的内容已于{on}按保管规定清除，清除已记录。{told}",
        buttons=(Button(label="重新上传", href=again),),
    )


def cancel_button(here: str) -> Button:
    """This will make the button that cancels the import."""
    return Button(label="取消导入", href=here, method="post", hidden=(("do", "cancel"),))


def imports_table(views: Sequence[ImportView], labels: Mapping[str, str]) -> Table:
    """This will table imports, newest first."""
    columns = (
        Column(label="文件", is_title=True), Column(label="导入到"), Column(label="上传"), Column(label="情况"),
        *(Column(label=words, is_number=True) for words in ROW_STATES.values()),
    )
    rows = tuple(
        Row(key=str(v.row.id), name=v.row.name, href=reverse("import", args=(v.row.id,)), cells=(
            Cell(text=v.row.name, href=reverse("import", args=(v.row.id,))), Cell(text=labels.get(v.row.procedure, v.row.procedure)),
            Cell(text=chinese_moment(v.row.taken_at)), Cell(text=STATES[v.row.state]),
            *(Cell(kind=CellKind.NUMBER, text=str(v.counts.get(state, 0))) for state in ROW_STATES),
        )) for v in views
    )
    return Table(columns=columns, rows=rows, caption="导入过的表，新的在前")


def back_links(shape: SheetShape) -> tuple[Link, ...]:
    """This will give the crumbs to the list and to the imports."""
    return (
        Link(label=shape.procedure.label, href=reverse("worklist", args=(shape.procedure.key,))),
        Link(label="导入记录", href=reverse("imports")),
    )
