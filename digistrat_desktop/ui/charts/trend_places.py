"""What stands where on the interactive chart: forms of points, heights, names of lines."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.figures_captions import COMMON_LOOK, LOOKS, is_provisional
from digistrat_desktop.analysis.figures_frame import LineLabel
from digistrat_desktop.analysis.figures_scales import value_range
from digistrat_desktop.analysis.metric_values import format_number
from digistrat_desktop.analysis.spc.rows import moment_of
from digistrat_desktop.domain.periods import Period, PeriodKind, period_at
from digistrat_desktop.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digistrat_desktop.analysis.drawing import Ink, Shape
    from digistrat_desktop.analysis.metric_lines import MetricLine
    from digistrat_desktop.analysis.spc import SpcPoint


def looks(points: tuple[SpcPoint, ...]) -> dict[tuple[Shape, Ink, bool], list[int]]:
    """Give the places of the points of each look; the last part tells the hollow, provisional ones."""
    found: dict[tuple[Shape, Ink, bool], list[int]] = {(*COMMON_LOOK, False): []}
    for at, point in enumerate(points):
        if point.value is not None:
            look = LOOKS.get((point.kind, point.cause.sign), COMMON_LOOK)
            found.setdefault((*look, is_provisional(point)), []).append(at)
    return found


def period_of(point: SpcPoint) -> Period:
    """Give a row's period; a bare date is a day."""
    if isinstance(point.period, Period):
        return point.period
    return period_at(moment_of(point.period), PeriodKind.DAY)


def all_values(line: MetricLine | None) -> Iterator[float]:
    """Give every height that must be on the chart."""
    if line is None:
        return
    found = line.analysis
    for group in found.groups:
        yield from (
            v for v in (group.limits.lower, group.limits.mean, group.limits.upper) if v is not None
        )
    rows = (v for p in found.points for v in (p.value, p.trajectory))
    yield from (v for v in rows if v is not None)
    if found.options.target is not None:
        yield found.options.target


def top(line: MetricLine) -> float:
    """Give the height at which notes are written, a little above everything."""
    values = list(all_values(line))
    low, high = value_range(values) if values else (0.0, 1.0)
    return high + (high - low) * 0.06


def note_place(width: float, free: float, start: float, end: float) -> tuple[float, float]:
    """Give where a note begins and the room it has: right of its line, or moved left to fit.

    Args:
        width: of all its words.
        free: where the room that nothing else takes begins.
        start: where its line stands.
        end: where its room ends.
    """
    x = max(min(start, end - width), min(free, start))
    return x, max(end - x, 0.0)


def line_labels(line: MetricLine) -> tuple[LineLabel, ...]:
    """Name the last group's lines, the target and the latest value."""
    found, latest = line.analysis, line.analysis.last
    limits = found.groups[-1].limits
    named = (
        (tr("Upper"), limits.upper),
        (tr("Mean"), limits.mean),
        (tr("Lower"), limits.lower),
        (tr("Target"), found.options.target),
        (tr("Latest"), latest.value if latest else None),
    )
    return tuple(
        LineLabel(
            f"{name} {format_number(v, line.subject.decimals)}", v, strong=name == tr("Latest")
        )
        for name, v in named
        if v is not None and abs(v) < inf
    )
