"""What the statements count is what reading row after row counts: every condition, amount, person and unit told in plain Python."""

import re
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import dict_row

from renda.domain.figure_values import Counted, fraction_of, value_text
from renda.domain.indicators import ConditionKind, DimensionKind, Indicator, IndicatorKind, Measure, MeasureKind, Roster
from renda.domain.periods import parse_period
from renda.reads.figure_breakdowns import figures_by
from renda.reads.figure_cells import figure_case_lists, figure_counts, figure_names
from renda.reads.figure_measures import months_of
from renda.reads.figure_past import AsOf
from renda.reads.figures import Wanted, figures_for
from renda.reads.organs import organ_named
from renda.services.demonstration_people import ORGAN_NAME
from renda.store.contributions import details, dimensions, indicators
from renda.store.unit_of_work import reading

TODAY = date(2026, 11, 25)
YEAR, AUTUMN = "2026-01-01..2026-12-31", "2026-09-01..2026-11-30"


class Rows:
    """Every row of the organ, by case."""

    def __init__(self, connection, organ_id):
        self.connection, self.organ_id = connection, organ_id
        self.cases = {c["id"]: c for c in self._all("store_case")}
        self.clocks, self.spans, self.people = (self._by_case(t) for t in ("store_clock", "store_casespan", "store_participant"))
        self.details = {p: {d["case_id"]: d for d in self._all(t.table)} for p, t in details().items()}
        self.events = self._by_case("store_event", "chain_id")
        self.links = self._all("store_caselink")
        self.linked = defaultdict(list)
        for link in self.links:
            self.linked[link["source_id"]].append((link, link["target_id"]))
            self.linked[link["target_id"]].append((link, link["source_id"]))
        self.kinds = {u["id"]: u["kind"] for u in self._all("store_unit")}
        self.posts = self._by_case("store_post", "person_id")
        self.units = [u for u in self._all("store_unit") if u["from_on"] <= TODAY and (u["until_on"] is None or u["until_on"] > TODAY)]

    def _all(self, table):
        return self.connection.execute(f"SELECT * FROM {table} WHERE organ_id = %s", [self.organ_id]).fetchall()

    def _by_case(self, table, key="case_id"):
        found = defaultdict(list)
        for row in self._all(table):
            found[row[key]].append(row)
        return found

    def detail(self, case, name):
        return self.details[case["procedure"]][case["id"]][details()[case["procedure"]].column(name)]

    def unit(self, case, name):
        return case[{"case.lead": "lead_unit_id", "case.origin": "origin_unit_id"}[name]] if "." in name else self.detail(case, name)

    def holds(self, condition, case):
        kind, name, values = condition.kind, condition.name, condition.values
        if kind is ConditionKind.COLUMN:
            return case[name] in values
        if kind is ConditionKind.DETAIL:
            return str(self.detail(case, name)) in values
        if kind in (ConditionKind.LINKED, ConditionKind.NOT_LINKED):
            found = any(link["type"] == name and (not values or self.cases[o]["stage"] in values) for link, o in self.linked[case["id"]])
            return found is (kind is ConditionKind.LINKED)
        if kind is ConditionKind.HAPPENED:
            return any(s["stage"] == name for s in self.spans[case["id"]])
        if kind is ConditionKind.ANY_OF:
            return any(self.holds(one, case) for one in condition.any_of)
        assert kind.startswith("clock_")
        clocks = [k for k in self.clocks[case["id"]] if k["key"] == name]
        last = max(clocks, key=lambda k: (k["round"], k["started_on"], k["id"]), default=None)
        if last is None or last["due_on"] is None:
            return False
        if kind is ConditionKind.CLOCK_SET:
            return True
        if kind is ConditionKind.CLOCK_DUE_WITHIN:
            return last["state"] == "running" and TODAY <= last["due_on"] <= TODAY + timedelta(days=int(values[0]))
        if kind is ConditionKind.CLOCK_OVERDUE_NOW:
            return last["state"] == "running" and last["due_on"] < TODAY
        return last["stopped_on"] is not None and (last["stopped_on"] > last["due_on"]) is (kind is ConditionKind.CLOCK_LATE)

    def led(self, case, link_type):
        return [target for link, target in self.linked[case] if link["type"] == link_type and link["source_id"] == case]

    def value(self, dimension, case):
        """What a dimension parts the case by."""
        if dimension.key == "unit":
            return case["lead_unit_id"]
        if dimension.kind is not DimensionKind.LINK:
            return self.unit(case, dimension.recorded)
        led = self.led(case["id"], dimension.link)
        if dimension.onward:
            return min((on for target in led for on in self.led(target, dimension.onward)), default=None)
        fits = [t for t in led if self.cases[t]["procedure"] == dimension.other]
        if dimension.other_where:
            fits = [t for t in fits if self.detail(self.cases[t], dimension.other_where[0]) == dimension.other_where[1]]
        for way in () if fits else (w for w in dimension.ways if w.procedure == case["procedure"]):
            fits = [case["id"]]
            for kind in way.links:
                fits = [target for one in fits for target in self.led(one, kind)]
            fits = [t for t in fits if self.cases[t]["procedure"] == dimension.other]
        return min(fits, default=None)

    def within(self, indicator, key, value, case):
        if key in ("opened", "closed", "done"):
            period = parse_period(value)
            firsts = [s["from_on"] for s in self.spans[case["id"]] if s["stage"] in indicator.done]
            recorded = self.detail(case, indicator.done_on) if indicator.done_on else min(firsts, default=None)
            day = recorded if key == "done" else case[f"{key}_on"]
            return day is not None and period.first <= day <= period.last
        group = dimensions()[key].group(value)
        return str(self.value(dimensions()[key], case)) in (group.members if group else value.split(","))

    def amount(self, indicator, case):
        measure = indicator.measure
        if measure.kind is MeasureKind.COLUMN:
            return self.detail(case, measure.name)
        if measure.kind is MeasureKind.EVENTS:
            return sum(e["action"] in measure.values and e["on"] <= TODAY for e in self.events[case["id"]])
        if measure.kind is MeasureKind.RETURNS:
            return max(s["round"] for s in self.spans[case["id"]]) - 1
        if measure.kind in (MeasureKind.PARTICIPANTS, MeasureKind.LINES):
            return len(self.persons(indicator, case))
        first = {s["stage"]: s["from_on"] for s in sorted(self.spans[case["id"]], key=lambda s: s["from_on"], reverse=True)}
        start = first.get(measure.name) if measure.name else case["opened_on"]
        end = first.get(measure.values[0])
        return (end - start).days if start and end else None

    def persons(self, indicator, case):
        measure = indicator.measure
        if measure.kind is MeasureKind.COLUMN:
            return [p for p in [self.detail(case, measure.name)] if p]
        if measure.kind is MeasureKind.LINES:
            told = (re.sub(r"[\W_]", "", line) for line in (self.detail(case, measure.name) or "").split("\n"))
            return [line for line in told if line]
        mine = [p for p in self.people[case["id"]] if p["role"] == measure.name]
        return [
            p["person_id"] for p in mine
            if (not measure.values or p["state"] in measure.values)
            and self.stood(p["person_id"], (indicator.done_on and self.detail(case, indicator.done_on)) or p["from_on"], measure)
        ]

    def held(self, person, day):
        """The posts held on a day, of temporary bodies left aside."""
        held = [p for p in self.posts[person] if p["from_on"] <= day and (p["until_on"] is None or p["until_on"] > day)]
        return [p for p in held if self.kinds[p["unit_id"]] not in {"temporary", "task_force", "leading_group", "group_office"}]

    def stood(self, person, day, wanted):
        held = self.held(person, day)
        return all(
            not asked or any(p[column] in asked for p in held)
            for column, asked in (("rank", wanted.ranks), ("employment", wanted.employments))
        )

    def taking_part(self, scope):
        """The units that take part in the campaign a figure is narrowed to, and those below; all where it is not narrowed."""
        if "campaign" not in scope:
            return {u["id"] for u in self.units}
        parts = [source for link, source in self.linked[UUID(scope["campaign"])] if link["source_id"] == source]
        own = [self.cases[p] for p in parts if self.cases[p]["procedure"] == "campaign_part" and self.cases[p]["stage"] != "left"]
        found = {p["lead_unit_id"] for p in own}
        while more := {u["id"] for u in self.units if u["parent_id"] in found} - found:
            found |= more
        return found

    def roster(self, wanted, units):
        if wanted is None:
            return set()
        if wanted.by:
            return {u["id"] for u in self.units if u["id"] in units and (not wanted.kinds or u["kind"] in wanted.kinds)}
        outside = {"deputy", "system_admin", "security_admin", "audit_admin"}
        staff = {
            person for person in list(self.posts) for p in self.held(person, TODAY)
            if set(p["duties"]) - outside and p["unit_id"] in units
            and (self.kinds[p["unit_id"]] in wanted.kinds if wanted.kinds else self.kinds[p["unit_id"]] != "handling")
        }
        return {person for person in staff if self.stood(person, TODAY, wanted)}

    def counted(self, indicator, scope):
        cases = [
            c for c in self.cases.values() if c["procedure"] == indicator.procedure
            and all(self.holds(w, c) for w in indicator.where) and all(self.within(indicator, k, v, c) for k, v in scope.items())
        ]
        if indicator.kind is IndicatorKind.MONTHLY_MEAN and not {"opened", "closed", "done"} & set(scope):
            cases = [c for c in cases if c["opened_on"] >= date(2026, 1, 1)]
        amounts = [a for c in cases if (a := self.amount(indicator, c)) is not None] if indicator.measure else []
        total = sum(map(Decimal, amounts)) if amounts and indicator.kind is not IndicatorKind.PERSONS else None
        listed = self.roster(indicator.roster, self.taking_part(scope))
        persons = {p for c in cases for p in self.persons(indicator, c)} if indicator.roster and not indicator.roster.by else set()
        covering = persons or ({self.unit(c, indicator.roster.by) for c in cases} if indicator.roster and indicator.roster.by else set())
        if indicator.kind is IndicatorKind.PERSONS:
            total = Decimal(len({p for c in cases for p in self.persons(indicator, c)}))
        return Counted(
            part=sum(all(self.holds(p, c) for p in indicator.part) for c in cases), whole=len(cases), amount=total, measured=len(amounts),
            covered=len(covering & listed), roster=len(listed),
            months=months_of(indicator, scope, AsOf(day=TODAY)),
        ), cases


@pytest.fixture
def rows(demo_database):
    with psycopg.connect(demo_database.owner_dsn, row_factory=dict_row) as connection:
        yield Rows(connection, organ_named(ORGAN_NAME))


def wanted_of(rows):
    """Every figure whole, in periods, by each value of each dimension, and by two at once."""
    found = []
    for indicator in indicators().values():
        mine = [d for d in dimensions().values() if indicator.procedure in d.procedures]
        cases = [c for c in rows.cases.values() if c["procedure"] == indicator.procedure]
        scopes = [{}, {"opened": AUTUMN}, {"closed": AUTUMN}, *([{"done": YEAR}] if indicator.done else [])]
        for d in mine:
            values = {str(v) for c in cases if (v := rows.value(d, c)) is not None}
            scopes += [{d.key: g.key} for g in d.groups] or [{d.key: v} for v in sorted(values)[:12]]
        units = sorted({str(c["lead_unit_id"]) for c in cases if c["lead_unit_id"]})
        scopes += [{"unit": ",".join(units[:3]), "opened": YEAR}] if units else []
        found += [Wanted(key=indicator.key, scope=s) for s in scopes]
    return found


def test_figures_are_what_reading_every_row_counts(rows):
    wanted = wanted_of(rows)
    found = figures_for(wanted, organ_id=rows.organ_id, as_of=TODAY)
    moved = 0
    for one, figure in zip(wanted, found, strict=True):
        counted, _ = rows.counted(indicators()[one.key], one.scope)
        told = value_text(indicators()[one.key], counted)
        assert (figure.value_text, figure.numerator, figure.denominator, figure.cases) == (
            told, *fraction_of(indicators()[one.key], counted), counted.whole,
        ), one
        moved += counted.whole > 0
    assert len(wanted) > 400
    assert moved > 250, "hardly a figure counts anything: nothing would be proved"


def test_figures_parted_together_are_what_reading_every_row_counts(rows):
    at = {"organ_id": rows.organ_id, "as_of": TODAY}
    for procedure in {i.procedure for i in indicators().values()}:
        mine = [i for i in indicators().values() if i.procedure == procedure]
        for dimension in (d for d in dimensions().values() if procedure in d.procedures):
            parted = figures_by(dimension.key, keys=tuple(i.key for i in mine), **at)
            for indicator, groups in zip(mine, parted, strict=True):
                for group in groups:
                    if group.key:
                        counted, _ = rows.counted(indicator, {dimension.key: group.key})
                        assert group.figure.value_text == value_text(indicator, counted), (indicator.key, dimension.key, group.label)


def test_the_cases_of_figures_are_those_that_reading_every_row_finds(rows):
    wanted = wanted_of(rows)
    asked = [(indicators()[w.key], w.scope) for w in wanted]
    with reading(rows.organ_id):
        lists = figure_case_lists(asked, organ_id=rows.organ_id, at=AsOf(day=TODAY))
    for (indicator, scope), listed in zip(asked, lists, strict=True):
        _, cases = rows.counted(indicator, scope)
        inside = {c["id"]: all(rows.holds(p, c) for p in indicator.part) for c in cases}
        assert dict(listed.pairs()) == inside, (indicator.key, scope)


def _over_checkers(kind, roster=None, **narrowed):
    measure = Measure(kind=MeasureKind.PARTICIPANTS, name="checker", **narrowed)
    return Indicator(
        key="x", label="", definition="", procedure="problem", unit="", basis="", kind=kind, measure=measure, roster=roster,
    )


def test_participants_by_rank_and_rosters_of_persons_are_what_reading_every_row_counts(rows):
    """The office asks who has checked: by rank, by employment, of which units; some of each have, and some have not."""
    kinds = (IndicatorKind.PERSONS, IndicatorKind.SUM)
    asked = [_over_checkers(kind, ranks=ranks) for kind in kinds for ranks in ((), ("division",), ("section", "division"), ("bureau",))]
    asked += [_over_checkers(kind, employments=("staff",)) for kind in kinds]
    rosters = [
        Roster(), Roster(ranks=("division",)), Roster(kinds=("party", "office")), Roster(employments=("seconded", "attached")),
        Roster(kinds=("handling",)), Roster(ranks=("bureau",), employments=("staff",)),
    ]
    asked += [_over_checkers(IndicatorKind.COVERAGE, roster=r) for r in rosters]
    at = AsOf(day=TODAY)
    with reading(rows.organ_id):
        found = figure_counts([(i, {}) for i in asked], organ_id=rows.organ_id, at=at)
        named = figure_names(asked[-6], {}, organ_id=rows.organ_id, at=at)
    told = [rows.counted(indicator, {})[0] for indicator in asked]
    assert [(c.amount, c.covered, c.roster) for c in found] == [
        (t.amount if i.kind is not IndicatorKind.COVERAGE else None, t.covered, t.roster) for i, t in zip(asked, told, strict=True)
    ]
    assert named == {str(p) for c in rows.counted(asked[-6], {})[1] for p in rows.persons(asked[-6], c)}
    assert found[0].amount > found[1].amount > found[3].amount == 0
    assert all(c.roster > 0 for c in found[-6:]) and 0 < found[-6].covered < found[-6].roster
