"""The rules of the demonstration: new ones, older ones cleaned up, one made better, one abolished, one still being made.

Must not know: tables; the clock on the wall.
"""

from typing import Any
from uuid import UUID

from renda.domain.belonging import CAMPAIGN
from renda.procedures.rules.demonstration import wording
from renda.reads.running_cases import running_cases
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.store.unit_of_work import reading

CLERK, CHECKER = "苏砚秋", "方以宁"


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Record the rules, clean the older ones up and look whether one is carried out."""
    hands = DemonstrationHands(organ=organ)
    with reading(organ.organ_id):
        campaign = running_cases(organ.actors[CLERK], (CAMPAIGN,)).get("campaign", "")
    study, papers, answers, visits, _ = (_recorded(hands, n, campaign, *row) for n, row in enumerate(wording.RULES, 1))
    hands.act(CLERK, answers, "clean_up", 30, result="kept", cleaned_on=hands.day(30), reason=wording.KEPT)
    hands.act(
        CLERK, visits, "clean_up", 30, result="abolished", cleaned_on=hands.day(30), reason=wording.ABOLISHED, campaign=campaign,
    )
    revision = hands.act(
        CLERK, papers, "clean_up", 30, result="revised", cleaned_on=hands.day(30), revise_by=hands.day(-20), reason=wording.REVISED,
        campaign=campaign,
    ).opened[0]
    hands.act(
        CLERK, revision, "issue", 6, title=wording.IMPROVED, issued_on=hands.day(6), document_no=wording.NUMBER.format(n=21),
    )
    hands.act(CHECKER, study, "check", 12, checked_on=hands.day(12), verdict="partly", words=wording.CHECKED)


def _recorded(  # noqa: PLR0913 - one row of the wording
    hands: DemonstrationHands, n: int, campaign: str, title: str, change: str, level: str, aspect: str, sort: str, unit: str, ago: int
) -> UUID:
    given: dict[str, Any] = {"title": title, "change": change, "level": level, "aspect": aspect, "sort": sort, "unit": hands.unit(unit)}
    given["campaign"] = campaign if change == "new" else ""
    if ago > 0:
        given |= {"state": "issued", "issued_on": hands.day(ago), "document_no": wording.NUMBER.format(n=n)}
    else:
        given |= {"state": "drafting", "due_on": hands.day(ago)}
    return hands.begin(CLERK, "rule", "record", max(min(ago, 100), 20), **given).case_id
