"""What the page of all figures shows first: the large ones of a contribution, and one parted by a dimension. Pure.

Must not know: how a figure is counted, pages.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Keys of indicators shown large, in their order; those of `alarming` are marked when they are not nought.

    `parted` names an indicator and the dimension it is shown by.
    """

    headlines: tuple[str, ...] = ()
    alarming: frozenset[str] = frozenset()
    parted: tuple[tuple[str, str], ...] = ()


NOTHING_SHOWN = Overview()
