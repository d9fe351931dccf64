"""`renda demo`: fills the demonstration organ, once. Must not know: which cases the procedures bring.

Everything happens in one transaction: an interrupted run leaves nothing behind and is simply run again. Only the issued
report comes after it.
"""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.services.demonstration_organ import DemonstrationOrgan

HELP = "建立演示机关（明川市，虚构），已有则不动"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--full", action="store_true", help="另加全市各支部、分党组的大量事项（用时更长）")


def run(args: argparse.Namespace) -> int:
    """This will bring the tables up to date and make the organ where it is missing; 2 outside demonstration mode."""
    from renda.cli.environment import ready
    from renda.cli.main import main

    with ready():
        from django.conf import settings
        from django.utils import timezone

        if not settings.RENDA.demo:
            print("只有演示模式（RENDA_DEMO=1）才能建立演示机关", file=sys.stderr)
            return 2
        if main(["migrate", "--quiet"]):
            return 1
        if fill(at=timezone.now(), files=settings.FILES_DIR, full=args.full):
            print("演示机关已建立。")
    return 0


def fill(*, at: datetime, files: Path, full: bool = False) -> bool:
    """This will found the organ as of `at` and let every contribution bring its cases; False when it is there already.

    With `full` the many cases of a whole city come beside those that show every stage; that takes longer.
    """
    from django.db import transaction
    from django.utils.module_loading import import_string

    from renda.adapters.blob_store import BlobStore
    from renda.reads.organs import organ_named
    from renda.services.demonstration_organ import found_demonstration
    from renda.services.demonstration_people import ORGAN_NAME
    from renda.store.contributions import contributions
    from renda.store.unit_of_work import begin

    if organ_named(ORGAN_NAME) is not None:
        return False
    with transaction.atomic():
        organ = found_demonstration(at=at, files=BlobStore(files), full=full)
        with begin(organ.organ_id):
            for contribution in contributions():
                if contribution.demonstration:
                    import_string(contribution.demonstration)(organ)
    issue(organ, at=at, files=files)
    return True


def issue(organ: "DemonstrationOrgan", *, at: datetime, files: Path) -> None:
    """This will issue a report and a briefing of the organ; figures are read in a snapshot, which begins with a transaction of its own."""
    from django.conf import settings
    from django.urls import reverse

    from renda.adapters.blob_store import BlobStore
    from renda.reports.figure_report import FigureReportWriter
    from renda.services.demonstration_report import issue_demonstration_briefing, issue_demonstration_report

    for issued in (issue_demonstration_report, issue_demonstration_briefing):
        issued(
            organ, at=at, writer=FigureReportWriter(), files=BlobStore(files),
            link_of=lambda key: settings.RENDA.address + reverse("figure_snapshot", args=(key,)),
        )
