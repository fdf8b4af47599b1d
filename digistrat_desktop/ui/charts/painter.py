"""Painting a drawing with Qt: the one way onto the screen, the clipboard, SVG and PNG."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Drawing,
    Ink,
    Label,
    Outline,
    flattened,
)
from digistrat_desktop.ui.theme.theme import FONT_FAMILY, Theme

PICTURE_RATIO = 2
# Letters are set eight times as large and shrunk: Qt takes whole pixels only, drawings do not.
_FINE = 8


def paint_drawing(painter: QPainter, rect: QRectF, drawing: Drawing, theme: Theme) -> None:
    """Paint a drawing into a rectangle, as large as fits, keeping its proportions."""
    scale = fitting_scale(rect.width(), rect.height(), drawing)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    for part in flattened(drawing):
        if isinstance(part, Label):
            _paint_label(part, painter, theme)
        else:
            _paint_outline(part, painter, theme)
    painter.restore()


def _paint_outline(part: Outline, painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush if part.fill is None else theme.ink(part.fill))
    painter.setPen(Qt.PenStyle.NoPen if part.stroke is None else _pen(part, part.stroke, theme))
    if part.closed:
        painter.drawPath(_path(part))
    else:
        # Piece by piece: Qt takes ten times as long for a wide line with many corners.
        pieces = (QLineF(*a, *b) for line in part.contours for a, b in pairwise(line))
        painter.drawLines(list(pieces))


def _path(part: Outline) -> QPainterPath:
    path = QPainterPath()
    for start, *steps in part.contours:
        if len(start) == 3:  # noqa: PLR2004 - a circle
            path.addEllipse(QPointF(*start[:2]), start[2], start[2])
            continue
        path.moveTo(*start)
        for step in steps:
            if len(step) == 2:  # noqa: PLR2004 - a straight line
                path.lineTo(*step)
            else:
                path.cubicTo(*step)
        path.closeSubpath()
    return path


def _pen(part: Outline, stroke: Ink, theme: Theme) -> QPen:
    """A pen; square ends close the corners between pieces and cost a twelfth of round ones."""
    pen = QPen(theme.ink(stroke), part.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if part.dash else Qt.PenCapStyle.SquareCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    # Qt wants on and off in pairs; an odd pattern is said twice, as SVG and PDF do.
    dash = part.dash if len(part.dash) % 2 == 0 else part.dash * 2
    if dash:
        pen.setDashPattern([length / part.width for length in dash])
    return pen


def _paint_label(part: Label, painter: QPainter, theme: Theme) -> None:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, round(part.size * _FINE)))
    font.setBold(part.bold)
    width = QFontMetricsF(font).horizontalAdvance(part.text) / _FINE
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[part.anchor]
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.ink(part.ink))
    painter.translate(part.x - shift, part.y)
    painter.scale(1 / _FINE, 1 / _FINE)
    painter.drawText(QPointF(0, 0), part.text)
    painter.restore()


def fitting_scale(width: float, height: float, drawing: Drawing) -> float:
    """How many units of a `width` x `height` place one point of the drawing may take."""
    if drawing.width <= 0 or drawing.height <= 0:
        return 1.0
    return min(width / drawing.width, height / drawing.height)


def picture(drawing: Drawing, theme: Theme, ratio: float = PICTURE_RATIO) -> QImage:
    """The drawing as a picture on the palette's surface, with `ratio` pixels to the point."""
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
