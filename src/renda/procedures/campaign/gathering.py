"""Which figures of other practices a campaign shows: by what a link gathers, and the large ones of its home page.

Named by key, for procedures are strangers; one that this installation lacks is left out. Must not know: SQL, pages.
"""

from collections.abc import Iterable, Mapping

from renda.domain.indicators import Dimension, Indicator

RECORDS: Mapping[str, tuple[str, ...]] = {
    "study": ("study_sessions",),
    "research": ("research_reports", "research_trips"),
    "conversion": ("conversion_projects", "conversion_questions"),
    "rectification": ("problems_found",),
    "rules": ("rules_made",),
    "lists": ("list_items",),
}
"""What is counted of each kind of records a link gathers: the first that there is."""

ENTERED: Mapping[str, tuple[str, ...]] = {
    "study": ("study_session",), "research": ("research_topic", "research_paper"), "conversion": ("conversion_project",),
    "rectification": ("problem", "measure"), "rules": ("rule",), "lists": ("list_item",),
}
"""Which records of each kind are entered from the home page, one by one or as a table."""

LARGE = (
    "study_sessions", "research_reports", "strike_off_rate", "campaign_item_done_rate", "requirements_open", "campaign_meetings",
    "campaign_items_late", "leading_group_met",
)
"""The large figures of the home page in their order; the first six that there are."""
MOST_LARGE = 6

CAMPAIGN, UNIT = "campaign", "unit"


def unit_of(figure: str) -> str:
    """This will name the dimension of the unit that a figure's records are of: problems are of the unit they were found in, whoever is
    to mend them."""
    return "origin_unit" if figure == "problems_found" else UNIT


def record_figures(gathers: Iterable[str], known: Mapping[str, Indicator], dimensions: Mapping[str, Dimension]) -> tuple[str, ...]:
    """This will name the figures that count the records of a link, one of each kind; none of a kind that no practice here keeps."""
    found = (next((k for k in RECORDS.get(kind, ()) if _belongs(k, known, dimensions)), "") for kind in gathers)
    return tuple(key for key in found if key)


def large_figures(known: Mapping[str, Indicator], dimensions: Mapping[str, Dimension]) -> tuple[str, ...]:
    """This will name the large figures of a campaign."""
    return tuple(k for k in LARGE if _belongs(k, known, dimensions))[:MOST_LARGE]


def _belongs(key: str, known: Mapping[str, Indicator], dimensions: Mapping[str, Dimension]) -> bool:
    """A figure that can be narrowed to one campaign."""
    return key in known and CAMPAIGN in dimensions and known[key].procedure in dimensions[CAMPAIGN].procedures
