"""`renda serve` as it is really run: everything it stands on is killed under it, and it goes on; pages say what is the matter meanwhile."""

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from tests.floor.cluster import ROOT
from tests.floor.served import Person, Running, free_port, make_run, serve

from renda.adapters.postgres_credentials import place
from renda.adapters.postgres_process import running_pid

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with the demonstration organ; whatever a test leaves running on it is ended."""
    folder = tmp_path_factory.mktemp("served") / "data"
    yield folder
    pid = running_pid(place(folder))
    if pid is not None:
        os.kill(pid, signal.SIGINT)


@pytest.fixture(scope="module")
def running(data):
    """One system for all tests but the last; the last but one ends it."""
    started = serve(data, free_port())
    started.until(lambda: "已启动" in started.said(), 240)
    yield started
    started.end()


def postmaster(data: Path) -> int | None:
    return running_pid(place(data))


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def queued(data: Path) -> int:
    """Defer a job and give its id."""
    import psycopg

    with psycopg.connect(place(data).dsn("renda_owner"), autocommit=True) as owner:
        return owner.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'renda.seal_day', %s) RETURNING id",
            [json.dumps({"timestamp": int(time.time())})],
        ).fetchone()[0]


def worked(data: Path, job: int) -> bool:
    import psycopg

    with psycopg.connect(place(data).dsn("renda_owner")) as owner:
        return owner.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job]).fetchone() == ("succeeded",)


def test_a_stopped_database_is_told_with_what_was_typed_and_the_system_recovers(data, running: Running):
    """The database is killed and kept from coming back until the pages were looked at."""
    person = Person(running.port)
    form = "/ledger/problem/new/register/"
    token = person.token(form)
    typed = {"title": "打好的问题标题", "description": "这段文字不能丢"}
    with (data / "database" / "start.lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        os.kill(postmaster(data), signal.SIGKILL)
        running.until(lambda: not running.answers())
        status, page = person.post(form, typed, token=token)
        assert status == 503 and "系统暂时连不上数据库，这一步没有办理" in page
        assert all(f'value="{text}"' in page and f">{text}<" in page for text in typed.values())
        assert "重试" in page and f'action="{form}"' in page
        status, page = person.get("/todo/")
        assert status == 503 and "系统暂时连不上数据库" in page
        status, answer = person.get(f"/api/v1/cases/{uuid.uuid4()}")
        assert status == 503 and json.loads(answer)["title"].startswith("系统暂时连不上数据库")
        assert running.process.poll() is None
    running.until(running.answers)
    status, page = person.post(form, typed, token=token)
    assert status == 422 and all(text in page for text in typed.values())
    job = queued(data)
    running.until(lambda: worked(data, job))
    assert "内置数据库已退出，重新启动" in running.said()


def test_a_killed_web_server_or_worker_is_started_again(data, running: Running):
    for word in ("granian", "renda.cli.main"):
        before = running.child(word)
        os.kill(before, signal.SIGKILL)
        running.until(lambda w=word, b=before: running.child(w) not in (None, b) and running.answers())
    job = queued(data)
    running.until(lambda: worked(data, job))
    assert Person(running.port).get("/todo/")[0] == 200
    assert "网页服务 已退出（-9）\n网页服务 重新启动" in running.said() and "后台任务 已退出（-9）\n后台任务 重新启动" in running.said()


def test_a_second_start_is_told_that_the_address_is_taken_and_harms_nothing(data, running: Running):
    second = serve(data, running.port)
    assert second.process.wait(60) == 2
    assert f"127.0.0.1:{running.port} 已被占用，请设置 RENDA_BIND" in second.said()
    assert running.answers() and postmaster(data) is not None


def test_ctrl_c_ends_everything_within_seconds(data, running: Running):
    children, database = [running.child("granian"), running.child("renda.cli.main")], postmaster(data)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 0
    assert all(gone(pid) for pid in [*children, database])
    assert not list((data / "database").glob(".s.PGSQL*")) and not (data / "database/cluster/postmaster.pid").exists()


def test_after_kill_9_of_everything_it_starts_again_past_stale_files(data):
    first = serve(data, free_port())
    first.until(lambda: "已启动" in first.said(), 240)
    web, worker, database = first.child("granian"), first.child("renda.cli.main"), postmaster(data)
    os.kill(worker, signal.SIGSTOP)  # so that it cannot stop the database as the last one that leaves
    first.process.kill()
    first.process.wait()
    first.until(lambda: gone(web))
    assert postmaster(data) == database
    for pid in (worker, database):
        os.kill(pid, signal.SIGKILL)
    (data / "database/cluster/postmaster.pid").write_text(f"{os.getpid()}\n")
    again = serve(data, first.port)
    again.until(lambda: again.said().count("已启动") == 2)
    assert Person(again.port).get("/todo/")[0] == 200
    again.end()
    assert again.process.returncode == 0


@pytest.mark.skipif(not (ROOT / "build/.front-end").exists(), reason="the front-end libraries were not installed by make")
def test_make_run_keeps_the_data_and_ctrl_c_at_the_terminal_ends_it(data):
    started = make_run(data, free_port())
    started.until(lambda: "已启动" in started.said(), 240)
    assert "演示机关已建立" not in started.said()
    entrance = Person(started.port).get("/todo/")
    assert entrance[0] == 200 and "明川市" in entrance[1]
    os.killpg(started.process.pid, signal.SIGINT)
    started.process.wait(20)
    assert not started.answers() and postmaster(data) is None


def test_a_process_that_ends_again_and_again_ends_the_whole():
    code = "from renda.cli.supervision import supervise; import sys; sys.exit(supervise("
    code += "{'试验': [sys.executable, '-c', 'raise SystemExit(3)']}, announce='', is_up=('127.0.0.1', 1)))"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True,
        check=False, timeout=60,
    )
    assert done.returncode == 1
    assert "试验 已退出（3）" in done.stdout and "一再退出" in done.stdout
