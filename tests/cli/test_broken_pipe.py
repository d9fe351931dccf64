"""Output that nobody wants any more ends a command quietly."""

import os
import subprocess
import sys

from tests.architecture.source_files import ROOT


def test_reading_into_head_ends_quietly(tmp_path):
    text = tmp_path / "长文.txt"
    text.write_text("".join(f"{n}．由市民政局于2026年6月底前完成第{n}项排查。\n" for n in range(1, 1500)), "utf-8")
    done = subprocess.run(
        ["bash", "-c", '"$0" -m renda.cli.main read "$1" --json | head -c 1; echo "${PIPESTATUS[0]}" >&2', sys.executable, text],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True, check=True, timeout=120,
    )
    assert (done.stdout, done.stderr) == ("{", "141\n")
