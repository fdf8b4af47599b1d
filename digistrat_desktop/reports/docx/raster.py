"""A drawing as a PNG, for files that take no vector drawing of ours (Word documents)."""

from __future__ import annotations

from functools import lru_cache, singledispatch
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageDraw import ImageDraw as Pen

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
)
from digistrat_desktop.reports.pdf.fonts import fonts_folder
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import clean_line

_SCALE = 4  # pixels a point: 288 dots an inch
_ANCHORS = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}
_Points: TypeAlias = list[tuple[float, float]]


def png_of(drawing: Drawing) -> bytes:
    """Paint a drawing on white.

    Returns:
        PNG bytes; the same for the same drawing.
    """
    size = (max(1, round(drawing.width * _SCALE)), max(1, round(drawing.height * _SCALE)))
    image = Image.new("RGB", size, INKS[Ink.SURFACE])
    pen = ImageDraw.Draw(image)
    for mark in drawing.marks:
        _paint(mark, pen)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _colour(ink: Ink | None) -> str | None:
    return None if ink is None else INKS[ink]


def _wide(width: float) -> int:
    return max(1, round(width * _SCALE))


@singledispatch
def _paint(mark: object, _pen: Pen) -> None:
    raise TypeError(type(mark).__name__)


@_paint.register
def _(mark: Segments, pen: Pen) -> None:
    for piece in mark.pieces:
        line = [value * _SCALE for value in piece]
        pen.line(line, fill=INKS[mark.ink], width=_wide(mark.width))


@_paint.register
def _(mark: Polygon, pen: Pen) -> None:
    points = _scaled(mark.points)
    pen.polygon(points, _colour(mark.fill), _colour(mark.stroke), _wide(mark.width))


@_paint.register
def _(mark: Box, pen: Pen) -> None:
    box = [v * _SCALE for v in (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)]
    width = _wide(mark.line_width) if mark.stroke else 0
    pen.rounded_rectangle(
        box, mark.radius * _SCALE, _colour(mark.fill), _colour(mark.stroke), width
    )


@_paint.register
def _(mark: Disc, pen: Pen) -> None:
    box = _around(mark.x, mark.y, mark.radius)
    ink = INKS[mark.ink]
    if mark.ground is not None:
        pen.ellipse(box, INKS[mark.ground])
    if mark.part is DrawingPart.FULL:
        pen.ellipse(box, ink)
    if mark.part is DrawingPart.HALF:
        pen.pieslice(box, -90, 90, ink)
    if mark.dash:
        for start in range(0, 360, 45):
            pen.arc(box, start, start + 24, ink, _wide(mark.width))
    else:
        pen.ellipse(box, None, ink, _wide(mark.width))


@_paint.register
def _(mark: Markers, pen: Pen) -> None:
    for x, y in mark.points:
        if mark.shape is Shape.CIRCLE:
            pen.ellipse(_around(x, y, mark.size / 2), INKS[mark.ink])
        else:
            pen.polygon(_outline(mark.shape, x, y, mark.size / 2), INKS[mark.ink])


@_paint.register
def _(mark: Label, pen: Pen) -> None:
    words = clean_line(mark.text)
    font = _font(mark.size, mark.bold)
    place = (mark.x * _SCALE, mark.y * _SCALE)
    pen.text(place, words, INKS[mark.ink], font, anchor=_ANCHORS[mark.anchor])


@lru_cache(maxsize=32)
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - key of a cache
    name = "NotoSans-Bold.ttf" if bold else "NotoSans-Regular.ttf"
    return ImageFont.truetype(fonts_folder() / name, round(size * _SCALE))


def _around(x: float, y: float, radius: float) -> list[float]:
    return [v * _SCALE for v in (x - radius, y - radius, x + radius, y + radius)]


def _scaled(points: tuple[tuple[float, float], ...]) -> _Points:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _outline(shape: Shape, x: float, y: float, r: float) -> _Points:
    corners = {
        Shape.SQUARE: ((-r, -r), (r, -r), (r, r), (-r, r)),
        Shape.TRIANGLE_UP: ((0.0, -r), (r, r), (-r, r)),
        Shape.TRIANGLE_DOWN: ((-r, -r), (r, -r), (0.0, r)),
        Shape.DIAMOND: ((0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)),
    }[shape]
    return _scaled(tuple((x + dx, y + dy) for dx, dy in corners))
