"""Enters the records of a founding document through the services, as the office would: everybody does what is theirs to do.

The records are invented; what is counted of them is what the document states. Must not know: any figure.
"""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from renda.adapters.blob_store import BlobStore
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.services.demonstration_organ import DemonstrationOrgan, expected, found_demonstration

Row = dict[str, str]
RECORDS = Path(__file__).parent / "records"
ZONE = ZoneInfo("Asia/Shanghai")
BEGUN, FIRST, LAST, COUNTED = date(2026, 4, 13), "2026-04-10", "2026-09-10", date(2026, 9, 15)
CLERK, LEADER, CHECKER, CHIEF, PROOF = "苏砚秋", "邵怀瑾", "方以宁", "江既白", "核对材料属实。"
TITLE = "机关集中学习教育"


def records(name: str, folder: Path = RECORDS) -> list[Row]:
    """Every row of one file of records."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Office:
    """The organ with its people, and the cases entered so far by the names the records give them."""

    organ: DemonstrationOrgan
    cases: dict[str, UUID] = field(default_factory=dict)

    def unit(self, name: str) -> str:
        return str(self.organ.units[name])

    def person(self, name: str) -> str:
        return str(self.organ.actors[name].person_id)

    def persons(self, names: str) -> list[str]:
        return [self.person(name) for name in names.split("、") if name]

    def case(self, name: str) -> str:
        return str(self.cases[name]) if name else ""

    def handler(self, unit: str) -> str:
        """Who handles business in a unit; the clerk, where nobody of the unit does."""
        return self.organ.handlers.get(unit, CLERK)

    def open(self, who: str, procedure: str, action: str, on: str, *, name: str = "", **data: Any) -> Done:
        """Open a case on a day; what is left empty is left out, as a form leaves it."""
        given = {key: value for key, value in data.items() if value not in ("", [], None)}
        done = expected(open_case(
            actor=self.organ.actors[who], procedure=procedure, action=action, data=given, at=_morning(on),
        ))
        if name:
            self.cases[name] = done.case_id
        return done

    def act(self, who: str, case: UUID, action: str, on: str, **data: Any) -> Done:
        return expected(act_on_case(actor=self.organ.actors[who], case_id=case, action=action, data=data, at=_morning(on)))


def _morning(on: str) -> datetime:
    day = date.fromisoformat(on)
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=ZONE)


def founded(files: BlobStore, *, accounts: bool = False) -> Office:
    """An office before its campaign: 明川市, units and people alone, with accounts where it is to be looked at."""
    return Office(organ=found_demonstration(at=_morning("2026-03-02"), files=files, accounts=accounts, full=False))


# ---- the plan and the campaign -------------------------------------------------------------------------------------


def enter_plans(office: Office, groups: list[Row], tasks: list[Row]) -> None:
    """The plan of the campaign and that of what comes after, each with its groups; and the tasks in them."""
    for name, title, use, on in (("main", "实施方案", "carrying_out", FIRST), ("after", "后续安排", "consolidation", LAST)):
        plan = office.open(
            CLERK, "plan", "draft", on, name=name, title=f"{TITLE}{title}", unit=office.unit("综合处"), plan_use=use,
            campaign=office.case("campaign"),
        ).case_id
        mine = [g for g in groups if g["plan"] == name]
        _issued(office, plan, on)
        rows = [{"kind": g["kind"], "title": g["title"], "position": g["position"]} for g in mine]
        opened = office.act(CLERK, plan, "add_groups", on, groups=rows).opened
        office.cases.update({f"{name}:{title}": case for title, case in _titled(office, opened).items()})
    for task in tasks:
        place = "aspect" if task["kind"] == "key_task" else "link"
        office.open(
            CLERK, "task", "set", FIRST, title=task["title"], task_kind=task["kind"], source="plan", unit=office.unit(task["unit"]),
            due_on=task["due_on"], **{place: office.case(f"{task['plan']}:{task['group']}")},
        )


def _issued(office: Office, plan: UUID, on: str) -> None:
    """Discussed by the party group, approved by a leader, issued: all on one day."""
    office.act(CLERK, plan, "record_discussion", on, discussed_at="机关党组会议", discussed_on=on)
    office.act(CLERK, plan, "approve", on, approver=office.person(LEADER), approved_on=on)
    office.act(CLERK, plan, "issue", on, issued_on=on)


def _titled(office: Office, cases: Iterable[UUID]) -> dict[str, UUID]:
    from renda.store.models import Case
    from renda.store.unit_of_work import reading

    with reading(office.organ.organ_id):
        return dict(Case.objects.filter(id__in=list(cases)).values_list("title", "id"))


def enter_campaign(office: Office, links: list[Row]) -> None:
    """The campaign with its links, the offices, committees and branches that take part, launched by a leader."""
    case = office.open(
        CLERK, "campaign", "prepare", FIRST, name="campaign", title=TITLE, kind="theme_education", unit=office.unit("综合处"),
        from_on=BEGUN.isoformat(), until_on=LAST, links=[dict(link) for link in links],
    ).case_id
    beside = {office.unit(name) for name in office.organ.units if name.startswith("市") or name == "整改工作专班"}
    units = [str(unit) for unit in office.organ.units.values() if str(unit) not in beside]
    office.act(CLERK, case, "add_units", FIRST, units=units, batch=1)
    office.act(LEADER, case, "launch", BEGUN.isoformat())


def enter_meetings(office: Office, meetings: list[Row], requirements: list[Row]) -> None:
    """What the leading group and its office met on; what the guidance group required, answered by its unit and closed."""
    for row in meetings:
        office.open(
            CLERK, "campaign_meeting", "record", row["held_on"], title=row["title"], meeting_kind=row["kind"], held_on=row["held_on"],
            attendees=office.persons(f"{LEADER}、{CLERK}"), decided=row["decided"], campaign=office.case("campaign"),
        )
    for row in requirements:
        (case,) = office.act(
            CLERK, office.cases["campaign"], "give_requirement", row["given_on"], required=row["title"], given_on=row["given_on"],
            unit=office.unit(row["unit"]), due_on=row["due_on"],
        ).opened
        if row["state"] == "closed":
            office.act(office.handler(row["unit"]), case, "answer", row["due_on"], answer=row["answer"])
            office.act(CHECKER, case, "confirm", row["due_on"])
            office.act(CHIEF, case, "close", row["due_on"], outcome="已书面报指导组，指导组认可。")


def enter_rules(office: Office, rules: list[Row]) -> None:
    """Rules made or made better, entered by the units that drew them up."""
    for row in rules:
        office.open(
            office.handler(row["unit"]), "rule", "record", row["issued_on"], title=row["title"], change=row["change"], level="office",
            aspect=row["aspect"], sort="management", state="issued", issued_on=row["issued_on"], unit=office.unit(row["unit"]),
            campaign=office.case("campaign"),
        )


# ---- study and research --------------------------------------------------------------------------------------------


def enter_sessions(office: Office, sessions: list[Row]) -> None:
    """What the leading body studied is entered by the office; what a branch did, by its secretary."""
    for row in sessions:
        known = {key: row[key] for key in ("title", "form", "held_on", "days")} | {"campaign": office.case("campaign")}
        if row["level"] == "branch":
            secretary = office.handler(row["unit"])
            office.open(
                secretary, "study_session", "register_branch", row["held_on"], attendees=[office.person(secretary)],
                name=f"session:{row['title']}", **known,
            )
        else:
            office.open(
                CLERK, "study_session", "register", row["held_on"], level=row["level"], unit=office.unit(row["unit"]),
                attendees=office.persons(row["attendees"]), speakers=office.persons(row["speakers"]),
                name=f"session:{row['title']}", **known,
            )


def enter_topics(office: Office, topics: list[Row]) -> None:
    """Topics proposed by their units, approved and begun."""
    for row in topics:
        doer, on = office.handler(row["unit"]), row["proposed_on"]
        case = office.open(
            doer, "research_topic", "propose", on, name=row["id"], title=row["title"], level=row["level"], due_on=row["due_on"],
            unit=office.unit(row["unit"]), campaign=office.case("campaign"),
        ).case_id
        office.act(LEADER, case, "approve", on, due_on=row["due_on"])
        office.act(doer, case, "begin", on)


def enter_papers(office: Office, papers: list[Row]) -> None:
    """The report of a topic is handed in with it; other papers and typical cases are entered by their units."""
    for row in papers:
        doer, on, case = office.handler(row["unit"]), row["finished_on"], row["topic"]
        if case:
            data = {"paper_title": row["title"], "paper_kind": row["kind"], "finished_on": on}
            office.act(doer, office.cases[case], "hand_in", on, **data)
            continue
        typical = {"lessons": "办法具体，便于照做。", "where_to": "机关各支部"} if row["kind"] in ("good", "bad") else {}
        office.open(
            doer, "research_paper", "hand_in", on, title=row["title"], kind=row["kind"], finished_on=on, unit=office.unit(row["unit"]),
            campaign=office.case("campaign"), **typical,
        )


def enter_visits(office: Office, visits: list[Row]) -> None:
    """Return visits about a topic's findings, or about somebody's opinion."""
    for row in visits:
        office.open(
            office.handler(row["unit"]), "return_visit", "record", row["visited_on"], title=row["title"], mode=row["mode"],
            visited_on=row["visited_on"], rating=row["rating"], topic=office.case(row["topic"]), unit=office.unit(row["unit"]),
            opinion="" if row["topic"] else row["title"], campaign=office.case("campaign"),
        )


# ---- lists ---------------------------------------------------------------------------------------------------------

LISTS = {"livelihood": ("民生事项清单", "代表联络处"), "hard": ("班子难题清单", "研究室"), "own": ("班子成员个人问题清单", "人事处")}


def enter_lists(office: Office, items: list[Row]) -> None:
    """Three lists; an item is closed by its unit and verified by the unit that keeps the list."""
    for name, (title, unit) in LISTS.items():
        office.open(
            CLERK, "list", "define", FIRST, name=name, title=title, unit=office.unit(unit), takes_in="经研究确定列入的事项",
            closing_rule="verified", grade_rule="by_completion", seen_by="all", from_on=FIRST, until_on="2026-12-31",
            campaign=str(office.cases.get("campaign", "")),
        )
    for row in items:
        case = office.open(
            CLERK, "list_item", "set", row["set_on"], name=f"item:{row['title']}", list=office.case(row["list"]), title=row["title"],
            unit=office.unit(row["unit"]), closing_unit=office.unit(_keeper(row)), due_on=row["due_on"],
            person=office.person(office.handler(row["unit"])),
        ).case_id
        if row["state"] == "closed":
            office.act(office.handler(row["unit"]), case, "apply_close", row["due_on"], result="已经办成。")
            office.act(office.handler(_keeper(row)), case, "verify", row["due_on"], opinion=PROOF)


def _keeper(row: Row) -> str:
    """Who verifies an item: the unit that keeps its list, or another one where that unit does the work itself."""
    unit = LISTS[row["list"]][1]
    return unit if unit != row["unit"] else "信息处"


# ---- self-examination ----------------------------------------------------------------------------------------------


def enter_examinations(office: Office, examinations: list[Row], problems: list[Row], measures: list[Row]) -> None:
    """Every body's meeting, held by itself, with what it found and will do about it; a measure may answer several problems."""
    for row in examinations:
        who = office.handler(row["unit"])
        on, mine = row["held_on"], {"level": row["level"], "unit": row["unit"]}
        case = office.open(
            who if row["level"] == "branch" else CLERK, "self_examination", "arrange", FIRST, title="专题检视会", kind=row["kind"],
            level=row["level"],
            unit=office.unit(row["unit"]), due_on="2026-09-05", campaign=office.case("campaign"),
        ).case_id
        office.act(who, case, "hold", on, held_on=on, expected=row["expected"], present=row["present"])
        _enter_findings(office, who, case, on, _of(problems, mine), _of(measures, mine))


def _of(rows: list[Row], wanted: Row) -> list[Row]:
    return [row for row in rows if wanted.items() <= row.items()]


def _enter_findings(office: Office, who: str, case: UUID, on: str, problems: list[Row], measures: list[Row]) -> None:
    if problems:
        rows = [{key: row[key] for key in ("title", "field", "kind")} for row in problems]
        opened = office.act(who, case, "enter_problems", on, problems=rows).opened
        office.cases.update(zip((row["id"] for row in problems), opened, strict=True))
    if measures:
        planned = [
            {
                "title": row["title"], "kind": row["kind"], "due_on": row["due_on"],
                "problems": [office.case(key) for key in row["problems"].split("、") if key in office.cases],
            }
            for row in measures
        ]
        office.act(who, case, "enter_measures", on, measures=planned)


# ---- all of it -----------------------------------------------------------------------------------------------------


def enter(office: Office, of: Callable[[str], list[Row]] = records) -> None:
    """Enter every record; `of` gives the rows of a file by its name."""
    enter_campaign(office, of("links"))
    enter_plans(office, of("groups"), of("tasks"))
    enter_meetings(office, of("meetings"), of("requirements"))
    enter_sessions(office, of("sessions"))
    enter_topics(office, of("topics"))
    enter_papers(office, of("papers"))
    enter_visits(office, of("visits"))
    enter_lists(office, of("items"))
    enter_rules(office, of("rules"))
    enter_examinations(office, of("examinations"), of("problems"), of("measures"))
