"""`renda fill`: fills the blanks of a draft from the ledger, as tracked changes in the same Word file, or says why they stay open.

Acts for an organ as its office does. Exit status: 0 written; 1 the file was refused; 2 wrong use. Must not know: how a blank is matched.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from renda.domain.rights import Actor
    from renda.reads.draft_fill import FilledBlank

HELP = "按台账填写文稿里的空白（xx次、X％），填好的为修订，没填的说明原因"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the arguments of `renda fill` to the parser."""
    parser.add_argument("file", type=Path, metavar="FILE", help="文稿（.docx，也可以是 .txt、.md）")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.docx", help="写出的 Word 文件")
    parser.add_argument("--organ", type=UUID, help="机关（编号；只有一个机关时可以不写）")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="数据截至日（YYYY-MM-DD，缺省为今天）")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出每一处")


def run(args: argparse.Namespace) -> int:
    """This will write the filled file and print what became of each blank."""
    if not args.file.is_file():
        print(f"找不到文件 {args.file}", file=sys.stderr)
        return 2
    from renda.cli.environment import ready

    with ready():
        from django.utils import timezone

        from renda.cli.office_choice import office_to_ask
        from renda.domain.days import day_of

        actor = office_to_ask(args.organ, today=day_of(timezone.now()))
        if actor is None:
            print("有几个机关，或者没有负责统筹的岗位。请用 --organ 写明机关的编号。", file=sys.stderr)
            return 2
        return _filled(args, actor)


def _filled(args: argparse.Namespace, actor: "Actor") -> int:
    from django.utils import timezone

    from renda.cli.draft_files import opened_draft
    from renda.domain.days import day_of
    from renda.intake.reasons import IntakeRefused
    from renda.reads.draft_fill import blanks_filled
    from renda.reports.filled_draft import filled_draft

    now, today = timezone.now(), day_of(timezone.now())
    day = args.as_of or today
    try:
        draft = opened_draft(args.file)
    except IntakeRefused as refused:
        print(f"{args.file.name}：{refused}", file=sys.stderr)
        return 1
    blanks = blanks_filled(draft.text, actor=actor, organ_id=actor.organ_id, as_of=day, past=day < today)
    args.out.write_bytes(filled_draft(draft, blanks, author=actor.name, at=now))
    print(json.dumps([_plain(b) for b in blanks], ensure_ascii=False, indent=1) if args.json else "\n".join(_told(blanks, args.out)))
    return 0


def _told(blanks: "Sequence[FilledBlank]", out: Path) -> Iterator[str]:
    counts = Counter("filled" if blank.words is not None else str(blank.why) for blank in blanks)
    yield f"空白{len(blanks)}处：填写{counts['filled']}处，留空{len(blanks) - counts['filled']}处。已写入 {out}"
    for blank in blanks:
        yield f"  填 {blank.quote} → {blank.words}（{blank.note}）" if blank.words is not None else f"  留 {blank.quote}：{blank.note}"


def _plain(blank: "FilledBlank") -> dict[str, Any]:
    source = blank.candidate
    return {
        "at": blank.at, "end": blank.end, "quote": blank.quote, "unit": blank.unit, "words": blank.words,
        "why": blank.why.value if blank.why else None, "note": blank.note, "token": source.token if source else None,
        "as_of": source.as_of.isoformat() if source else None,
    }
