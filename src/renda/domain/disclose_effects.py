"""Effects that put a text before a ring of readers, masked, and take it back.

What is disclosed is written into the event as the readers see it: a name added to the directory later changes nothing.
Must not know: tables; how a text is masked.
"""

from typing import TYPE_CHECKING, Any

from renda.domain.disclosing import Ring
from renda.domain.events import Op
from renda.domain.masking import masked
from renda.domain.procedures import Publish, Withdraw
from renda.domain.refusals import Reason

if TYPE_CHECKING:
    from renda.domain.decide import Context
    from renda.domain.decide_effects import Working


def publish(effect: Publish, w: "Working", context: "Context") -> list[Reason]:
    """This will add what is disclosed of the case, as its readers will see it."""
    kept = [str(row["words"]) for row in _value(effect.kept, w) or () if row.get("words")]
    text, result = (
        masked(str(_value(name, w) or ""), context.known_names, kept) for name in (effect.text, effect.result)
    )
    w.add(
        Op.DISCLOSED, id=str(context.new_id()), ring=str(Ring(_value(effect.ring, w))), files=effect.files,
        title=masked(w.facts.title, context.known_names, kept), text=text, result=result, on=w.command.on.isoformat(),
        unit=next((str(u) for u in w.facts.units_in_role("lead")), None), round=w.facts.round,
    )
    return []


def withdraw(effect: Withdraw, w: "Working", context: "Context") -> list[Reason]:
    """This will add that the disclosure is taken back, and the reason as it is shown."""
    reason = masked(str(_value(effect.reason, w) or ""), context.known_names)
    w.add(Op.WITHDRAWN, on=w.command.on.isoformat(), reason=reason)
    return []


def _value(name: str, w: "Working") -> Any:
    found = w.data.get(name)
    return w.facts.detail.get(name) if found in (None, "", []) else found
