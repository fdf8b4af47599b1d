"""Where everything of a trend chart stands: margins, axes, and the labels at its right edge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from digistrat_desktop.analysis.charts.plot import LineLabel, TrendPlot
from digistrat_desktop.analysis.charts.scales import (
    AxisScale,
    Tick,
    fitted,
    period_ticks,
    spread,
    text_width,
    value_ticks,
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
    up: AxisScale  # from a value to points
    value_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    labels: tuple[LineLabel, ...]

    @property
    def reach(self) -> float:
        """How far a line goes beyond the periods it holds for: nearly half a step, never much."""
        return min((self.across.at(1) - self.across.at(0)) / 2, 12.0) * 0.8

    def stretch(self, first: float, last: float) -> tuple[float, float]:
        """Give where a line over some places begins and ends, inside the plot."""
        left, right = self.across.at(first) - self.reach, self.across.at(last) + self.reach
        return max(left, self.left), min(right, self.right)


def frame_of(plot: TrendPlot, options: ChartOptions, note_rows: int = 0) -> Frame:
    """Place a chart's parts; it has at least one value.

    Args:
        note_rows: rows of remarks between the line of notes and the plot.
    """
    size = options.text_size
    title = _title(plot, options)
    notes_at = len(title) * size * TITLE * LINE_HEIGHT + size * LINE_HEIGHT
    top = notes_at + size * (0.8 + note_rows * LINE_HEIGHT)
    below = 2.1 + (LINE_HEIGHT if options.profile else 0.0)
    bottom = max(options.height - size * below, top + size * 3)
    up = AxisScale(plot.low, plot.high, bottom, top)
    ticks = value_ticks(plot.low, plot.high, max(int((bottom - top) / (size * 3.2)), 2))
    left = size + max((text_width(tick.text, size) for tick in ticks), default=0.0)
    widest = max((text_width(x.text, size, bold=x.strong) for x in plot.labels), default=0.0)
    right = max(options.width - widest - size * 1.4, left + size * 4)
    alone = plot.places[0] == plot.places[-1]
    ends = plot.places[0] - alone, plot.places[-1] + alone
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
        labels=placed_labels(plot.labels, up.at, size * LINE_HEIGHT, (top, bottom)),
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
    labels: Sequence[LineLabel],
    at: Callable[[float], float],
    gap: float,
    ends: tuple[float, float],
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
