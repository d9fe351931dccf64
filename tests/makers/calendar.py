"""An invented year's arrangement, and a problem whose look-back falls into its holidays."""

from datetime import UTC, date, datetime
from uuid import UUID

from tests.makers.organ import TestOrgan
from tests.makers.problems import PROBLEM

from renda.domain.year_checking import SourceNotice

# An invented arrangement: what matters is which days it makes certain or moves.
TEXT = """元旦 01-01..01-03
春节 02-05..02-12 补 02-20
清明节 04-03..04-05
劳动节 05-01..05-05 补 05-08
端午节 06-09
中秋节 09-15
国庆节 10-01..10-07 补 09-26"""
NOTICE = SourceNotice(number="试验〔2026〕9号", title="关于2027年部分节假日安排的试验通知", issued_on=date(2026, 11, 4))


def struck_off(organ: TestOrgan) -> UUID:
    """A problem struck off on 12 August 2026: its look-back falls on 12 February 2027, a holiday of the arrangement."""
    def at(day: int) -> datetime:
        return datetime(2026, 8, day, 1, 0, tzinfo=UTC)

    case = organ.open("综合处干部", "problem", "register", at=at(3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=at(3), unit="研究室", person="经办人", rectify_by="2026-08-31")
    planned = organ.do("经办人", case, "plan_measures", at=at(3), measures=[
        {"title": "建立台账", "kind": "at_once", "person": "经办人", "due_on": "2026-08-20"},
    ])
    organ.do("经办人", planned.opened[0], "report_done", at=at(4), result="已落实")
    organ.do("综合处干部", planned.opened[0], "confirm_done", at=at(4))
    organ.do("经办人", case, "apply_strike_off", at=at(4), result="已落实")
    organ.do("综合处干部", case, "arrange_check", at=at(4), checkers=["核查人"])
    organ.do("核查人", case, "pass_check", at=at(4), method="on_site", checked_on="2026-08-04", opinion="属实")
    organ.do("分管领导", case, "sign", at=at(4), publicity="public", summary="已建立")
    organ.do("综合处干部", case, "strike_off", at=at(12), objections="none")
    return case
