"""Parting a proposal in two, and merging one with the next: each undoes the other, and both are in the ledger.

Must not know: pages.
"""

from dataclasses import replace
from datetime import date, datetime

from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in
from renda.language.findings import title_of_words
from renda.language.proposal import fingerprints
from renda.services.accept_proposal import Place, record_decision, waiting_proposal
from renda.services.read_document import last_day
from renda.services.retried import retried
from renda.store import document_rows as rows
from renda.store.unit_of_work import begin

_LONGEST_TITLE = 300


@retried
def split_proposal(*, actor: Actor, place: Place, behind: int, at: datetime) -> int | Refused:
    """Part a waiting proposal `behind` so many characters of its quote; give the number of the second part."""
    with begin(actor.organ_id):
        locked = waiting_proposal(actor, place)
        if isinstance(locked, Refused):
            return locked
        first, rest = locked.quote[:behind].rstrip(), locked.quote[behind:].strip()
        if not first or not rest:
            return refuse(Code.RULE, text="拆开后有一条没有文字。请在句子中间选一处拆开。")
        begins = locked.at + locked.quote.index(rest, behind)
        rows.rewrite_proposal(locked.id, _part(locked, locked.at, first))
        number = rows.add_proposal(place.document_id, _part(locked, begins, rest), organ_id=actor.organ_id)
        words = f"{actor.name}将第{place.number}条建议拆成两条，另一条为第{number}条。"
        record_decision(actor, place, "ProposalSplit", "split_proposal", words, at)
    return number


@retried
def merge_proposals(*, actor: Actor, place: Place, at: datetime) -> int | Refused:
    """Let a waiting proposal take in the next one, which must wait too and be of its kind; give the number taken in."""
    with begin(actor.organ_id):
        locked = waiting_proposal(actor, place)
        if isinstance(locked, Refused):
            return locked
        following = rows.lock_following(place.document_id, after=locked)
        if following is None or following.state != "pending" or following.kind != locked.kind:
            return refuse(Code.RULE, text="下一条已审过或不是同一类，不能合并。")
        end = max(following.at + len(following.quote), locked.at + len(locked.quote))
        quote = rows.text_of_document(place.document_id)[locked.at : end]
        rows.set_proposal_state(following.id, state=rows.MERGED, case_id=None, at=at)
        rows.rewrite_proposal(locked.id, _both(locked, following, quote))
        words = f"{actor.name}将第{following.index}条建议并入第{place.number}条。"
        record_decision(actor, place, "ProposalsMerged", "merge_proposals", words, at)
    return following.index


def _part(locked: rows.LockedProposal, at: int, quote: str) -> rows.NewProposal:
    """A part keeps the units it names and its own deadline; what neither part words is left to both."""
    named = tuple(name for name in locked.units if name in quote)
    elsewhere = tuple(name for name in locked.units if name not in locked.quote)
    deadline, words = _deadline(locked, quote)
    return replace(
        as_new(locked), key=fingerprints(locked.kind, [quote])[0], at=at, quote=quote, title=title_of_words(quote),
        units=named or elsewhere, deadline=deadline, deadline_words=words,
    )


def _deadline(locked: rows.LockedProposal, quote: str) -> tuple[date | None, str]:
    if not locked.deadline_words:
        return None, ""
    own = deadline_in(plain_form(quote), locked.deadline.year if locked.deadline else None)
    if own:
        return last_day(own.text), own.text
    worded = deadline_in(plain_form(locked.quote)) is not None
    return (None, "") if worded else (locked.deadline, locked.deadline_words)


def _both(first: rows.LockedProposal, second: rows.LockedProposal, quote: str) -> rows.NewProposal:
    later = second if not first.deadline_words else first
    return replace(
        as_new(first), key=fingerprints(first.kind, [quote])[0], quote=quote,
        title=f"{first.title}；{second.title}"[:_LONGEST_TITLE], units=tuple(dict.fromkeys((*first.units, *second.units))),
        co_units=tuple(dict.fromkeys((*first.co_units, *second.co_units))), people=tuple(dict.fromkeys((*first.people, *second.people))),
        deadline=later.deadline, deadline_words=later.deadline_words,
    )


def as_new(locked: rows.LockedProposal) -> rows.NewProposal:
    """Give a proposal as it stands, to be written again with what changes."""
    return rows.NewProposal(
        key=locked.key, kind=locked.kind, at=locked.at, quote=locked.quote, title=locked.title, deadline=locked.deadline,
        deadline_words=locked.deadline_words, units=locked.units, co_units=locked.co_units, people=locked.people,
        points_to=locked.points_to,
    )
