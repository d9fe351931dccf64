"""The reading scored against hand-made answers, where they are at hand."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from renda.language.plain_data import as_plain_data
from renda.language.reading import read_document

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "corpus" / "gold"
SCORER = SHARED / "tools" / "score_reading.py"
LEAST = {"outline": 0.95, "figures": 0.9, "tasks": 0.6}

pytestmark = pytest.mark.skipif(not (GOLD.is_dir() and SCORER.is_file()), reason="the hand-made answers are not here")


def read_all(folder: Path) -> None:
    for answers in GOLD.glob("*.json"):
        name = json.loads(answers.read_text("utf-8"))["file"]
        source = next(p for place in ("public", "founding") if (p := GOLD.parent / place / name).exists())
        text = source.read_bytes().decode("utf-8")
        data = as_plain_data(read_document(text), file=name, chars=len(text))
        (folder / answers.name).write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def test_the_readings_reach_the_agreed_scores(tmp_path, capsys, monkeypatch):
    read_all(tmp_path)
    spec = importlib.util.spec_from_file_location("score_reading", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "argv", ["score_reading.py", str(GOLD), str(tmp_path)])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec.loader.exec_module(scorer)
    scorer.main()
    lines = capsys.readouterr().out.splitlines()
    scores = {line.split()[0]: float(line.split("F1")[1].split()[0]) for line in lines if "F1" in line}
    assert {kind: scores[kind] >= least for kind, least in LEAST.items()} == dict.fromkeys(LEAST, True), scores
