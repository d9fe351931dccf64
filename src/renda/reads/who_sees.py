"""Who sees a case and why: every principal with access, the right it comes from, and the people behind it on a day.

Must not know: pages, the command line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.right_words import word_right
from renda.domain.rights import Actor, principals_of
from renda.domain.standing import rights_to_see
from renda.reads.actors import actor_of_post
from renda.store.contributions import procedures
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One way by which the case is seen: the right in words, and who holds it with which post."""

    principal: str
    right: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSees:
    """The case and everyone who sees it."""

    number: str | None
    title: str
    stage: str
    seen: tuple[Seen, ...]


_CASE = "SELECT id FROM store_case WHERE organ_id = %s AND (number = %s OR id::text = %s)"
_ACCESS = "SELECT principal FROM store_caseaccess WHERE organ_id = %s AND case_id = %s ORDER BY principal"
_POSTS = """
SELECT id FROM store_post WHERE organ_id = %(organ)s AND from_on <= %(today)s
  AND (until_on IS NULL OR until_on > %(today)s) ORDER BY id
"""


def who_sees(case: str, *, organ_id: UUID, today: date) -> WhoSees | None:
    """This will explain who sees a case, named by number or id; None when the organ has none such."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(_CASE, [organ_id, case, case])
        found = cursor.fetchone()
        if found is None:
            return None
        facts = load_facts([found[0]])[found[0]].facts
        procedure = procedures()[facts.procedure]
        cursor.execute(_ACCESS, [organ_id, facts.id])
        principals = [row[0] for row in cursor.fetchall()]
        words = {p: word_right(r) for r in rights_to_see(procedure, facts) for p in sorted(principals_of(r, facts))}
        people = _people(organ_id, today)
    seen = tuple(Seen(principal=p, right=words.get(p, "登记在案"), people=people.get(p, ())) for p in principals)
    return WhoSees(number=facts.number, title=facts.title, stage=procedure.stage(facts.stage).label, seen=seen)


def _people(organ_id: UUID, today: date) -> Mapping[str, tuple[str, ...]]:
    """Who amounts to which principal today."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, {"organ": organ_id, "today": today})
        posts = [row[0] for row in cursor.fetchall()]
    actors = [actor_of_post(organ_id=organ_id, post_id=post, today=today) for post in posts]
    found: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for principal in actor.principals() if actor else ():
            found[principal] = (*found.get(principal, ()), _named(actor))
    return found


def _named(actor: Actor | None) -> str:
    return f"{actor.name}（{actor.post_title}）" if actor else ""
