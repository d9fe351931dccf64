"""Exported seals as files: one JSON object a line, one file for each organ and day, to be copied where nobody can change them.

Must not know: what a seal is compared with.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from renda.domain.seals import Seal, seal_from_plain, seal_to_plain


class SealFileUnreadable(ValueError):
    """A file or folder is not what `renda audit seal` or the daily job wrote; the message says which, in Chinese."""


def write_seal(folder: Path, seal: Seal) -> Path:
    """This will put a seal into its file (fsynced, then renamed into place); one that is there already is left as it is."""
    target = folder / str(seal.organ_id) / f"{seal.on.isoformat()}.json"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(seal_line(seal) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def seal_line(seal: Seal) -> str:
    """This will write a seal as one line."""
    return json.dumps(seal_to_plain(seal), ensure_ascii=False)


def read_seals(source: Path) -> Iterator[Seal]:
    """This will read the seals of a file, or of every .json and .jsonl file below a folder, in order of their paths.

    :raises SealFileUnreadable: naming the file and line.
    """
    files = sorted(p for p in source.rglob("*") if p.suffix in (".json", ".jsonl")) if source.is_dir() else [source]
    if not files:
        raise SealFileUnreadable(f"{source} 中没有封存文件（.json、.jsonl）")
    for path in files:
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as problem:
            raise SealFileUnreadable(f"封存文件 {path} 读不出来：{problem}") from problem
        yield from _seals(path, lines)


def _seals(path: Path, lines: list[str]) -> Iterator[Seal]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield seal_from_plain(json.loads(line))
        except (KeyError, TypeError, ValueError) as problem:
            raise SealFileUnreadable(f"封存文件 {path} 第{number}行不是封存") from problem
