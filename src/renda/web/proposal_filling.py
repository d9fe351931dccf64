"""Filling in a proposal beforehand: what its sentence, its row of a table and its document say, each with its source.

What fits no unit or nobody is said, never guessed. Must not know: requests, the database, how a form is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from renda.domain.days import chinese_date, day_of
from renda.domain.takings import Taking
from renda.language.deadlines import normalise_deadline
from renda.reads.documents import FoundProposal, ReadDocument
from renda.reads.form_choices import Named
from renda.reads.person_names import RememberedPerson
from renda.reads.unit_names import KnownUnit, unit_named
from renda.store.contributions import takings
from renda.web.document_drawing import line_of

_MOST = 3  # people to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What is filled in beforehand, whence each value comes, and what to mind at a field."""

    values: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    cautions: Mapping[str, str] = field(default_factory=dict)

    def and_then(self, other: "Filled") -> "Filled":
        """This will add what another one fills in, which goes before."""
        return Filled(
            values={**self.values, **other.values}, sources={**self.sources, **other.sources},
            cautions={**self.cautions, **other.cautions},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The units and people of today, and whom names of papers were remembered to mean."""

    units: tuple[KnownUnit, ...]
    people: Sequence[Named] = ()
    remembered: Mapping[str, RememberedPerson] = field(default_factory=dict)


def filled_by_sentence(document: ReadDocument, found: FoundProposal, known: Directory, today: date) -> Filled:
    """This will fill in what a proposal says of itself: title, units, person, deadline, kind, and what it belongs to."""
    taking, line = takings()[found.kind], line_of(document, found)
    title = Filled(values={taking.title: found.title}, sources={taking.title: f"摘自原文第{line}行，可以修改"})
    told, worded = taking.told_by(document.name), taking.worded_by(f"{found.quote} {found.deadline_words}")
    words = Filled(
        values=told | worded,
        sources=dict.fromkeys(told, "按文件名填入，请核对") | dict.fromkeys(worded, "按原文用语填入，请核对"),
    )
    filled = title.and_then(words).and_then(_units(found, taking, known.units)).and_then(_person(found, taking, known))
    return filled.and_then(_due(document, found, taking, today)).and_then(_belonging(document, found, taking))


def _units(found: FoundProposal, taking: Taking, units: tuple[KnownUnit, ...]) -> Filled:
    name, unknown = lead_name(found), unknown_name(found, units)
    lead = unit_named(name, units) if name else None
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    if taking.unit and lead:
        values[taking.unit], sources[taking.unit] = str(lead.id), f"原文写“{name}”"
    others = [(n, u) for n in found.units if n != name and (u := unit_named(n, units)) and u != lead]
    if taking.co_units and others:
        values[taking.co_units] = [str(u.id) for _, u in others]
        sources[taking.co_units] = f"原文写“{'、'.join(n for n, _ in others)}”"
    cautions = {taking.unit: f"原文写“{unknown}”，与本机关的机构名称对不上，请选定"} if unknown and taking.unit else {}
    lost = [n for n in found.co_units if unit_named(n, units) is None]
    cautions |= {taking.co_units: f"原文写“{'、'.join(lost)}”，与本机关的机构名称对不上"} if lost and taking.co_units else {}
    return Filled(values=values, sources=sources, cautions=cautions)


def lead_name(found: FoundProposal) -> str:
    """The name of the unit in the lead: the first that does not only assist; empty where none is named."""
    return next((name for name in found.units if name not in found.co_units), "")


def unknown_name(found: FoundProposal, units: tuple[KnownUnit, ...]) -> str:
    """The name of the unit in the lead when it fits no unit; empty otherwise. Another one that is named never stands in for it."""
    name = lead_name(found)
    return name if name and unit_named(name, units) is None else ""


def _person(found: FoundProposal, taking: Taking, known: Directory) -> Filled:
    if not taking.person or not found.people:
        return Filled()
    name = found.people[0]
    same, meant = called(name, known.people), known.remembered.get(name)
    if len(same) == 1:
        return Filled(values={taking.person: str(same[0].id)}, sources={taking.person: f"原文写“{name}”"})
    if meant and not same:
        source = f"原文写“{name}”，{meant.by}于{chinese_date(meant.on)}记为{meant.name}，请核对"
        return Filled(values={taking.person: str(meant.person_id)}, sources={taking.person: source})
    why = "本机关有几位，请选定" if same else "本机关在岗人员中没有，请选定"
    return Filled(cautions={taking.person: f"原文写“{name}”，{why}"})


def called(name: str, people: Sequence[Named]) -> list[Named]:
    """The people of that name; they are listed with their unit in brackets."""
    return [one for one in people if one.name.partition("（")[0] == name]


def unknown_person(found: FoundProposal, known: Directory) -> str:
    """The first person a proposal names, when several go by that name, or nobody and it was not remembered whom it means."""
    name = found.people[0] if found.people else ""
    same = called(name, known.people)
    return "" if len(same) == 1 or (name in known.remembered and not same) else name


def is_nobodys(name: str, known: Directory) -> bool:
    """Whether nobody bears a name, so that whom it means can be remembered; of several who do, each text means its own."""
    return not called(name, known.people)


def nearest_people(name: str, people: Sequence[Named]) -> tuple[Named, ...]:
    """At most three people: those of the name, otherwise those whose names share the most with it, nearest first."""
    same = called(name, people)
    ranked = sorted(((SequenceMatcher(None, name, one.name.partition("（")[0]).ratio(), one) for one in people), key=lambda p: -p[0])
    return tuple(same[:_MOST] or [one for score, one in ranked[:_MOST] if score > 0])


def _belonging(document: ReadDocument, found: FoundProposal, taking: Taking) -> Filled:
    """The case that the proposal's own problem became, when it was accepted already."""
    of = belongs_to(document, found)
    if not taking.cases or of is None:
        return Filled()
    return Filled(values={taking.cases: [of]}, sources={taking.cases: "原文与这条措施写在一起的问题"})


def belongs_to(document: ReadDocument, found: FoundProposal) -> str | None:
    """The number of the case that the proposal points to within its document."""
    if not found.points_to:
        return None
    of = next((p for p in document.proposals if p.key == found.points_to), None)
    return of.case[1] if of is not None and of.case else None


def _due(document: ReadDocument, found: FoundProposal, taking: Taking, today: date) -> Filled:
    """The deadline the sentence gives and whence it comes, or what to mind where it gives none that can be met."""
    if not taking.due or not found.deadline_words:
        return Filled()
    start, end = found.due_at or (found.at, found.at)
    written = found.quote[start - found.at : end - found.at].strip() or (
        chinese_date(found.deadline) if found.deadline else found.deadline_words
    )
    due = found.deadline or normalise_deadline(found.deadline_words, day_of(document.uploaded_at))
    if due is None:
        return Filled(cautions={taking.due: f"原文写“{written}”，没有确定的日子，请定下日期"})
    if due < today:
        return Filled(cautions={taking.due: f"原文时限“{written}”（{chinese_date(due)}）已过，请与责任单位商定新的时限"})
    counted = "" if found.deadline else f"，按上传之日算到{chinese_date(due)}，请核对"
    return Filled(values={taking.due: due.isoformat()}, sources={taking.due: f"原文写“{written}”{counted}"})
