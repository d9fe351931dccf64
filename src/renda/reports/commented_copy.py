"""The same Word file with a comment and a shade at every place remarked on, and a table of all remarks behind the text.

What the file said and how it looked stays: runs are cut, none is reworded. Existing comments and tracked changes are
kept. This module must not know how remarks come about.
"""

import io
from collections.abc import Sequence
from datetime import datetime

from renda.reports.draft_remarks import REMARK_WORDS, SHADES, Remark
from renda.reports.opened_draft import OpenedDraft
from renda.reports.remark_table import append_remarks
from renda.reports.run_cutting import runs_between
from renda.reports.word_comments import comment_on, shade


def commented_copy(draft: OpenedDraft, remarks: Sequence[Remark], *, about: str, author: str, at: datetime) -> bytes:
    """This will write every remark into an opened draft and give the bytes of the .docx.

    :param remarks: their offsets are those of the draft's text.
    :param about: one sentence over the table: what the draft was compared with.
    :param author: who signs the comments.
    """
    ordered = sorted(remarks, key=lambda remark: (remark.at, remark.end))
    for remark in ordered:
        runs = runs_between(draft, remark.at, remark.end)
        colour = SHADES.get(remark.kind)
        for run in runs if colour else ():
            shade(run, colour or "")
        words = f"{REMARK_WORDS[remark.kind]}：{remark.words}"
        if draft.box_at(remark.at) is not None:
            words = f"{words}\n（文本框内“{draft.text[remark.at : remark.end]}”）"
        comment_on(draft, runs, words, place=remark.at, author=author, at=at)
    append_remarks(draft, ordered, about=about)
    target = io.BytesIO()
    draft.word.save(target)
    return target.getvalue()
