"""`renda check`: compares every figure of a draft with the ledger, as a table or JSON, and as the same Word file with comments.

It asks for the organ with what its coordinating office may see. Exit status: 0 every compared figure agrees; 1 one differs; 2 wrong
use, or a file that cannot be read. Must not know: how a figure is matched or a comment written.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from renda.domain.rights import Actor
    from renda.intake.draft_places import Draft
    from renda.reads.draft_check import CheckedFigure

HELP = "核对文稿中的数字与台账是否一致，输出对照表，或者带批注的 Word"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="要核对的文稿")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT.docx", help="写出带批注的 Word")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--organ", type=UUID, help="机关编号（缺省为唯一的机关或演示机关）")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="数据截至日（YYYY-MM-DD，缺省为今天）")


def run(args: argparse.Namespace) -> int:
    """This will print what checking found."""
    if not args.file.is_file():
        return _refused(f"找不到文件 {args.file}")
    from renda.cli.environment import ready

    with ready():
        return _check(args)


def _refused(words: str) -> int:
    print(words, file=sys.stderr)
    return 2


def _check(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from renda.cli.draft_files import opened_draft
    from renda.cli.office_choice import office_to_ask
    from renda.domain.days import day_of
    from renda.intake.reasons import IntakeRefused

    today = day_of(timezone.now())
    actor = office_to_ask(args.organ, today=today)
    if actor is None:
        return _refused("没有这个机关，或者有几个机关：请用 --organ 指明。")
    try:
        draft = opened_draft(args.file)
    except IntakeRefused as refusal:
        return _refused(f"{args.file.name}：{refusal}")
    return _told(args, draft, actor, today)


def _told(args: argparse.Namespace, draft: "Draft", actor: "Actor", today: date) -> int:
    """Compare, write what was asked for, and give the exit status."""
    from renda.reads.draft_check import Verdict, draft_check

    day = args.as_of or today
    found = draft_check(draft.text, actor=actor, organ_id=actor.organ_id, as_of=day, past=day < today)
    if args.out:
        args.out.write_bytes(_commented(draft, found, actor, day))
    rows = [_row(one, draft) for one in found]
    print(json.dumps(rows, ensure_ascii=False, indent=1) if args.json else _table(rows, day))
    return 1 if any(one.verdict is Verdict.DIFFERS for one in found) else 0


def _commented(draft: "Draft", found: "tuple[CheckedFigure, ...]", actor: "Actor", day: date) -> bytes:
    from django.utils import timezone

    from renda.domain.days import chinese_date
    from renda.intake.draft_layout import layout_hints
    from renda.language.official_format import format_hints
    from renda.language.reading import read_document
    from renda.reports.check_words import remarks_on
    from renda.reports.commented_copy import commented_copy

    hints = (*layout_hints(draft), *format_hints(draft.text))
    remarks = remarks_on(found, hints, read_document(draft.text, blanks=draft.blanks).inconsistencies)
    return commented_copy(draft, remarks, about=f"数据截至{chinese_date(day)}。", author=actor.name, at=timezone.now())


def _row(one: "CheckedFigure", draft: "Draft") -> dict[str, Any]:
    return {
        "at": one.at, "place": draft.place_of(one.at), "quote": one.quote, "verdict": one.verdict.value, "words": one.verdict.words,
        "reason": one.reason,
        "candidates": [
            {
                "token": c.token, "label": c.label, "value": None if c.value is None else str(c.value), "unit": c.unit,
                "as_of": c.as_of.isoformat(), "period": c.period.text if c.period else None, "score": round(c.score, 3),
            }
            for c in one.candidates
        ],
    }


def _table(rows: list[dict[str, Any]], day: date) -> str:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["words"]] = counts.get(row["words"], 0) + 1
    told = "，".join(f"{words}{count}处" for words, count in counts.items()) or "没有可以核对的数字"
    return "\n".join([f"数据截至{day}：{told}。", *map(_line, rows)])


def _line(row: dict[str, Any]) -> str:
    first = next(iter(row["candidates"]), None)
    ledger = f"台账：{first['label']} {first['value'] or '—'}{first['unit']}（截至{first['as_of']}）" if first else ""
    said = ledger if row["verdict"] in ("agrees", "differs") else "；".join(w for w in (row["reason"], ledger) if w)
    return f"{row['place']}\t{row['words']}\t{row['quote']}\t{said}"
