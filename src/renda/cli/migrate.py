"""`renda migrate`: brings the tables up to date, as the owner role. Must not know: any table."""

import argparse
import sys

HELP = "以属主角色更新数据库结构"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--quiet", action="store_true", help="不逐条显示")


def run(args: argparse.Namespace) -> int:
    """This will grant the application its rows and apply every migration; 0 when the tables are up to date."""
    from renda.cli.environment import ready

    with ready():
        from django.conf import settings
        from django.core.management import call_command

        from renda.adapters.postgres_roles import grant_rows

        if settings.RENDA.owner_dsn is None:
            print("更新数据库结构需要属主角色：请设置 RENDA_DATABASE_OWNER_URL", file=sys.stderr)
            return 2
        grant_rows(settings.RENDA.owner_dsn, app_role=settings.DATABASES["default"]["USER"])
        call_command("migrate", database="owner", interactive=False, verbosity=0 if args.quiet else 1)
        return _declarations()


def _declarations() -> int:
    """Record what the declared procedures mean; 1 where one changed without a new version."""
    from renda.store.declarations import DeclarationsChanged, check_declarations

    try:
        check_declarations()
    except DeclarationsChanged as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
