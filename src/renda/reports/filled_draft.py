"""A draft with its blanks filled from the ledger: each filling a tracked change with a comment that says where it comes from.

A figure left open bears a comment with the reason; days, numbers of an order and names are left as they are. Must not know: how a
blank is matched.
"""

from collections.abc import Sequence
from datetime import datetime

from renda.reads.draft_fill import FilledBlank, OpenReason
from renda.reports.filled_copy import Filling, filled_copy
from renda.reports.opened_draft import OpenedDraft

_NO_FIGURES = frozenset({OpenReason.DAY, OpenReason.ORDER, OpenReason.NAME})


def filled_draft(draft: OpenedDraft, blanks: Sequence[FilledBlank], *, author: str, at: datetime) -> bytes:
    """This will give the bytes of the opened draft with its blanks filled, or remarked on where they stay open; `author` signs them."""
    fillings = [
        Filling(at=blank.at, end=blank.end, words=blank.words, note=blank.note if blank.words is not None else f"未填：{blank.note}")
        for blank in blanks if blank.why not in _NO_FIGURES
    ]
    return filled_copy(draft, fillings, author=author, at=at)
