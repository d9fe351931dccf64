"""A worker in a process of its own on a test's database, to be killed: `python -m tests.floor.worker_process DATABASE`."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from tests.floor.cluster import Database
from tests.floor.django import pointed_at, set_up

ROOT = Path(__file__).resolve().parents[2]


def start_worker(database: Database) -> subprocess.Popen:
    """Start working every job that is due now; whoever starts it ends it."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen([sys.executable, "-m", "tests.floor.worker_process", json.dumps(asdict(database))], cwd=ROOT, env=environment)


def main(given: str) -> None:
    """Work in this process."""
    set_up()
    with pointed_at(Database(**json.loads(given))):
        from renda.jobs.worker import run_waiting_jobs

        run_waiting_jobs()


if __name__ == "__main__":
    main(sys.argv[1])
