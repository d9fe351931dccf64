"""`renda serve`: database, tables, demonstration organ, web and worker, until Ctrl-C. Must not know: pages, jobs, business."""

import argparse
import sys
import time
from importlib.util import find_spec
from typing import Any

_LEAVING = 4.0  # seconds: after a kill -9 the former web process is still leaving the address

HELP = "启动系统：数据库、网页服务、后台任务"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    parser.add_argument("--collect", action="store_true", help="启动前收集静态文件")
    parser.add_argument("--no-migrate", action="store_true", help="启动前不更新数据库结构")


def run(args: argparse.Namespace) -> int:
    """This will serve until told to stop (0), or until web or worker ends again and again (1); 2 where the address is taken."""
    began = time.monotonic()
    from renda.cli.environment import ready

    with ready() as server:
        from django.conf import settings

        from renda.cli.supervision import port_is_taken, supervise

        configuration = settings.RENDA
        if port_is_taken(configuration.bind_host, configuration.bind_port, patience=_LEAVING):
            print(f"{configuration.bind_host}:{configuration.bind_port} 已被占用，请设置 RENDA_BIND", file=sys.stderr)
            return 2
        status = _prepare(args, demo=configuration.demo)
        if status:
            return status
        return supervise(
            {"网页服务": _web(configuration), "后台任务": [sys.executable, "-m", "renda.cli.main", "worker"]},
            announce=_announcement(configuration, seconds=time.monotonic() - began),
            is_up=(configuration.bind_host, configuration.bind_port),
            tend=lambda: _tend(server),
        )


def _tend(server: Any) -> None:
    """A server that was killed is started again; where it cannot be, the pages say so and the next look tries again."""
    from renda.adapters.postgres_process import EmbeddedDatabaseFailed

    try:
        if server is not None and server.tend():
            print("内置数据库已退出，重新启动", flush=True)
    except EmbeddedDatabaseFailed as problem:
        print(problem, file=sys.stderr, flush=True)


def _prepare(args: argparse.Namespace, *, demo: bool) -> int:
    """Tables, demonstration organ, static files – each in its own sub-command, in this process."""
    from django.core.management import call_command
    from django.db import connections

    from renda.cli.main import main

    status = 0 if args.no_migrate else main(["migrate", "--quiet"])
    if not status and demo and find_spec("renda.cli.demo") is not None:
        status = main(["demo"])
    if not status and args.collect:
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    return status


def _web(configuration: Any) -> list[str]:
    host, port = configuration.bind_host, configuration.bind_port
    threads = configuration.web_threads
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", str(threads)]
    return [sys.executable, "-m", "granian", *options, "--no-ws", "--log-level", "error", "renda.project.wsgi:application"]


def _announcement(configuration: Any, *, seconds: float) -> str:
    address = f"http://{configuration.bind_host}:{configuration.bind_port}"
    entry = "打开后选择一位演示人员即可进入" if configuration.demo else "请用管理员分配的账号登录"
    return f"\n  智慧人大已启动：{address}\n  {entry}；按 Ctrl-C 停止。（准备用时 {seconds:.0f} 秒）\n"
