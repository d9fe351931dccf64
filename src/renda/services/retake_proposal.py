"""Taking a finding as something else than what its document's name suggests: an item of a list, and back.

Must not know: pages; what a case of either kind needs (its declaration says so).
"""

from dataclasses import replace
from datetime import datetime

from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.domain.takings import Taking, other_taking
from renda.services.accept_proposal import Place, record_decision, waiting_proposal
from renda.services.part_proposals import as_new
from renda.services.retried import retried
from renda.store import document_rows as rows
from renda.store.contributions import takings
from renda.store.unit_of_work import begin


@retried
def retake_proposal(*, actor: Actor, place: Place, name: str, at: datetime) -> Taking | Refused:
    """Take a waiting proposal of the document called `name` as what it may be taken as instead; give what it is now."""
    with begin(actor.organ_id):
        locked = waiting_proposal(actor, place)
        if isinstance(locked, Refused):
            return locked
        other = other_taking(locked.kind, locked.key, name, takings())
        if other is None:
            return refuse(Code.RULE, text="这一条不能改作别的。")
        rows.rewrite_proposal(locked.id, replace(as_new(locked), kind=other.kind))
        words = f"{actor.name}将第{place.number}条建议改作{other.label}。"
        record_decision(actor, place, "ProposalRetaken", "retake_proposal", words, at)
    return other
