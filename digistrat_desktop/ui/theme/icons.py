"""Our icon family, drawn in the colours of the palette in use."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

_PATH = re.compile(r'<path[^>]*\bd="([^"]*)"')
_CIRCLE = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"')
_TOKEN = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


def icon_path(svg: str) -> QPainterPath:
    """The strokes of an icon in its 24 x 24 box; ValueError for a command our icons do not use."""
    path = QPainterPath()
    for text in _PATH.findall(svg):
        _add_strokes(path, text)
    for x, y, radius in _CIRCLE.findall(svg):
        path.addEllipse(QPointF(float(x), float(y)), float(radius), float(radius))
    return path


def _add_strokes(path: QPainterPath, text: str) -> None:
    for command, numbers in _commands(_TOKEN.findall(text)):
        _DRAW[command](path, numbers)


def _commands(tokens: list[str]) -> Iterator[tuple[str, list[float]]]:
    at = 0
    while at < len(tokens):
        command = tokens[at]
        if command not in _NUMBERS:
            raise ValueError(f"An icon has “{command}”, which our icons do not use.")
        end = at + 1 + _NUMBERS[command]
        yield command, [float(one) for one in tokens[at + 1 : end]]
        at = end


def _curve(path: QPainterPath, numbers: list[float]) -> None:
    path.cubicTo(*numbers)


def _across(path: QPainterPath, numbers: list[float]) -> None:
    path.lineTo(numbers[0], path.currentPosition().y())


def _down(path: QPainterPath, numbers: list[float]) -> None:
    path.lineTo(path.currentPosition().x(), numbers[0])


def _move(path: QPainterPath, numbers: list[float]) -> None:
    path.moveTo(numbers[0], numbers[1])


def _line(path: QPainterPath, numbers: list[float]) -> None:
    path.lineTo(numbers[0], numbers[1])


def _close(path: QPainterPath, _: list[float]) -> None:
    path.closeSubpath()


_DRAW: dict[str, Callable[[QPainterPath, list[float]], None]] = {
    "M": _move,
    "L": _line,
    "H": _across,
    "V": _down,
    "C": _curve,
    "Z": _close,
}


BOX = 24
STROKE = 1.75
_RATIOS = (1.0, 1.5, 2.0)


class IconSet:
    """Icons of one folder, read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths: dict[str, QPainterPath] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def colour(self, value: str) -> QColor:
        return QColor(value)

    def icon(self, name: str, colour: QColor, size: int) -> QIcon:
        """An icon, by file name without `.svg`, with pictures for ordinary and fine screens."""
        key = (name, colour.name(), size)
        if key not in self._icons:
            self._icons[key] = self._make(name, colour, size)
        return self._icons[key]

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        """An icon as a picture of `size` logical pixels at `ratio` device pixels each."""
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRectF(0, 0, size, size), name, colour)
        painter.end()
        return pixmap

    def paint(self, painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / BOX, rect.height() / BOX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour))
        painter.drawPath(self._path(name))
        painter.restore()

    def _make(self, name: str, colour: QColor, size: int) -> QIcon:
        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def _path(self, name: str) -> QPainterPath:
        if name not in self._paths:
            svg = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._paths[name] = icon_path(svg)
        return self._paths[name]


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
