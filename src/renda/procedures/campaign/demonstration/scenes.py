"""The campaign of the demonstration: one that is running, with its five links and the units that take part.

Must not know: tables; the clock on the wall.
"""

from renda.procedures.campaign.vocabulary import FIRST_LINKS
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan

CLERK, LEADER = "苏砚秋", "邵怀瑾"
BEGUN = 120  # days since the campaign was launched
TITLE = "机关作风建设学习教育"
UNITS = ("综合处", "研究室", "人事处", "机关党委", "监司委", "财经委", "机关第一党支部", "机关第二党支部", "机关第三党支部")


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Prepare and launch a campaign in which offices, committees and branches take part."""
    hands = DemonstrationHands(organ=organ)
    campaign = hands.begin(
        CLERK, "campaign", "prepare", BEGUN + 10, title=TITLE, kind="study_education", unit=hands.unit("综合处"),
        from_on=hands.day(BEGUN), until_on=hands.day(-60), links=[{"title": t, "gathers": g} for t, g in FIRST_LINKS],
    ).case_id
    hands.act(CLERK, campaign, "add_units", BEGUN + 8, units=[hands.unit(name) for name in UNITS], batch=1)
    hands.act(LEADER, campaign, "launch", BEGUN)
