"""Where the stages and actions of a procedure stand in its chart, drawn as SVG by a template.

Stages stand in one column. An action to the next stage is the arrow between them; one that leaps ahead runs at the
right, one that leads back at the left, each in a lane of its own. It must not know what the procedure is about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BOX_WIDTH, BOX_HEIGHT, STEP = 200, 44, 96
LANE, MARGIN, LABEL = 26, 16, 150

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStage:
    """A stage by key and name; `is_end` marks one that nothing leaves."""

    key: str
    label: str
    remark: str = ""
    is_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartAction:
    """An action that leads from one stage to another (the same: it is listed inside the stage)."""

    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedStage:
    """A box with its centre line and the actions that stay in the stage."""

    stage: ChartStage
    x: int
    y: int
    stays: str

    @property
    def middle(self) -> int:
        """This will give the x of the box's centre."""
        return self.x + BOX_WIDTH // 2

    @property
    def under(self) -> str:
        """This will give the small line in the box: the actions that stay here, else the remark."""
        return self.stays or self.stage.remark

    @property
    def name_y(self) -> int:
        """This will give the line of the stage's name."""
        return self.y + (19 if self.under else 27)

    @property
    def under_y(self) -> int:
        """This will give the line of the small words."""
        return self.y + 36


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedArrow:
    """An arrow: its SVG path, its words and where and how they stand; side is down, ahead or back."""

    path: str
    words: str
    x: int
    y: int
    anchor: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureChart:
    """The finished drawing with its size in SVG units."""

    name: str
    width: int
    height: int
    stages: tuple[PlacedStage, ...]
    arrows: tuple[PlacedArrow, ...]


def procedure_chart(*, name: str, stages: Sequence[ChartStage], actions: Iterable[ChartAction]) -> ProcedureChart:
    """This will place the stages in their given order and route every action between them.

    :raises KeyError: when an action names a stage that is not given.
    """
    row = {stage.key: i for i, stage in enumerate(stages)}
    edges = _merged(actions, row)
    back = [edge for edge in edges if edge[1] < edge[0]]
    ahead = [edge for edge in edges if edge[1] > edge[0] + 1]
    left = MARGIN + LABEL + LANE * _lanes(back) if back else MARGIN
    placed = tuple(
        PlacedStage(stage=stage, x=left, y=MARGIN + i * STEP, stays="、".join(edges.get((i, i), ())))
        for i, stage in enumerate(stages)
    )
    right = LANE * _lanes(ahead) + LABEL if ahead else LABEL
    return ProcedureChart(
        name=name,
        width=left + BOX_WIDTH + right + MARGIN,
        height=MARGIN * 2 + STEP * (len(stages) - 1) + BOX_HEIGHT + 20,
        stages=placed,
        arrows=(*_straight(edges, left), *_arcs(edges, ahead, left, 1), *_arcs(edges, back, left, -1)),
    )


def _merged(actions: Iterable[ChartAction], row: dict[str, int]) -> dict[Edge, tuple[str, ...]]:
    edges: dict[Edge, tuple[str, ...]] = {}
    for action in actions:
        edge = (row[action.source], row[action.target])
        if action.label not in edges.get(edge, ()):
            edges[edge] = (*edges.get(edge, ()), action.label)
    return edges


def _lane_of(edges: Sequence[Edge]) -> dict[Edge, int]:
    """Short arcs get inner lanes; two arcs share a lane only when their rows do not overlap."""
    lanes: dict[Edge, int] = {}
    for edge in sorted(edges, key=lambda e: (abs(e[0] - e[1]), e)):
        low, high = min(edge), max(edge)
        taken = {lane for other, lane in lanes.items() if min(other) <= high and max(other) >= low}
        lanes[edge] = next(n for n in range(len(edges)) if n not in taken)
    return lanes


def _lanes(edges: Sequence[Edge]) -> int:
    return max(_lane_of(edges).values(), default=-1) + 1


def _straight(edges: dict[Edge, tuple[str, ...]], left: int) -> list[PlacedArrow]:
    arrows = []
    for (source, target), labels in edges.items():
        if target == source + 1:
            x, y = left + BOX_WIDTH // 2, MARGIN + source * STEP + BOX_HEIGHT
            path = f"M{x} {y}V{y + STEP - BOX_HEIGHT - 1}"
            words = "、".join(labels)
            arrows.append(PlacedArrow(path=path, words=words, x=x + 10, y=y + 31, anchor="start", side="down"))
    return arrows


def _arcs(edges: dict[Edge, tuple[str, ...]], chosen: Sequence[Edge], left: int, side: int) -> list[PlacedArrow]:
    """Route arcs at the right (side 1) or left (side -1) of the boxes, the outermost lane last."""
    arrows = []
    for edge, lane in _lane_of(chosen).items():
        start = left + (BOX_WIDTH if side == 1 else 0)
        bend = start + side * (LANE * (lane + 1) - 6)
        y1 = MARGIN + edge[0] * STEP + BOX_HEIGHT // 2 + 8 * side
        y2 = MARGIN + edge[1] * STEP + BOX_HEIGHT // 2 - 8 * side
        path = f"M{start} {y1}H{bend}V{y2}H{start + side}"
        arrows.append(
            PlacedArrow(
                path=path,
                words="、".join(edges[edge]),
                x=bend + side * 6,
                y=(y1 + y2) // 2 + 5 + 18 * lane,
                anchor="start" if side == 1 else "end",
                side="ahead" if side == 1 else "back",
            )
        )
    return arrows
