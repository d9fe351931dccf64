"""The worklist of rules, with its tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

RULES = Worklist(
    procedure="rule", label="制度", columns=("change", "level", "aspect"), correction="correct_details",
    several=("clean_up", "set_campaign"),
    headings={"title": ("制度", "文件名称"), "unit": ("责任部门", "牵头部门"), "issued_on": ("发文日期", "施行日期")},
    views=(
        SavedView(key="in_force", label="现行有效", stages=("in_force",)),
        SavedView(key="drafting", label="制定中", stages=("drafting",)),
        SavedView(key="late", label="超期未印发", due="late"),
        SavedView(key="own", label="本部门", own_unit=True, closed=None),
        SavedView(key="abolished", label="已废止", stages=("abolished",), closed=True),
        SavedView(key="replaced", label="已被替代", stages=("replaced",), closed=True),
        SavedView(key="all", label="全部", closed=None),
    ),
    linked=(
        LinkedSection(
            key="origins", link="derived_from", title="由来和落实检查",
            empty="没有登记由来。因整改、调研、会议制定的，登记时填编号。",
        ),
        LinkedSection(key="wordings", link="merged_into", title="修订前后"),
        LinkedSection(key="campaign", link="under", title="所属集中教育"),
    ),
)
