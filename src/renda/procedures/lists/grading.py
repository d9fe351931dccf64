"""Grades of progress (进展等次), worked out from recorded facts by the rule of the list; nobody awards them.

Must not know: tables, who asks.
"""

from collections.abc import Mapping
from typing import Any

from renda.procedures.lists.vocabulary import WAITING


def grade_of(stage: str, detail: Mapping[str, Any]) -> str | None:
    """This will give the grade of an item: done, nearly, partly or going; None of one that was dropped."""
    if stage == "ended":
        return None
    if stage == "closed":
        return "done"
    match detail.get("grade_rule"):
        case "by_steps":
            return _by_steps(detail)
        case "by_outcome":
            return "nearly" if stage in WAITING else "partly" if detail.get("outcome") else "going"
        case _:
            return "going"


def _by_steps(detail: Mapping[str, Any]) -> str:
    planned, done = float(detail.get("steps") or 0), float(detail.get("steps_done") or 0)
    share = 100 * done / planned if planned else 0
    if share >= float(detail.get("nearly_from") or 100):
        return "nearly"
    return "partly" if share >= float(detail.get("partly_from") or 100) else "going"


def grade_conditions(detail: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """This will say of each grade that the rule knows when an item has it, as (grade, words)."""
    match detail.get("grade_rule"):
        case "by_steps":
            nearly, partly = _plain(detail.get("nearly_from")), _plain(detail.get("partly_from"))
            return (
                ("done", "已经销项"), ("nearly", f"没有销项，已完成节点占{nearly}%以上"),
                ("partly", f"已完成节点占{partly}%以上、不足{nearly}%"), ("going", f"已完成节点不足{partly}%"),
            )
        case "by_outcome":
            return (
                ("done", "已经销项"), ("nearly", "已申请销项，等待核实、评价或签批"), ("partly", "没有申请销项，已登记阶段成果"),
                ("going", "还没有登记阶段成果"),
            )
        case _:
            return (("done", "已经销项"), ("going", "还没有销项"))


def _plain(value: Any) -> str:
    return f"{float(value or 100):g}"
