"""How kinds of units and days of the organisation are worded on pages. Must not know: tables, who may change them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from renda.domain.days import chinese_date
from renda.domain.posts import EMPLOYMENT_WORDS, RANK_WORDS, Employment, Rank

KINDS: Final[Mapping[str, str]] = {
    "office": "办事机构", "committee": "专门委员会、工作委员会", "branch": "党支部", "party": "党组织", "handling": "承办单位",
    "organ": "机关", "leadership": "领导班子", "leading_group": "领导小组", "group_office": "领导小组办公室", "task_force": "工作专班",
    "temporary": "临时机构",
}


def standing_words(rank: Rank | None, employment: Employment) -> str:
    """This will word the rank of a post and how its holder is employed; being on the establishment goes without saying."""
    return "，".join(w for w in (RANK_WORDS[rank] if rank else "", employed_words(employment)) if w)


def employed_words(employment: Employment) -> str:
    """This will word an employment that is out of the ordinary; empty for the ordinary one."""
    return "" if employment is Employment.STAFF else EMPLOYMENT_WORDS[employment]


def span_words(from_on: date, until_on: date | None) -> str:
    """This will word from when until when something holds; the end is the first day on which it no longer does."""
    return f"{chinese_date(from_on)}起" if until_on is None else f"{chinese_date(from_on)}起，{chinese_date(until_on)}终止"
