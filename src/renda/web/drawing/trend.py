"""Where the points of a small line chart stand; drawn as SVG by a template, zero-based, labelled directly.

It must not know what the figures mean.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from renda.web.view_models.parts import Figure

WIDE, NARROW = 870, 520
LEFT, TOP, BOTTOM = 40, 40, 210
_ASIDE = 3  # how far words beside a point begin from its middle


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One point: the label under the axis, its value, the words above and below it, the figure in the table behind and its page."""

    label: str
    value: float
    words: str
    fraction: str = ""
    figure: Figure | None = None
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPoint:
    """A point with its place in the drawing, in SVG units; `below` puts its words under the line, `beside` (-1, 1) to the left or
    right of the point, where a slope leaves room; `left` is where its column begins."""

    point: TrendPoint
    x: float
    y: float
    below: bool
    beside: int = 0
    left: float = 0.0

    @property
    def words_x(self) -> float:
        """This will give where the words are held: in their middle, or at the end that is next to the point."""
        return self.x + _ASIDE * self.beside

    @property
    def anchor(self) -> str:
        """This will name that end."""
        return {-1: "end", 1: "start"}.get(self.beside, "middle")

    @property
    def words_y(self) -> float:
        """This will give the line of the value."""
        return self.y + 24 if self.below else self.y - 12

    @property
    def fraction_y(self) -> float:
        """This will give the line of the fraction, beyond the value."""
        return self.words_y + 18 if self.below else self.words_y - 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A line over time; `highest` is the top of the axis in the unit of the values, `suffix` its unit.

    The drawing is `width` wide, in SVG units: a narrow one needs no scrolling on a phone.
    """

    name: str
    points: tuple[TrendPoint, ...]
    highest: float
    suffix: str = ""
    remark: str = ""
    columns: tuple[str, ...] = ("截至", "数值", "计数")
    width: int = WIDE

    @property
    def is_wide(self) -> bool:
        """This will say whether a phone scrolls it sideways."""
        return self.width > NARROW

    @property
    def right(self) -> int:
        """This will give where the axis ends."""
        return self.width - 10

    @property
    def step(self) -> float:
        """This will give how far apart the points stand."""
        return (self.right - LEFT) / max(len(self.points), 1)

    @property
    def placed(self) -> tuple[PlacedPoint, ...]:
        """This will place the points from left to right at equal distances."""
        heights = [self._height(point.value) for point in self.points]
        return tuple(
            PlacedPoint(
                point=point, x=round(LEFT + self.step * (i + 0.5), 1), y=heights[i], below=_below(heights, i),
                beside=_beside(heights, i), left=round(LEFT + self.step * i, 1),
            )
            for i, point in enumerate(self.points)
        )

    def _height(self, value: float) -> float:
        share = value / self.highest if self.highest else 0.0
        return round(BOTTOM - (BOTTOM - TOP) * min(max(share, 0.0), 1.0), 1)

    @property
    def polyline(self) -> str:
        """This will give the points attribute of the line."""
        return " ".join(f"{placed.x},{placed.y}" for placed in self.placed)

    @property
    def half_words(self) -> str:
        """This will word the middle of the axis."""
        return f"{self.highest / 2:g}{self.suffix}"

    @property
    def highest_words(self) -> str:
        """This will word the top of the axis."""
        return f"{self.highest:g}{self.suffix}"


def top_of(points: Iterable[TrendPoint]) -> float:
    """This will give the top of the axis: even where everything is whole, so that half of it is whole too."""
    highest = max((point.value for point in points), default=0.0)
    return max(highest + highest % 2, 2.0) if highest == int(highest) else highest


def _below(heights: list[float], i: int) -> bool:
    """Words go under a point in a dip, where the line would cross them above it; never onto the axis."""
    beside = heights[max(i - 1, 0) : i] + heights[i + 1 : i + 2]
    return heights[i] <= BOTTOM - 48 and any(y < heights[i] for y in beside) and not any(y > heights[i] for y in beside)


def _beside(heights: list[float], i: int) -> int:
    """Words over a slope go to the side that the line leaves free: left where it rises, right where it falls."""
    if not 0 < i < len(heights) - 1:
        return 0
    before, here, after = heights[i - 1 : i + 2]
    return -1 if before > here > after else 1 if before < here < after else 0
