"""What a campaign of each kind usually begins with: its links and what every unit has to do in them. Declared data, to be changed at will.

Must not know: tables, pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UsualItem:
    """A required item: what, in which link, and after how much of the campaign's time (of a hundred) it is due."""

    title: str
    link: str
    due_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualCampaign:
    """Links as (title, what each gathers), and the usual items."""

    links: tuple[tuple[str, str], ...]
    items: tuple[UsualItem, ...]


_STUDY, _RESEARCH, _MOVE, _CHECK, _RULES = (
    ("理论学习", "study"), ("调查研究", "research"), ("推动发展", "lists"), ("检视整改", "rectification"), ("建章立制", "rules"),
)
_FIVE = (_STUDY, _RESEARCH, _MOVE, _CHECK, _RULES)

USUAL: Mapping[str, UsualCampaign] = {
    "theme_education": UsualCampaign(links=_FIVE, items=(
        UsualItem("制定学习计划", "理论学习", 10),
        UsualItem("举办读书班", "理论学习", 40),
        UsualItem("确定调研课题并提交调研报告", "调查研究", 60),
        UsualItem("办成一批民生实事", "推动发展", 90),
        UsualItem("召开专题组织生活会", "检视整改", 80),
        UsualItem("制定或修订制度", "建章立制", 95),
    )),
    "study_education": UsualCampaign(links=(_STUDY, _CHECK, _RULES, ("开门教育", "other")), items=(
        UsualItem("制定学习计划", "理论学习", 10),
        UsualItem("集中研讨", "理论学习", 50),
        UsualItem("查摆问题并制定整改措施", "检视整改", 60),
        UsualItem("听取服务对象意见", "开门教育", 70),
        UsualItem("制定或修订制度", "建章立制", 95),
    )),
    "style": UsualCampaign(links=(_STUDY, ("查摆问题", "rectification"), ("集中整治", "rectification"), _RULES), items=(
        UsualItem("学习有关规定", "理论学习", 20),
        UsualItem("对照负面清单查摆问题", "查摆问题", 40),
        UsualItem("完成集中整治并自查", "集中整治", 80),
        UsualItem("制定或修订制度", "建章立制", 95),
    )),
    "special_rectification": UsualCampaign(
        links=(("动员部署", "other"), ("查摆问题", "rectification"), ("集中整治", "rectification"), ("总结巩固", "rules")), items=(
            UsualItem("召开动员会", "动员部署", 10),
        UsualItem("报送问题清单", "查摆问题", 35),
            UsualItem("逐项整改并报送佐证", "集中整治", 80),
        UsualItem("报送整治总结", "总结巩固", 100),
        ),
    ),
}
