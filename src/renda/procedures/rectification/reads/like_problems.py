"""Problems like one problem, among the newest that the actor may see: of personal ones, only those of the same person.

Must not know: pages, how likeness is measured.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.facts import CaseFacts
from renda.domain.rights import Actor
from renda.language.likeness import alike
from renda.procedures.rectification.vocabulary import FOUND, PRIVATE_LEVELS

NEWEST, MOST = 3000, 5
_ROWS = """
SELECT c.id, c.number, c.title, c.stage, coalesce(u.name, '')
FROM (SELECT id, number, title, stage, origin_unit_id, subject_person_id FROM store_case
      WHERE procedure = 'problem' AND stage = ANY(%(found)s) ORDER BY id DESC LIMIT %(newest)s) c
JOIN rectification_problem d ON d.case_id = c.id LEFT JOIN store_unit u ON u.id = c.origin_unit_id
WHERE c.id <> ALL(%(known)s) AND (d.level = ANY(%(private)s)) = (%(subject)s::uuid IS NOT NULL)
  AND (%(subject)s::uuid IS NULL OR c.subject_person_id = %(subject)s)
  AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeProblem:
    """A problem worth laying beside: its number and title, the stage it stands in, the unit it lies in."""

    id: UUID
    number: str
    title: str
    stage: str
    unit: str


def like_problems(actor: Actor, problem: CaseFacts) -> tuple[LikeProblem, ...]:
    """This will list up to five problems like this one, open or struck off, the likest first; none it is linked with already."""
    private = problem.detail.get("level") in PRIVATE_LEVELS
    values: dict[str, Any] = {
        "found": list(FOUND), "newest": NEWEST, "private": list(PRIVATE_LEVELS), "mine": sorted(actor.principals()),
        "known": [problem.id, *(x.case_id for x in problem.links if x.type in ("duplicate_of", "merged_into"))],
        "subject": problem.subject_person_id if private else None,
    }
    if private and problem.subject_person_id is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, values)
        rows = {r[0]: LikeProblem(id=r[0], number=r[1] or "", title=r[2], stage=r[3], unit=r[4]) for r in cursor.fetchall()}
    return tuple(rows[key] for key in alike(problem.title, ((key, row.title) for key, row in rows.items()), most=MOST))
