"""A drawing as values: what every renderer (screen, PDF, SVG) paints, and nothing more.

Charts are worked out once, in `analysis.figures`, into marks of this page; `ui.charts.painter`,
`reports.drawings` and `reports.svg` each paint the same marks. Units are points (1/72 inch; one
logical pixel on screen), the origin is the top left corner and y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Ink(StrEnum):
    """A colour by its role; the palette in use (light, dark, contrast, print) gives its value."""

    TEXT = "text"
    SECONDARY = "secondary"
    SURFACE = "surface"
    LINE = "line"
    ACCENT = "accent"
    ACCENT_TINT = "accent_tint"
    DEEP = "deep"
    CAUTION = "caution"
    GOOD = "good"
    MUTED = "muted"
    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"
    TARGET = "target"
    STRENGTH_1 = "strength_1"
    STRENGTH_2 = "strength_2"


class Anchor(StrEnum):
    """Which end of a label its x stands for."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Shape(StrEnum):
    """The outline of a point marker: a kind of point is told by shape as well as by colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE_UP = "triangle_up"
    TRIANGLE_DOWN = "triangle_down"
    DIAMOND = "diamond"


class DrawingPart(StrEnum):
    """How much of a disc is filled: the level symbols."""

    EMPTY = "empty"
    HALF = "half"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight pieces (x1, y1, x2, y2) of one look; pieces, not a polyline, so wide lines stay fast."""

    pieces: tuple[tuple[float, float, float, float], ...]
    ink: Ink
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline, filled, stroked or both."""

    points: tuple[tuple[float, float], ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with square or rounded corners."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Ink | None = None
    line_width: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle; `part` fills none, the right half or all of it with `ink`."""

    x: float
    y: float
    radius: float
    ink: Ink
    part: DrawingPart = DrawingPart.EMPTY
    width: float = 1.2
    dash: tuple[float, ...] = ()
    ground: Ink | None = None


@dataclass(frozen=True, slots=True)
class Markers:
    """Point markers of one kind: one path for all of them."""

    points: tuple[tuple[float, float], ...]
    shape: Shape
    ink: Ink
    size: float = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text with its baseline at (x, y). The text is plain; renderers escape it."""

    x: float
    y: float
    text: str
    ink: Ink = Ink.TEXT
    size: float = 9.0
    anchor: Anchor = Anchor.START
    bold: bool = False


Mark = Segments | Polygon | Box | Disc | Markers | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a sheet of `width` x `height` points, with the sentence that says what they show.

    Attributes:
        alt: the same finding in words, for the accessibility tree and the PDF's alternative text.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str


def scaled(drawing: Drawing, width: float) -> Drawing:
    """Give the same drawing on a sheet of another width, in points."""
    k = width / drawing.width
    marks = tuple(_mark(mark, k) for mark in drawing.marks)
    return Drawing(width, drawing.height * k, marks, drawing.alt)


def _mark(mark: Mark, k: float) -> Mark:
    if isinstance(mark, Segments):
        pieces = tuple((a * k, b * k, c * k, d * k) for a, b, c, d in mark.pieces)
        return replace(mark, pieces=pieces, width=mark.width * k)
    if isinstance(mark, Polygon | Markers):
        moved = replace(mark, points=tuple((x * k, y * k) for x, y in mark.points))
        return _thinner(moved, k)
    if isinstance(mark, Label):
        return replace(mark, x=mark.x * k, y=mark.y * k, size=mark.size * k)
    return _solid(mark, k)


def _thinner(mark: Polygon | Markers, k: float) -> Polygon | Markers:
    if isinstance(mark, Polygon):
        return replace(mark, width=mark.width * k)
    return replace(mark, size=mark.size * k)


def _solid(mark: Box | Disc, k: float) -> Box | Disc:
    if isinstance(mark, Disc):
        x, y = mark.x * k, mark.y * k
        return replace(mark, x=x, y=y, radius=mark.radius * k, width=mark.width * k)
    return replace(
        mark,
        x=mark.x * k,
        y=mark.y * k,
        width=mark.width * k,
        height=mark.height * k,
        line_width=mark.line_width * k,
        radius=mark.radius * k,
    )


def lowered(mark: Mark, by: float) -> Mark:
    """Give the same mark so many points further down."""
    if isinstance(mark, Segments):
        return replace(mark, pieces=tuple((a, b + by, c, d + by) for a, b, c, d in mark.pieces))
    if isinstance(mark, Polygon | Markers):
        return replace(mark, points=tuple((x, y + by) for x, y in mark.points))
    return replace(mark, y=mark.y + by)


_TIP = 1.2  # a triangle looks smaller than a square of the same width
_POINT = 1.3  # and a diamond smaller still
_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.SQUARE: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    Shape.TRIANGLE_UP: ((0, -_TIP), (_TIP, 1), (-_TIP, 1)),
    Shape.TRIANGLE_DOWN: ((0, _TIP), (_TIP, -1), (-_TIP, -1)),
    Shape.DIAMOND: ((0, -_POINT), (_POINT, 0), (0, _POINT), (-_POINT, 0)),
}


def corners(shape: Shape, x: float, y: float, reach: float) -> list[tuple[float, float]]:
    """Give the corners of a marker, y growing downwards.

    Args:
        shape: of the marker.
        x: of its middle, in the drawing's points.
        y: of its middle.
        reach: from the middle to the side of a square of the same size, in points.

    Returns:
        The corners in order; none for a circle, whose radius is `reach`.
    """
    return [(x + reach * right, y + reach * down) for right, down in _CORNERS.get(shape, ())]
