"""The measures and fonts of GB/T 9704-2012, each in the unit Word keeps it in.

This module holds numbers and names only.
"""

from typing import Final

MM: Final = 1440 / 25.4  #: twips (1/20 point) in a millimetre

PAGE_WIDTH_MM: Final = 210
PAGE_HEIGHT_MM: Final = 297
TOP_MM: Final = 37
BOTTOM_MM: Final = 35
LEFT_MM: Final = 28
RIGHT_MM: Final = 26
TEXT_WIDTH_MM: Final = PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM
TEXT_HEIGHT_MM: Final = PAGE_HEIGHT_MM - TOP_MM - BOTTOM_MM

LINES: Final = 22
CHARACTERS: Final = 28

#: 3号, 2号, 4号, 小4 in points.
BODY_POINTS: Final = 16.0
TITLE_POINTS: Final = 22.0
SMALL_POINTS: Final = 14.0
TABLE_POINTS: Final = 12.0

#: A line of the grid: 225 mm / 22, rounded down so that 22 lines always fit (twips).
LINE_TWIPS: Final = int(TEXT_HEIGHT_MM * MM / LINES)
TABLE_LINE_TWIPS: Final = 400
#: What a character is wider than the body's font, in 1/4096 point as the grid keeps it: 156 mm / 28 − 16 pt.
CHARACTER_SPACE: Final = int((TEXT_WIDTH_MM * MM / 20 / CHARACTERS - BODY_POINTS) * 4096)
#: The same pressed into the styles of 3号 text, rounded so that 28 always fit: programs disagree on character grids
#: narrower than the font (some give each character two cells), so the text itself does not lean on the grid.
BODY_SPACING_TWIPS: Final = -5
BODY_TWIPS: Final = int(BODY_POINTS * 20)

#: The dash of the page number stands 7 mm below the text; the footer is measured from the edge of the paper.
FOOTER_MM: Final = 22
HEADER_MM: Final = 15

XIAOBIAOSONG: Final = "方正小标宋简体"
FANGSONG: Final = "仿宋_GB2312"
HEITI: Final = "黑体"
KAITI: Final = "楷体_GB2312"
SONGTI: Final = "宋体"
LATIN: Final = "Times New Roman"

RED: Final = "FF0000"
BLACK: Final = "000000"

#: The red mark: its size in points, and how far its letters may be pressed together (percent).
MARK_POINTS: Final = 46
MARK_SQUEEZE: Final = 50
#: From the top of the text to the top of the mark 35 mm; from the number to the red line 4 mm (points).
MARK_DROP_TWIPS: Final = int(35 * MM)
RED_LINE_GAP: Final = 11
