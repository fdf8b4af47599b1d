"""A metric's control chart as marks.

Source: metrics page, section 11: points by shape as well as colour, lines broken at a rebase,
limits never clipped, a gap drawn as a gap.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.drawing import (
    Anchor,
    Drawing,
    Ink,
    Label,
    Mark,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.figures_frame import (
    LINE_HEIGHT,
    ChartOptions,
    Frame,
    frame_of,
    note_of,
)
from digistrat_desktop.analysis.figures_spark import joined, place_of
from digistrat_desktop.analysis.figures_text import fitted, text_width
from digistrat_desktop.analysis.metric_remarks import alternative_text
from digistrat_desktop.analysis.metric_words import finding
from digistrat_desktop.analysis.spc.values import PointKind, Profile, RemarkKind
from digistrat_desktop.domain.metrics import ReadingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.metric_words import Subject
    from digistrat_desktop.analysis.spc.values import SpcAnalysis, SpcGroup, SpcPoint

_DASHED = (4.0, 3.0)
_DOTTED = (1.5, 2.0)
_TITLE = 1.3
_BASELINE = 0.36
_CROWDED = 90
_LOOKS = {
    (PointKind.IMPROVEMENT, 1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (PointKind.IMPROVEMENT, -1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (PointKind.CONCERN, 1): (Shape.TRIANGLE_UP, Ink.CONCERN),
    (PointKind.CONCERN, -1): (Shape.TRIANGLE_DOWN, Ink.CONCERN),
    (PointKind.NEUTRAL_HIGH, 1): (Shape.DIAMOND, Ink.NEUTRAL),
    (PointKind.NEUTRAL_LOW, -1): (Shape.DIAMOND, Ink.NEUTRAL),
}
_COMMON = (Shape.CIRCLE, Ink.COMMON)


def trend_chart(
    analysis: SpcAnalysis, subject: Subject, options: ChartOptions | None = None
) -> Drawing:
    """Draw a metric over time with its limits, its target and its signals.

    Args:
        analysis: as read by `spc.analyse`.
        subject: the metric's name, unit and decimals.
        options: how the chart is set.
    """
    options = options or ChartOptions()
    alt = alternative_text(analysis, subject)
    if analysis.last is None:
        return Drawing(options.width, options.height, (_empty(analysis, subject, options),), alt)
    frame = frame_of(analysis, subject, options)
    marks = (
        *_grid(frame),
        *_missing(analysis, frame),
        *_target(analysis, frame),
        *_lines(analysis, frame),
        *_notes(analysis, frame),
        *_trajectory(analysis, frame),
        *_values(analysis, frame),
        *_points(analysis, frame),
        *_right_labels(frame),
        *_captions(analysis, frame),
    )
    return Drawing(options.width, options.height, marks, alt)


def _empty(analysis: SpcAnalysis, subject: Subject, options: ChartOptions) -> Label:
    size = options.text_size * 1.2
    middle = options.width / 2, options.height / 2
    return Label(*middle, finding(analysis, subject), Ink.SECONDARY, size, Anchor.MIDDLE)


def _grid(frame: Frame) -> Iterator[Mark]:
    size = frame.options.text_size
    heights = [(tick.text, frame.up.at(tick.value)) for tick in frame.value_ticks]
    yield Segments(tuple((frame.left, y, frame.right, y) for _, y in heights), Ink.LINE, 0.7)
    for text, y in heights:
        x = frame.left - size * 0.5
        yield Label(x, y + size * _BASELINE, text, Ink.SECONDARY, size, Anchor.END)
    for tick in frame.time_ticks:
        x = frame.across.at(tick.value)
        yield Label(x, frame.bottom + size * 1.6, tick.text, Ink.SECONDARY, size, Anchor.MIDDLE)


def _missing(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Mark at the foot of the plot every period for which there is no value."""
    size = frame.options.text_size
    half = frame.half_step * 0.8
    for text, first, last in _stretches(_missing_places(analysis)):
        left, right = frame.across.at(first) - half, frame.across.at(last) + half
        left, right = max(left, frame.left), min(right, frame.right)
        yield Segments(((left, frame.bottom, right, frame.bottom),), Ink.MUTED, 2.5)
        room = _room_below(analysis, frame, (first, last))
        if text_width(text, size) <= room:
            middle = (left + right) / 2
            y = frame.bottom - size * 0.5
            yield Label(middle, y, text, Ink.SECONDARY, size, Anchor.MIDDLE)


def _missing_places(analysis: SpcAnalysis) -> list[tuple[int, str]]:
    places = [
        (place_of(p.period), "suppressed" if p.state is ReadingState.SUPPRESSED else "not reported")
        for p in analysis.points
        if p.value is None
    ]
    gap = analysis.remark(RemarkKind.GAP)
    places.extend((place_of(period), "no reading") for period in (gap.periods if gap else ()))
    return sorted(places)


def _stretches(places: list[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
    """Join neighbouring places of one kind."""
    open_stretch: tuple[str, int, int] | None = None
    for place, text in places:
        if open_stretch is not None and open_stretch[0] == text and place == open_stretch[2] + 1:
            open_stretch = (text, open_stretch[1], place)
            continue
        if open_stretch is not None:
            yield open_stretch
        open_stretch = (text, place, place)
    if open_stretch is not None:
        yield open_stretch


def _room_below(analysis: SpcAnalysis, frame: Frame, gap: tuple[int, int]) -> float:
    """Give the width around a gap that no value, line or other gap's label uses, in points."""
    size = frame.options.text_size
    step = frame.across.at(1) - frame.across.at(0)
    middle = frame.across.at((gap[0] + gap[1]) / 2)
    ceiling = frame.bottom - size * 1.6
    edges = [middle - frame.left, frame.right - middle]
    for point in analysis.points:
        place = place_of(point.period)
        if gap[0] <= place <= gap[1]:
            continue
        low = point.value is None or frame.up.at(point.value) > ceiling
        if low:
            near = abs(frame.across.at(place) - middle)
            edges.append(near / 2 if point.value is None else near - step / 4)
    return max(min(edges), 0.0) * 2 - size * 0.3 if _foot_is_free(analysis, frame, ceiling) else 0.0


def _foot_is_free(analysis: SpcAnalysis, frame: Frame, ceiling: float) -> bool:
    """Tell whether no limit or target line runs where the words would stand."""
    lines = [g.limits.lower for g in analysis.groups] + [analysis.options.target]
    return all(frame.up.at(v) < ceiling for v in lines if v is not None)


def _target(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    target = analysis.options.target
    if target is not None:
        y = frame.up.at(target)
        yield Segments(((frame.left, y, frame.right, y),), Ink.TARGET, 1.4, _DOTTED)


def _lines(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Draw each group's mean and limits over its own stretch."""
    means, limits = [], []
    for group in analysis.groups:
        left, right = _extent(analysis, group, frame)
        if group.limits.mean is not None:
            y = frame.up.at(group.limits.mean)
            means.append((left, y, right, y))
        for value in (group.limits.lower, group.limits.upper):
            if value is not None:
                y = frame.up.at(value)
                limits.append((left, y, right, y))
    yield Segments(tuple(limits), Ink.SECONDARY, 1.0, _DASHED)
    yield Segments(tuple(means), Ink.TEXT, 1.2)


def _extent(analysis: SpcAnalysis, group: SpcGroup, frame: Frame) -> tuple[float, float]:
    points = analysis.points[group.first : group.first + group.count]
    reach = frame.half_step * 0.8
    left = frame.across.at(place_of(points[0].period)) - reach
    right = frame.across.at(place_of(points[-1].period)) + reach
    return max(left, frame.left), min(right, frame.right)


def _notes(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Draw the rebase lines, and their reasons in one line above the plot, kept apart."""
    size = frame.options.text_size
    starts = [_note_start(analysis, group, frame) for group in analysis.groups]
    ends = [*starts[1:], frame.options.width]
    for group, start, end in zip(analysis.groups, starts, ends, strict=True):
        if group.first:
            foot = (start, frame.notes_at - size, start, frame.bottom)
            yield Segments((foot,), Ink.SECONDARY, 0.9, _DOTTED)
        words = note_of(analysis, group)
        text = fitted(words, size, end - start - size)
        if text:
            yield Label(start + size * 0.5, frame.notes_at, text, Ink.TEXT, size)


def _note_start(analysis: SpcAnalysis, group: SpcGroup, frame: Frame) -> float:
    if not group.first:
        return frame.left + _unit_width(frame)
    before, first = analysis.points[group.first - 1], analysis.points[group.first]
    return (frame.across.at(place_of(before.period)) + frame.across.at(place_of(first.period))) / 2


def _unit_width(frame: Frame) -> float:
    """Give the room the unit's name takes from the line of notes, right of the axis."""
    size = frame.options.text_size
    return max(text_width(frame.unit, size) - frame.left + size, 0.0) if frame.unit else 0.0


def _trajectory(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    spots = [
        None
        if p.trajectory is None
        else (frame.across.at(place_of(p.period)), frame.up.at(p.trajectory))
        for p in analysis.points
    ]
    pieces = [(*a, *b) for a, b in pairwise(spots) if a is not None and b is not None]
    if pieces:
        yield Segments(tuple(pieces), Ink.NEUTRAL, 1.0, _DASHED)


def _values(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Join the values; a missing period breaks the line, and so does a rebase in the reference."""
    across_rebase = analysis.options.profile is Profile.MDC
    pieces = []
    for before, after in pairwise(analysis.points):
        same = before.group == after.group or across_rebase
        a, b = _spot(before, frame), _spot(after, frame)
        if same and a and b and joined(before, after, whole=True):
            pieces.append((*a, *b))
    yield Segments(tuple(pieces), Ink.COMMON, 1.3)


def _spot(point: SpcPoint, frame: Frame) -> tuple[float, float] | None:
    if point.value is None:
        return None
    return frame.across.at(place_of(point.period)), frame.up.at(point.value)


def _points(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Draw the points, those that stand out last so that nothing covers them."""
    kinds: dict[tuple[Shape, Ink], list[tuple[float, float]]] = {_COMMON: []}
    for point in analysis.points:
        spot = _spot(point, frame)
        if spot is not None:
            look = _LOOKS.get((point.kind, point.cause.sign), _COMMON)
            kinds.setdefault(look, []).append(spot)
    size = _marker_size(len(analysis.points), frame.options.text_size)
    for (shape, ink), spots in kinds.items():
        scale = 0.85 if (shape, ink) == _COMMON else 1.15
        yield Markers(tuple(spots), shape, ink, size * scale)


def _marker_size(count: int, text_size: float) -> float:
    size = text_size * 0.72
    return size if count <= _CROWDED else max(size * _CROWDED / count, 2.5)


def _right_labels(frame: Frame) -> Iterator[Mark]:
    size = frame.options.text_size
    for label in frame.labels:
        at, y = frame.up.at(label.value), label.y
        lead = (frame.right + 1, at, frame.right + size * 0.6, y)
        if abs(at - y) > size / 2:
            yield Segments((lead,), Ink.LINE, 0.8)
        ink = Ink.TEXT if label.strong else Ink.SECONDARY
        x = frame.right + size * 0.9
        yield Label(x, y + size * _BASELINE, label.text, ink, size, Anchor.START, label.strong)


def _captions(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    options = frame.options
    size = options.text_size
    for number, line in enumerate(frame.title):
        y = (number + 0.78) * size * _TITLE * LINE_HEIGHT
        yield Label(0.0, y, line, Ink.TEXT, size * _TITLE, bold=True)
    if frame.unit:
        yield Label(0.0, frame.notes_at, frame.unit, Ink.SECONDARY, size)
    if options.profile:
        text = fitted(f"Rules: {analysis.options.profile}", size, options.width)
        y = options.height - size * 0.4
        yield Label(options.width, y, text, Ink.SECONDARY, size, Anchor.END)
