"""Readings in the size of a word or a stamp, with the usual range and the target they are read by."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from digistrat_desktop.analysis.charts.drawing import (
    Box,
    Drawing,
    Ink,
    Label,
    Mark,
    Markers,
    Point,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.frame import broken, point_marks
from digistrat_desktop.analysis.charts.plot import (
    COMMON,
    SMALL_MEAN,
    TARGET,
    joined,
    point_form,
)
from digistrat_desktop.analysis.charts.scales import AxisScale, ValueAxis, value_axis
from digistrat_desktop.analysis.measures.outlook import target_at
from digistrat_desktop.analysis.measures.spc.rows import middle_of, moment_of, place_of, times
from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcPoint
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.domain.periods.periods import Period

LATEST = 24  # rows a sparkline shows
_DOT = 0.24  # of the height: the latest value
_MOST_DOT = 6.0
_BREAK = 0.45  # of the latest value's dot: how far the sign of a broken axis reaches
_SIGNAL = 0.62  # of the latest value's dot


def sparkline_words(analysis: SpcAnalysis, subject: Subject) -> str:
    """Say what a sparkline shows: "24 months between 57 % and 66 %, latest 58 %".

    It names no way up or down: 2 values alone never say that anything changed.

    Source: docs/spec/judgement.md#metrics.
    """
    shown = [point for point in analysis.points[-LATEST:] if point.value is not None]
    if not shown:
        return "No values yet"
    values = [point.value for point in shown if point.value is not None]
    low, high, last = (subject.shown(one) for one in (min(values), max(values), values[-1]))
    last = f"{last}{shown[-1].caveat}"
    if len(shown) == 1:
        return f"1 value: {last}"
    span = times(shown, len(shown))
    return (
        f"{last} in all {span}"
        if low == high
        else f"{span} between {low} and {high}, latest {last}"
    )


Where = Callable[[Period | date], float]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A small chart's scales, and the last rows of an analysis that are on it."""

    analysis: SpcAnalysis
    shown: Sequence[SpcPoint]
    where: Where
    across: AxisScale
    axis: ValueAxis
    up: AxisScale
    dot: float

    def y(self, value: float) -> float:
        return self.up.at(self.axis.place(value))

    def x(self, point: SpcPoint) -> float:
        return self.across.at(self.where(point.period))

    def spot(self, point: SpcPoint) -> Point | None:
        return None if point.value is None else (self.x(point), self.y(point.value))

    def inside(self, x: float) -> float:
        """Keep a line's end on the sheet, which is a little wider than its first and last row."""
        edge = self.dot / 2 + 1
        return min(max(x, self.across.at_low - edge), self.across.at_high + edge)


def sparkline(
    analysis: SpcAnalysis, alt: str, width: float = 120.0, height: float = 24.0
) -> Drawing:
    """Draw the last 24 rows: gaps as gaps, the run of signals that reaches the last, the latest value."""
    shown = analysis.points[-LATEST:]
    if all(point.value is None for point in shown):
        return Drawing(width, height, (), alt)
    ends = place_of(shown[0].period), place_of(shown[-1].period)
    sheet = _sheet(analysis, shown, place_of, ends, (width, height))
    marks = (*_ranges(sheet), *_target(sheet), *_breaks(sheet), *_line(sheet), *_points(sheet))
    return Drawing(width, height, marks, alt)


def small_multiple(
    analysis: SpcAnalysis, ends: tuple[Period | date, Period | date], alt: str, size: Point
) -> Drawing:
    """Draw all rows between two periods, the same places across in every chart beside it.

    Args:
        ends: first and last period of the time axis; rows outside them are left out.
        size: width and height of the sheet, in points.
    """
    first, last = moment_of(ends[0]), moment_of(ends[1])
    rows = [p for p in analysis.points if first <= moment_of(p.period) <= last]
    if all(point.value is None for point in rows):
        nothing = Label(0.0, size[1] / 2, "no readings in these periods", Ink.SECONDARY, 8.0)
        return Drawing(*size, (nothing,), alt)
    span = middle_of(ends[0]), middle_of(ends[1])
    sheet = _sheet(analysis, rows, middle_of, span, size)
    foot = Segments(((0.0, size[1] - 0.5, size[0], size[1] - 0.5),), Ink.LINE, 0.8)
    lines = (*_means(sheet), *_target(sheet), *_breaks(sheet), *_line(sheet))
    return Drawing(*size, (foot, *_ranges(sheet), *lines, *_points(sheet)), alt)


def _sheet(
    analysis: SpcAnalysis,
    shown: Sequence[SpcPoint],
    where: Where,
    ends: tuple[float, float],
    size: Point,
) -> _Sheet:
    width, height = size
    dot = min(height * _DOT, _MOST_DOT)
    limits = [end for p in shown for end in (p.limits.lower, p.limits.upper)]
    targets = [target_at(analysis, p) for p in shown]
    values, lines, aims = (
        [one for one in some if one is not None]
        for some in ((p.value for p in shown), limits, dict.fromkeys(targets))
    )
    steps = len(aims) > 1  # a target that changed is seen to change
    axis = value_axis(values, [*lines, *aims] if steps else lines, [] if steps else aims)
    first, last = ends
    return _Sheet(
        analysis=analysis,
        shown=shown,
        where=where,
        across=AxisScale(first, max(last, first + 1), dot / 2 + 1, width - dot / 2 - 1),
        axis=axis,
        up=AxisScale(axis.low, axis.high, height - dot / 2 - 1, dot / 2 + 1),
        dot=dot,
    )


def _stretches(
    sheet: _Sheet, same: Callable[[SpcPoint], object]
) -> Iterator[tuple[SpcPoint, float, float]]:
    """Give neighbouring rows of which something is the same: the first of them, left and right edge."""
    rows, begin = sheet.shown, 0
    for row in range(1, len(rows) + 1):
        if row < len(rows) and same(rows[row]) == same(rows[begin]):
            continue
        before, after = max(begin - 1, 0), min(row, len(rows) - 1)
        left = (sheet.x(rows[before]) + sheet.x(rows[begin])) / 2 if begin else 0.0
        right = (sheet.x(rows[row - 1]) + sheet.x(rows[after])) / 2
        at_end = row == len(rows)
        yield rows[begin], sheet.inside(left), sheet.inside(right + (sheet.dot if at_end else 0.0))
        begin = row


def _ranges(sheet: _Sheet) -> Iterator[Mark]:
    for point, left, right in _stretches(sheet, lambda p: (p.group, p.limits)):
        lower, upper = point.limits.lower, point.limits.upper
        if lower is not None and upper is not None:
            top, foot = sheet.y(upper), sheet.y(lower)
            yield Box(left, top, right - left, foot - top, Ink.MUTED_FILL)


def _means(sheet: _Sheet) -> Iterator[Mark]:
    for point, left, right in _stretches(sheet, lambda p: p.group):
        if point.limits.mean is not None:
            y = sheet.y(point.limits.mean)
            yield Segments(((left, y, right, y),), *SMALL_MEAN)


def _target(sheet: _Sheet) -> Iterator[Mark]:
    """Draw the target, one that changed in its steps."""
    pieces = []
    for point, left, right in _stretches(sheet, lambda p: target_at(sheet.analysis, p)):
        target = target_at(sheet.analysis, point)
        if target is not None:
            y = sheet.y(target)
            pieces.append((left, y, right, y))
    if pieces:
        yield Segments(tuple(pieces), *TARGET)


def _breaks(sheet: _Sheet) -> Iterator[Mark]:
    reach = sheet.dot * _BREAK
    for value in sheet.axis.breaks:
        yield from broken(reach, sheet.up.at(value), reach)


def _line(sheet: _Sheet) -> Iterator[Mark]:
    spots = [sheet.spot(point) for point in sheet.shown]
    pieces, alone = [], []
    between = sheet.analysis.options.chart.is_between

    def linked(row: int) -> bool:
        return joined(sheet.shown[row], sheet.shown[row + 1], between=between)

    for row, spot in enumerate(spots):
        if spot is None:
            continue
        before = spots[row - 1] if row and linked(row - 1) else None
        follows = row + 1 < len(spots) and linked(row)
        if before is not None:
            pieces.append((*before, *spot))
        elif not follows:
            alone.append(spot)
    yield Segments(tuple(pieces), Ink.SECONDARY, 1.2)
    yield Markers(tuple(alone), Shape.CIRCLE, Ink.SECONDARY, sheet.dot * 0.5)


def _points(sheet: _Sheet) -> Iterator[Mark]:
    """Draw the latest value, and before it the signals of its run."""
    spots = [sheet.spot(point) for point in sheet.shown]
    latest = max(row for row, spot in enumerate(spots) if spot is not None)
    points = sheet.analysis.points
    behind = next(n for n, p in enumerate(points) if p.period == sheet.shown[0].period)
    begin = max(sheet.analysis.signal_from - behind, 0)
    point = sheet.shown[latest]
    form = point_form(point) if latest >= begin else COMMON
    run = tuple(spot for spot in spots[begin:latest] if spot is not None)
    if run:
        yield Markers(run, form.shape, form.ink, sheet.dot * _SIGNAL)
    place = tuple(filter(None, (spots[latest],)))
    yield from point_marks(form._replace(hollow=point.is_provisional), place, sheet.dot)
