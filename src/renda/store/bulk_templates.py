"""Templates of linked cases for bulk loading: rows and events cut into pieces, whose ids and numbers are slots.

A template is cut from cases that were made lawfully, so what is loaded from it has the same due dates, access and to-do.
Must not know: procedures; how the copies are loaded.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from renda.domain.hash_chain import canonical, event_header
from renda.store.contributions import details

MOST = 200  # templates: an organ that was generated before is copied from the cases it began with
_RETIRED = """
SELECT e.chain_id FROM store_event e JOIN store_payload p ON p.event_id = e.id WHERE e.organ_id = %s AND p.text IS NULL
"""
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_SERIAL = re.compile(r'"counter":"([^"]+)","number":"([^"]+)","op":"number","serial":(\d+)')
_BY_CASE = ("assignment", "participant", "clock", "casespan", "pastrow", "caseaccess", "waiting", "attachment", "disclosure")


Cut = Callable[[Sequence[bytes]], Iterable[bytes]]  # the pieces of a text, picked from a copy's values and constants


@dataclass(frozen=True, slots=True)
class EventCut:
    """One event: the slot of its chain, the payload, the header around chain and payload digest, and its row before the digests."""

    chain: int
    payload: Cut
    header: tuple[bytes, bytes, bytes]
    row: bytes
    escaped: bool


@dataclass(frozen=True, slots=True)
class Template:
    """Linked cases: rows by table, events in order.

    A copy's values: `ids` fresh ids in the order of the originals, then per number (number, serial, gram), then `constants`.
    """

    cases: int
    ids: int
    counters: tuple[str, ...]
    prefixes: tuple[str, ...]
    constants: tuple[bytes, ...]
    rows: Mapping[str, Cut]
    events: tuple[EventCut, ...]


def columns_of(connection: psycopg.Connection[Any], table: str) -> list[str]:
    """Columns that a copy writes: all but row numbers the database gives and the time of recording."""
    rows = connection.execute(
        "SELECT attname, atttypid::regtype::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
        " AND NOT attisdropped ORDER BY attnum", [table],
    ).fetchall()
    return [f'"{name}"' for name, kind in rows if not (name == "id" and kind == "bigint") and name != "recorded_at"]


def case_tables() -> tuple[str, ...]:
    """Tables written from templates, parents first; chains, events and payloads come apart."""
    return (
        "store_case", "store_caselink", *(f"store_{t}" for t in _BY_CASE), *sorted({d.table for d in details().values()}),
    )


def cut_templates(connection: psycopg.Connection[Any], organ_id: UUID) -> tuple[Template, ...]:
    """Cut one template from each of the organ's first groups of linked cases, leaving out those with a retired payload."""
    links = connection.execute("SELECT source_id, target_id FROM store_caselink WHERE organ_id = %s", [organ_id]).fetchall()
    cases = [r[0] for r in connection.execute("SELECT id FROM store_case WHERE organ_id = %s ORDER BY id", [organ_id]).fetchall()]
    retired = {r[0] for r in connection.execute(_RETIRED, [organ_id]).fetchall()}
    whole = [group for group in _groups(cases, links) if not retired.intersection(group)]
    columns = {table: columns_of(connection, table) for table in case_tables()}
    return tuple(_cut(connection, group, columns) for group in whole[:MOST])


def _groups(cases: Iterable[UUID], links: Iterable[tuple[UUID, UUID]]) -> list[list[UUID]]:
    group = {case: [case] for case in cases}
    for one, other in links:
        if group[one] is not group[other]:
            joined = group[one] + group[other]
            for case in joined:
                group[case] = joined
    return list({id(g): g for g in group.values()}.values())


class _Slots:
    """Which texts of a group become slots, and the constant texts between them."""

    def __init__(self, ids: list[str], numbers: list[tuple[str, str, str]]) -> None:
        self.index = {text: i for i, text in enumerate(ids)}
        for n, (_, number, _) in enumerate(numbers):
            self.index[number] = len(ids) + 3 * n
            self.index[_serial_mark(number)] = len(ids) + 3 * n + 1
            self.index[_gram_mark(number)] = len(ids) + 3 * n + 2
        marks = sorted((m for m in self.index if not re.fullmatch(_UUID, m)), key=len, reverse=True)
        self.pattern = re.compile("|".join([*(re.escape(m) + (r"(?!\d)" if m[-1].isdigit() else "") for m in marks), _UUID]))
        self.first = len(ids) + 3 * len(numbers)
        self.constants: dict[bytes, int] = {}

    def cut(self, text: str) -> Cut:
        pieces, at = [self._constant("")], 0
        for found in self.pattern.finditer(text):
            slot = self.index.get(found.group())
            if slot is not None:
                pieces += [self._constant(text[at : found.start()]), slot]
                at = found.end()
        return itemgetter(*pieces, self._constant(text[at:]))

    def _constant(self, text: str) -> int:
        return self.constants.setdefault(text.encode(), self.first + len(self.constants))


def _serial_mark(number: str) -> str:
    return f'"number":"{number}","op":"number","serial":'


def _gram_mark(number: str) -> str:
    return f"\x01{number}\x01"


_EVENTS = """
SELECT e.*, p.text FROM store_event e JOIN store_payload p ON p.event_id = e.id WHERE e.chain_id = ANY(%s) ORDER BY e.id
"""


def _cut(connection: psycopg.Connection[Any], group: list[UUID], columns: Mapping[str, list[str]]) -> Template:
    events = connection.cursor(row_factory=dict_row).execute(_EVENTS, [group]).fetchall()
    numbers = [m.groups() for e in events for m in _SERIAL.finditer(e["text"])]
    texts = {table: _copied(connection, table, group, columns[table], {n: s for _, n, s in numbers}) for table in columns}
    ids = {str(case) for case in group}
    for table, text in texts.items():
        if columns[table][0] == '"id"':
            ids.update(line.split("\t", 1)[0] for line in text.splitlines())
    slots = _Slots(sorted(ids), [(c, n, s) for c, n, s in numbers])
    return Template(
        cases=len(group), ids=len(ids), counters=tuple(c for c, _, _ in numbers),
        prefixes=tuple(n[: len(n) - len(n.rpartition("-")[2])] for _, n, _ in numbers),
        rows={table: slots.cut(text) for table, text in texts.items() if text},
        events=tuple(_event(e, slots) for e in events), constants=tuple(slots.constants),
    )


def _copied(
    connection: psycopg.Connection[Any], table: str, group: list[UUID], columns: Sequence[str], serials: Mapping[str, str]
) -> str:
    key = {"store_case": "id", "store_caselink": "source_id"}.get(table, "case_id")
    cursor = connection.cursor()
    listed = ", ".join(f"'{case}'" for case in group)
    with cursor.copy(f"COPY (SELECT {', '.join(columns)} FROM {table} WHERE {key} IN ({listed}) ORDER BY {key}) TO STDOUT") as copy:
        text = b"".join(bytes(block) for block in copy).decode()
    if table == "store_case":
        text = "".join(f"{_with_gram(line, serials)}\n" for line in text.splitlines())
    return text


def _with_gram(line: str, serials: Mapping[str, str]) -> str:
    """The number's last part is the last gram of a case; it becomes a slot."""
    for number, serial in serials.items():
        if f"\t{number}\t" in line:
            return re.sub(rf",0*{serial}\}}(?=\t|$)", _gram_mark(number) + "}", line, count=1)
    return line


def _event(e: Mapping[str, Any], slots: _Slots) -> EventCut:
    text = _SERIAL.sub(lambda m: f'"counter":"{m[1]}",{_serial_mark(m[2])}', e["text"])
    header = canonical(event_header(
        organ_id=e["organ_id"], chain_id=UUID(int=0), seq=e["seq"], kind=e["kind"], action=e["action"], actor_id=e["actor_id"],
        post_id=e["post_id"], on_behalf_of_id=e["on_behalf_of_id"], on=e["on"], at=e["at"], payload_digest="\x01",
    ))
    before, _, rest = header.partition(str(UUID(int=0)))
    middle, _, after = rest.partition(canonical("\x01")[1:-1])
    plain = (
        e["seq"], e["kind"], e["action"], e["actor_id"], e["post_id"] or "\\N", e["on_behalf_of_id"] or "\\N", e["round"], e["on"],
        e["at"].isoformat(),
    )
    return EventCut(
        chain=slots.index[str(e["chain_id"])], payload=slots.cut(text), row="\t".join(map(str, plain)).encode(), escaped="\\" in text,
        header=(before.encode(), middle.encode(), after.encode()),
    )
