"""A new text of a plan beside the tasks of its ledger: what is the same matter, what the text changes in it, what it adds or leaves out.

Each task is compared by the sentence it was last taken from, so that what was agreed since (an extension, say) is no change of
the text; one that came from no text is compared as it stands in the ledger. Must not know: pages, who accepts what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.rights import Actor
from renda.language.deadlines import normalise_deadline
from renda.language.versions import Difference, Item, Pair, bare, compared, differences
from renda.procedures.tasks.reads.ledger_tasks import LedgerTask, ledger_tasks
from renda.procedures.tasks.reads.plan_groups import PlanGroup
from renda.procedures.tasks.reads.version_decisions import TASK, kept_tasks, skipped_before
from renda.reads.documents import FoundProposal, ReadDocument
from renda.reads.unit_names import KnownUnit, unit_named

_LONG_ENOUGH = 6
"""Fewer characters stand in a text by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One matter in both versions: the ledger's task, the new text's sentence with what it says, and what it changes.

    `state` is new, changed, gone, same or closed; of a gone task `kept` says that it goes on though the text leaves it out.
    `skipped_in` names the earlier text in which the same change was skipped: it is not proposed anew unless the text changed again.
    `co_units` are those of the sentence that are known here, `unknown` the names of the others.
    """

    state: str
    task: LedgerTask | None = None
    found: FoundProposal | None = None
    words: str = ""
    unit_id: UUID | None = None
    due_on: date | None = None
    co_units: tuple[UUID, ...] = ()
    unknown: tuple[str, ...] = ()
    groups: Mapping[str, PlanGroup] | None = None
    differences: frozenset[Difference] = frozenset()
    kept: bool = False
    skipped_in: str = ""

    @property
    def key(self) -> str:
        """This will name the matter within its comparison."""
        return f"p{self.found.number}" if self.found else f"t{self.task.id}" if self.task else ""

    @property
    def waits(self) -> bool:
        """This will say whether somebody still has to decide it."""
        if self.state == "gone":
            return not self.kept
        return self.is_open and not self.skipped_in

    @property
    def is_open(self) -> bool:
        """This will say whether a sentence of the text can still be decided here, though it may have been skipped before."""
        return self.state in ("new", "changed") and self.found is not None and self.found.state == "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a sentence says: as an item, and resolved."""

    item: Item
    unit_id: UUID | None = None
    due_on: date | None = None
    groups: Mapping[str, PlanGroup] | None = None
    co_units: tuple[UUID, ...] = ()
    unknown: tuple[str, ...] = ()


def plan_comparison(
    actor: Actor, document: ReadDocument, groups: Sequence[PlanGroup], units: tuple[KnownUnit, ...]
) -> tuple[Compared, ...]:
    """This will compare a text with the tasks under a plan's groups: its matters in their order, then the tasks it leaves out."""
    tasks = ledger_tasks(actor, document, groups)
    found = [p for p in document.proposals if p.kind == TASK]
    former = [_said(t.document, t.source, groups, units).item if t.document and t.source else _as_it_stands(t) for t in tasks]
    present = [_said(document, p, groups, units) for p in found]
    taken = {t.id: t.document.uploaded_at if t.document else None for t in tasks}
    kept, text = kept_tasks(document, taken), bare("".join(line.text for line in document.lines))
    matters = [_compared(pair, tasks, found, present, kept) for pair in _paired(tasks, found, former, [s.item for s in present])]
    items = {p.number: s.item for p, s in zip(found, present, strict=True)}
    before = skipped_before(actor, document, items, lambda text, one: _said(text, one, groups, units).item)
    return tuple(
        replace(m, state="same") if m.state == "gone" and _stands_in(text, m.task) else replace(m, skipped_in=_skipped(m, before))
        for m in matters
    )


def _skipped(one: Compared, before: Mapping[int, Sequence[ReadDocument]]) -> str:
    """The text after the one a task was last taken from in which the very same sentence was skipped; "" where there is none."""
    if not one.is_open or one.found is None:
        return ""
    since = one.task.document.uploaded_at if one.task and one.task.document else None
    return next((d.name for d in before.get(one.found.number, ()) if since is None or d.uploaded_at > since), "")


def _stands_in(text: str, task: LedgerTask | None) -> bool:
    """Whether the text says a task word for word, though it was not read as one there: it is not left out then."""
    words = bare(task.source.title if task.source else task.title) if task else ""
    return len(words) >= _LONG_ENOUGH and words in text


def _paired(
    tasks: Sequence[LedgerTask], found: Sequence[FoundProposal], former: Sequence[Item], present: Sequence[Item]
) -> list[Pair]:
    """What was decided already stays paired with the task it was decided for; the rest is matched by its words."""
    places = {t.id: n for n, t in enumerate(tasks)}
    fixed = {n: places[p.case[0]] for n, p in enumerate(found) if p.case and p.case[0] in places}
    here = [n for n in range(len(tasks)) if n not in fixed.values()]
    there = [n for n, p in enumerate(found) if not p.case]
    pairs = [Pair(former=a, present=n, differences=differences(former[a], present[n])) for n, a in fixed.items()]
    pairs += [Pair(former=None, present=n) for n, p in enumerate(found) if p.case and n not in fixed]
    pairs += [
        Pair(former=None if p.former is None else here[p.former], present=None if p.present is None else there[p.present],
             differences=p.differences)
        for p in compared([former[n] for n in here], [present[n] for n in there])
    ]
    return sorted(pairs, key=lambda p: (p.present is None, p.present if p.present is not None else p.former or 0))


def _compared(
    pair: Pair, tasks: Sequence[LedgerTask], found: Sequence[FoundProposal], present: Sequence[_Said], kept: frozenset[UUID]
) -> Compared:
    task = None if pair.former is None else tasks[pair.former]
    if pair.present is None:
        assert task is not None, "a pair has an item of one version at least"
        return Compared(state="closed" if task.closed else "gone", task=task, kept=task.id in kept)
    said, proposal = present[pair.present], found[pair.present]
    wanted = pair.differences if task is None else frozenset(d for d in pair.differences if not _holds_already(d, task, said))
    state = "new" if task is None else "closed" if task.closed and wanted else "changed" if wanted else "same"
    return Compared(
        state=state, task=task, found=proposal, words=said.item.words, unit_id=said.unit_id, due_on=said.due_on, groups=said.groups,
        differences=wanted, co_units=said.co_units, unknown=said.unknown,
    )


def _holds_already(difference: Difference, task: LedgerTask, said: _Said) -> bool:
    """Whether the ledger says already what the text now says."""
    match difference:
        case Difference.WORDING:
            return not differences(Item(words=task.title), Item(words=said.item.words))
        case Difference.UNIT:
            return said.unit_id is not None and said.unit_id == task.unit_id
        case Difference.CO_UNITS:
            return not said.unknown and set(said.co_units) == set(task.co_units)
        case Difference.DEADLINE:
            return said.due_on == task.due_on
        case Difference.NO_DEADLINE:
            return not task.runs
        case _:
            return all(task.groups.get(kind) == group for kind, group in (said.groups or {}).items())


def _said(document: ReadDocument, found: FoundProposal, groups: Sequence[PlanGroup], units: tuple[KnownUnit, ...]) -> _Said:
    lead = next((n for n in found.units if n not in found.co_units), "")
    opening = next((n for u in units for n in sorted(u.names, key=len, reverse=True) if not lead and found.title.startswith(n)), "")
    unit = unit_named(lead or opening, units)
    due = found.deadline or normalise_deadline(found.deadline_words, day_of(document.uploaded_at))
    under = groups_above(document, found, groups)
    others = {n: unit_named(n, units) for n in found.units if n != lead}
    assisting = tuple(dict.fromkeys(u.id for u in others.values() if u and u != unit))
    unknown = tuple(n for n, u in others.items() if u is None)
    item = Item(
        words=found.title.removeprefix(opening), unit=str(unit.id) if unit else lead, written=True,
        deadline=due.isoformat() if due else "", groups=frozenset(str(g.id) for g in under.values()),
        co_units=frozenset((*map(str, assisting), *unknown)),
    )
    return _Said(item=item, unit_id=unit.id if unit else None, due_on=due, groups=under, co_units=assisting, unknown=unknown)


def _as_it_stands(task: LedgerTask) -> Item:
    return Item(
        words=task.title, unit=str(task.unit_id or ""), deadline=task.due_on.isoformat() if task.due_on else "",
        groups=frozenset(str(g.id) for g in task.groups.values()), co_units=frozenset(map(str, task.co_units)),
    )


def groups_above(document: ReadDocument, found: FoundProposal, groups: Sequence[PlanGroup]) -> dict[str, PlanGroup]:
    """This will give, by kind, the group of the plan whose title stands in a heading above the sentence, the nearest last."""
    open_ones: dict[int, str] = {}
    for line in document.lines:
        if line.at > found.at:
            break
        if line.kind == "heading":
            open_ones = {level: text for level, text in open_ones.items() if level < line.level} | {line.level: line.text}
    return {g.kind: g for words in open_ones.values() for g in groups if g.title in words}
