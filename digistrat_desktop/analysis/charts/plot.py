"""What a trend chart shows, in places of periods and in the metric's unit.

The printed chart (`trend.py`) and the one to move about in (`ui.charts.trend_view`) both draw these
values, so that they show the same lines, forms, words and gaps.

Source: docs/spec/metrics.md#drawing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from digistrat_desktop.analysis.charts.drawing import Ink, Shape
from digistrat_desktop.analysis.charts.scales import value_range
from digistrat_desktop.analysis.measures.remarks import crosses_rebases, rules_in_words, trial_words
from digistrat_desktop.analysis.measures.spc import values as spc
from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words, place_of
from digistrat_desktop.analysis.measures.words import (
    Subject,
    axis_unit,
    chart_title,
    format_number,
    missing_words,
)
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.domain.trust.metrics import ReadingState

_HALF = 0.5


class PointForm(NamedTuple):
    """How a point is drawn; a provisional one is hollow until it is final."""

    shape: Shape
    ink: Ink
    hollow: bool = False

    @property
    def is_common(self) -> bool:
        return self.shape is Shape.CIRCLE


def joined(before: spc.SpcPoint, after: spc.SpcPoint) -> bool:
    """Tell whether a line may run between two rows: both known and no period missing between."""
    if before.value is None or after.value is None:
        return False
    if isinstance(before.period, Period) and isinstance(after.period, Period):
        return after.period.index - before.period.index == 1
    return True


_FORMS: Mapping[tuple[spc.PointKind, int], tuple[Shape, Ink]] = {
    (spc.PointKind.IMPROVEMENT, 1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (spc.PointKind.IMPROVEMENT, -1): (Shape.SQUARE, Ink.IMPROVEMENT),
    (spc.PointKind.CONCERN, 1): (Shape.TRIANGLE_UP, Ink.CONCERN),
    (spc.PointKind.CONCERN, -1): (Shape.TRIANGLE_DOWN, Ink.CONCERN),
    (spc.PointKind.NEUTRAL_HIGH, 1): (Shape.DIAMOND, Ink.NEUTRAL),
    (spc.PointKind.NEUTRAL_LOW, -1): (Shape.DIAMOND, Ink.NEUTRAL),
}
COMMON = PointForm(Shape.CIRCLE, Ink.COMMON)


class LineForm(NamedTuple):
    """How a level is drawn in every chart, large or small, on paper and on screen."""

    ink: Ink
    width: float  # in points
    dash: tuple[float, ...] = ()  # on and off in turn, long enough for a chart made smaller


MEAN = LineForm(Ink.TEXT, 1.2)
LIMIT = LineForm(Ink.SECONDARY, 0.8)
TARGET = LineForm(Ink.TARGET, 1.4, (5.0, 3.5))


class LevelLine(NamedTuple):
    first: float
    last: float
    value: float


class Band(NamedTuple):
    """The usual range over the places it holds for."""

    first: float
    last: float
    low: float
    high: float


class Gap(NamedTuple):
    """Neighbouring places without a value, and why they have none."""

    words: str
    first: int
    last: int


class NewLimits(NamedTuple):
    """Where a group of limits begins, and the words above it; the first group begins nowhere."""

    place: float | None
    words: str


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A line named at the chart's right edge: its value, its words and where they stand."""

    text: str
    value: float
    y: float = 0.0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TrendPlot:
    title: str  # the finding
    unit: str  # what stands above the value axis
    rules: str  # the rules and the baseline, for small print
    first: Period  # the earliest period; a bare date is a day
    last: Period  # the latest one
    places: tuple[int, ...]
    values: tuple[float | None, ...]  # one at each place, None for nothing known
    links: tuple[bool, ...]  # whether the line of values goes on from each point to the next
    forms: Mapping[PointForm, list[int]]  # which points have each form, those that stand out last
    means: tuple[LevelLine, ...]
    limits: tuple[LevelLine, ...]
    bands: tuple[Band, ...]  # between the limits of each group
    target: float | None  # that never changed, or None
    steps: tuple[LevelLine, ...]  # of a target that changed
    gaps: tuple[Gap, ...]
    begins: tuple[NewLimits, ...]
    labels: tuple[LineLabel, ...]
    # low, high: ends of the value axis
    low: float
    high: float

    @property
    def is_provisional(self) -> bool:
        return any(form.hollow for form in self.forms)


def plot_of(
    analysis: spc.SpcAnalysis, subject: Subject, *, latest_signal: bool = False
) -> TrendPlot:
    """Work out a chart; the analysis has at least one row.

    Args:
        latest_signal: mark only the points whose run reaches the last one.
    """
    points, options = analysis.points, analysis.options
    means, limits = _lines(analysis)
    steps = target_steps(analysis)
    target = None if options.trajectory else options.target
    values = [p.value for p in points]
    heights = [line.value for line in (*means, *limits, *steps)]
    known = [v for v in (*heights, *values, options.target) if v is not None]
    low, high = value_range(known) if known else (0.0, 1.0)
    return TrendPlot(
        title=chart_title(analysis, subject),
        unit=axis_unit(subject.unit),
        rules=rules_in_words(options),
        first=_whole(points[0].period),
        last=_whole(points[-1].period),
        places=tuple(place_of(p.period) for p in points),
        values=tuple(values),
        links=tuple(_links(analysis)),
        forms=_forms(points, analysis.signal_from if latest_signal else 0),
        means=means,
        limits=limits,
        bands=_bands(analysis),
        target=target,
        steps=steps,
        gaps=tuple(_gaps(analysis)),
        begins=tuple(_begins(analysis)),
        labels=tuple(_labels(analysis, subject)),
        low=low,
        high=high,
    )


def _whole(period: Period | date) -> Period:
    return period if isinstance(period, Period) else period_at(moment_of(period), PeriodKind.DAY)


def _lines(analysis: spc.SpcAnalysis) -> tuple[tuple[LevelLine, ...], tuple[LevelLine, ...]]:
    means, limits = [], []
    for group in analysis.groups:
        members = analysis.points[group.first : group.first + group.count]
        first, last = place_of(members[0].period), place_of(members[-1].period)
        if group.limits.mean is not None:
            means.append(LevelLine(first, last, group.limits.mean))
        outer = group.limits.lower, group.limits.upper
        limits += [LevelLine(first, last, value) for value in outer if value is not None]
    return tuple(means), tuple(limits)


def _bands(analysis: spc.SpcAnalysis) -> tuple[Band, ...]:
    """Give the usual range of each group of limits that has one."""
    found = []
    for group in analysis.groups:
        members = analysis.points[group.first : group.first + group.count]
        first, last = place_of(members[0].period), place_of(members[-1].period)
        if group.limits.lower is not None and group.limits.upper is not None:
            found.append(Band(first, last, group.limits.lower, group.limits.upper))
    return tuple(found)


def _links(analysis: spc.SpcAnalysis) -> Iterator[bool]:
    """A missing period breaks the line, and so does a rebase in the reference."""
    across = crosses_rebases(analysis.options)
    for before, after in pairwise(analysis.points):
        yield (before.group == after.group or across) and joined(before, after)


def _forms(points: tuple[spc.SpcPoint, ...], marked_from: int) -> dict[PointForm, list[int]]:
    found: dict[PointForm, list[int]] = {COMMON: []}
    for at, point in enumerate(points):
        if point.value is not None:
            form = point_form(point) if at >= marked_from else COMMON
            form = form._replace(hollow=point.state is ReadingState.PROVISIONAL)
            found.setdefault(form, []).append(at)
    return found


def point_form(point: spc.SpcPoint) -> PointForm:
    """Give the form of what a point means, as of a final value."""
    return PointForm(*_FORMS.get((point.kind, point.cause.sign), COMMON[:2]))


def target_steps(analysis: spc.SpcAnalysis) -> tuple[LevelLine, ...]:
    """Give a changing target's steps.

    A step begins half-way between the last period of the old target and the first of the new.
    """
    found: list[LevelLine] = []
    before: spc.SpcPoint | None = None
    for point in analysis.points:
        at = place_of(point.period)
        cut = at - _HALF if before is None else (place_of(before.period) + at) / 2
        if point.trajectory is not None:
            same = before is not None and before.trajectory == point.trajectory
            first = found.pop().first if same else cut
            found.append(LevelLine(first, at + _HALF, point.trajectory))
        if before is not None and before.trajectory not in {None, point.trajectory}:
            ended = -1 if point.trajectory is None else -2
            found[ended] = found[ended]._replace(last=cut)
        before = point
    return tuple(found)


def _gaps(analysis: spc.SpcAnalysis) -> Iterator[Gap]:
    """Give every period without a value, neighbours of one kind joined."""
    places = [(place_of(p.period), missing_words(p)) for p in analysis.points if p.value is None]
    absent = analysis.remark(spc.RemarkKind.GAP)
    places += [(place_of(period), "no reading") for period in (absent.periods if absent else ())]
    found: Gap | None = None
    for place, words in sorted(places):
        if found is not None and found.words == words and place == found.last + 1:
            found = found._replace(last=place)
            continue
        if found is not None:
            yield found
        found = Gap(words, place, place)
    if found is not None:
        yield found


def _begins(analysis: spc.SpcAnalysis) -> Iterator[NewLimits]:
    for group in analysis.groups:
        place = None
        if group.first:
            before, first = analysis.points[group.first - 1], analysis.points[group.first]
            place = (place_of(before.period) + place_of(first.period)) / 2
        yield NewLimits(place, _group_words(analysis, group))


def _group_words(analysis: spc.SpcAnalysis, group: spc.SpcGroup) -> str:
    """Say why limits begin, and whether they are on trial."""
    first = analysis.points[group.first].period
    parts = []
    if group.first:
        parts.append(
            f"Limits recalculated from {first.label if isinstance(first, Period) else 'here'}"
        )
        if group.reason:
            parts[0] += f": {group.reason}"
    if trial_words(analysis, group):
        words = f"trial limits, {group.count} points"
        parts.append(f"({words})" if parts else words.capitalize())
    if group is analysis.groups[-1] and analysis.remark(spc.RemarkKind.NO_VARIATION):
        parts.append("(no variation, no limits)" if parts else "All values are the same: no limits")
    return " ".join(parts)


def _labels(analysis: spc.SpcAnalysis, subject: Subject) -> Iterator[LineLabel]:
    limits, latest = analysis.groups[-1].limits, analysis.last
    for name, value in (
        ("Upper", limits.upper),
        ("Mean", limits.mean),
        ("Lower", limits.lower),
        ("Target", analysis.options.target),
    ):
        if value is not None:
            yield LineLabel(f"{name} {format_number(value, subject.decimals)}", value)
    if latest is not None and latest.value is not None:
        words = f"{moment_words(latest.period)}: {format_number(latest.value, subject.decimals)}"
        yield LineLabel(words, latest.value, strong=True)
