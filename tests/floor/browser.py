"""A real browser and a real server with its worker, for journeys; skipped with a reason where there is no Chromium."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from tests.floor.cluster import Database

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

_KEEP = ("Cache-Control", "max-age=3600")
"""Styles and scripts are asked for once a browser context, as from the real server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveServer:
    """Where the running system is reached."""

    url: str


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_said: Any) -> None:
        """Requests are not worth a line in a test's output."""


@pytest.fixture
def live_server_with_worker(database: Database) -> Iterator[LiveServer]:
    """The whole system on a free loopback port, on this test's database, with a worker that takes jobs as they come."""
    with served() as server:
        yield server


@pytest.fixture
def demonstration_server(demo_database: Database) -> Iterator[LiveServer]:
    """The same on this test's own copy of the demonstration organ."""
    with served() as server:
        yield server


@contextmanager
def served() -> Iterator[LiveServer]:
    """Serve and work the database that Django points at, until left."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    application = StaticFilesHandler(get_wsgi_application())

    def closing(environ: Any, start_response: Any) -> Any:
        from django.db import connections

        if environ["PATH_INFO"].startswith("/static/"):
            return application(environ, lambda status, headers, *more: start_response(status, [*headers, _KEEP], *more))
        answer = application(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()
            connections.close_all()

    server = make_server("127.0.0.1", 0, closing, server_class=_Server, handler_class=_Quiet)
    stop = threading.Event()
    threads = [threading.Thread(target=server.serve_forever), threading.Thread(target=_work, args=(stop,))]
    for thread in threads:
        thread.start()
    try:
        yield LiveServer(url=f"http://127.0.0.1:{server.server_port}")
    finally:
        stop.set()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()


def _work(stop: threading.Event) -> None:
    while not stop.wait(0.3):
        work_once()


def work_once() -> None:
    """Work every job that is due now, and leave no connection open in this thread."""
    from django.db import connections

    from renda.jobs.worker import run_waiting_jobs

    try:
        run_waiting_jobs()
    finally:
        connections.close_all()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for a test module; not longer, for its event loop stands in the way of others in this process."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed (apt install chromium fonts-wqy-microhei)")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread; the tests are synchronous
    flags = FLAGS + (["--no-sandbox"] if os.getuid() == 0 else [])
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


@pytest.fixture
def browser_page(chromium: Any) -> Iterator[Any]:
    """A fresh page at 1440 px in Chinese."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
