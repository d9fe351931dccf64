"""`renda report verify`: whether a file is an issued report as it was filed, and which of its figures still hold.

Each figure is counted again as of the day it was filed at and as of today. Exit status: 0 the file is as filed and every figure
still holds; 1 figures changed since, or were otherwise on their day by what was entered later; 2 wrong use; 3 the file was changed
after it was issued; 4 no such report. Must not know: how a figure is counted.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from renda.reads.report_verification import CheckedFigure, Recount
    from renda.services.verify_report import Verified

HELP = "核验印发的报告：文件是否与存档一致，哪些数字仍成立、哪些变了、为什么"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    verify = acts.add_parser("verify", help="核验一份文件（Word、附件表或 PDF）")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--organ", type=UUID, help="只在一个机关里查找（编号）")
    verify.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    """This will print what verifying found."""
    if not args.file.is_file():
        print(f"找不到文件 {args.file}", file=sys.stderr)
        return 2
    from renda.cli.environment import ready

    with ready():
        found, organ = _verified(args.file, args.organ)
    print(json.dumps(_plain(found, organ), ensure_ascii=False, default=str) if args.json else "\n".join(_told(found, organ)))
    return _status(found)


def _verified(path: Path, organ: UUID | None) -> "tuple[Verified, str]":
    from django.utils import timezone

    from renda.domain.days import day_of
    from renda.intake.issued_copy import report_named_in
    from renda.reads.organs import organ_names
    from renda.services.verify_report import Found, verify_report

    content, today = path.read_bytes(), day_of(timezone.now())
    with path.open("rb") as file:
        named = report_named_in(file)
    best = None
    for key, name in organ_names().items():
        if organ not in (None, key):
            continue
        found = verify_report(content, named=named, organ_id=key, as_of=today)
        if found.found is Found.FILED:
            return found, name
        if found.report is not None or best is None:
            best = found, name
    return best or (verify_report(content, named=None, organ_id=organ or UUID(int=0), as_of=today), "")


def _status(found: "Verified") -> int:
    from renda.services.verify_report import Found

    if found.found is Found.FILED:
        return 1 if any(one.verdict != "holds" for one in found.figures) else 0
    return {Found.CHANGED: 3, Found.UNKNOWN: 4}[found.found]


def _told(found: "Verified", organ: str) -> list[str]:
    lines = [f"{found.found.words}。", f"文件摘要（SM3）{found.digest}"]
    if found.report is None:
        return lines
    row = found.report
    lines.append(f"{organ}《{row.title}》{row.number}，{row.issued_on}印发，存档摘要{row.digest}")
    lines.append(f"随文存档的数{found.words}。")
    for one in found.figures:
        lines += [] if one.verdict == "holds" else _changed(one)
    return lines


def _changed(one: "CheckedFigure") -> list[str]:
    from renda.reads.figures import scope_words_of
    from renda.reads.report_verification import Verdict

    filed = one.filed
    scope = f"（{scope_words_of([filed.scope])[0]}）" if filed.scope and "unit" not in filed.scope else ""
    lines = [f"{filed.label}{scope} 印发时{filed.value}：{one.verdict.words}"]
    if one.verdict is Verdict.DIFFERS_THEN and one.then:
        lines += _moves(one.then, f"按截至{filed.as_of}重新统计")
    return [*lines, *(_moves(one.now, "现在") if one.now else [])]


def _moves(counted: "Recount", when: str) -> list[str]:
    from renda.reads.report_verification import NAMED_AT_MOST

    lines = [f"  {when}{counted.figure.value_text}，变动{counted.moved_total}件"]
    for moved in counted.moved:
        why = "、".join(f"{act.on}{act.action}" for act in moved.acts) or "其后没有办理，因日期推移"
        lines.append(f"    {moved.number or moved.case} {moved.how.words}：{why}")
    if counted.moved_total > NAMED_AT_MOST:
        lines.append(f"    其余{counted.moved_total - NAMED_AT_MOST}件从略")
    return lines


def _plain(found: "Verified", organ: str) -> dict[str, Any]:
    row = found.report
    told: dict[str, Any] = {"found": found.found.value, "words": found.found.words, "digest": found.digest}
    if row is None:
        return told
    named = {"id": row.id, "title": row.title, "number": row.number, "issued_on": row.issued_on, "digest": row.digest}
    return {**told, "organ": organ, "report": named, "figures": [_plain_figure(f) for f in found.figures]}


def _plain_figure(f: "CheckedFigure") -> dict[str, Any]:
    return {
        "key": f.filed.key, "scope": f.filed.scope, "label": f.filed.label, "filed": f.filed.value, "as_of": f.filed.as_of,
        "verdict": f.verdict.value, "is_sound": f.is_sound, "then": _plain_recount(f.then), "now": _plain_recount(f.now),
    }


def _plain_recount(counted: "Recount | None") -> dict[str, Any] | None:
    if counted is None:
        return None
    moved = [
        {"case": m.case, "number": m.number, "how": m.how.value, "acts": [{"action": a.action, "on": a.on} for a in m.acts]}
        for m in counted.moved
    ]
    return {"value": counted.figure.value_text, "moved_total": counted.moved_total, "moved": moved}
