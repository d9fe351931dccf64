"""The saved views a worklist opens with, by procedure.

Must not know: how they are asked for.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One tab: its conditions, and the recorded columns its table shows."""

    key: str
    label: str
    closed: bool | None = False
    stages: tuple[str, ...] = ()
    due: str = ""
    unlinked: bool = False
    rebounded: bool = False
    columns: tuple[str, ...] = ("level", "kind")


_CHECK = ("strike_off_applied", "checking", "secretary_checking", "superior_checking", "awaiting_signature")

VIEWS: dict[str, tuple[View, ...]] = {
    "problem": (
        View(key="open", label="全部在办", columns=("level",)),
        View(key="late", label="超期", due="late", columns=("level",)),
        View(key="check", label="待核查签批", stages=_CHECK, columns=("level",)),
        View(key="publicised", label="公示中", stages=("publicised",), columns=("level",)),
        View(key="unmeasured", label="无对应措施", unlinked=True, columns=("level",)),
        View(key="rebounded", label="回头看反弹", rebounded=True, closed=None, columns=("level",)),
        View(key="closed", label="已销号", closed=True, columns=("level",)),
    ),
    "measure": (
        View(key="open", label="进行中", columns=("kind",)),
        View(key="late", label="超期", due="late", columns=("kind",)),
        View(key="reported", label="待确认", stages=("reported",), columns=("kind",)),
        View(key="closed", label="已完成", closed=True, columns=("kind",)),
    ),
}
