"""`renda generate`: many cases for trials of speed, loaded by COPY as the owner with true ledgers. Must not know: any procedure.

A new organ first gets some cases through the services; an organ that has cases is copied from those.
"""

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path
from uuid import UUID

HELP = "批量生成事项（真实台账和时限），用于性能试验"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--cases", type=int, required=True, metavar="N", help="生成多少件事项")
    parser.add_argument("--years", type=int, default=1, metavar="Y", help="分布在最近几年（新机关）")
    parser.add_argument("--organ", default="", metavar="NAME", help="机关名称；没有的先建立")


def run(args: argparse.Namespace) -> int:
    """This will generate the cases and print how fast; 2 for wrong options or without the owner role."""
    from renda.cli.environment import ready

    if args.cases < 1 or not 1 <= args.years <= 20:
        print("件数至少为1，年数为1至20", file=sys.stderr)
        return 2
    with ready():
        from django.conf import settings
        from django.utils import timezone

        from renda.store.bulk_loading import load_copies

        if settings.RENDA.owner_dsn is None:
            print("批量生成需要属主角色：请设置 RENDA_DATABASE_OWNER_URL", file=sys.stderr)
            return 2
        began = time.perf_counter()
        name = args.organ or f"生成机关{args.cases}件{args.years}年"
        organ = organ_to_fill(name, at=timezone.now(), years=args.years, files=settings.FILES_DIR)
        prepared = time.perf_counter() - began
        loaded = load_copies(settings.RENDA.owner_dsn, organ, cases=args.cases)
    rates = f"每秒{loaded.cases / loaded.seconds:,.0f}件、{loaded.events / loaded.seconds:,.0f}个事件"
    print(f"{name}：生成{loaded.cases}件、{loaded.events}个事件，准备{prepared:.1f}秒，装载{loaded.seconds:.1f}秒（{rates}）。")
    return 0


def organ_to_fill(name: str, *, at: datetime, years: int, files: Path) -> UUID:
    """This will find the organ, or found it with the cases its contributions bring for `years` of work up to `at`."""
    from django.db import transaction
    from django.utils.module_loading import import_string

    from renda.adapters.blob_store import BlobStore
    from renda.reads.organs import organ_named
    from renda.services.demonstration_organ import found_demonstration
    from renda.store.contributions import contributions

    found = organ_named(name)
    if found is not None:
        return found
    with transaction.atomic():
        organ = found_demonstration(at=at, files=BlobStore(files), name=name, accounts=False, years=years)
        for contribution in contributions():
            if contribution.generation:
                import_string(contribution.generation)(organ, years)
    return organ.organ_id
