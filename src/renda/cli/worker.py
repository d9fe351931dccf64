"""`renda worker`: works the queue in this process. Must not know: any job."""

import argparse

HELP = "运行后台任务"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--concurrency", type=int, default=2, help="同时运行的任务数")


def run(args: argparse.Namespace) -> int:
    """This will work jobs until it is told to stop."""
    from renda.cli.environment import ready

    with ready():
        from renda.jobs.worker import run_worker

        run_worker(concurrency=args.concurrency)
    return 0
