"""The `renda` command: one sub-command per module of this package. Must not know: what a sub-command does.

Each module `renda.cli.<name>` has HELP, `configure(parser)` and `run(args) -> int`; it imports Django inside `run` only.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

COMMANDS = (
    "serve", "worker", "migrate", "demo", "generate", "audit", "who_sees", "read", "check", "compare", "fill", "due", "remind", "report",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """This will run the sub-command named first and give its exit status (2: wrong use or configuration)."""
    parser = argparse.ArgumentParser(prog="renda", description="智慧人大")
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        if find_spec(f"renda.cli.{name}") is None:
            continue
        module = import_module(f"renda.cli.{name}")
        sub = parsers.add_parser(name.replace("_", "-"), help=module.HELP, description=module.HELP)
        module.configure(sub)
        sub.set_defaults(run=module.run)
    return _run(parser.parse_args(arguments))


def _run(args: argparse.Namespace) -> int:
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the output has had enough (`renda read FILE | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except Exception as problem:
        if type(problem).__name__ not in _PLAINLY_TOLD:
            raise
        print(problem, file=sys.stderr)
        return 2
    return status


_PLAINLY_TOLD = ("ConfigurationRefused", "EmbeddedDatabaseFailed", "DatabaseUnfit")


if __name__ == "__main__":
    sys.exit(main())
