"""How a procedure's cases stand before people: the job they belong to, saved views, columns, linked cases on the page.

Declared beside the procedure and collected with it; changing it changes no meaning, so it has no version. Must not know:
tables, pages, any procedure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from renda.domain.fields import FieldKind
from renda.domain.procedures import Procedure

LEDGERS = "台账"
_EACH_ITS_OWN = (FieldKind.ROWS, FieldKind.FILE)
_FEW = 2  # columns a list shows that nobody chose for it


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """One tab over a worklist: the conditions its cases meet.

    `closed` None lists open and closed cases; `due` is late, soon, ok or idle; `without_link` asks for cases that no
    other case is linked to in this way (with `link_stages`, none that stands in one of these); `ever_in` for cases that
    are or once were in one of these stages; `own_unit` for those the actor's unit is in charge of; `within` for those due
    in so many days from today, today included and what is late left out.
    """

    key: str
    label: str
    closed: bool | None = False
    stages: tuple[str, ...] = ()
    due: str = ""
    without_link: str = ""
    link_stages: tuple[str, ...] = ()
    ever_in: tuple[str, ...] = ()
    own_unit: bool = False
    within: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedSection:
    """A section of the case page that tables the cases linked in one way; `empty` says why there is none and what next."""

    key: str
    link: str
    title: str
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """The list of a procedure's cases: its job in the navigation, its tabs (the first opens), the columns it shows.

    `correction` is the act by which a table brought in may change known cases ("" lets it change none); `headings` are further
    words an office writes over the column of a field. `ahead` names acts that enter the to-do list only so many days before
    they are due, where the clock runs for months and there is nothing to do until it nears its end. `several` names acts that may be
    done for several picked cases at once, filled in once for all of them. `at_hand` are the openings that the to-do page offers
    those who may take them: what is entered again and again must not be looked for.
    """

    procedure: str
    label: str
    views: tuple[SavedView, ...]
    job: str = LEDGERS
    columns: tuple[str, ...] = ()
    linked: tuple[LinkedSection, ...] = ()
    correction: str = ""
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ahead: Mapping[str, int] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """An entry of the navigation that leads to a page of a contribution, after the lists of its job; `name` is the page's."""

    job: str
    label: str
    name: str


class ContradictoryWorklist(ValueError):
    """A worklist that its procedure does not bear out."""


def plain_worklist(procedure: Procedure) -> Worklist:
    """This will give the worklist of a procedure that declares none: open cases and closed ones; of a register, all."""
    if procedure.register:
        views = (SavedView(key="all", label="全部", closed=None),
                 *(SavedView(key=s.key, label=s.label, stages=(s.key,), closed=None) for s in procedure.stages))
    else:
        views = (SavedView(key="open", label="全部在办"), SavedView(key="closed", label="已办结", closed=True))
    choices = tuple(f.key for f in procedure.recorded_fields().values() if f.kind is FieldKind.CHOICE and not f.many)
    return Worklist(procedure=procedure.key, label=procedure.label, views=views, columns=choices[:_FEW])


def check_worklist(worklist: Worklist, procedure: Procedure) -> Worklist:
    """This will return the worklist if its procedure has what it names.

    :raises ContradictoryWorklist: with every fault: no view, a view twice, an unknown stage, column or urgency.
    """
    faults = tuple(_faults(worklist, procedure))
    if faults:
        raise ContradictoryWorklist(f"worklist {worklist.procedure}: " + "; ".join(faults))
    return worklist


def _faults(worklist: Worklist, procedure: Procedure) -> Iterator[str]:
    if worklist.procedure != procedure.key:
        yield f"belongs to {worklist.procedure}, not to {procedure.key}"
    keys = [view.key for view in worklist.views]
    if not keys or len(keys) != len(set(keys)):
        yield "needs views, each with a key of its own"
    stages = {stage.key for stage in procedure.stages}
    for view in worklist.views:
        yield from (f"view {view.key}: unknown stage {s}" for s in (*view.stages, *view.ever_in) if s not in stages)
        if view.due not in {"", "late", "soon", "ok", "idle"}:
            yield f"view {view.key}: unknown urgency {view.due}"
    recorded = procedure.recorded_fields()
    for column in worklist.columns:
        if column not in recorded or recorded[column].kind is not FieldKind.CHOICE:
            yield f"column {column} is not a recorded choice"
    if worklist.correction and worklist.correction not in {action.key for action in procedure.actions}:
        yield f"unknown correction {worklist.correction}"
    yield from _act_faults(worklist, procedure)
    filled_in = {f.key for action in procedure.openings() for f in action.fields}
    yield from (f"headings of unknown field {key}" for key in worklist.headings if key not in filled_in)


def _act_faults(worklist: Worklist, procedure: Procedure) -> Iterator[str]:
    told_once = {a.key for a in procedure.actions if a.from_ and not a.internal and not any(f.kind in _EACH_ITS_OWN for f in a.fields)}
    yield from (f"several: no act that one form can fill for many: {key}" for key in worklist.several if key not in told_once)
    openings = {a.key for a in procedure.openings() if not a.internal}
    yield from (f"at hand is no opening: {key}" for key in worklist.at_hand if key not in openings)
    timed = {action.key for action in procedure.actions if action.awaited and action.due_clock}
    yield from (f"ahead of an act without a due day: {key}" for key in worklist.ahead if key not in timed)
