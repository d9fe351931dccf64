"""`renda read`: reads a document and prints or writes what was found in it; of a folder, its table of contents (`read_folder`).

Knows files; how a document is read is for `renda.language`, how a file becomes text for `renda.intake`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renda.intake.document_files import DocumentText

HELP = "读出公文的提纲、数字、任务、问题和措施；文件夹列出目录"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the arguments of `renda read` to the parser."""
    parser.add_argument("source", type=Path, metavar="FILE|DIR", help="一份文件，或存放文件的文件夹")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出（缺省为一页摘要；文件夹为目录）")
    parser.add_argument("--out", type=Path, metavar="OUTDIR", help="每份文件另写出一个同名 .json")


def run(args: argparse.Namespace) -> int:
    """This will read the file, or every readable file of the folder, and print what was found."""
    source: Path = args.source
    if not source.exists():
        print(f"找不到 {source}", file=sys.stderr)
        return 2
    if source.is_dir():
        return _read_folder(source, args)
    return 0 if _read_one(source, args) else 1


def _read_folder(folder: Path, args: argparse.Namespace) -> int:
    from renda.cli.read_folder import as_json, entries_of, table_of, tell_refused

    entries = entries_of(folder, args.out)
    if not entries:
        print(f"{folder} 里没有可读的文件", file=sys.stderr)
        return 1
    print(as_json(entries) if args.json else "\n".join(table_of(entries)))
    return 1 if tell_refused(entries) else 0


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
    counts = "，".join(f"{name} {len(data[key])} 处" for key, name in (*names, ("set_aside", "搁置"), ("gaps", "留空、遮掩或缺字")))
    doubts = "".join(
        f"\n前后不一：{one['remark']}（{'；'.join(f['quote'] + '，第' + str(f['at']) + '字' for f in one['figures'])}）"
        for one in data["inconsistencies"]
    )
    return f"{data['file']}：{data['chars']} 字，{counts}{doubts}\n{headings}"
