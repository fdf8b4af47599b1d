"""The last readings in the size of a word."""

from collections.abc import Sequence

from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Mark, Markers, Segments, Shape
from digistrat_desktop.analysis.charts.scales import AxisScale
from digistrat_desktop.analysis.measures.spc.rows import place_of
from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcPoint
from digistrat_desktop.analysis.measures.words import Subject, times
from digistrat_desktop.domain.periods.periods import Period

LATEST = 24  # rows a sparkline shows


def joined(before: SpcPoint, after: SpcPoint) -> bool:
    """Tell whether a line may run between two rows: both known and no period missing between."""
    if before.value is None or after.value is None:
        return False
    if isinstance(before.period, Period) and isinstance(after.period, Period):
        return after.period.index - before.period.index == 1
    return True


def sparkline_words(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say what a sparkline shows, for those who do not see it: "From 67 % to 58 % in 24 months"."""
    shown = [point for point in analysis.points[-LATEST:] if point.value is not None]
    if not shown:
        return "No values yet"
    first, last = subject.shown(shown[0].value), subject.shown(shown[-1].value)
    if len(shown) == 1:
        return f"1 value: {last}"
    return f"From {first} to {last} in {times(shown, len(shown))}"


def sparkline(
    analysis: SpcAnalysis, alt: str, width: float = 120.0, height: float = 24.0
) -> Drawing:
    """Draw the last 24 rows, gaps as gaps and the latest value as a dot; `alt` says it in words."""
    shown = analysis.points[-LATEST:]
    values = [p.value for p in shown if p.value is not None]
    if not values:
        return Drawing(width, height, (), alt)
    dot = min(height * 0.24, 6.0)
    low, high = min(values), max(values)
    flat = 0.0 if high > low else 1.0
    first, last = place_of(shown[0].period), place_of(shown[-1].period)
    across = AxisScale(first, max(last, first + 1), dot / 2 + 1, width - dot / 2 - 1)
    up = AxisScale(low - flat, high + flat, height - dot / 2 - 1, dot / 2 + 1)
    spots = [
        (across.at(place_of(p.period)), up.at(p.value)) if p.value is not None else None
        for p in shown
    ]
    return Drawing(width, height, _marks(shown, spots, dot), alt)


def _marks(
    shown: Sequence[SpcPoint], spots: list[tuple[float, float] | None], dot: float
) -> tuple[Mark, ...]:
    pieces, alone = [], []
    for row, spot in enumerate(spots):
        if spot is None:
            continue
        before = spots[row - 1] if row and joined(shown[row - 1], shown[row]) else None
        follows = row + 1 < len(spots) and joined(shown[row], shown[row + 1])
        if before is not None:
            pieces.append((*before, *spot))
        elif not follows:
            alone.append(spot)
    latest = next(spot for spot in reversed(spots) if spot is not None)
    return (
        Segments(tuple(pieces), Ink.SECONDARY, 1.2),
        Markers(tuple(alone), Shape.CIRCLE, Ink.SECONDARY, dot * 0.5),
        Markers((latest,), Shape.CIRCLE, Ink.DEEP, dot),
    )
