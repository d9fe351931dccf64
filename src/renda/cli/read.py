"""`renda read`: reads documents and prints or writes what was found in them, as JSON.

Knows files and folders; how a document is read is for `renda.language`, how a file becomes text for `renda.intake`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renda.intake.document_files import DocumentText

HELP = "读出公文的提纲、数字、任务、问题和措施（JSON）"
_READABLE = (".txt", ".md", ".docx", ".doc", ".wps", ".pdf")


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the arguments of `renda read` to the parser."""
    parser.add_argument("source", type=Path, metavar="FILE|DIR", help="一份文件，或存放文件的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出（缺省为一页摘要）")
    parser.add_argument("--out", type=Path, metavar="OUTDIR", help="每份文件写出一个同名 .json")


def run(args: argparse.Namespace) -> int:
    """This will read the file, or every readable file of the folder, and print or write the readings."""
    source: Path = args.source
    if not source.exists():
        print(f"找不到 {source}", file=sys.stderr)
        return 2
    files = sorted(p for p in source.iterdir() if p.suffix.lower() in _READABLE) if source.is_dir() else [source]
    if source.is_dir() and args.out is None:
        print("读取文件夹时请用 --out 指明输出位置", file=sys.stderr)
        return 2
    failed = [path for path in files if not _read_one(path, args)]
    return 1 if failed else 0


def _read_one(path: Path, args: argparse.Namespace) -> bool:
    read = _text_of(path)
    if read is None:
        return False
    data = _reading_of(read, path.name)
    if args.out is not None:
        args.out.mkdir(parents=True, exist_ok=True)
        (args.out / f"{path.stem}.json").write_text(_as_json(data), "utf-8")
    else:
        print(_as_json(data) if args.json else _summary(data))
    return True


def _reading_of(read: "DocumentText", name: str) -> dict[str, Any]:
    from renda.language.plain_data import as_plain_data
    from renda.language.reading import read_document

    return as_plain_data(read_document(read.text, blanks=read.blanks), file=name, chars=len(read.text))


def _text_of(path: Path) -> "DocumentText | None":
    from renda.intake.document_files import read_document_file
    from renda.intake.reasons import IntakeRefused

    try:
        return read_document_file(path)
    except IntakeRefused as refusal:
        print(f"{path.name}：{refusal}", file=sys.stderr)
        return None


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _summary(data: dict[str, Any]) -> str:
    headings = "\n".join("  " * h["level"] + h["text"] for h in data["outline"])
    names = (("outline", "标题"), ("figures", "数字"), ("tasks", "任务"), ("problems", "问题"), ("measures", "措施"))
    counts = "，".join(f"{name} {len(data[key])} 处" for key, name in (*names, ("set_aside", "搁置")))
    return f"{data['file']}：{data['chars']} 字，{counts}\n{headings}"
