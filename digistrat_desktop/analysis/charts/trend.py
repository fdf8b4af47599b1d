"""A metric's control chart as marks.

Source: docs/spec/metrics.md#drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.charts.captions import (
    COMMON_LOOK,
    HOLE,
    LOOKS,
    captions,
    is_provisional,
    missing_marks,
    right_labels,
)
from digistrat_desktop.analysis.charts.drawing import (
    Anchor,
    Box,
    Drawing,
    Ink,
    Label,
    Mark,
    Markers,
    Segments,
    Shape,
)
from digistrat_desktop.analysis.charts.frame import (
    LINE_HEIGHT,
    ChartOptions,
    Frame,
    frame_of,
    note_of,
)
from digistrat_desktop.analysis.charts.scales import fitted, text_width
from digistrat_desktop.analysis.charts.spark import joined, target_steps
from digistrat_desktop.analysis.measures.remarks import alternative_text, crosses_rebases
from digistrat_desktop.analysis.measures.spc.rows import moment_words, place_of
from digistrat_desktop.analysis.measures.words import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcGroup, SpcPoint
    from digistrat_desktop.analysis.measures.words import Subject


_HEIGHT_A_ROW = 110.0
_FEWEST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A remark where it is written.

    Attributes:
        at: x of its period.
        x: where the words begin.
        row: counted from the plot upwards.
    """

    at: float
    x: float
    row: int
    text: str


def notes_in_words(analysis: SpcAnalysis, notes: Mapping[int, str]) -> Iterator[str]:
    """Say every remark with its period, earliest first, for those who do not see the chart."""
    for point in analysis.points:
        words = notes.get(place_of(point.period))
        if words:
            yield f"{moment_words(point.period)}: {words.rstrip('.')}."


def most_rows(height: float) -> int:
    """Give the rows of remarks a chart of a height can spare."""
    return 1 + int(height // _HEIGHT_A_ROW)


def placed_notes(
    analysis: SpcAnalysis, frame: Frame, notes: Mapping[int, str], rows: int
) -> tuple[PlacedNote, ...]:
    """Place the remarks, the latest lowest, so that no lead runs through words.

    Args:
        analysis: a remark on a period it does not hold is left out.
        frame: the chart's places.
        notes: words by the place of their period.
        rows: there is room for; a remark that finds none is left to the words beside the chart.
    """
    known = {place_of(point.period) for point in analysis.points}
    begins = [frame.options.width] * rows
    found: list[PlacedNote] = []
    for place in sorted(known & notes.keys(), reverse=True):
        note = _placed(frame, frame.across.at(place), notes[place], begins)
        if note is not None:
            found.append(note)
            begins[note.row] = min(note.x, note.at)
    return tuple(found)


def _placed(frame: Frame, at: float, words: str, begins: list[float]) -> PlacedNote | None:
    """Take the lowest row with room for all the words, else the roomiest, cut to fit."""
    size = frame.options.text_size
    gap, width = size * 0.5, text_width(words, size)
    for row, end in enumerate(begins):
        # At the right edge the words may begin left of their period, over room nobody needs.
        x = at + gap if end < frame.options.width else min(at + gap, end - width)
        if x >= frame.left and x + width <= end - (gap if end < frame.options.width else 0):
            return PlacedNote(at, x, row, words)
    row = max(range(len(begins)), key=begins.__getitem__)
    text = fitted(words, size, begins[row] - gap * 2 - at)
    return PlacedNote(at, at + gap, row, text) if len(text) >= _FEWEST_LETTERS else None


def note_marks(
    analysis: SpcAnalysis, frame: Frame, placed: tuple[PlacedNote, ...]
) -> Iterator[Mark]:
    """Draw the leads, then the words, which interrupt whatever runs behind them."""
    size = frame.options.text_size
    heights = {
        frame.across.at(place_of(p.period)): frame.up.at(p.value)
        for p in analysis.points
        if p.value is not None
    }
    leads = []
    for note in placed:
        foot = heights.get(note.at, frame.bottom) - size * 0.6
        leads.append((note.at, _baseline(frame, note.row) + size * 0.3, note.at, foot))
    yield Segments(tuple(leads), Ink.MUTED, 0.8)
    for note in placed:
        y, width = _baseline(frame, note.row), text_width(note.text, size)
        yield Box(note.x - 1, y - size * 0.8, width + 2, size, Ink.SURFACE)
        yield Label(note.x, y, note.text, Ink.TEXT, size)


def _baseline(frame: Frame, row: int) -> float:
    size = frame.options.text_size
    return frame.top - size * 0.8 - row * size * LINE_HEIGHT


_DASHED = (4.0, 3.0)
_DOTTED = (1.5, 2.0)
_TITLE = 1.3
_BASELINE = 0.36
_CROWDED = 90


def trend_chart(
    analysis: SpcAnalysis,
    subject: Subject,
    options: ChartOptions | None = None,
    notes: Mapping[int, str] | None = None,
) -> Drawing:
    """Draw a metric over time with its limits, its target and its signals.

    Args:
        analysis: as read by `spc.analyse`.
        subject: the metric's name, unit and decimals.
        options: how the chart is set.
        notes: remarks by the place of their period (`figures_spark.place_of`).
    """
    options, notes = options or ChartOptions(), notes or {}
    alt = " ".join((alternative_text(analysis, subject), *notes_in_words(analysis, notes)))
    if analysis.last is None:
        return Drawing(options.width, options.height, (_empty(analysis, subject, options),), alt)
    frame = frame_of(analysis, subject, options)
    placed = placed_notes(analysis, frame, notes, most_rows(options.height))
    if placed:
        rows = 1 + max(note.row for note in placed)
        frame = frame_of(analysis, subject, options, rows)
        placed = placed_notes(analysis, frame, notes, rows)
    marks = (*chart_marks(analysis, frame, placed), *captions((analysis,), frame))
    return Drawing(options.width, options.height, marks, alt)


def draw_line(line: MetricLine, options: ChartOptions) -> Drawing:
    """Draw a metric over time with the remarks made on it."""
    return trend_chart(line.analysis, line.subject, options, line.notes)


def chart_marks(
    analysis: SpcAnalysis, frame: Frame, notes: tuple[PlacedNote, ...] = ()
) -> tuple[Mark, ...]:
    """Give all of a chart but its captions; the analysis has at least one value."""
    return (
        *_grid(frame),
        *_target(analysis, frame),
        *_lines(analysis, frame),
        *missing_marks(analysis, frame),
        *_notes(analysis, frame),
        *note_marks(analysis, frame, notes),
        *_trajectory(analysis, frame),
        *_values(analysis, frame),
        *_points(analysis, frame),
        *right_labels(frame),
    )


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


def _target(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    target = analysis.options.target
    if target is not None and not analysis.options.trajectory:
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
    """Draw the rebase lines, and above them their reasons, kept apart in one line."""
    size = frame.options.text_size
    starts = [_note_start(analysis, group, frame) for group in analysis.groups]
    taken = _note_start(analysis, analysis.groups[0], frame)
    for number, group in enumerate(analysis.groups):
        if group.first:
            foot = (starts[number], frame.notes_at + size * 0.4, starts[number], frame.bottom)
            yield Segments((foot,), Ink.SECONDARY, 0.9, _DOTTED)
        end = starts[number + 1] if number + 1 < len(starts) else frame.options.width
        x, text = _note_place(note_of(analysis, group), (taken, starts[number], end), size)
        if text:
            yield Label(x, frame.notes_at, text, Ink.TEXT, size)
            taken = x + text_width(text, size) + size


def _note_place(words: str, places: tuple[float, float, float], size: float) -> tuple[float, str]:
    """Set a note right of its line; moved left over free room before it is cut.

    Args:
        words: the note.
        places: where free room begins, where the note's line stands, and where room ends.
        size: of the type, in points.
    """
    free, start, end = places
    wanted = start + size * 0.5
    x = max(min(wanted, end - size * 0.5 - text_width(words, size)), min(free, wanted))
    return x, fitted(words, size, end - size * 0.5 - x)


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
    """Draw a target that changes as steps, each over the periods it holds for."""
    pieces: list[tuple[float, float, float, float]] = []
    for first, last, value in target_steps(analysis):
        left, right = max(frame.across.at(first), frame.left), frame.across.at(last)
        if last >= place_of(analysis.points[-1].period):
            right = frame.right
        y = frame.up.at(value)
        if pieces and pieces[-1][2] == left:
            pieces.append((left, pieces[-1][3], left, y))
        pieces.append((left, y, right, y))
    if pieces:
        yield Segments(tuple(pieces), Ink.TARGET, 1.4, _DOTTED)


def _values(analysis: SpcAnalysis, frame: Frame) -> Iterator[Mark]:
    """Join the values; a missing period breaks the line, and so does a rebase in the reference."""
    across_rebase = crosses_rebases(analysis.options)
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
    kinds: dict[tuple[Shape, Ink], list[tuple[float, float]]] = {COMMON_LOOK: []}
    for point in analysis.points:
        spot = _spot(point, frame)
        if spot is not None:
            look = LOOKS.get((point.kind, point.cause.sign), COMMON_LOOK)
            kinds.setdefault(look, []).append(spot)
    size = _marker_size(len(analysis.points), frame.options.text_size)
    open_spots = {_spot(point, frame) for point in analysis.points if is_provisional(point)}
    for (shape, ink), spots in kinds.items():
        scale = 0.85 if (shape, ink) == COMMON_LOOK else 1.15
        yield Markers(tuple(spots), shape, ink, size * scale)
        hollow = tuple(spot for spot in spots if spot in open_spots)
        if hollow:
            yield Markers(hollow, shape, Ink.SURFACE, size * scale * HOLE)


def _marker_size(count: int, text_size: float) -> float:
    size = text_size * 0.72
    return size if count <= _CROWDED else max(size * _CROWDED / count, 2.5)
