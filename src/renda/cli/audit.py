"""`renda audit`: recomputes the ledger's chains, seals the day, replays the ledger. Must not know: how any of it is done."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from uuid import UUID

HELP = "核验台账：重算哈希链、生成每日封存、重放比对"


def configure(parser: argparse.ArgumentParser) -> None:
    """This will add the options."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    for name, words in (("verify", "重算全部哈希链"), ("seal", "生成当日封存，按行输出JSON"), ("replay", "重放台账并与现表比对")):
        sub = acts.add_parser(name, help=words)
        sub.add_argument("--organ", type=UUID, help="只处理一个机关（编号）")
        sub.add_argument("--json", action="store_true", help="输出JSON")
        if name == "verify":
            sub.add_argument("--seals", type=Path, metavar="FILE|DIR", help="与导出的封存核对（文件或目录）")


def run(args: argparse.Namespace) -> int:
    """This will carry out the act; 1 where the ledger or the tables are not as they must be."""
    from renda.cli.environment import ready

    with ready():
        from django.conf import settings

        if args.act != "seal" and settings.RENDA.owner_dsn is None:
            print("核验需要属主角色：请设置 RENDA_DATABASE_OWNER_URL", file=sys.stderr)
            return 2
        if args.act == "verify":
            return verify(args.organ, as_json=args.json, seals=args.seals)
        return {"seal": seal, "replay": replay}[args.act](args.organ, as_json=args.json)


def verify(organ_id: UUID | None, *, as_json: bool, seals: Path | None = None) -> int:
    """This will print what recomputing the chains, and comparing them with exported seals, found; 2 where those cannot be read."""
    from renda.adapters.seal_files import SealFileUnreadable, read_seals
    from renda.store.verification import verify_chains

    try:
        exported = tuple(s for s in read_seals(seals) if organ_id in (None, s.organ_id)) if seals else ()
    except SealFileUnreadable as problem:
        print(problem, file=sys.stderr)
        return 2
    found = verify_chains(organ_id, seals=exported)
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, default=str))
        return 1 if found.faults else 0
    print(f"核验{found.chains}条链、{found.events}个事件，其中{found.emptied}个事件的内容已按规定清除。")
    if seals:
        print(f"与导出的{len(exported)}份封存核对。")
    for fault in found.faults:
        where = f"第{fault.seq}个事件" if fault.seq is not None else "封存" if fault.chain == "seal" else "整条链"
        print(f"不符：{fault.number or f'{fault.chain} {fault.subject}'} {where}：{fault.what}")
    print("核验未通过。" if found.faults else "核验通过。")
    return 1 if found.faults else 0


def seal(organ_id: UUID | None, *, as_json: bool) -> int:  # noqa: ARG001 - a seal is always a line of JSON
    """This will seal the day and print one line of JSON an organ, to be kept elsewhere."""
    from django.utils import timezone

    from renda.adapters.seal_files import seal_line
    from renda.domain.days import day_of
    from renda.store.sealing import organs, seal_organ

    at = timezone.now()
    for organ in [organ_id] if organ_id else organs():
        print(seal_line(seal_organ(organ, on=day_of(at), at=at)))
    return 0


def replay(organ_id: UUID | None, *, as_json: bool) -> int:
    """This will replay the ledger of one organ, or of each, and print what differs."""
    from renda.store.replay import replay_organ
    from renda.store.sealing import organs

    different = False
    for organ in [organ_id] if organ_id else organs():
        found = replay_organ(organ)
        different = different or bool(found.differences)
        if as_json:
            print(json.dumps({"organ": str(organ), **asdict(found)}, ensure_ascii=False, default=str))
            continue
        print(f"{organ}：重放{found.cases}件事项、{found.events}个事件，{found.left_out}件因内容已清除不比对。")
        for each in found.differences:
            print(f"不符：{each.table}，{'仅重放结果有' if each.replayed else '仅现表有'}：{dict(each.row)}")
    print("重放不一致。" if different else "重放一致。", file=sys.stderr if as_json else sys.stdout)
    return 1 if different else 0
