"""A metric's control chart as marks. Source: docs/spec/metrics.md#drawing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digistrat_desktop.analysis.charts import drawing
from digistrat_desktop.analysis.charts.frame import (
    LINE_HEIGHT,
    ChartOptions,
    Frame,
    break_marks,
    captions,
    frame_of,
    missing_marks,
    point_marks,
    right_labels,
)
from digistrat_desktop.analysis.charts.plot import (
    LIMIT,
    MEAN,
    RING,
    SECOND_TARGET,
    TARGET,
    LevelLine,
    plot_of,
)
from digistrat_desktop.analysis.charts.scales import BASELINE, fitted, room_for, text_width
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.analysis.measures.remarks import alternative_text
from digistrat_desktop.analysis.measures.spc.rows import moment_words, place_of
from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis
from digistrat_desktop.analysis.measures.words import Subject, finding

_HEIGHT_A_ROW = 110.0
_FEWEST_LETTERS = 8
_DOTTED = (1.5, 2.0)
_CROWDED = 90
_LAP = 0.4  # how far a step of the band reaches under the next, so that no seam shows


@dataclass(frozen=True, slots=True)
class PlacedNote:
    at: float  # x of its period
    x: float  # where the words begin
    row: int  # counted from the plot upwards
    text: str


def notes_in_words(analysis: SpcAnalysis, notes: Mapping[int, str]) -> Iterator[str]:
    """Say every remark with its period, earliest first, for those who do not see the chart."""
    for point in analysis.points:
        words = notes.get(place_of(point.period))
        if words:
            yield f"{moment_words(point.period)}: {words.rstrip('.')}."


def placed_notes(frame: Frame, notes: Mapping[int, str], rows: int) -> tuple[PlacedNote, ...]:
    """Place the remarks, the latest lowest, so that no lead runs through words.

    Args:
        notes: words by the place of their period; of one that is not drawn they are left out.
        rows: there is room for; a remark that finds none is left to the words beside the chart.
    """
    begins = [frame.options.width] * rows
    found: list[PlacedNote] = []
    for place in sorted(notes.keys() & set(frame.plot.places), reverse=True):
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


def note_marks(frame: Frame, placed: tuple[PlacedNote, ...]) -> Iterator[drawing.Mark]:
    """Draw the leads, then the words, which interrupt whatever runs behind them."""
    size = frame.options.text_size
    heights: dict[float, float] = dict(filter(None, _spots(frame)))
    leads = []
    for note in placed:
        foot = heights.get(note.at, frame.bottom) - size * 0.6
        leads.append((note.at, _baseline(frame, note.row) + size * 0.3, note.at, foot))
    yield drawing.Segments(tuple(leads), drawing.Ink.MUTED, 0.8)
    for note in placed:
        y, width = _baseline(frame, note.row), text_width(note.text, size)
        yield drawing.Box(note.x - 1, y - size * 0.8, width + 2, size, drawing.Ink.SURFACE)
        yield drawing.Label(note.x, y, note.text, drawing.Ink.TEXT, size)


def _baseline(frame: Frame, row: int) -> float:
    size = frame.options.text_size
    return frame.top - size * 0.8 - row * size * LINE_HEIGHT


def trend_chart(
    analysis: SpcAnalysis,
    subject: Subject,
    options: ChartOptions | None = None,
    notes: Mapping[int, str] | None = None,
) -> drawing.Drawing:
    """Draw a metric over time with its limits, its target and its signals.

    Args:
        options: how the chart is set.
        notes: remarks by the place of their period (`place_of`).
    """
    options, notes = options or ChartOptions(), notes or {}
    alt = " ".join((alternative_text(analysis, subject), *notes_in_words(analysis, notes)))
    if analysis.last is None:
        return drawing.Drawing(
            options.width, options.height, (_empty(analysis, subject, options),), alt
        )
    plot = plot_of(analysis, subject, latest_signal=options.latest_signal)
    frame = frame_of(plot, options)
    placed = placed_notes(frame, notes, 1 + int(options.height // _HEIGHT_A_ROW))
    if placed:
        rows = 1 + max(note.row for note in placed)
        frame = frame_of(plot, options, rows)
        placed = placed_notes(frame, notes, rows)
    marks = (*chart_marks(frame, placed), *captions(frame))
    return drawing.Drawing(options.width, options.height, marks, alt)


def draw_line(line: MetricLine, options: ChartOptions) -> drawing.Drawing:
    return trend_chart(line.analysis, line.subject, options, line.notes)


def chart_marks(frame: Frame, notes: tuple[PlacedNote, ...] = ()) -> tuple[drawing.Mark, ...]:
    """Give all of a chart but its captions."""
    return (
        *_usual_ranges(frame),
        *_grid(frame),
        *_target(frame),
        drawing.Segments(_across(frame, frame.plot.limits), *LIMIT),
        drawing.Segments(_across(frame, frame.plot.means), *MEAN),
        *missing_marks(frame),
        *_begins(frame),
        *note_marks(frame, notes),
        *_steps(frame),
        *_values(frame),
        *break_marks(frame),
        *right_labels(frame),
    )


def _empty(analysis: SpcAnalysis, subject: Subject, options: ChartOptions) -> drawing.Label:
    size = options.text_size * 1.2
    middle = options.width / 2, options.height / 2
    return drawing.Label(
        *middle, finding(analysis, subject), drawing.Ink.SECONDARY, size, drawing.Anchor.MIDDLE
    )


def _grid(frame: Frame) -> Iterator[drawing.Mark]:
    size = frame.options.text_size
    heights = [(tick.text, frame.y(tick.value)) for tick in frame.value_ticks]
    yield drawing.Segments(
        tuple((frame.left, y, frame.right, y) for _, y in heights), drawing.Ink.LINE, 0.7
    )
    for text, y in heights:
        x = frame.left - size * 0.5
        yield drawing.Label(
            x, y + size * BASELINE, text, drawing.Ink.SECONDARY, size, drawing.Anchor.END
        )
    for tick in frame.time_ticks:
        x = frame.across.at(tick.value)
        yield drawing.Label(
            x,
            frame.bottom + size * 1.6,
            tick.text,
            drawing.Ink.SECONDARY,
            size,
            drawing.Anchor.MIDDLE,
        )


def _usual_ranges(frame: Frame) -> Iterator[drawing.Mark]:
    for band in frame.plot.bands:
        left, right = _ends(frame, band.first, band.last, is_step=band.is_step)
        top, foot = frame.y(band.high), frame.y(band.low)
        lap = _LAP if band.is_step and right < frame.right else 0.0
        yield drawing.Box(left, top, right - left + lap, foot - top, drawing.Ink.MUTED_FILL)


def _target(frame: Frame) -> Iterator[drawing.Mark]:
    for value, form in ((frame.plot.target, TARGET), (frame.plot.second, SECOND_TARGET)):
        if value is not None:
            y = frame.y(value)
            yield drawing.Segments(((frame.left, y, frame.right, y),), *form)


def _across(
    frame: Frame, levels: Iterable[LevelLine]
) -> tuple[tuple[float, float, float, float], ...]:
    """Give level lines in points, a little longer than the periods they hold for; steps are joined."""
    pieces: list[tuple[float, float, float, float]] = []
    for one in levels:
        left, right = _ends(frame, one.first, one.last, is_step=one.is_step)
        y = frame.y(one.value)
        if one.is_step and pieces and pieces[-1][2] == left:
            pieces.append((left, pieces[-1][3], left, y))
        pieces.append((left, y, right, y))
    return tuple(pieces)


def _ends(frame: Frame, first: float, last: float, *, is_step: bool) -> tuple[float, float]:
    if not is_step:
        return frame.stretch(first, last)
    return max(frame.across.at(first), frame.left), min(frame.across.at(last), frame.right)


def _begins(frame: Frame) -> Iterator[drawing.Mark]:
    """Draw where new limits begin, and above the reasons, kept apart in one line."""
    size, unit = frame.options.text_size, frame.plot.unit
    # The unit stands in the same line, and may reach over the axis.
    origin = frame.left + (max(text_width(unit, size) - frame.left + size, 0.0) if unit else 0.0)
    starts = [
        origin if new.place is None else frame.across.at(new.place) for new in frame.plot.begins
    ]
    free = origin
    for new, start, end in zip(
        frame.plot.begins, starts, (*starts[1:], frame.options.width), strict=True
    ):
        if new.place is not None:
            line = (start, frame.notes_at + size * 0.4, start, frame.bottom)
            yield drawing.Segments((line,), drawing.Ink.SECONDARY, 0.9, _DOTTED)
        last = end - size * 0.5
        text, x = "", start
        for words in (new.words, new.short):  # a reason is whole or not there at all
            x, room = room_for(text_width(words, size), free, start + size * 0.5, last)
            text = fitted(words, size, room)
            if text == words:
                break
        if text:
            yield drawing.Label(x, frame.notes_at, text, drawing.Ink.TEXT, size)
            free = x + text_width(text, size) + size


def _steps(frame: Frame) -> Iterator[drawing.Mark]:
    """Draw a target that changes as steps, each over the periods it holds for."""
    pieces: list[tuple[float, float, float, float]] = []
    for first, last, value, _ in frame.plot.steps:
        left, right = max(frame.across.at(first), frame.left), frame.across.at(last)
        if last >= frame.plot.end:
            right = frame.right
        y = frame.y(value)
        if pieces and pieces[-1][2] == left:
            pieces.append((left, pieces[-1][3], left, y))
        pieces.append((left, y, right, y))
    if pieces:
        yield drawing.Segments(tuple(pieces), *TARGET)


def _values(frame: Frame) -> Iterator[drawing.Mark]:
    """Draw the line of values, then the points, those that stand out last: nothing covers them."""
    spots, plot = _spots(frame), frame.plot
    pieces = (
        (*before, *after)
        for before, after, link in zip(spots, spots[1:], plot.links, strict=False)
        if link and before and after
    )
    yield drawing.Segments(tuple(pieces), drawing.Ink.COMMON, 1.3)
    size = _marker_size(len(spots), frame.options.text_size)
    for form, members in plot.forms.items():
        mine = tuple(spot for spot in map(spots.__getitem__, members) if spot)
        yield from point_marks(form, mine, size * (0.85 if form.is_common else 1.15))
    for place, new in zip(plot.places, spots, strict=True):
        if new and place in frame.options.new:
            yield from _hollow(*new, size * 0.7)
    for spot in filter(None, (spots[at] for at in plot.ringed)):
        yield drawing.Disc(*spot, size, RING.ink, drawing.DrawingPart.EMPTY, RING.width)


def _hollow(x: float, y: float, radius: float) -> Iterator[drawing.Mark]:
    yield drawing.Disc(x, y, radius, drawing.Ink.SURFACE, drawing.DrawingPart.FULL)
    yield drawing.Disc(x, y, radius, drawing.Ink.TEXT, drawing.DrawingPart.EMPTY, 1.6)


def _spots(frame: Frame) -> list[tuple[float, float] | None]:
    pairs = zip(frame.plot.places, frame.plot.values, strict=True)
    return [None if v is None else (frame.across.at(at), frame.y(v)) for at, v in pairs]


def _marker_size(count: int, text_size: float) -> float:
    size = text_size * 0.72
    return size if count <= _CROWDED else max(size * _CROWDED / count, 2.5)
