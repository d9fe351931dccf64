"""Runs every measurement of this folder and prints a table; the same figures go to build/bench.json.

A measurement is a module with `measure(small: bool = True)` that returns one dict or a list: name, unit, ours, reference, ratio, and the
aim as `at_least` or `at_most`, of the ratio unless `judged` says "ours".
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
COLUMNS = ("name", "unit", "ours", "reference", "ratio", "aim", "met", "statements", "seconds")


def modules(names: list[str]) -> list[ModuleType]:
    """The measuring modules, all or those named."""
    found = []
    for path in sorted(HERE.glob("*.py")):
        if path.stem == "run" or (names and path.stem not in names):
            continue
        spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if hasattr(module, "measure"):
            found.append(module)
    return found


def results(chosen: list[ModuleType], *, small: bool) -> list[dict[str, Any]]:
    """Every figure, with the seconds its module took."""
    rows: list[dict[str, Any]] = []
    for module in chosen:
        began = time.perf_counter()
        given = module.measure(small=small)
        seconds = time.perf_counter() - began
        rows += [judged(row) | {"seconds": round(seconds, 1)} for row in (given if isinstance(given, list) else [given])]
    return rows


def judged(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its aim in words and whether it was met."""
    value = row[row.get("judged", "ratio")]
    of = "" if row.get("judged", "ratio") == "ratio" else f" {row['unit']}"
    if "at_most" in row:
        return row | {"aim": f"≤ {shown(row['at_most'])}{of}", "met": value <= row["at_most"]}
    return row | {"aim": f"≥ {shown(row['at_least'])}{of}", "met": value >= row["at_least"]}


def shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return "" if value is None else str(value)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measured claims, each beside its limit in the same run")
    parser.add_argument("names", nargs="*", help="only these modules")
    parser.add_argument("--large", action="store_true", help="the full sizes")
    args = parser.parse_args()
    sys.path[:0] = [str(HERE.parent), str(HERE.parent / "src")]
    rows = results(modules(args.names), small=not args.large)
    lines = [COLUMNS, *(tuple(shown(row.get(column)) for column in COLUMNS) for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(COLUMNS))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    target = HERE.parent / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
