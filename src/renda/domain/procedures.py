"""How a practice is declared: stages, actions, rights, fields, effects and clocks as frozen data.

From the declaration come worklist, case page, forms, API operations, clocks, warnings, rights matrix and chart.
What data cannot say is a named predicate in the procedure's `rules.py`.
Must not know: how an action is decided or stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias
from uuid import UUID

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, When
from renda.domain.limits import Limit
from renda.domain.refusals import Reason
from renda.domain.rights import Right

Form: TypeAlias = Mapping[str, Any]
Predicate = Callable[["PredicateInput"], Reason | None]
Derivation = Callable[["PredicateInput"], Mapping[str, Any]]
ANY_PROCEDURE = "any"  # a case field that offers cases of every procedure, open and closed


class LinkType(StrEnum):
    """Typed links between cases (closed set)."""

    PART_OF = "part_of"
    REMEDIES = "remedies"
    UNDER = "under"
    DERIVED_FROM = "derived_from"
    MERGED_INTO = "merged_into"
    DUPLICATE_OF = "duplicate_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateInput:
    """What a named predicate may look at: the case, the cleaned form, linked cases' facts and the actor's person;
    `private` are the linked cases that only few may see."""

    case: CaseFacts | None
    data: Form
    linked: tuple[CaseFacts, ...]
    actor_person: object
    today: object
    private: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A state that is true of the case (`handed_over` 已交办). `closed` ends the work; a closed case may still be
    looked back at when an action leads out of it. `step` names the stage of the stepper it belongs to."""

    key: str
    label: str
    closed: bool = False
    step: str | None = None


# ---- effects -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Give the case to a unit (and person, or the actor) in a role; an open assignment in the role ends when `replaces`.

    Where nobody is named, the role stays as it is held, unless it `clears`.
    """

    unit: str
    role: str = "lead"
    person: str | None = None
    replaces: bool = True
    clears: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask people (a person field, many allowed, or the actor) to take part in a role."""

    people: str
    role: str
    state: str = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Record the actor's own participation in `role` as `state`."""

    role: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Start a clock; `due` names a date field when the limit is a date fixed in the form. Where `week` holds, that date
    stands for its whole week, and the limit is the week's last working day."""

    clock: str
    due: str | None = None
    week: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Stop a running clock; a clock that is not running is left alone. With `on`, on the day in that field: what was held on Friday
    and entered on Monday was done on Friday, though never before the clock was last moved."""

    clock: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Pause a running clock, with the reason from a field."""

    clock: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Resume a paused clock."""

    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Extend a running clock to the date in field `to` (where `week` holds, to the last working day of its week), with who
    consented in field `consent`."""

    clock: str
    to: str
    consent: str
    week: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Carry the running clock on to the new holder (移交不重新起算)."""

    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Open one case of `procedure` by its opening `action` for every row of field `rows`, linked by `link`; just one
    where `rows` is None. Where the field holds several values, each of them is a row of one column, called as the field is.

    `fill` maps the child's field to "row:<column>", "data:<field>", "detail:<column>", "case:title",
    "case:origin_unit", "case:unit", "case:co_units", "case:person", "case:subject", "case:proposer", "case:round",
    "case:id", "under:<procedure>" (the case of that procedure this one stands under), "text:<words>", "given:<any of these>=<words>,
    <words where it is empty>" or "words:<words>" with any of these in braces. With `child_is_source` the link points from the child to
    this case.
    """

    procedure: str
    action: str
    link: LinkType
    fill: Mapping[str, str]
    rows: str | None = None
    child_is_source: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Link this case with those named in a case field. Where `instead` names a recorded column, a link of the type with a case
    whose column holds the same value gives way: a task moved to another aspect leaves the one it stood under. With `through` this
    case is linked, in the same way, with the cases of that procedure that the named ones stand under."""

    type: LinkType
    cases: str
    this_is_source: bool = True
    instead: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink:
    """Undo every link of this case, of the type and pointing away from it, with a case of procedure `other`."""

    type: LinkType
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActOn:
    """Do `action` on linked cases: on those a row names in column `case`, or on every one when `rows` is None.

    Linked cases whose procedure or stage does not admit the action are passed over when `rows` is None, refused otherwise; where they
    have to be `willing`, also those that have a reason against it. Where more than `at_once` admit it, none is done with the act: a job
    does each in a transaction of its own, and so the fill may not name the form.
    """

    link: LinkType
    outgoing: bool
    action: str
    rows: str | None = None
    fill: Mapping[str, str] = field(default_factory=dict)
    willing: bool = False
    at_once: int | None = None


@dataclass(frozen=True, slots=True)
class NewRound:
    """Begin the next round; what belongs to earlier rounds stays readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Give the case its number, drawn from the yearly counter of `prefix`; once given it stays."""

    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """Put this case's title and the named texts before the ring in `ring`, masked but for the words kept in rows `kept`
    (column `words`); `files` is the field whose attachments go with it. A field of the form comes before the recorded column."""

    ring: str
    text: str
    result: str
    kept: str
    files: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Take this case's disclosure back for the reason in a field; the reason is shown, masked, in its place."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class If:
    """Carry out `effects` only where the condition holds."""

    when: When
    effects: tuple["Effect", ...]


Effect: TypeAlias = (
    Assign | Ask | Answer | Start | Stop | Pause | Resume | Extend | Transfer | Open | Link | Unlink | ActOn | NewRound | Number
    | Publish | Withdraw | If
)


# ---- actions, clocks, procedures ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where an action leads when a condition holds (first that holds wins)."""

    when: When
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A verb. `from_` empty opens a case; `to` None leaves the stage. `not_by` names actions of this round whose
    doers may not act. `needs` are named predicates. `sentence` words the timeline with {actor} and field keys.
    `awaited` puts the act on the to-do list of those who hold it; `due_clock` says which clock it answers to.
    `closes` marks acts that verify or close work, which the doer may never hold alone. `once` names what no two cases of the
    procedure may share ("unit" in charge with its person, "title", recorded fields; those in a stage of `void` aside): the one
    entered first is named. `only` is a condition on recorded columns without which the act is neither open nor waited for.
    `looks_at` names the procedures of the linked cases that its predicates look at: only these are loaded, and those its effects
    reach; without it all are. `rather` names the act by which what is already planned is told: the form of an opening leads to
    the cases where it waits for the actor, which asks for less and leaves nothing planned behind.
    """

    key: str
    label: str
    event: str
    sentence: str
    rights: tuple[Right, ...]
    from_: tuple[str, ...] = ()
    to: str | None = None
    branches: tuple[Branch, ...] = ()
    fields: tuple[Field, ...] = ()
    effects: tuple[Effect, ...] = ()
    needs: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    awaited: bool = False
    due_clock: str | None = None
    closes: bool = False
    once: tuple[str, ...] = ()
    void: tuple[str, ...] = ()
    internal: bool = False
    help: str = ""
    only: When | None = None
    rather: str = ""
    looks_at: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRule:
    """A clock: its limit (with the article it rests on), or a date fixed when it starts; `parameter` lets an
    office set its own limit. `runs_out` marks a period that has to pass before the act (公示期): nobody is reminded
    of it until it is over."""

    key: str
    label: str
    basis: str
    limit: Limit | None = None
    parameter: str | None = None
    carries_on: bool = True
    runs_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Where `when` holds of the recorded columns, only `to` see the case; others see counts."""

    when: When
    to: tuple[Right, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A practice. `version` rises with every change of meaning; `title_field` is the form field that names the
    case on opening; `visible_to` says who sees it unless one of `privacies` holds. A `register` lists what happened (a study
    session, a talk): nothing is verified in it, so its acts may close a case without a second person. `round_word` is what its
    rounds are called: 第2轮, of a plan 第2版."""

    key: str
    label: str
    version: int
    basis: str
    stages: tuple[Stage, ...]
    actions: tuple[Action, ...]
    clocks: tuple[ClockRule, ...] = ()
    visible_to: tuple[Right, ...] = ()
    privacies: tuple[Privacy, ...] = ()
    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    derived: tuple[Field, ...] = ()
    derive: Derivation | None = None
    title_field: str = "title"
    origin_field: str | None = None
    subject_field: str | None = None
    register: bool = False
    round_word: str = "轮"

    def round_words(self, number: int) -> str:
        """Name a round: 第2轮."""
        return f"第{number}{self.round_word}"

    def stage(self, key: str) -> Stage:
        """Find a stage.

        :raises KeyError: if it is not declared.
        """
        return {s.key: s for s in self.stages}[key]

    def action(self, key: str) -> Action:
        """Find an action.

        :raises KeyError: if it is not declared.
        """
        return {a.key: a for a in self.actions}[key]

    def clock(self, key: str) -> ClockRule:
        """Find a clock.

        :raises KeyError: if it is not declared.
        """
        return {c.key: c for c in self.clocks}[key]

    def openings(self) -> tuple[Action, ...]:
        """Actions that open a case."""
        return tuple(a for a in self.actions if not a.from_)

    def recorded_fields(self) -> dict[str, Field]:
        """Fields kept as columns of the detail table, by key; a column is named by the first action that records it."""
        found: dict[str, Field] = {}
        for recorded in (*(f for a in self.actions for f in a.fields if f.recorded), *self.derived):
            found.setdefault(recorded.key, recorded)
        return found

    def effects(self) -> tuple[Effect, ...]:
        """Every effect of every action, those under a condition included."""
        return tuple(e for a in self.actions for e in flat_effects(a))


def flat_effects(action: Action) -> tuple[Effect, ...]:
    """The effects of one action, those under a condition included."""
    found: list[Effect] = []
    for effect in action.effects:
        found += effect.effects if isinstance(effect, If) else (effect,)
    return tuple(found)
