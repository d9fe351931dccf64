"""Plain tables out of words: what lists of records, accounts and rules have in common.

Must not know: what the words are about.
"""

from collections.abc import Iterable, Sequence

from renda.web.view_models.figures import NamedTable
from renda.web.view_models.parts import Button, Cell, Column, Row, Table


def word_table(
    *, key: str, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], remark: str = ""
) -> NamedTable:
    """Make a table of words; the first column names the row."""
    return acting_table(key=key, title=title, columns=columns, rows=((row, ()) for row in rows), remark=remark)


def acting_table(
    *, key: str, title: str, columns: Sequence[str], rows: Iterable[tuple[Sequence[str], tuple[Button, ...]]],
    remark: str = "",
) -> NamedTable:
    """Make a table of words whose last column may hold buttons."""
    made = []
    for words, buttons in rows:
        cells = [Cell(text=word) for word in words]
        if buttons:
            cells.append(Cell(buttons=buttons))
        elif len(cells) < len(columns):
            cells.append(Cell())
        made.append(Row(cells=tuple(cells)))
    heads = tuple(Column(label=label, is_title=i == 0) for i, label in enumerate(columns))
    return NamedTable(key=key, title=title, table=Table(columns=heads, rows=tuple(made), caption=title), remark=remark)
