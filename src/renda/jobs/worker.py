"""Runs the queue's worker, for ever or until nothing is left; a database that goes away for a while does not end it.

Must not know: what the jobs do.
"""

import asyncio
import logging
import signal

import procrastinate
from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

_LOG = logging.getLogger(__name__)
_PAUSE = 2.0  # seconds before the queue is looked at again after the database went away
_GRACE = 10.0  # seconds for running jobs to finish when the process is told to stop


def run_worker(*, concurrency: int = 2) -> None:
    """This will work jobs until the process is told to stop (SIGINT, SIGTERM), finishing the running ones first."""
    asyncio.run(_work_until_told(concurrency))


def run_waiting_jobs() -> None:
    """This will work every job that is due now, and return."""
    asyncio.run(_work_waiting())


async def _work_until_told(concurrency: int) -> None:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    waiting = asyncio.create_task(told.wait())
    while not told.is_set():
        await _forget_connections()
        work = asyncio.create_task(_work(concurrency))
        await asyncio.wait((work, waiting), return_when=asyncio.FIRST_COMPLETED)
        if told.is_set():
            work.cancel()
        (problem,) = await asyncio.gather(work, return_exceptions=True)
        if not told.is_set():
            _LOG.warning("the queue cannot be worked, trying again in %s seconds: %r", _PAUSE, problem)
            await asyncio.wait((waiting,), timeout=_PAUSE)


async def _work(concurrency: int) -> None:
    async with _worker_app().open_async() as opened:
        await opened.run_worker_async(
            concurrency=concurrency, name="renda", shutdown_graceful_timeout=_GRACE, install_signal_handlers=False
        )


async def _work_waiting() -> None:
    await _forget_connections()
    async with _worker_app().open_async() as opened:
        await opened.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False, concurrency=1)


async def _forget_connections() -> None:
    """Periodic jobs are deferred over Django's connection of one lasting thread. Where the server has ended that connection, the
    deferring would fail, and with it the worker, before it has looked at any job."""
    await sync_to_async(connections.close_all)()


def _worker_app() -> procrastinate.App:
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    return app.with_connector(connector.get_worker_connector())
