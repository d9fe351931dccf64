"""The worklists of rectification: problems and measures, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist
from renda.procedures.rectification.vocabulary import MEASURE_STANDS

_CHECK = ("strike_off_applied", "checking", "secretary_checking", "superior_checking", "awaiting_signature")

PROBLEMS = Worklist(
    procedure="problem", label="问题整改", columns=("level",), correction="correct_details", ahead={"look_back": 30},
    at_hand=("register",),
    several=("match_measures", "stand_under", "hand_over", "set_campaign"),
    headings={"origin_unit": ("单位", "责任主体", "整改主体"), "subject": ("党员", "个人")},
    views=(
        SavedView(key="open", label="全部在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="check", label="待核查签批", stages=_CHECK),
        SavedView(key="publicised", label="公示中", stages=("publicised",)),
        SavedView(key="unmeasured", label="无对应措施", without_link="remedies", link_stages=MEASURE_STANDS),
        SavedView(key="rebounded", label="回头看反弹", ever_in=("rebounded",), closed=None),
        SavedView(key="closed", label="已销号", stages=("struck_off", "confirmed"), closed=True),
        SavedView(key="merged", label="已并入", stages=("merged",), closed=True),
    ),
    linked=(
        LinkedSection(
            key="measures", link="remedies", title="措施",
            empty="还没有对应的措施。交办后由承办单位制定，也可以在“整改措施”里登记，再对应到本问题。",
        ),
        LinkedSection(key="chain", link="derived_from", title="由来和由此制定的制度"),
    ),
)

MEASURES = Worklist(
    procedure="measure", label="整改措施", columns=("kind",), headings={"problems": ("问题编号",)},
    several=("match_problems", "set_campaign"),
    views=(
        SavedView(key="open", label="进行中"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="reported", label="待确认", stages=("reported",)),
        SavedView(key="closed", label="已完成", closed=True),
    ),
    linked=(LinkedSection(key="problems", link="remedies", title="对应的问题", empty="还没有对应到问题。"),),
)
