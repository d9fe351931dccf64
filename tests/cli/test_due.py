"""`renda due` as a person and a program call it."""

import json
import os
import subprocess
import sys

import pytest

from renda.cli.main import main


def test_one_limit_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--limit", "10 working days", "--from", "2026-11-10", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"due", "provisional", "basis", "explanation"}
    assert (answer["due"], answer["provisional"]) == ("2026-11-24", False)
    assert "民法典" in answer["basis"]


def test_several_limits_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--limit", "3 months|10 working days|20 days", "--from", "2026-11-10", "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert [(each["due"], each["provisional"]) for each in answers] == [
        ("2027-02-10", True), ("2026-11-24", False), ("2026-11-30", False),
    ]  # fmt: skip


def test_words_for_a_reader(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--limit", "三个月", "--from", "2026-11-10", "--basis", "代表法第五十一条"]) == 0
    assert capsys.readouterr().out.startswith("2027-02-10（暂定）  自2026年11月10日起算")


@pytest.mark.parametrize(
    ("limit", "start", "told"),
    [
        ("soon", "2026-11-10", "期限应写作"),
        ("3 days", "10.11.2026", "起算日应写作"),
        ("3 days", "1926-11-10", "超出工作日历的范围"),
        ("9999 months", "2026-11-10", "超出工作日历的范围"),
    ],
)
def test_bad_input_is_told_plainly(limit: str, start: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--limit", limit, "--from", start]) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""


def test_it_runs_without_django() -> None:
    code = (
        "import sys; from renda.cli.due import run; import argparse;"
        "run(argparse.Namespace(limit='20 days', start='2026-11-10', basis='x', json=True));"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
