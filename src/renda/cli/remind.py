"""`renda remind`: the daily reminder now, or as if it were another day; run again, it adds nothing. Must not know: who is told."""

import argparse
import sys
from datetime import UTC, date, datetime

from renda.domain.days import day_of

HELP = "按今天（或指定日期）的时限提醒和催办，重复运行不会重复提醒"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--on", metavar="YYYY-MM-DD", default="", help="如同今天是这一天（默认今天）")


def run(args: argparse.Namespace) -> int:
    """This will remind every organ and print what it did; 2 when the day cannot be read or is outside the calendar."""
    from renda.cli.environment import ready
    from renda.domain.calendars import OutsideCalendar

    now = datetime.now(UTC)
    try:
        on = date.fromisoformat(args.on) if args.on else day_of(now)
    except ValueError:
        print(f"日期应写作 YYYY-MM-DD：{args.on}", file=sys.stderr)
        return 2
    eight = datetime(on.year, on.month, on.day, tzinfo=UTC)  # midnight in UTC is eight in the morning in China
    with ready():
        try:
            _remind(on, at=now if on == day_of(now) else eight)
        except OutsideCalendar:
            print("日期超出工作日历的范围", file=sys.stderr)
            return 2
    return 0


def _remind(on: date, *, at: datetime) -> None:
    from renda.reads.frame_counts import organ_name
    from renda.services.remind_clocks import remind_clocks
    from renda.store.sealing import organs

    for organ_id in organs():
        done = remind_clocks(organ_id=organ_id, on=on, at=at)
        nobody = f"，其中{done.failed}件没有在岗的人可以告知" if done.failed else ""
        print(f"{organ_name(organ_id)}：{on.isoformat()}提醒{done.made}件，通知{done.told}人次{nobody}。")
