"""Drawings as SVG inside an HTML page: the same marks as on paper, with their finding as description."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

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
from digistrat_desktop.reports.style import INKS
from digistrat_desktop.reports.text_door import clean_line, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def svg(drawing: Drawing, name: str, alt: str = "") -> str:
    """Return a drawing as an SVG element that announces its finding.

    Args:
        drawing: what to show.
        name: id of the title, unique in the page.
        alt: the finding; empty takes the drawing's own.

    Returns:
        Markup in which every text of the drawing is escaped.
    """
    wide, high = number(drawing.width), number(drawing.height)
    said = escape(clean_line(alt or drawing.alt))
    marks = "".join(_mark(mark) for mark in drawing.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}" '
        f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<title id="{name}">{said}</title>{marks}</svg>'
    )


def number(value: float) -> str:
    """Return a length with at most two decimals and no needless zero.

    Args:
        value: any finite number.

    Returns:
        Its decimal text.
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _stroke(ink: Ink | None, width: float, dash: tuple[float, ...] = ()) -> str:
    if ink is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(number, dash))}"' if dash else ""
    return f' stroke="{INKS[ink]}" stroke-width="{number(width)}"{dashes}'


def _fill(ink: Ink | None) -> str:
    return f' fill="{INKS[ink] if ink is not None else "none"}"'


@singledispatch
def _mark(mark: object) -> str:
    raise TypeError(type(mark).__name__)


@_mark.register
def _segments(mark: Segments) -> str:
    steps, last = [], None
    for x1, y1, x2, y2 in mark.pieces:
        if (x1, y1) != last:
            steps.append(f"M{number(x1)} {number(y1)}")
        steps.append(f"L{number(x2)} {number(y2)}")
        last = (x2, y2)
    look = _stroke(mark.ink, mark.width, mark.dash)
    return f'<path d="{"".join(steps)}" fill="none" stroke-linejoin="round"{look}/>'


@_mark.register
def _polygon(mark: Polygon) -> str:
    look = _fill(mark.fill) + _stroke(mark.stroke, mark.width)
    return f'<polygon points="{_points(mark.points)}"{look}/>'


@_mark.register
def _box(mark: Box) -> str:
    place = f'x="{number(mark.x)}" y="{number(mark.y)}"'
    size = f'width="{number(mark.width)}" height="{number(mark.height)}" rx="{number(mark.radius)}"'
    return f"<rect {place} {size}{_fill(mark.fill)}{_stroke(mark.stroke, mark.line_width)}/>"


@_mark.register
def _disc(mark: Disc) -> str:
    x, y, r = number(mark.x), number(mark.y), number(mark.radius)
    ground = mark.ink if mark.part is DrawingPart.FULL else mark.ground
    ring = f'<circle cx="{x}" cy="{y}" r="{r}"{_fill(ground)}{_stroke(mark.ink, mark.width, mark.dash)}/>'
    if mark.part is not DrawingPart.HALF:
        return ring
    top, foot = number(mark.y - mark.radius), number(mark.y + mark.radius)
    return ring + f'<path d="M{x} {top}A{r} {r} 0 0 1 {x} {foot}Z"{_fill(mark.ink)}/>'


@_mark.register
def _markers(mark: Markers) -> str:
    steps = "".join(_marker(mark.shape, x, y, mark.size / 2) for x, y in mark.points)
    return f'<path d="{steps}"{_fill(mark.ink)}/>'


def _marker(shape: Shape, x: float, y: float, half: float) -> str:
    around = corners(shape, x, y, half)
    if around:
        return "M" + "L".join(f"{number(right)} {number(down)}" for right, down in around) + "Z"
    r, across = number(half), number(2 * half)
    return f"M{number(x - half)} {number(y)}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0Z"


@_mark.register
def _label(mark: Label) -> str:
    weight = ' font-weight="700"' if mark.bold else ""
    place = f'x="{number(mark.x)}" y="{number(mark.y)}" text-anchor="{_ANCHORS[mark.anchor]}"'
    look = f'font-size="{number(mark.size)}"{weight}{_fill(mark.ink)}'
    return f"<text {place} {look}>{escape(clean_line(mark.text))}</text>"
