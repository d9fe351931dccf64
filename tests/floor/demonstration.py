"""The template database with the demonstration organ, and the files its evidence lies in."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from tests.floor.cluster import ROOT, Database, test_folder
from tests.floor.django import pointed_at, set_up

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def files() -> Path:
    """Where the evidence of the demonstration organ lies."""
    return test_folder() / "demonstration-files"


def sources_key() -> str:
    """A hash over the layers the demonstration runs through."""
    digest = hashlib.sha256()
    for part in ("domain", "store", "services", "procedures"):
        for path in sorted((ROOT / "src/renda" / part).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def fill(database: Database) -> None:
    """Found the demonstration organ in `database` as of AT, without the many cases of a whole city."""
    from renda.cli.demo import fill as found

    set_up()
    with pointed_at(database):
        found(at=AT, files=files(), full=False)
