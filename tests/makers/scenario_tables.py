"""Scenarios as an office can read them: Markdown tables in Chinese, one row per act.

    | 日期 | 谁 | 事项 | 办理 | 填写 | 结果 | 到期 |
    | 2026-03-03 | 综合处干部 | 路灯不亮 | 登记 | 承办单位=研究室 | 办理中 | |

`事项` is the title of the case (`标题·程序` where two procedures have one of that title, or the procedure is another
contribution's); an act on a title nobody has
used opens it and fills in the title. `填写` is `字段=值`,
parted by `；`; several values by `、`; rows of a table as `措施=（内容：换灯，完成时限：2026-03-31）（…）`. `结果` is the stage
then reached, or `不能：` and words of the refusal. `到期` is the next day due after the act; blank says nothing.
Must not know: any procedure, Django.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action

REFUSED = "不能："
_ROW = re.compile(r"（([^（）]*)）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One act of a scenario, as it is written."""

    line: int
    on: str
    who: str
    case: str
    act: str
    filled: str
    result: str
    due: str

    def values(self, action: Action) -> dict[str, Any]:
        """What is filled in, by the keys of the action's fields."""
        return _values(self.filled.split("；"), "=", action.fields)


def scenario(path: Path) -> tuple[Row, ...]:
    """Read every table of a file, in order."""
    found = []
    for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
        if text.startswith("| 2") and len(cells) == 7:
            on, who, case, act, filled, result, due = cells
            found.append(Row(line=line, on=on, who=who, case=case, act=act, filled=filled, result=result, due=due))
    return tuple(found)


def _values(parts: list[str], mark: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    labels = {field.label: field for field in fields}
    pairs = [part.partition(mark) for part in parts if part]
    return {labels[label].key: _value(labels[label], text) for label, _, text in pairs}


def _value(field: Field, text: str) -> Any:
    if field.kind is FieldKind.ROWS:
        return [_values(row.split("，"), "：", field.columns) for row in _ROW.findall(text)]
    keys = {choice.label: choice.key for choice in field.choices}
    return [keys.get(one, one) for one in text.split("、")] if field.many else keys.get(text, text)
