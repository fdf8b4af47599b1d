"""The square code (QR) by which a seal is read from paper with a telephone."""

import itertools
from collections.abc import Iterator

import segno

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Segments

_OVERLAP = 1.04  # so that no hairline shows between rows


def square(mark: str) -> Drawing:
    """Draw a square code with its quiet zone, one unit a module.

    Source: ISO/IEC 18004; error correction level M, four modules of quiet zone.

    Args:
        mark: what it holds, as `mark` of `domain/record/seals.py` writes it.
    """
    code = segno.make_qr(mark, error="m", boost_error=False)
    rows = tuple(tuple(row) for row in code.matrix_iter(border=4))
    pieces = tuple(piece for y, row in enumerate(rows) for piece in _runs(row, y + 0.5))
    side = float(len(rows))
    alt = "Square code with the whole seal, to compare with the copy you keep somewhere else"
    return Drawing(side, side, (Segments(pieces, Ink.TEXT, _OVERLAP),), alt)


def _runs(row: tuple[int, ...], y: float) -> Iterator[tuple[float, float, float, float]]:
    x = 0
    for dark, group in itertools.groupby(row):
        wide = len(tuple(group))
        if dark:
            yield (float(x), y, float(x + wide), y)
        x += wide
