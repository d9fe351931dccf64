"""What holds of every numeral, deadline and recurrence, not only of the examples."""

import calendar
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in, normalise_deadline, recurrence_in
from renda.language.numerals import chinese_number, number_value, scale_of
from renda.language.reading import read_document

SIGNS = "零一二三四五六七八九"
some = settings(derandomize=True, max_examples=50, deadline=None)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def below_myriad(number):
    """The usual writing of a number below ten thousand; a nought between digits is written once."""
    words, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            words += ("零" if gap and words else "") + SIGNS[digit] + sign
        gap = not digit
    return words


def written(number):
    high, low = divmod(number, 10_000)
    between = "零" if high and 0 < low < 1000 else ""
    return (below_myriad(high) + "万" if high else "") + between + below_myriad(low)


@some
@given(st.integers(1, 99_999_999))
def test_a_number_written_in_chinese_is_read_back(number):
    assert chinese_number(written(number)) == number


@some
@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["", "万", "亿", "千万"]))
def test_a_number_in_figures_has_its_value_with_commas_and_powers(whole, hundredths, power):
    value = (Decimal(whole) + Decimal(hundredths) / 100) * scale_of(power)
    assert number_value(f"{whole}.{hundredths:02d}{power}") == value
    assert number_value(f"{whole:,}.{hundredths:02d}") == Decimal(whole) + Decimal(hundredths) / 100


@some
@given(st.text(alphabet="零一二三四五六七八九十百千万亿两〇1２,.半x", max_size=12))
def test_no_run_of_signs_breaks_the_numerals(signs):
    value = number_value(signs)
    assert value is None or value >= 0


@some
@given(st.integers(2, 9_999_999), st.sampled_from(["项", "件", "人次", "个", "元"]))
def test_a_count_is_the_same_in_figures_full_width_and_chinese(number, unit):
    wide = str(number).translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    for signs in (str(number), wide, f"{number:,}"):
        (figure,) = read_document(f"共办理群众事项{signs}{unit}。").figures
        assert (figure.value, figure.unit) == (number, unit)


@some
@given(days, st.sampled_from(["前完成", "之前办结", "前报送办公室", "以前落实到位"]))
def test_a_full_date_before_which_is_itself_in_both_widths(day, behind):
    words = f"应于{day.year}年{day.month}月{day.day}日{behind}"
    wide = words.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    for text in (words, wide):
        assert deadline_in(plain_form(text)).text == day.isoformat()
    assert normalise_deadline(day.isoformat(), date(2020, 1, 1)) == day


@some
@given(days)
def test_a_month_ends_on_its_last_day(day):
    last = calendar.monthrange(day.year, day.month)[1]
    assert deadline_in(f"{day.year}年{day.month}月底前完成").text == f"{day.year}-{day.month:02d}-{last:02d}"
    assert deadline_in(f"今年{day.month}月底前完成", day.year).text == f"{day.year}-{day.month:02d}-{last:02d}"
    assert normalise_deadline(f"{day.month}月底前", date(day.year, 1, 1)) == date(day.year, day.month, last)


@some
@given(days, st.integers(1, 60), st.sampled_from(["日", "天", "周", "个月", "年"]))
def test_a_span_never_ends_before_it_begins_and_longer_ones_end_later(day, count, unit):
    ends = normalise_deadline(f"{count}{unit}内", day)
    assert day < ends <= normalise_deadline(f"{count + 1}{unit}内", day)
    if unit in ("日", "天"):
        assert ends == day + timedelta(days=count)


@some
@given(st.text(alphabet="20年底前6月3日每季度内会后个工作上半至到于今、，。9第一三十", max_size=24))
def test_a_deadline_is_a_stretch_of_its_words_and_reads_the_same_again(words):
    plain = plain_form(words)
    found = deadline_in(plain, 2026)
    if found:
        assert plain[found.start : found.end].strip()
        assert found == deadline_in(plain, 2026)
        day = normalise_deadline(found.text, date(2026, 1, 1))
        assert day is None or day.year < 10_000


@pytest.mark.parametrize("period", ["每日", "每周", "每月", "每季度", "每半年", "每年"])
@some
@given(before=st.sampled_from(["", "办公室要", "各支部", "定期"]), behind=st.sampled_from(["召开例会", "通报一次", "开展活动不少于2次"]))
def test_a_recurrence_is_found_whoever_acts_and_whatever_is_done(period, before, behind):
    assert recurrence_in(before + period + behind) == period
