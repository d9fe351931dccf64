"""Where the bars of a chart by unit stand: one row a unit, the late part first; drawn as SVG, zero-based, labelled directly.

Of many units those with most are drawn, in their given order; the table behind has them all. It must not know what the figures mean.
"""

from dataclasses import dataclass

from renda.web.view_models.parts import Figure

ROW, LEFT, WIDTH, LABELS = 26, 128, 480, 84  # SVG units: a row, where bars begin, the drawing, room for the words behind a bar
MOST, ROOM = 16, 9  # bars drawn, characters of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its label and page, the whole and the late part of it, and both as figures for the table behind."""

    label: str
    href: str
    value: float
    late: float
    figure: Figure
    late_figure: Figure | None = None

    @property
    def words(self) -> str:
        """This will word the end of the bar: 13（超期2）."""
        return f"{self.value:g}" + (f"（超期{self.late:g}）" if self.late else "")

    @property
    def short(self) -> str:
        """This will give the label as far as there is room for it."""
        return self.label if len(self.label) <= ROOM else self.label[: ROOM - 1] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBar:
    """A bar with its place: its top, the width of the late part, where the rest begins and how wide it is."""

    bar: Bar
    y: int
    late_width: float
    rest_x: float
    rest_width: float

    @property
    def text_y(self) -> int:
        """This will give the line of the words."""
        return self.y + 14

    @property
    def words_x(self) -> float:
        """This will give where the words behind the bar begin."""
        return round(self.rest_x + self.rest_width + 6, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars under a title; `columns` head the table behind."""

    key: str
    title: str
    remark: str
    bars: tuple[Bar, ...]
    columns: tuple[str, str, str]

    @property
    def height(self) -> int:
        """This will give the height of the drawing."""
        return ROW * len(self.drawn) + 8

    @property
    def drawn(self) -> tuple[Bar, ...]:
        """This will give the bars that are drawn: at most sixteen, those with most late and most in all."""
        ranked = sorted(range(len(self.bars)), key=lambda n: (-self.bars[n].late, -self.bars[n].value, n))
        return tuple(self.bars[n] for n in sorted(ranked[:MOST]))

    @property
    def placed(self) -> tuple[PlacedBar, ...]:
        """This will place the bars from the top."""
        highest = max((bar.value for bar in self.bars), default=0.0) or 1.0
        unit = (WIDTH - LEFT - LABELS) / highest
        return tuple(
            PlacedBar(
                bar=bar, y=4 + ROW * n, late_width=round(bar.late * unit, 1), rest_x=round(LEFT + bar.late * unit, 1),
                rest_width=round((bar.value - bar.late) * unit, 1),
            )
            for n, bar in enumerate(self.drawn)
        )
