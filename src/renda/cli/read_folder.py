"""Reads every document of a folder for `renda read DIR`: a table of contents, or JSON, and what could not be read.

One file that is refused does not stop the others. Large folders are read by several processes. Knows files; how a document is read is
for `renda.language`, how a file becomes text for `renda.intake`.
"""

import hashlib
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

READABLE = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf")
_PAYS = 3_000_000
"""Folders of fewer bytes are read sooner by one process than several are started."""
_COUNTS = (("headings", "提纲"), ("figures", "数字"), ("tasks", "任务"), ("problems", "问题"), ("measures", "措施"), ("blanks", "空白"),
           ("set_aside", "搁置"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document of the folder: `file` is its path within it, `contents` what it holds as plain data, `refused` why it was not read,
    `same_as` the first file of the same text."""

    file: str
    contents: dict[str, Any]
    digest: str = ""
    refused: str = ""
    same_as: str = ""


def readable_files(folder: Path) -> tuple[Path, ...]:
    """This will list the documents of a folder and of the folders in it, without hidden files and the locks of open ones."""
    found = (p for p in folder.rglob("*") if p.suffix.lower() in READABLE and p.is_file())
    return tuple(sorted(p for p in found if not any(part.startswith((".", "~$")) for part in p.relative_to(folder).parts)))


def entries_of(folder: Path, out: Path | None) -> tuple[Entry, ...]:
    """This will read the documents of a folder, in order of their paths; with `out` each reading is written there as JSON."""
    files = readable_files(folder)
    read = partial(_entry, folder=folder, out=out)
    if os.cpu_count() == 1 or sum(p.stat().st_size for p in files) < _PAYS:
        return _told_twice(map(read, files))
    with ProcessPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as several:
        return _told_twice(several.map(read, files, chunksize=4))


def _entry(path: Path, *, folder: Path, out: Path | None) -> Entry:
    from renda.intake.document_files import read_document_file
    from renda.intake.reasons import IntakeRefused
    from renda.language.overview import overview_of
    from renda.language.plain_data import as_plain_data, overview_as_plain_data
    from renda.language.reading import read_document

    file = path.relative_to(folder)
    try:
        read = read_document_file(path)
    except (IntakeRefused, OSError) as refusal:
        return Entry(file=str(file), contents={}, refused=str(refusal))
    reading = read_document(read.text, blanks=read.blanks)
    if out is not None:
        target = out / file.with_name(_name_of(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        data = as_plain_data(reading, file=str(file), chars=len(read.text))
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    overview = overview_of(read.text, reading, name=path.stem)
    digest = hashlib.blake2b(read.text.encode(), digest_size=16).hexdigest()
    return Entry(file=str(file), contents=overview_as_plain_data(overview), digest=digest)


def _name_of(path: Path) -> str:
    """The name of a document's reading; two documents that differ by their kind alone get two."""
    alike = [p for p in path.parent.glob(f"{path.stem}.*") if p.suffix.lower() in READABLE]
    return f"{path.stem}.json" if len(alike) == 1 else f"{path.name}.json"


def _told_twice(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    first: dict[str, str] = {}
    found = []
    for entry in entries:
        known = first.setdefault(entry.digest, entry.file) if entry.digest else entry.file
        found.append(replace(entry, same_as=known) if known != entry.file else entry)
    return tuple(found)


def as_json(entries: Sequence[Entry]) -> str:
    """This will give the table of contents as JSON: documents read, and files refused with the reason."""
    documents = [
        {"file": e.file, **e.contents, **({"same_as": e.same_as} if e.same_as else {})} for e in entries if not e.refused
    ]
    refused = [{"file": e.file, "reason": e.refused} for e in entries if e.refused]
    return json.dumps({"documents": documents, "refused": refused}, ensure_ascii=False, indent=1)


def table_of(entries: Sequence[Entry]) -> Iterator[str]:
    """This will word the table of contents, by year, line by line; files refused are told by `tell_refused`."""
    read = sorted((e for e in entries if not e.refused), key=lambda e: (e.contents["year"] or 9999, e.file))
    rows = [("年份", "文种", "字数", *(label for _, label in _COUNTS), "题名", "文件")]
    rows += [
        (
            str(e.contents["year"] or "—"), e.contents["kind"] or "—", str(e.contents["chars"]),
            *(str(e.contents[key]) for key, _ in _COUNTS), e.contents["title"],
            f"{e.file}（与 {e.same_as} 文字相同）" if e.same_as else e.file,
        )
        for e in read
    ]
    widths = [min(44, max(_width(row[n]) for row in rows)) for n in range(len(rows[0]) - 1)]
    for row in rows:
        yield "  ".join([*(_padded(cell, width, n) for n, (cell, width) in enumerate(zip(row, widths, strict=False))), row[-1]])
    twice = sum(bool(e.same_as) for e in read)
    yield f"读出 {len(read)} 份" + (f"，其中 {twice} 份与别的文字相同" if twice else "") + _missed(len(entries) - len(read))


def _missed(number: int) -> str:
    return f"；{number} 份没有读" if number else ""


def tell_refused(entries: Sequence[Entry]) -> bool:
    """This will tell every file that was refused on the error channel, and whether there was one."""
    for entry in (e for e in entries if e.refused):
        print(f"{entry.file}：{entry.refused}", file=sys.stderr)
    return any(e.refused for e in entries)


def _padded(cell: str, width: int, place: int) -> str:
    while _width(cell) > width:
        cell = cell.rstrip("…")[:-1] + "…"
    blanks = " " * (width - _width(cell))
    return blanks + cell if place in range(2, 3 + len(_COUNTS)) else cell + blanks


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)
