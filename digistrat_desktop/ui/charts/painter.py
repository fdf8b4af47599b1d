"""Painting a drawing with Qt: the one way onto the screen, the clipboard, SVG and PNG."""

from __future__ import annotations

from functools import singledispatch

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

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
    Shape,
    corners,
)
from digistrat_desktop.ui.theme.theme import FONT_FAMILY, Theme

PICTURE_RATIO = 2
_EDGE = 1.5
_HALF_TURN = 180 * 16
_RIGHT_HALF = 90 * 16


def paint_drawing(painter: QPainter, rect: QRectF, drawing: Drawing, theme: Theme) -> None:
    """Paint a drawing into a rectangle, as large as fits, keeping its proportions.

    Args:
        painter: on a widget, a picture or an SVG.
        rect: in the painter's units.
        drawing: the marks; later ones lie on top.
        theme: gives each role its colour.
    """
    scale = fitting_scale(rect.width(), rect.height(), drawing)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    for mark in drawing.marks:
        _paint(mark, painter, theme)
    painter.restore()


def fitting_scale(width: float, height: float, drawing: Drawing) -> float:
    """How many units of a `width` x `height` place one point of the drawing may take."""
    if drawing.width <= 0 or drawing.height <= 0:
        return 1.0
    return min(width / drawing.width, height / drawing.height)


def picture(drawing: Drawing, theme: Theme, ratio: float = PICTURE_RATIO) -> QImage:
    """The drawing as a picture on the palette's surface.

    Args:
        drawing: what to show.
        theme: colours.
        ratio: pixels per point.
    """
    size = QSize(max(1, round(drawing.width * ratio)), max(1, round(drawing.height * ratio)))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.ink(Ink.SURFACE))
    painter = QPainter(image)
    paint_drawing(painter, QRectF(0, 0, size.width(), size.height()), drawing, theme)
    painter.end()
    return image


def png_bytes(drawing: Drawing, theme: Theme) -> bytes:
    """The drawing as a PNG file, two pixels to the point."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(drawing, theme).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes here, Qt takes text
    return bytes(buffer.data().data())


def svg_bytes(drawing: Drawing, theme: Theme) -> bytes:
    """The drawing as an SVG file; its description is the drawing's sentence."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - kept off the start path

    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(drawing.width), round(drawing.height)))
    generator.setViewBox(QRectF(0, 0, drawing.width, drawing.height))
    generator.setDescription(drawing.alt)
    painter = QPainter(generator)
    paint_drawing(painter, QRectF(0, 0, drawing.width, drawing.height), drawing, theme)
    painter.end()
    return bytes(buffer.data().data())


@singledispatch
def _paint(mark: object, painter: QPainter, theme: Theme) -> None:  # noqa: ARG001 - the shape of all painters
    raise TypeError(f"A drawing holds a mark nobody can paint: {type(mark).__name__}.")


@_paint.register
def _(mark: Segments, painter: QPainter, theme: Theme) -> None:
    painter.setPen(_pen(theme, mark.ink, mark.width, mark.dash))
    painter.drawLines([QLineF(*piece) for piece in mark.pieces])


@_paint.register
def _(mark: Polygon, painter: QPainter, theme: Theme) -> None:
    _outline(painter, theme, mark.stroke, mark.width)
    _fill(painter, theme, mark.fill)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))


@_paint.register
def _(mark: Box, painter: QPainter, theme: Theme) -> None:
    _outline(painter, theme, mark.stroke, mark.line_width)
    _fill(painter, theme, mark.fill)
    painter.drawRoundedRect(
        QRectF(mark.x, mark.y, mark.width, mark.height), mark.radius, mark.radius
    )


@_paint.register
def _(mark: Disc, painter: QPainter, theme: Theme) -> None:
    circle = QRectF(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    painter.setPen(_pen(theme, mark.ink, mark.width, mark.dash))
    _fill(painter, theme, mark.ink if mark.part == DrawingPart.FULL else mark.ground)
    painter.drawEllipse(circle)
    if mark.part == DrawingPart.HALF:
        _fill(painter, theme, mark.ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(circle, _RIGHT_HALF, -_HALF_TURN)


@_paint.register
def _(mark: Markers, painter: QPainter, theme: Theme) -> None:
    """One path for all points; the light edge keeps them apart from the line behind them."""
    path = QPainterPath()
    for x, y in mark.points:
        _add_marker(path, mark.shape, x, y, mark.size / 2)
    painter.setPen(_pen(theme, Ink.SURFACE, _EDGE, ()))
    _fill(painter, theme, mark.ink)
    painter.drawPath(path)


def _add_marker(path: QPainterPath, shape: Shape, x: float, y: float, reach: float) -> None:
    around = corners(shape, x, y, reach)
    if around:
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in around]))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(x, y), reach, reach)


@_paint.register
def _(mark: Label, painter: QPainter, theme: Theme) -> None:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, round(mark.size * _FINE)))
    font.setBold(mark.bold)
    width = QFontMetricsF(font).horizontalAdvance(mark.text) / _FINE
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[mark.anchor]
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.ink(mark.ink))
    painter.translate(mark.x - shift, mark.y)
    painter.scale(1 / _FINE, 1 / _FINE)
    painter.drawText(QPointF(0, 0), mark.text)
    painter.restore()


_FINE = 8
"""Letters are set eight times as large and shrunk: Qt takes whole pixels only, drawings do not."""


def _pen(theme: Theme, ink: Ink, width: float, dash: tuple[float, ...]) -> QPen:
    """A pen; square ends close the corners between segments and cost a twelfth of round ones."""
    pen = QPen(theme.ink(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([part / width for part in _even(dash)])
    return pen


def _even(dash: tuple[float, ...]) -> tuple[float, ...]:
    """Qt wants on and off in pairs; an odd pattern is said twice, as SVG and PDF do."""
    return dash if len(dash) % 2 == 0 else dash * 2


def _outline(painter: QPainter, theme: Theme, stroke: Ink | None, width: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen if stroke is None else _pen(theme, stroke, width, ()))


def _fill(painter: QPainter, theme: Theme, ink: Ink | None) -> None:
    if ink is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(theme.ink(ink))
