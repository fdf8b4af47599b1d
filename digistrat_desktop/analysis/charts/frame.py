"""Where everything of a trend chart stands, and what is printed around it.

Margins, axes and the labels at the right edge; title, unit and a legend of the forms that are drawn.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.charts import drawing
from digistrat_desktop.analysis.charts.plot import (
    BREAK,
    COMMON,
    GAP,
    RING,
    Gap,
    LineLabel,
    PointForm,
    TrendPlot,
)
from digistrat_desktop.analysis.charts.scales import (
    BASELINE,
    AxisScale,
    Tick,
    enough_ticks,
    fitted,
    period_ticks,
    spread,
    text_width,
    wrapped,
)
from digistrat_desktop.domain.periods.periods import Period

LINE_HEIGHT = 1.35
TITLE = 1.3
_MOST_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class ChartOptions:
    width: float = 640.0  # of the sheet, in points
    height: float = 260.0  # of the sheet, in points
    text_size: float = 9.0  # of the labels, in points
    title: bool = False  # print the finding above the chart
    profile: bool = True  # print the name of the rules below it
    latest_signal: bool = False  # mark only the run of points that reaches the last one
    # places of points that are drawn large and hollow, as those that would be new
    new: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    plot: TrendPlot
    options: ChartOptions
    title: tuple[str, ...]  # the finding, broken into lines; none when it is not printed
    notes_at: float  # baseline of the line of notes above the plot
    # left, top, right, bottom: of the plot
    left: float
    top: float
    right: float
    bottom: float
    across: AxisScale  # from the place of a period to points
    up: AxisScale  # from a place on the value axis to points
    value_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    labels: tuple[LineLabel, ...]

    def y(self, value: float) -> float:
        """Give where a value stands, in points from the top."""
        return self.up.at(self.plot.axis.place(value))

    @property
    def reach(self) -> float:
        """How far a line goes beyond the periods it holds for: nearly half a step, never much."""
        return min((self.across.at(1) - self.across.at(0)) / 2, 12.0) * 0.8

    def stretch(self, first: float, last: float) -> tuple[float, float]:
        """Give where a line over some places begins and ends, inside the plot."""
        left, right = self.across.at(first) - self.reach, self.across.at(last) + self.reach
        return max(left, self.left), min(right, self.right)


def frame_of(plot: TrendPlot, options: ChartOptions, note_rows: int = 0) -> Frame:
    """Place a chart's parts, `note_rows` rows of remarks above; it has at least one value."""
    size = options.text_size
    title = _title(plot, options)
    notes_at = len(title) * size * TITLE * LINE_HEIGHT + size * LINE_HEIGHT
    top = notes_at + size * (0.8 + note_rows * LINE_HEIGHT)
    below = 2.1 + (LINE_HEIGHT if options.profile else 0.0)
    bottom = max(options.height - size * below, top + size * 3)
    axis = plot.axis
    up = AxisScale(axis.low, axis.high, bottom, top)
    scaled = abs(up.at(axis.floor) - up.at(axis.ceiling))
    ticks = enough_ticks(axis.floor, axis.ceiling, int(scaled / (size * 3.2)))
    left = size + max((text_width(tick.text, size) for tick in ticks), default=0.0)
    widest = max((text_width(x.text, size, bold=x.strong) for x in plot.labels), default=0.0)
    right = max(options.width - widest - size * 1.4, left + size * 4)
    alone = plot.places[0] == plot.end
    ends = plot.places[0] - alone, plot.end + alone
    return Frame(
        plot=plot,
        options=options,
        title=title,
        notes_at=notes_at,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        across=AxisScale(*ends, left + size, right - size * 0.6),
        up=up,
        value_ticks=ticks,
        time_ticks=time_ticks(plot.first, plot.last, right - left, size),
        labels=placed_labels(
            plot.labels, lambda value: up.at(axis.place(value)), size * LINE_HEIGHT, (top, bottom)
        ),
    )


def _title(plot: TrendPlot, options: ChartOptions) -> tuple[str, ...]:
    if not options.title:
        return ()
    size = options.text_size * TITLE
    lines = wrapped(plot.title, size, options.width, bold=True)
    if len(lines) > _MOST_TITLE_LINES:
        kept = _MOST_TITLE_LINES - 1
        return (*lines[:kept], fitted(" ".join(lines[kept:]), size, options.width, bold=True))
    return lines


def time_ticks(first: Period, last: Period, width: float, size: float) -> tuple[Tick, ...]:
    """Give the periods named below a time axis of a width, in points."""
    room = text_width(last.short_label, size) + size * 1.6
    return period_ticks(first, last, max(int(width / room), 1))


def placed_labels(
    labels: Sequence[LineLabel], at: Callable[[float], float], gap: float, ends: tuple[float, float]
) -> tuple[LineLabel, ...]:
    """Move the labels apart, from the top down.

    Args:
        at: gives where a value stands.
        gap: the least from one to the next.
        ends: highest and lowest place.
    """
    ordered = sorted(labels, key=lambda label: at(label.value))
    places = spread([at(label.value) for label in ordered], gap, *ends)
    return tuple(replace(label, y=y) for label, y in zip(ordered, places, strict=True))


HOLE = 0.5  # of a provisional point's width: how much is left open
_MOST_NAMED = 24
_WORDS = {
    drawing.Shape.SQUARE: "improvement",
    drawing.Shape.TRIANGLE_UP: "concern",
    drawing.Shape.TRIANGLE_DOWN: "concern",
    drawing.Shape.DIAMOND: "change to explain",
}


_SIGNS = {
    drawing.Shape.SQUARE: "\N{BLACK SQUARE}",
    drawing.Shape.TRIANGLE_UP: "\N{BLACK UP-POINTING TRIANGLE}",
    drawing.Shape.TRIANGLE_DOWN: "\N{BLACK DOWN-POINTING TRIANGLE}",
    drawing.Shape.DIAMOND: "\N{BLACK DIAMOND}",
}


def shapes_told(plot: TrendPlot) -> tuple[str, ...]:
    """Say of each shape of point on a chart that has a meaning what it is: its sign and a word."""
    shown = {form.shape for form in plot.forms}
    return tuple(f"{sign} {_WORDS[shape]}" for shape, sign in _SIGNS.items() if shape in shown)


def break_marks(frame: Frame) -> Iterator[drawing.Mark]:
    """Say where the value axis is broken, and write the values that are not to scale."""
    size, left = frame.options.text_size, frame.left
    for at in frame.plot.axis.breaks:
        y = frame.up.at(at)
        yield from broken(left, y, size * 0.45)
        is_ceiling = at == frame.plot.axis.ceiling
        base = y + size * (0.05 if is_ceiling else 0.65)  # amid the break, clear of its 2 lines
        yield drawing.Label(left + size * 1.2, base, BROKEN, drawing.Ink.SECONDARY, size)
    for row, words in frame.plot.far.items():
        value = frame.plot.values[row]
        if value is not None:
            at_left = (
                frame.across.at(frame.plot.places[row]) + size + text_width(words, size)
                > frame.right
            )
            x = frame.across.at(frame.plot.places[row]) + size * (-0.7 if at_left else 0.7)
            anchor = drawing.Anchor.END if at_left else drawing.Anchor.START
            y = frame.y(value) + size * BASELINE
            yield drawing.Label(x, y, words, drawing.Ink.TEXT, size, anchor)


BROKEN = "axis broken"


def broken(x: float, y: float, reach: float) -> Iterator[drawing.Mark]:
    """Draw the sign of a broken axis: 2 slanted strokes."""
    pieces = tuple(
        (x + off - reach / 2, y + reach, x + off + reach / 2, y - reach) for off in (0, reach)
    )
    yield drawing.Segments(pieces, *BREAK)


def missing_marks(frame: Frame) -> Iterator[drawing.Mark]:
    """Mark at the foot of the plot every period for which there is no value."""
    size, gaps = frame.options.text_size, frame.plot.gaps
    for gap in gaps:
        left, right = frame.stretch(gap.first, gap.last)
        yield drawing.Segments(((left, frame.bottom, right, frame.bottom),), *GAP)
        room = 0.0 if len(gaps) > _MOST_NAMED else _room_below(frame, gap)
        width = text_width(gap.words, size)
        if width <= room:
            middle = (left + right) / 2
            y = frame.bottom - size * 0.5
            # A limit may run here; the words interrupt it rather than lie on it.
            yield drawing.Box(middle - width / 2, y - size * 0.8, width, size, drawing.Ink.SURFACE)
            yield drawing.Label(
                middle, y, gap.words, drawing.Ink.SECONDARY, size, drawing.Anchor.MIDDLE
            )


def _room_below(frame: Frame, gap: Gap) -> float:
    """Give the width around a gap that no value or other gap's label uses, in points."""
    size, plot = frame.options.text_size, frame.plot
    step = frame.across.at(1) - frame.across.at(0)
    middle = frame.across.at((gap.first + gap.last) / 2)
    ceiling = frame.bottom - size * 1.6
    edges = [middle - frame.left, frame.right - middle]
    edges += [
        abs(frame.across.at(place) - middle) - step / 4
        for place, value in zip(plot.places, plot.values, strict=True)
        if value is not None and frame.y(value) > ceiling
    ]
    others = [place for other in plot.gaps if other != gap for place in other[1:]]
    edges += [abs(frame.across.at(place) - middle) / 2 for place in others]
    return max(min(edges), 0.0) * 2 - size * 0.3


def right_labels(frame: Frame) -> Iterator[drawing.Mark]:
    size = frame.options.text_size
    for label in frame.labels:
        at, y = frame.y(label.value), label.y
        lead = (frame.right + 1, at, frame.right + size * 0.6, y)
        if abs(at - y) > size / 2:
            yield drawing.Segments((lead,), drawing.Ink.LINE, 0.8)
        ink = drawing.Ink.TEXT if label.strong else drawing.Ink.SECONDARY
        x = frame.right + size * 0.9
        yield drawing.Label(
            x, y + size * BASELINE, label.text, ink, size, drawing.Anchor.START, label.strong
        )


def title_marks(lines: Sequence[str], size: float) -> Iterator[drawing.Label]:
    for number, line in enumerate(lines):
        yield drawing.Label(
            0.0, (number + 0.78) * size * LINE_HEIGHT, line, drawing.Ink.TEXT, size, bold=True
        )


def captions(frame: Frame, beside: tuple[TrendPlot, ...] = ()) -> Iterator[drawing.Mark]:
    """Print title, unit, legend and rules, those of the charts above this one (`beside`) too."""
    options, drawn = frame.options, (frame.plot, *beside)
    size = options.text_size
    yield from title_marks(frame.title, size * TITLE)
    if frame.plot.unit:
        yield drawing.Label(0.0, frame.notes_at, frame.plot.unit, drawing.Ink.SECONDARY, size)
    if options.profile:
        rules = ", ".join(dict.fromkeys(plot.rules for plot in drawn))
        text = fitted(rules, size, options.width)
        y = options.height - size * 0.4
        yield drawing.Label(options.width, y, text, drawing.Ink.SECONDARY, size, drawing.Anchor.END)
        yield from _legend(drawn, frame, options.width - text_width(text, size) - size)


def _legend(drawn: tuple[TrendPlot, ...], frame: Frame, room: float) -> Iterator[drawing.Mark]:
    """Name the forms that are on the chart, as far as there is room for them."""
    size = frame.options.text_size
    x, y = frame.left, frame.options.height - size * 0.4
    for word, forms in _by_word(drawn).items():
        beside = x + size * len(forms)
        end = beside + text_width(word, size) + size * 1.2
        if end > room:
            return
        for number, form in enumerate(forms):
            yield from _form(form, x + size * number, y - size * 0.36, size)
        yield drawing.Label(beside + size * 0.2, y, word, drawing.Ink.SECONDARY, size)
        x = end


def _by_word(drawn: tuple[TrendPlot, ...]) -> dict[str, list[PointForm | None]]:
    """Gather the forms that mean the same; None stands for the mark of a missing value."""
    found: dict[str, list[PointForm | None]] = {}
    for form in dict.fromkeys(form._replace(hollow=False) for plot in drawn for form in plot.forms):
        if form.shape in _WORDS:
            found.setdefault(_WORDS[form.shape], []).append(form)
    if any(plot.gaps for plot in drawn):
        found["no value"] = [None]
    if any(plot.is_provisional for plot in drawn):
        found["hollow or p: provisional"] = [COMMON._replace(hollow=True)]
    if any(plot.ringed for plot in drawn):
        found["ringed: kept out of the limits"] = [_RINGED]
    return found


_RINGED = COMMON._replace(ink=drawing.Ink.TEXT)


def _form(form: PointForm | None, x: float, y: float, size: float) -> Iterator[drawing.Mark]:
    if form == _RINGED:
        yield from point_marks(COMMON, ((x + size * 0.4, y),), size * 0.5)
        disc = (x + size * 0.4, y, size * 0.45)
        yield drawing.Disc(*disc, RING.ink, drawing.DrawingPart.EMPTY, RING.width)
    elif form is None:
        yield drawing.Segments(((x, y, x + size * 0.8, y),), *GAP)
    else:
        yield from point_marks(form, ((x + size * 0.4, y),), size * 0.75)


def point_marks(
    form: PointForm, spots: tuple[tuple[float, float], ...], size: float
) -> Iterator[drawing.Mark]:
    """Draw points of one form; a hollow one shows the ground in its middle."""
    yield drawing.Markers(spots, form.shape, form.ink, size)
    if form.hollow:
        yield drawing.Markers(spots, form.shape, drawing.Ink.SURFACE, size * HOLE)
