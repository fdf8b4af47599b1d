"""Paints a `Drawing` on the canvas: the same marks as on screen, one path for each kind."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Disc,
    Drawing,
    DrawingPart,
    Ink,
    Label,
    Markers,
    Polygon,
    Segments,
    corners,
)
from digistrat_desktop.reports.pdf.canvas import MarkedText
from digistrat_desktop.reports.pdf.inks import colour_of, rgb_of

if TYPE_CHECKING:
    from digistrat_desktop.reports.pdf.canvas import TaggedCanvas
    from digistrat_desktop.reports.pdf.fonts import Fonts


class Easel:
    """A sheet on the canvas whose y grows downwards, as a drawing's does.

    Attributes:
        height: of the drawing, in its own units.
    """

    def __init__(self, canvas: TaggedCanvas, fonts: Fonts, height: float) -> None:
        self.canvas, self.fonts, self.height = canvas, fonts, height

    def y(self, down: float) -> float:
        """Return a drawing's y as the canvas counts it."""
        return self.height - down

    def pen(self, ink: Ink, width: float, dash: tuple[float, ...] = ()) -> None:
        """Choose how lines are drawn."""
        self.canvas.setStrokeColor(colour_of(ink))
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))

    def finish(self, path: Any, fill: Ink | None, stroke: Ink | None) -> None:
        """Fill and stroke a path that is built."""
        if fill is not None:
            self.canvas.setFillColor(colour_of(fill))
        self.canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))


def paint_drawing(canvas: TaggedCanvas, fonts: Fonts, drawing: Drawing, scale: float) -> None:
    """Paint a drawing with its lower left corner at the origin.

    Args:
        canvas: where to, inside a figure's mark.
        fonts: for labels.
        drawing: what.
        scale: points on paper for one unit of the drawing.
    """
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.setLineJoin(1)
    easel = Easel(canvas, fonts, drawing.height)
    for mark in drawing.marks:
        _paint(mark, easel)
    canvas.restoreState()


@singledispatch
def _paint(mark: object, _easel: Easel) -> None:
    raise TypeError(type(mark).__name__)


@_paint.register
def _segments(mark: Segments, easel: Easel) -> None:
    easel.pen(mark.ink, mark.width, mark.dash)
    path, last = easel.canvas.beginPath(), None
    for x1, y1, x2, y2 in mark.pieces:
        if (x1, y1) != last:
            path.moveTo(x1, easel.y(y1))
        path.lineTo(x2, easel.y(y2))
        last = (x2, y2)
    easel.finish(path, None, mark.ink)


@_paint.register
def _polygon(mark: Polygon, easel: Easel) -> None:
    if mark.stroke is not None:
        easel.pen(mark.stroke, mark.width)
    path = easel.canvas.beginPath()
    _outline(path, [(x, easel.y(y)) for x, y in mark.points])
    easel.finish(path, mark.fill, mark.stroke)


def _outline(path: Any, points: list[tuple[float, float]]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()


@_paint.register
def _box(mark: Box, easel: Easel) -> None:
    if mark.stroke is not None:
        easel.pen(mark.stroke, mark.line_width)
    path = easel.canvas.beginPath()
    low = easel.y(mark.y + mark.height)
    if mark.radius:
        path.roundRect(mark.x, low, mark.width, mark.height, mark.radius)
    else:
        path.rect(mark.x, low, mark.width, mark.height)
    easel.finish(path, mark.fill, mark.stroke)


@_paint.register
def _disc(mark: Disc, easel: Easel) -> None:
    x, y, r = mark.x, easel.y(mark.y), mark.radius
    easel.pen(mark.ink, mark.width, mark.dash)
    ring = easel.canvas.beginPath()
    ring.circle(x, y, r)
    ground = mark.ink if mark.part is DrawingPart.FULL else mark.ground
    easel.finish(ring, ground, mark.ink)
    if mark.part is DrawingPart.HALF:
        half = easel.canvas.beginPath()
        half.moveTo(x, y - r)
        half.arcTo(x - r, y - r, x + r, y + r, startAng=-90, extent=180)
        half.close()
        easel.finish(half, mark.ink, None)


@_paint.register
def _markers(mark: Markers, easel: Easel) -> None:
    path, half = easel.canvas.beginPath(), mark.size / 2
    for x, y in mark.points:
        around = corners(mark.shape, x, y, half)
        if around:
            _outline(path, [(right, easel.y(down)) for right, down in around])
        else:
            path.circle(x, easel.y(y), half)
    easel.finish(path, mark.ink, None)


@_paint.register
def _label(mark: Label, easel: Easel) -> None:
    x = mark.x - _before_anchor(mark, easel.fonts)
    text = MarkedText(easel.canvas, x, easel.y(mark.y))
    text.setFillColor(colour_of(mark.ink))
    for piece in easel.fonts.pieces(" ".join(mark.text.split()), bold=mark.bold):
        with text.in_font(piece.font, mark.size, rgb_of(mark.ink)):
            text.textOut(piece.text)
    easel.canvas.drawText(text)


def _before_anchor(mark: Label, fonts: Fonts) -> float:
    if mark.anchor is Anchor.START:
        return 0.0
    return fonts.label_width(mark) * (0.5 if mark.anchor is Anchor.MIDDLE else 1.0)
