"""The outlines of point markers, the same for the screen, the PDF and SVG."""

from __future__ import annotations

from digistrat_desktop.analysis.drawing import Shape

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
