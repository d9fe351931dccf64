"""Filling in the form that shares a case out: the units that assist in it, those the text names it was taken from.

Must not know: requests, any procedure.
"""

from datetime import date
from typing import Any

from renda.domain.facts import CaseFacts
from renda.domain.procedures import Action
from renda.reads.told_units import told_units, units_with_a_part
from renda.store.contributions import takings


def shared_values(case: CaseFacts, action: Action, today: date) -> dict[str, Any]:
    """This will give what is filled in beforehand where an act shares a case out; nothing for any other act."""
    sharing = next((t.sharing for t in takings().values() if t.procedure == case.procedure and t.sharing), None)
    if sharing is None or sharing.action != action.key:
        return {}
    told = told_units(case.id, today)
    if not sharing.rows:
        lead = {sharing.unit: str(told.lead)} if sharing.unit and told.lead else {}
        return lead | ({sharing.co_units: [str(u) for u in told.others]} if told.others else {})
    assisting = dict.fromkeys((*case.units_in_role("co"), *told.others))
    wanted = [u for u in assisting if u not in {*case.units_in_role("lead"), *units_with_a_part(case.id)}]
    return {sharing.rows: [{sharing.unit: str(u), sharing.title: case.title} for u in wanted]} if wanted else {}
