"""The fields of a form that record the rank of a post and how its holder is employed, and what was posted in them.

Must not know: who may record it.
"""

from typing import TypedDict

from django.http import QueryDict

from renda.domain.posts import EMPLOYMENT_WORDS, RANK_WORDS, Employment, Rank
from renda.web.setting_forms import named_choices
from renda.web.view_models.forms import Field, FieldKind

_NONE = "none"  # no rank is recorded


class Standing(TypedDict):
    """The rank of a post and how its holder is employed."""

    rank: Rank | None
    employment: Employment


def standing_fields(rank: Rank | None, employment: Employment) -> tuple[Field, Field]:
    """This will draw the two fields, filled with what is recorded."""
    return (
        Field(
            name="rank", label="职级", kind=FieldKind.CHOICE, help="用于按职级统计。",
            choices=named_choices(((_NONE, "不登记"), *RANK_WORDS.items()), rank or _NONE),
        ),
        Field(
            name="employment", label="人员性质", kind=FieldKind.CHOICE, choices=named_choices(EMPLOYMENT_WORDS.items(), employment),
        ),
    )


def standing_posted(posted: QueryDict) -> Standing:
    """This will read what was posted; a value that was never offered counts as none."""
    rank, employment = posted.get("rank", ""), posted.get("employment", "")
    return Standing(
        rank=Rank(rank) if rank in set(Rank) else None,
        employment=Employment(employment) if employment in set(Employment) else Employment.STAFF,
    )
