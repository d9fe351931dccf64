"""Two cities for the bench of the draft check, and what their ledgers say: the true figures that drafts are written with.

The first is the demonstration; the second stands on another day, with other problems and copied cases.
Must not know: wordings, the checker.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

SECOND_AT = datetime(2026, 10, 19, 3, tzinfo=UTC)
SECOND_LOADS = {1: 60, 2: 137, 4: 150, 6: 211, 9: 389}
"""After which folder of procedures how many copies are loaded."""
_DAYS = ("opened", "closed", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure of the ledger as a sentence may name it; `time` is that of a pattern, `on` the day it stood at.

    `group` and `dim` are the words of what it is narrowed to, or `lead` the names of its unit in charge.
    """

    key: str
    label: str
    unit: str
    kind: str
    value: Decimal
    scope: tuple[tuple[str, str], ...] = ()
    time: str = ""
    on: date
    part: int = 0
    whole: int = 0
    part_name: str = ""
    whole_name: str = ""
    measure: str = ""
    dim: str = ""
    group: str = ""
    lead: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        """This will say whether it is written with a percent sign."""
        return self.unit == "%"


@dataclass(slots=True, kw_only=True, eq=False)
class City:
    """An organ with its day, its clerk, and its ledger, read while its database is pointed at."""

    name: str
    organ_id: UUID
    actor: Any
    at: datetime
    seed: int
    _kept: dict[Any, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """This will give the day drafts are written on."""
        from renda.domain.days import day_of

        return day_of(self.at)

    @property
    def month_end(self) -> date:
        """This will give the last day of the month before."""
        return self.day.replace(day=1) - timedelta(days=1)

    def periods(self, name: str) -> tuple[date, date]:
        """This will give the days of a period that patterns name."""
        year = self.day.year
        return {
            "year": (date(year, 1, 1), self.day), "h1": (date(year, 1, 1), date(year, 6, 30)),
            "q3": (date(year, 7, 1), date(year, 9, 30)), "month": (self.month_end.replace(day=1), self.month_end),
        }[name]

    @property
    def now(self) -> Mapping[str, Fact]:
        """This will give every whole figure as it stands, by key; those that cannot be counted or are nothing are left out."""
        return self._once(("now",), lambda: self._whole(""))

    @property
    def before(self) -> Mapping[str, Fact]:
        """This will give every whole figure as it stood at the end of the month before."""
        return self._once(("before",), lambda: self._whole("month_end"))

    def _whole(self, time: str) -> dict[str, Fact]:
        counted = self._counted([(key, {}) for key in indicator_keys()], time)
        return {fact.key: fact for fact in counted if fact is not None and fact.value > 0}

    def narrowed(self, key: str, scope: Mapping[str, str], time: str = "") -> Fact | None:
        """This will count one figure in a scope at a time of the patterns; None where it cannot be."""
        asked = (key, tuple(sorted(scope.items())), time)
        return self._once(asked, lambda: self._counted([(key, dict(scope))], time)[0])

    def figure(self, key: str, scope: Mapping[str, str]) -> Fact | None:
        """This will count one figure of a report, in the scope and period of its token."""
        return self._once((key, tuple(scope.items()), "token"), lambda: self._counted([(key, dict(scope))], "")[0])

    def parted(self, key: str, dimension: str) -> Sequence[Fact]:
        """This will part a figure by a dimension, as it stands: groups with nothing in them, private and unnamed ones left out."""
        from renda.store.contributions import dimensions, indicators

        procedure = indicators()[key].procedure
        if procedure not in dimensions()[dimension].procedures or indicators()[key].kind == "coverage":
            return ()
        return self._once(("parted", procedure, dimension), lambda: self._parted(procedure, dimension)).get(key, ())

    def _parted(self, procedure: str, dimension: str) -> dict[str, Sequence[Fact]]:
        from renda.reads.figure_breakdowns import figures_by
        from renda.store.contributions import dimensions, indicators

        keys = [k for k, i in indicators().items() if i.procedure == procedure]
        rows = figures_by(dimension, keys=keys, organ_id=self.organ_id, as_of=self.day)
        declared = dimensions()[dimension]
        hidden = {g.key for g in declared.groups if g.private} | {""}
        return {
            key: tuple(f for g in groups if g.key not in hidden and (f := self._fact(g.figure, "")) is not None and f.value > 0)
            for key, groups in zip(keys, rows, strict=True)
        }

    def _counted(self, asked: Sequence[tuple[str, dict[str, str]]], time: str) -> list[Fact | None]:
        from renda.reads.figure_sql import UnknownScope
        from renda.reads.figures import Wanted, figures_for

        by, _, period = time.partition(":")
        on = self.month_end if time == "month_end" else self.day
        first, last = self.periods(period) if period else (on, on)
        more = {by: f"{first.isoformat()}..{last.isoformat()}"} if period else {}
        wanted = [Wanted(key=key, scope={**scope, **more}) for key, scope in asked]
        try:
            found = figures_for(wanted, organ_id=self.organ_id, as_of=on, past=time == "month_end")
        except UnknownScope:
            return [None] * len(asked)
        return [self._fact(one, time) for one in found]

    def _fact(self, found: Any, time: str) -> Fact | None:
        from renda.store.contributions import dimensions, indicators

        if found.value_text == "—":
            return None
        scope = {k: v for k, v in found.scope.items() if k not in _DAYS}
        by = next(iter(scope), "")
        group = dimensions()[by].group(scope[by]) if by else None
        return Fact(
            key=found.key, label=found.label, unit=found.unit, kind=indicators()[found.key].kind, on=found.as_of, time=time,
            value=Decimal(found.value_text.removesuffix("%")), scope=tuple(found.scope.items()), part=found.numerator,
            whole=found.denominator or 0, part_name=found.part_label, whole_name=found.whole_label, measure=found.measure,
            dim=dimensions()[by].label if by else "", group=group.label if group else "",
            lead=self.unit_names.get(scope["unit"], ()) if by == "unit" else (),
        )

    @property
    def unit_names(self) -> Mapping[str, tuple[str, ...]]:
        """This will give the names of every unit by id: the full one and the short one."""
        return self._once(("units",), self._unit_names)

    def _unit_names(self) -> dict[str, tuple[str, ...]]:
        from renda.store.models import Unit
        from renda.store.unit_of_work import reading

        with reading(self.organ_id):
            rows = Unit.objects.filter(organ_id=self.organ_id).values_list("id", "name", "short_name")
            return {str(key): tuple(dict.fromkeys(n for n in (name, short) if n)) for key, name, short in rows}

    def _once(self, asked: Any, count: Any) -> Any:
        if asked not in self._kept:
            self._kept[asked] = count()
        return self._kept[asked]


def indicator_keys() -> tuple[str, ...]:
    """This will name the declared figures, those aside that only the procedures of the tests declare."""
    from renda.store.contributions import indicators, procedures

    mine = {i.key for c in _shipped() for i in c.indicators}
    return tuple(key for key, one in indicators().items() if key in mine and one.procedure in procedures())


def _shipped() -> Sequence[Any]:
    from django.utils.module_loading import import_string

    from renda.project.contributions import CONTRIBUTIONS

    return [import_string(one) if isinstance(one, str) else one for one in CONTRIBUTIONS]


@contextmanager
def cities() -> Iterator[tuple[Any, ...]]:
    """This will found both cities, each in a database of its own, and give what opens them one after the other."""
    from tests.floor.cluster import TestCluster, migrations_key
    from tests.floor.demonstration import AT, fill, sources_key
    from tests.floor.django import migrate, set_up

    set_up()
    cluster = TestCluster()
    made = []
    try:
        base = cluster.template(migrations_key(), migrate)
        for name, at, found in (("第一市", AT, fill), ("第二市", SECOND_AT, found_second)):
            key = sources_key() if found is fill else f"{sources_key()} {SECOND_AT} {SECOND_LOADS}"
            made.append((name, at, cluster.clone(cluster.template(key, found, base=base))))
        yield tuple(_Door(name=name, at=at, database=database, seed=n) for n, (name, at, database) in enumerate(made, 1))
    finally:
        for _, _, database in made:
            cluster.drop(database.name)
        cluster.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """A city's database, to be pointed at."""

    name: str
    at: datetime
    database: Any
    seed: int

    @contextmanager
    def opened(self) -> Iterator[City]:
        """This will point at the database and give the city inside the block."""
        from tests.floor.django import pointed_at

        from renda.domain.days import day_of
        from renda.reads.actors import actors_of_person
        from renda.reads.personas import account_of_persona

        with pointed_at(self.database):
            account = account_of_persona("coordinator")
            actor = actors_of_person(account.person_id, today=day_of(self.at))[0]
            yield City(name=self.name, organ_id=actor.organ_id, actor=actor, at=self.at, seed=self.seed)


def found_second(database: Any) -> None:
    """This will found the second city: two years of problems, and three loads of copies while the folders are played one by one.

    What was played before a load is copied by it, so that every folder's counts, and with them the rates, are the first city's no more.
    """
    from tests.floor.django import pointed_at, set_up

    from renda.adapters.blob_store import BlobStore
    from renda.cli.demo import issue
    from renda.services.demonstration_organ import found_demonstration
    from renda.store.bulk_loading import load_copies

    set_up()
    with tempfile.TemporaryDirectory() as files, pointed_at(database):
        organ = found_demonstration(at=SECOND_AT, files=BlobStore(Path(files)), full=False, years=2)
        for number, contribution in enumerate(_shipped()):
            _play(organ, contribution, years=2)
            if number in SECOND_LOADS:
                load_copies(database.owner_dsn, organ.organ_id, cases=SECOND_LOADS[number])
        issue(organ, at=SECOND_AT, files=Path(files))


def _play(organ: Any, contribution: Any, *, years: int) -> None:
    """One folder's cases: those it brings for some years of work, else those of the demonstration."""
    from django.db import transaction
    from django.utils.module_loading import import_string

    from renda.store.unit_of_work import begin

    with transaction.atomic(), begin(organ.organ_id):
        if contribution.generation:
            import_string(contribution.generation)(organ, years)
        elif contribution.demonstration:
            import_string(contribution.demonstration)(organ)
