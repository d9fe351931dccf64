"""`renda remind` in a process of its own: as if it were another day, twice, and days that are none."""

import os
import subprocess
import sys

from tests.architecture.source_files import ROOT
from tests.floor.demonstration import AT


def renda(data, *arguments, database=None):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "RENDA_DEMO": "1", "RENDA_DATA_DIR": str(data)}
    for name in ("RENDA_DATABASE_URL", "RENDA_DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    if database:
        environment |= {"RENDA_DATABASE_URL": database.app_dsn, "RENDA_DATABASE_OWNER_URL": database.owner_dsn}
    command = [sys.executable, "-m", "renda.cli.main", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_a_day_that_is_none_is_told(tmp_path):
    done = renda(tmp_path, "remind", "--on", "明天")
    assert (done.returncode, done.stderr.strip()) == (2, "日期应写作 YYYY-MM-DD：明天")


def test_the_demonstration_organ_is_reminded_once_a_level(tmp_path, demo_database):
    def remind(on):
        return renda(tmp_path, "remind", "--on", on, database=demo_database)

    first, again = remind(str(AT.date())), remind(str(AT.date()))
    assert first.returncode == 0, first.stderr
    assert "提醒0件" not in first.stdout and "通知" in first.stdout
    assert "提醒0件，通知0人次" in again.stdout
    late = remind("1990-01-01")
    assert (late.returncode, late.stderr.strip()) == (2, "日期超出工作日历的范围")
