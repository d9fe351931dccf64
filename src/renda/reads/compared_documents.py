"""Two documents of the library compared, each finding with the line it stands in, and the promises that wait to become matters.

A promise of the earlier document that the later one does not tell as done is offered through the proposal it is already: one that is
a case, or like a case that the actor sees, is told with it. Must not know: pages, how texts are compared.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.language.comparison import Comparison, compare
from renda.language.likeness import likeness
from renda.language.overview import Overview, overview_of
from renda.language.promises import Fate, Promise
from renda.language.reading import read_document
from renda.language.title import mood_of
from renda.reads.documents import FoundProposal, ReadDocument, document_read
from renda.store.contributions import takings
from renda.store.models import Document

_MOST_CASES = 3000
"""Only the latest cases are looked through for one that is like a promise."""
_CASES = """
SELECT c.id, coalesce(c.number, ''), c.title FROM store_case c WHERE c.organ_id = %(organ)s AND c.procedure = ANY(%(procedures)s)
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(principals)s))
ORDER BY c.id DESC LIMIT %(most)s
"""
_SHARED_PAIRS = 3
_ALIKE = 0.6
"""Titles less alike are of other matters: a case shown beside a promise holds somebody back from making it one."""
_HALF_A_YEAR = timedelta(days=180)
"""Documents made nearer to one another than this are not of two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two documents: at a glance, and where its lines begin."""

    id: UUID
    name: str
    overview: Overview
    starts: tuple[int, ...]

    def line_at(self, at: int) -> int:
        """This will give the number of the line that holds an offset."""
        return max(1, bisect_right(self.starts, at))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case as it is named."""

    id: UUID
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What may be done with a promise that was not found done.

    `proposal` is its number in its document (0 where nothing takes it), `state` that of the proposal, `case` the case it became,
    `alike` a case of the ledger whose title is like it.
    """

    proposal: int = 0
    state: str = ""
    case: KnownCase | None = None
    alike: KnownCase | None = None

    @property
    def waits(self) -> bool:
        """Whether it can still become a matter."""
        return bool(self.proposal) and self.state == "pending" and self.case is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedDocuments:
    """Two documents and their comparison; `offers` by the offset of the promise, `places` whether they are of two places."""

    former: Side
    present: Side
    comparison: Comparison
    offers: Mapping[int, Offer]
    places: bool


def compared_documents(actor: Actor, one: UUID, other: UUID, *, places: bool | None = None) -> ComparedDocuments | None:
    """Two documents compared, the one made earlier first; None where one is not there or not the actor's to see.

    Made at one time they are of two places, unless `places` says otherwise.
    """
    found = {key: read for key in (one, other) if (read := document_read(actor, key)) is not None}
    if len(found) != 2:
        return None
    texts = dict(Document.objects.filter(id__in=found).values_list("id", "text"))
    readings = {key: read_document(texts[key]) for key in found}
    sides = [_side(found[key], overview_of(texts[key], readings[key], name=found[key].name)) for key in found]
    former, present = sorted(sides, key=lambda side: (_made_on(side.overview), [one, other].index(side.id)))
    of_places = _of_one_time(former.overview, present.overview) if places is None else places
    compared = compare((texts[former.id], readings[former.id]), (texts[present.id], readings[present.id]), places=of_places)
    offers = {} if of_places else _offers(actor, found[former.id], compared)
    return ComparedDocuments(former=former, present=present, comparison=compared, offers=offers, places=of_places)


def _made_on(overview: Overview) -> date:
    """When a document was made: its day, otherwise the beginning of its year, its end for one that reports."""
    return overview.dated_on or date(overview.year or 1, *((12, 31) if mood_of(overview.title) == "report" else (1, 1)))


def _of_one_time(one: Overview, other: Overview) -> bool:
    return abs(_made_on(one) - _made_on(other)) < _HALF_A_YEAR


def _side(read: ReadDocument, overview: Overview) -> Side:
    return Side(id=read.id, name=read.name, overview=overview, starts=tuple(line.at for line in read.lines))


def _offers(actor: Actor, former: ReadDocument, compared: Comparison) -> dict[int, Offer]:
    open_ones = [promise for promise in compared.promises if promise.fate is not Fate.DONE]
    cases = _cases(actor) if open_ones else ()
    return {promise.promised.at: _offer(promise, former, cases) for promise in open_ones}


def _cases(actor: Actor) -> tuple[tuple[KnownCase, frozenset[str]], ...]:
    asked: dict[str, Any] = {
        "organ": actor.organ_id, "procedures": sorted({t.procedure for t in takings().values()}),
        "principals": sorted(actor.principals()), "most": _MOST_CASES,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CASES, asked)
        return tuple((KnownCase(id=r[0], number=r[1], title=r[2]), _pairs(r[2])) for r in cursor.fetchall())


def _offer(promise: Promise, former: ReadDocument, cases: tuple[tuple[KnownCase, frozenset[str]], ...]) -> Offer:
    one = promise.promised
    end = one.at + len(one.quote)
    own = next((p for p in former.proposals if p.at < end and one.at < p.at + len(p.quote)), None)
    title = own.title if own else one.quote
    pairs = _pairs(title)
    near = [(likeness(title, case.title), case) for case, known in cases if len(pairs & known) >= _SHARED_PAIRS]
    score, best = max(near, key=lambda one: one[0], default=(0.0, None))
    best = best if score >= _ALIKE else None
    if own is None:
        return Offer(alike=best)
    case = _case_of(own)
    return Offer(proposal=own.number, state=own.state, case=case, alike=None if case else best)


def _case_of(found: FoundProposal) -> KnownCase | None:
    case = found.case or found.known
    return KnownCase(id=case[0], number=case[1], title=found.title) if case else None


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))
