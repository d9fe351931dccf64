"""A year's arrangement read from the notice's sentences, from short lines and from rows; contradictions are told."""

from datetime import date

import pytest

from renda.domain.calendar_seed import parse_year, seed_years
from renda.domain.calendars import DayKind
from renda.domain.year_checking import SourceNotice, findings_of, same_days, with_version, year_text
from renda.domain.year_reading import read_year_rows, read_year_text

SEED = {each.year: each for each in seed_years()}
# The days are those of the published arrangements; the wording follows the usual pattern of such notices.
PROSE = {
    2025: """
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
""",
    2026: """
元旦：1月1日至3日放假调休，共3天。1月4日（周日）上班。
春节：2月15日至23日放假调休，共9天；2月14日，2月28日上班。
清明节 04-04..04-06
劳动节：５月１日至５日放假调休，共5天。5月9日上班。
端午节,2026-06-19,2026-06-21,放假
中秋节\t9月25日\t2026/9/27\t放假
国庆节：10月1日至7日放假调休，共7天。9月20日、10月10日上班。
""",
    2008: """
元旦：2007年12月30日至2008年1月1日放假，共3天。2007年12月29日（星期六）上班。
春节：2月6日至2月12日放假，共7天。2月2日（星期六）、2月3日（星期日）上班。
清明节：4月4日至6日放假，共3天。
劳动节：5月1日至3日放假，共3天。5月4日（星期日）上班。
端午节：6月7日至9日放假，共3天。
中秋节：9月13日至15日放假，共3天。
国庆节：9月29日至10月5日放假，共7天。9月27日（星期六）、9月28日（星期日）上班。
""",
}
NOTICE = SourceNotice(number="试验〔2026〕1号", title="试验通知", issued_on=date(2026, 11, 4))


@pytest.mark.parametrize("year", PROSE)
def test_the_sentences_of_a_notice_give_the_announced_days(year: int) -> None:
    reading = read_year_text(PROSE[year], year)
    assert (reading.unread, reading.remarks) == ((), ())
    assert [f.text for f in findings_of(reading, year) if f.is_conflict] == []
    made = parse_year(year_text(reading.days, year=year, version=1, notice=NOTICE))
    assert same_days(made, SEED[year])
    assert made.notice == "《试验通知》（试验〔2026〕1号，2026年11月4日）"


def test_rows_of_a_table_give_the_same_as_the_notice() -> None:
    rows = [("节日", "开始日期", "结束日期", "安排"), ("", "", "", "")]
    for on, what in SEED[2026].days.items():
        rows.append((what.name, f"{on} 00:00:00", "", "放假" if what.kind is DayKind.HOLIDAY else "上班"))
    reading = read_year_rows(rows, 2026)
    assert {d.on: d.kind for d in reading.days} == {on: e.kind for on, e in SEED[2026].days.items()}
    assert reading.unread == ()


def test_every_contradiction_is_told_with_its_day() -> None:
    text = """
元旦：1月1日至3日放假，共4天。
春节 02-05..02-11 补 02-17
清明节：4月5日放假。4月5日放假。
劳动节：5月1日左右。
国庆节：2028年10月1日放假。
端午节：2月30日放假。
"""
    found = findings_of(read_year_text(text, 2027), 2027)
    conflicts = [f.text for f in found if f.is_conflict]
    assert any("共4天，读出的放假日是3天" in t for t in conflicts)
    assert any("2027年2月17日是星期三" in t and "本来就上班" in t for t in conflicts)
    assert any("2027年4月5日" in t and "出现了2次" in t for t in conflicts)
    assert any("劳动节：5月1日左右" in t for t in conflicts)
    assert any("不在2027年内" in t for t in conflicts)
    assert any("2月30日" in t for t in conflicts)
    remarks = [f.text for f in found if not f.is_conflict]
    assert any("中秋" in t for t in remarks)
    assert any("2027年5月2日" in t and "法定" in t for t in remarks)


def test_an_empty_text_and_a_span_without_end_are_refused() -> None:
    assert findings_of(read_year_text("  \n", 2027), 2027)[0].is_conflict
    assert read_year_text("春节：1月1日至3月1日放假。", 2027).unread
    assert read_year_rows([("春节", "2027-02-05", "2027-02-01", "放假"), ("春节", "2027-02-05", "", "也许")], 2027).days == ()


def test_a_year_text_takes_another_version() -> None:
    text = year_text(read_year_text(PROSE[2025], 2025).days, year=2025, version=1, notice=NOTICE)
    again = parse_year(with_version(text, 3))
    assert (again.version, again.notice) == (3, parse_year(text).notice)
    assert same_days(again, SEED[2025])
    assert parse_year(with_version("2004 v1\n元旦 01-01", 2)).version == 2
