"""Migrations stand in one line: two people who number one alike notice before it reaches anybody's database."""

from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "renda"
FOLDERS = sorted(p for p in SOURCE.rglob("migrations") if p.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_number_is_used_twice(folder):
    numbers = Counter(path.name[:4] for path in folder.glob("[0-9]*.py"))
    assert numbers and max(numbers.values()) == 1, numbers
