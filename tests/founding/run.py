"""`make founding`: the records behind founding document 002 entered into a fresh database, and each of its figures counted from them.

With `--show` the campaign is then looked at in Chromium, at both widths, and its reports as Word.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.floor.cluster import TestCluster, migrations_key
from tests.floor.django import migrate, pointed_at, set_up


def main() -> int:
    """Enter, count, print; 1 where a figure differs from what is stated."""
    set_up()
    cluster = TestCluster()
    made = cluster.clone(cluster.template(migrations_key(), migrate))
    try:
        with pointed_at(made), tempfile.TemporaryDirectory() as files:
            return _printed(Path(files))
    finally:
        cluster.drop(made.name)
        cluster.close()


def _printed(files: Path) -> int:
    from tests.founding.entering import enter, founded
    from tests.founding.measuring import closing_line, compared, stated

    from renda.adapters.blob_store import BlobStore

    began = time.monotonic()
    shown = "--show" in sys.argv
    office = founded(BlobStore(files), accounts=shown)
    enter(office)
    lines, beside = compared(office, stated()), compared(office, stated("beside"))
    out = sys.stdout.write
    out("".join(f"{one.line}\n" for one in lines))
    out("also told there in words, or following from these:\n")
    out("".join(f"{one.line}\n" for one in beside))
    out(f"entered and counted in {time.monotonic() - began:.0f} s\n{closing_line(lines)}\n")
    if shown:
        from tests.founding.showing import FOLDER, show

        out(f"{len(show(office.organ, office.cases['campaign']))} pictures and papers in {FOLDER}\n")
    return 0 if all(one.agrees or one.stated.open for one in (*lines, *beside)) else 1


if __name__ == "__main__":
    sys.exit(main())
