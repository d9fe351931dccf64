"""Runs the queue's worker, for ever or until nothing is left. Must not know: what the jobs do."""

import procrastinate
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def run_worker(*, concurrency: int = 2) -> None:
    """This will work jobs until the process is told to stop (SIGINT, SIGTERM), finishing the running ones first."""
    _worker_app().run_worker(concurrency=concurrency, name="renda", shutdown_graceful_timeout=10)


def run_waiting_jobs() -> None:
    """This will work every job that is due now, and return."""
    _worker_app().run_worker(wait=False, listen_notify=False, install_signal_handlers=False, concurrency=1)


def _worker_app() -> procrastinate.App:
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    return app.with_connector(connector.get_worker_connector())
