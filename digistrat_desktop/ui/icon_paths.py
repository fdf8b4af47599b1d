"""Reading our own icon files into painter paths, so that QtSvg stays off the start path.

Only what our icons use is understood: `path` with absolute M, L, H, V, C and Z, and `circle`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATH = re.compile(r'<path[^>]*\bd="([^"]*)"')
_CIRCLE = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"')
_TOKEN = re.compile(r"[A-Za-z]|-?\d+(?:\.\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


def icon_path(svg: str) -> QPainterPath:
    """The strokes of an icon in its 24 x 24 box.

    Raises:
        ValueError: the file holds a command our icons do not use.
    """
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
            raise ValueError(f"An icon holds “{command}”, which our icons do not use.")
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
