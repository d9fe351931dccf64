"""`renda due`: when a time limit ends, and why.

Must not know: the database; it counts with the announced calendar.
"""

import argparse
import json
import sys
from datetime import date
from typing import Any

from renda.domain.calendar_seed import seed_calendar
from renda.domain.calendars import OutsideCalendar
from renda.domain.clocks import due_of_limit
from renda.domain.limit_texts import UnreadableLimit, parse_limit
from renda.domain.limits import CIVIL_CODE

HELP = "推算期限的到期日，并说明理由"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will declare the arguments of the sub-command."""
    parser.add_argument(
        "--limit", required=True, help="期限：3 months、10 working days、20 days、3个月；多个期限以 | 分隔"
    )
    parser.add_argument("--from", dest="start", required=True, metavar="YYYY-MM-DD", help="起算日（当日不计入）")
    parser.add_argument("--basis", default=CIVIL_CODE, help="期限的依据（条款或文件）")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出；一个期限为对象，多个期限为数组")


def run(args: argparse.Namespace) -> int:
    """This will print the due date of each limit and give 0, or 2 when an argument cannot be read."""
    try:
        start = date.fromisoformat(args.start)
    except ValueError:
        print(f"起算日应写作 YYYY-MM-DD：{args.start}", file=sys.stderr)
        return 2
    try:
        answers = [_answer(text, start, args.basis) for text in args.limit.split("|")]
    except UnreadableLimit as problem:
        print(problem, file=sys.stderr)
        return 2
    except (OutsideCalendar, OverflowError):
        print("起算日或到期日超出工作日历的范围", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False))
    else:
        for answer in answers:
            print(f"{answer['due']}{'（暂定）' if answer['provisional'] else ''}  {answer['explanation']}")
    return 0


def _answer(text: str, start: date, basis: str) -> dict[str, Any]:
    found = due_of_limit(parse_limit(text.strip(), basis), start, seed_calendar())
    return {
        "due": found.on.isoformat() if found.on else None,
        "provisional": found.provisional,
        "basis": "；".join(found.basis),
        "explanation": found.explanation,
    }
