"""The public holidays that the law itself fixes, for years whose arrangement is not yet announced.

《全国年节及纪念日放假办法》 as revised with effect from 2025-01-01 fixes thirteen days. Those by the solar
calendar hold for every year; those by the lunar calendar and 清明 are listed for the years whose dates are
published in the almanac. Which weekends are worked in exchange is known only from the yearly notice, so
whatever is derived from this table is provisional.
Must not know: announced arrangements (`calendar_data`), counting.
"""

from datetime import date, timedelta
from typing import Final

_SOLAR: Final = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}

# year: first day of the lunar year, 清明, 端午, 中秋. Almanac dates; the lunar new years of 2027 and 2030
# fall within minutes of midnight in Beijing, where common programs are a day off.
_ALMANAC: Final = {
    2027: (date(2027, 2, 6), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 26), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
    2029: (date(2029, 2, 13), date(2029, 4, 4), date(2029, 6, 16), date(2029, 9, 22)),
    2030: (date(2030, 2, 3), date(2030, 4, 5), date(2030, 6, 5), date(2030, 9, 12)),
}


def _lunar() -> dict[date, str]:
    days: dict[date, str] = {}
    for new_year, clear_bright, dragon_boat, mid_autumn in _ALMANAC.values():
        for offset in range(-1, 3):
            days[new_year + timedelta(days=offset)] = "春节"
        days |= {clear_bright: "清明节", dragon_boat: "端午节", mid_autumn: "中秋节"}
    return days


_LUNAR: Final = _lunar()


def statutory_day(on: date) -> str | None:
    """This will name the holiday that the law fixes on a day, or give None."""
    return _SOLAR.get((on.month, on.day)) or _LUNAR.get(on)
