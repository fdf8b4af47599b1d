"""A drawing as values, and all its geometry: renderers for screen, PDF and SVG only copy it.

Charts are made of the marks of this page. `flattened` breaks them down into outlines and labels,
and these two are all a renderer has to know. Units are points (1/72 inch; one logical pixel on
screen), the origin is the top left corner and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

PHONE_WIDTH = 326.0  # of a drawing made for the width of a phone, where a point is a pixel
Point: TypeAlias = tuple[float, float]
Contour: TypeAlias = tuple[tuple[float, ...], ...]


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
    MUTED_FILL = "muted_fill"
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
class Outline:
    """Contours of one look: filled, stroked or both where closed, else lines of straight pieces."""

    # each a start (x, y) and what follows: (x, y) at the end of a straight line, or (x1, y1, x2,
    # y2, x, y) at the end of a cubic curve; or one circle alone (x, y, radius)
    contours: tuple[Contour, ...]
    closed: bool = True  # whether each contour leads back to its start
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()  # lengths on and off in turn, in points


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

    def placed(self, k: float, down: float) -> Label:
        """Give the mark `k` times as large and then so many points further down."""
        return replace(self, x=self.x * k, y=self.y * k + down, size=self.size * k)

    def parts(self) -> Iterator[Outline | Label]:
        yield self


@dataclass(frozen=True, slots=True)
class Segments:
    """Straight pieces (x1, y1, x2, y2) of one look; a piece that begins where one ended joins it."""

    pieces: tuple[tuple[float, float, float, float], ...]
    ink: Ink
    width: float = 1.0
    dash: tuple[float, ...] = ()

    def placed(self, k: float, down: float) -> Segments:
        pieces = tuple((a * k, b * k + down, c * k, d * k + down) for a, b, c, d in self.pieces)
        return replace(self, pieces=pieces, width=self.width * k)

    def parts(self) -> Iterator[Outline | Label]:
        lines: list[list[Point]] = []
        for x1, y1, x2, y2 in self.pieces:
            if not lines or lines[-1][-1] != (x1, y1):
                lines.append([(x1, y1)])
            lines[-1].append((x2, y2))
        if lines:
            contours = tuple(map(tuple, lines))
            yield Outline(contours, False, None, self.ink, self.width, self.dash)


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 1.0

    def placed(self, k: float, down: float) -> Polygon:
        points = tuple((x * k, y * k + down) for x, y in self.points)
        return replace(self, points=points, width=self.width * k)

    def parts(self) -> Iterator[Outline | Label]:
        yield Outline((self.points,), True, self.fill, self.stroke, self.width)


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = None
    stroke: Ink | None = None
    line_width: float = 1.0
    radius: float = 0.0

    def placed(self, k: float, down: float) -> Box:
        return replace(
            self,
            x=self.x * k,
            y=self.y * k + down,
            width=self.width * k,
            height=self.height * k,
            line_width=self.line_width * k,
            radius=self.radius * k,
        )

    def parts(self) -> Iterator[Outline | Label]:
        yield Outline((self._contour(),), True, self.fill, self.stroke, self.line_width)

    def _contour(self) -> Contour:
        left, top, right, foot = self.x, self.y, self.x + self.width, self.y + self.height
        r = self.radius
        if not r:
            return (left, top), (right, top), (right, foot), (left, foot)
        k = r * (1 - _QUARTER)  # from the corner to the handle
        return (
            (left + r, top),
            (right - r, top),
            (right - k, top, right, top + k, right, top + r),
            (right, foot - r),
            (right, foot - k, right - k, foot, right - r, foot),
            (left + r, foot),
            (left + k, foot, left, foot - k, left, foot - r),
            (left, top + r),
            (left, top + k, left + k, top, left + r, top),
        )


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

    def placed(self, k: float, down: float) -> Disc:
        x, y = self.x * k, self.y * k + down
        return replace(self, x=x, y=y, radius=self.radius * k, width=self.width * k)

    def parts(self) -> Iterator[Outline | Label]:
        x, y, r = self.x, self.y, self.radius
        fill = self.ink if self.part is DrawingPart.FULL else self.ground
        yield Outline((((x, y, r),),), True, fill, self.ink, self.width, self.dash)
        if self.part is DrawingPart.HALF:
            k, right = r * _QUARTER, x + r
            upper = (x + k, y - r, right, y - k, right, y)
            lower = (right, y + k, x + k, y + r, x, y + r)
            yield Outline((((x, y - r), upper, lower),), fill=self.ink)


@dataclass(frozen=True, slots=True)
class Markers:
    """Point markers of one kind: one path for all of them."""

    points: tuple[Point, ...]
    shape: Shape
    ink: Ink
    size: float = 6.0

    def placed(self, k: float, down: float) -> Markers:
        points = tuple((x * k, y * k + down) for x, y in self.points)
        return replace(self, points=points, size=self.size * k)

    def parts(self) -> Iterator[Outline | Label]:
        r, corners = self.size / 2, _CORNERS.get(self.shape)
        if self.points:
            contours: tuple[Contour, ...] = tuple(
                tuple((x + r * right, y + r * low) for right, low in corners)
                if corners
                else ((x, y, r),)
                for x, y in self.points
            )
            yield Outline(contours, fill=self.ink)


_QUARTER = 0.5523  # of the radius: where the handles of a quarter of a circle lie
_TIP = 1.2  # a triangle looks smaller than a square of the same width
_POINT = 1.3  # and a diamond smaller still
_CORNERS: dict[Shape, tuple[Point, ...]] = {
    Shape.SQUARE: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    Shape.TRIANGLE_UP: ((0, -_TIP), (_TIP, 1), (-_TIP, 1)),
    Shape.TRIANGLE_DOWN: ((0, _TIP), (_TIP, -1), (-_TIP, -1)),
    Shape.DIAMOND: ((0, -_POINT), (_POINT, 0), (0, _POINT), (-_POINT, 0)),
}
Mark = Segments | Polygon | Box | Disc | Markers | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a sheet of `width` x `height` points, with the sentence that says what they show."""

    width: float
    height: float
    marks: tuple[Mark, ...]  # later ones lie on top
    alt: str  # the same finding in words, for the accessibility tree and the PDF's alternative text
    narrow: Drawing | None = None  # the same, drawn for the width of a phone


def flattened(drawing: Drawing) -> Iterator[Outline | Label]:
    """Give all that a renderer has to paint, in order."""
    for mark in drawing.marks:
        yield from mark.parts()


def scaled(drawing: Drawing, width: float) -> Drawing:
    """Give the same drawing on a sheet of another width, in points."""
    k = width / drawing.width
    marks = tuple(mark.placed(k, 0) for mark in drawing.marks)
    return Drawing(width, drawing.height * k, marks, drawing.alt, drawing.narrow)
