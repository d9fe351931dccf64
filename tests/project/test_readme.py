"""The commands of the README do what it says."""

import json
import os
import re
import shlex
import subprocess
import sys

import pytest
from tests.architecture.source_files import ROOT

BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
RENDA = [line for line in COMMANDS if line.startswith("renda ")]
MAKE = [line for line in COMMANDS if line.startswith("make ")]


def renda(arguments, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "RENDA_DEMO": "1", "RENDA_DATA_DIR": str(tmp_path / "data")}
    for name in ("RENDA_DATABASE_URL", "RENDA_DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "renda.cli.main", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_readme_has_commands():
    assert RENDA
    assert MAKE


@pytest.mark.parametrize("line", RENDA)
def test_every_renda_command_runs(line, tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("关于整改情况的意见\n一、主要任务\n由市民政局于2026年6月底前完成养老服务设施排查。\n", "utf-8")
    words = shlex.split(re.sub(r"\b(?:OTHER_)?FILE\b", str(text), line), comments=True)
    done = renda(words[1:], tmp_path)
    assert done.returncode == 0, done.stderr
    if "--json" in line:
        json.loads(done.stdout)


@pytest.mark.parametrize("line", MAKE)
def test_every_make_target_exists(line):
    done = subprocess.run(["make", "-n", *shlex.split(line)[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_make_alone_prints_its_targets():
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "make run" in done.stdout
    assert "make check" in done.stdout
