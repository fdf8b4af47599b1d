"""Where everything of a trend chart stands: margins, axes, and the labels at its right edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.charts.scales import (
    AxisScale,
    Tick,
    fitted,
    period_ticks,
    spread,
    text_width,
    value_range,
    value_ticks,
    wrapped,
)
from digistrat_desktop.analysis.measures.remarks import trial_words
from digistrat_desktop.analysis.measures.spc.rows import moment_of, place_of
from digistrat_desktop.analysis.measures.spc.values import RemarkKind
from digistrat_desktop.analysis.measures.values import axis_unit, format_number
from digistrat_desktop.analysis.measures.words import Subject, chart_title
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at

if TYPE_CHECKING:
    from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis, SpcGroup

LINE_HEIGHT = 1.35
TITLE = 1.3
_MOST_TITLE_LINES = 2
_LATEST = "Latest"


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """How a trend chart is set.

    Attributes:
        width: of the sheet, in points.
        height: of the sheet, in points.
        text_size: of the labels, in points.
        title: print the finding above the chart.
        profile: print the name of the rules below it.
    """

    width: float = 640.0
    height: float = 260.0
    text_size: float = 9.0
    title: bool = False
    profile: bool = True


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A line named at the chart's right edge: its value, its words and where they stand."""

    text: str
    value: float
    y: float = 0.0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart's fixed places.

    Attributes:
        title: the finding, broken into lines; none when it is not printed.
        unit: what stands above the value axis.
        notes_at: baseline of the line of notes above the plot.
        left: of the plot.
        top: of the plot.
        right: of the plot.
        bottom: of the plot.
    """

    options: ChartOptions
    title: tuple[str, ...]
    unit: str
    notes_at: float
    left: float
    top: float
    right: float
    bottom: float
    across: AxisScale
    up: AxisScale
    value_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    labels: tuple[LineLabel, ...]

    @property
    def half_step(self) -> float:
        """Half the distance of two neighbouring periods, in points, and never much."""
        return min((self.across.at(1) - self.across.at(0)) / 2, 12.0)


def frame_of(
    analysis: SpcAnalysis, subject: Subject, options: ChartOptions, note_rows: int = 0
) -> Frame:
    """Place a chart's parts; the analysis has at least one value.

    Args:
        analysis: as read.
        subject: what is measured.
        options: how the chart is set.
        note_rows: rows of remarks between the line of notes and the plot.
    """
    size = options.text_size
    title = _title(analysis, subject, options)
    notes_at = len(title) * size * TITLE * LINE_HEIGHT + size * LINE_HEIGHT
    top = notes_at + size * (0.8 + note_rows * LINE_HEIGHT)
    below = 2.1 + (LINE_HEIGHT if options.profile else 0.0)
    bottom = max(options.height - size * below, top + size * 3)
    low, high = value_range(_all_values(analysis))
    up = AxisScale(low, high, bottom, top)
    ticks = value_ticks(low, high, max(int((bottom - top) / (size * 3.2)), 2))
    labels = _line_labels(analysis, subject)
    left = size + max((text_width(tick.text, size) for tick in ticks), default=0.0)
    widest = max((text_width(x.text, size, bold=x.strong) for x in labels), default=0.0)
    right = max(options.width - widest - size * 1.4, left + size * 4)
    across = _across(analysis, left + size, right - size * 0.6)
    return Frame(
        options=options,
        title=title,
        unit=axis_unit(subject.unit),
        notes_at=notes_at,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        across=across,
        up=up,
        value_ticks=ticks,
        time_ticks=_time_ticks(analysis, right - left, size),
        labels=_placed(labels, up, size, (top, bottom)),
    )


def _title(analysis: SpcAnalysis, subject: Subject, options: ChartOptions) -> tuple[str, ...]:
    if not options.title:
        return ()
    size = options.text_size * TITLE
    lines = wrapped(chart_title(analysis, subject), size, options.width, bold=True)
    if len(lines) > _MOST_TITLE_LINES:
        kept = _MOST_TITLE_LINES - 1
        return (*lines[:kept], fitted(" ".join(lines[kept:]), size, options.width, bold=True))
    return lines


def _all_values(analysis: SpcAnalysis) -> list[float]:
    lines = (v for g in analysis.groups for v in (g.limits.lower, g.limits.mean, g.limits.upper))
    rows = (v for p in analysis.points for v in (p.value, p.trajectory))
    return [v for v in (*lines, *rows, analysis.options.target) if v is not None]


def _across(analysis: SpcAnalysis, left: float, right: float) -> AxisScale:
    first, last = place_of(analysis.points[0].period), place_of(analysis.points[-1].period)
    if first == last:
        return AxisScale(first - 1, first + 1, left, right)
    return AxisScale(first, last, left, right)


def _time_ticks(analysis: SpcAnalysis, width: float, size: float) -> tuple[Tick, ...]:
    first, last = analysis.points[0].period, analysis.points[-1].period
    if not isinstance(first, Period) or not isinstance(last, Period):
        first = period_at(moment_of(first), PeriodKind.DAY)
        last = period_at(moment_of(last), PeriodKind.DAY)
    return time_ticks(first, last, width, size)


def time_ticks(first: Period, last: Period, width: float, size: float) -> tuple[Tick, ...]:
    """Give the periods named below a time axis of a width, in points."""
    room = text_width(last.short_label, size) + size * 1.6
    return period_ticks(first, last, max(int(width / room), 1))


def _line_labels(analysis: SpcAnalysis, subject: Subject) -> tuple[LineLabel, ...]:
    limits, latest = analysis.groups[-1].limits, analysis.last
    named = (
        ("Upper", limits.upper),
        ("Mean", limits.mean),
        ("Lower", limits.lower),
        ("Target", analysis.options.target),
        (_LATEST, latest.value if latest else None),
    )
    return tuple(
        LineLabel(f"{name} {format_number(value, subject.decimals)}", value, strong=name == _LATEST)
        for name, value in named
        if value is not None
    )


def _placed(
    labels: tuple[LineLabel, ...], up: AxisScale, size: float, ends: tuple[float, float]
) -> tuple[LineLabel, ...]:
    """Move the labels apart, from the top down."""
    ordered = sorted(labels, key=lambda label: up.at(label.value))
    wanted = [up.at(label.value) for label in ordered]
    places = spread(wanted, size * LINE_HEIGHT, *ends)
    return tuple(
        LineLabel(label.text, label.value, y, label.strong)
        for label, y in zip(ordered, places, strict=True)
    )


def note_of(analysis: SpcAnalysis, group: SpcGroup) -> str:
    """Give the words above a group: why its limits begin here, and whether they are on trial."""
    first = analysis.points[group.first].period
    begins = first.label if isinstance(first, Period) else ""
    parts = []
    if group.first:
        parts.append(f"New limits from {begins or 'here'}")
        if group.reason:
            parts[0] += f": {group.reason}"
    if trial_words(analysis, group):
        words = f"trial limits, {group.count} points"
        parts.append(f"({words})" if parts else words.capitalize())
    if group is analysis.groups[-1] and analysis.remark(RemarkKind.NO_VARIATION):
        parts.append("(no variation, no limits)" if parts else "No variation: no limits")
    return " ".join(parts)
