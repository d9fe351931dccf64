"""`renda compare A B`: two documents compared, A the earlier one or that of another place: outline, figures, what became of promises.

Needs neither a server nor a database. Knows files and words on a screen; how texts are compared is for `renda.language.comparison`.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.intake.document_files import DocumentText
    from renda.language.comparison import Comparison
    from renda.language.figure_pairs import FigurePair
    from renda.language.promises import Promise
    from renda.language.reading import Reading

HELP = "比较两份公文：提纲、数字、上年承诺的落实"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the arguments of `renda compare` to the parser."""
    parser.add_argument("former", type=Path, metavar="A", help="前一份（上年的，或另一地的）")
    parser.add_argument("present", type=Path, metavar="B", help="后一份")
    parser.add_argument("--places", action="store_true", help="两地的同类文件：只比相同与不同，不看落实")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，含原文位置")


def run(args: argparse.Namespace) -> int:
    """This will print what two documents have in common, what changed and what became of promises (1: a file was refused)."""
    from renda.language.comparison import compare
    from renda.language.plain_data import comparison_as_plain_data
    from renda.language.reading import read_document

    texts = [_text_of(path) for path in (args.former, args.present)]
    if None in texts:
        return 1
    former, present = ((t.text, read_document(t.text, blanks=t.blanks)) for t in texts if t)
    found = compare(former, present, places=args.places)
    if args.json:
        data = {"former": args.former.name, "present": args.present.name, **comparison_as_plain_data(found)}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_told(found, (former, present), args)))
    return 0


def _text_of(path: Path) -> "DocumentText | None":
    from renda.intake.document_files import read_document_file
    from renda.intake.reasons import IntakeRefused

    try:
        return read_document_file(path)
    except (IntakeRefused, OSError) as refusal:
        print(f"{path.name}：{refusal}" if isinstance(refusal, IntakeRefused) else f"找不到 {path}", file=sys.stderr)
        return None


def _told(
    found: "Comparison", read: "tuple[tuple[str, Reading], tuple[str, Reading]]", args: argparse.Namespace
) -> Iterator[str]:
    from renda.language.overview import overview_of

    for letter, (text, reading), path in zip("AB", read, (args.former, args.present), strict=True):
        seen = overview_of(text, reading, name=path.stem)
        yield f"{letter}  {seen.title}（{seen.year or '年份不明'}，{seen.characters}字）"
    yield from _outline(found)
    yield from _figures(found.figures)
    yield from _promises(found, places=args.places)


def _outline(found: "Comparison") -> Iterator[str]:
    from renda.language.comparison import Standing

    counts = {standing: sum(pair.standing is standing for pair in found.outline) for standing in Standing}
    words = {"kept": "保留", "reworded": "改写", "moved": "移动", "new": "新增", "dropped": "A有B无"}
    yield f"\n提纲：{'，'.join(f'{words[s.value]}{n}' for s, n in counts.items())}"
    for pair in found.outline:
        if pair.standing is not Standing.KEPT:
            both = " → ".join(h.text.strip() for h in (pair.former, pair.present) if h)
            yield f"  {words[pair.standing.value]}  {both}"


def _figures(pairs: "tuple[FigurePair, ...]") -> Iterator[str]:
    both = [p for p in pairs if p.former and p.present]
    only_present, only_former = (sum(getattr(p, side) is None for p in pairs) for side in ("former", "present"))
    yield f"\n数字：同一指标{len(both)}项，只在B的{only_present}项，只在A的{only_former}项"
    for pair in both:
        if pair.former and pair.present:
            yield f"  {_plain(pair.former.quote)} → {_plain(pair.present.quote)}{_change(pair)}"


def _change(pair: "FigurePair") -> str:
    if pair.change is None:
        return ""
    return f"（{'+' if pair.change > 0 else ''}{pair.change.normalize():f}）" if pair.change else "（不变）"


def _promises(found: "Comparison", *, places: bool) -> Iterator[str]:
    from renda.language.promises import Fate

    words = {Fate.DONE: "B中已办", Fate.AGAIN: "两地都有" if places else "B中再提", Fate.NOT_FOUND: "B中没有找到"}
    title = "任务" if places else "A的承诺"
    counts = [f"{words[f]}{sum(p.fate is f for p in found.promises)}项" for f in Fate if not (places and f is Fate.DONE)]
    yield f"\n{title}：{'，'.join(counts)}"
    for fate in Fate:
        for promise in (p for p in found.promises if p.fate is fate):
            yield f"  {words[fate]}  {_plain(promise.promised.quote)}"
            yield from _places_of(promise)
    yield f"\n只在B的{'任务' if places else '承诺'}：{len(found.new_promises)}项"
    yield from (f"  {_plain(one.quote)}" for one in found.new_promises)


def _places_of(promise: "Promise") -> Iterator[str]:
    if promise.done:
        yield f"      已办：{_plain(promise.done.text)}"
    for promised, reached in promise.figures:
        yield f"      承诺：{_plain(promised.quote)}；报告：{_plain(reached.quote)}"
    if promise.again:
        yield f"      再提：{_plain(promise.again.quote)}"


def _plain(words: str) -> str:
    return " ".join(words.split())
