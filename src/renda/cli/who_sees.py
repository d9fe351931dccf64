"""`renda who-sees CASE`: explains who sees a case. Must not know: how rights are held."""

import argparse
import json
import sys
from dataclasses import asdict
from uuid import UUID

HELP = "说明一件事项谁能看到、依据哪项权限"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("case", help="事项编号或标识，如 整改-2026-001")
    parser.add_argument("--organ", type=UUID, help="机关（编号）；只有一个机关时不必填写")
    parser.add_argument("--json", action="store_true", help="输出JSON")


def run(args: argparse.Namespace) -> int:
    """This will print every right, and who holds it; 1 when there is no such case."""
    from renda.cli.environment import ready

    with ready():
        return explain(args.case, args.organ, as_json=args.json)


def explain(case: str, organ_id: UUID | None, *, as_json: bool) -> int:
    """This will look the case up in the given organ, or in every one."""
    from django.utils import timezone

    from renda.domain.days import day_of
    from renda.reads.who_sees import who_sees
    from renda.store.sealing import organs

    today = day_of(timezone.now())
    answers = [who_sees(case, organ_id=organ, today=today) for organ in ([organ_id] if organ_id else organs())]
    found = [answer for answer in answers if answer is not None]
    if not found:
        print(f"没有找到事项“{case}”。请核对编号。", file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps([asdict(answer) for answer in found], ensure_ascii=False))
        return 0
    for answer in found:
        print(f"{answer.number or '（未编号）'} {answer.title}（{answer.stage}）")
        for each in answer.seen:
            print(f"  {each.right}：{'、'.join(each.people) or '现无人担任'}")
    return 0
