"""A drawing made smaller or larger as a whole, or marks moved down to stand below others."""

from __future__ import annotations

from dataclasses import replace

from digistrat_desktop.analysis.drawing import (
    Box,
    Disc,
    Drawing,
    Label,
    Mark,
    Markers,
    Polygon,
    Segments,
)


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
