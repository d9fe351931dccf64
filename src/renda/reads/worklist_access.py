"""The cases an actor sees, from the access index alone: each once, in the order of a worklist.

Every principal of the actor has its slice of the index, in that order already. The slices are merged, and read no further than
the statement around them asks for; so a long ledger costs no more than a short one. Where words are searched, the cases that
hold them are found first and then looked up among those seen. Must not know: what else is asked for.
"""

from typing import Any

from renda.domain.rights import Actor
from renda.store.grams import grams_asked


def found_first(words: str, *, closed: bool | None) -> str:
    """This will begin a statement with the seen cases that hold the words; with nothing where no words are asked for."""
    if not grams_asked(words):
        return ""
    state = "NULL" if closed is None else str(closed).upper()
    searched = f"renda_find_cases(%(grams)s, %(principals)s, %(procedure)s, {state})"
    return f"WITH found AS MATERIALIZED (SELECT * FROM {searched}) "  # noqa: S608 - fixed words


def seen(actor: Actor, *, closed: bool | None, keys: str = "", words: str = "") -> str:
    """This will select due_key, case_id, closed and stage of the cases seen, ordered by the first two.

    `keys` are further conditions on the access row `a`; the values are those of `seen_values`. Where there are `words`, the
    statement begins with `found_first`.
    """
    if grams_asked(words):
        return f"SELECT due_key, case_id, closed, stage FROM found a WHERE TRUE{keys}"  # noqa: S608 - fixed words
    states = ("FALSE", "TRUE") if closed is None else (str(closed).upper(),)
    slices = (
        "(SELECT a.due_key, a.case_id, a.closed, a.stage FROM store_caseaccess a WHERE a.organ_id = %(organ)s"
        f" AND a.principal = %(p{n})s AND a.procedure = %(procedure)s AND a.closed = {state}{keys}"
        " ORDER BY a.due_key, a.case_id)"
        for n in range(len(actor.principals())) for state in states
    )
    # DISTINCT ON is always done in order; a plain DISTINCT may be hashed, and then all slices are read to their ends.
    return (
        "SELECT DISTINCT ON (due_key, case_id) due_key, case_id, closed, stage"  # noqa: S608 - fixed words
        f" FROM ({' UNION ALL '.join(slices)}) s ORDER BY due_key, case_id"
    )


def seen_values(actor: Actor, procedure: str | None, words: str = "") -> dict[str, Any]:
    """This will give the values that `seen` and `found_first` name; without a procedure, words are found in all of them."""
    principals = sorted(actor.principals())
    searched = {"grams": grams_asked(words), "principals": principals}
    return {"organ": actor.organ_id, "procedure": procedure, **searched, **{f"p{n}": one for n, one in enumerate(principals)}}
