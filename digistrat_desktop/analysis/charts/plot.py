"""What a trend chart shows, in places of periods and in the metric's unit.

The printed chart (`trend.py`) and the one to move about in (`ui.charts.trend_view`) both draw these
values, so that they show the same lines, forms, words and gaps.

Source: docs/spec/metrics.md#drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from digistrat_desktop.analysis.charts.drawing import Ink, Shape
from digistrat_desktop.analysis.charts.scales import ValueAxis, value_axis
from digistrat_desktop.analysis.measures.remarks import (
    crosses_rebases,
    rules_in_words,
    second_name,
    trial_words,
)
from digistrat_desktop.analysis.measures.spc import values as spc
from digistrat_desktop.analysis.measures.spc.rows import moment_of, moment_words, place_of
from digistrat_desktop.analysis.measures.words import (
    Subject,
    axis_unit,
    centre_word,
    chart_title,
    format_apart,
    format_number,
    missing_words,
)
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at
from digistrat_desktop.domain.words import sentence_case

_HALF = 0.5


class PointForm(NamedTuple):
    """How a point is drawn; a provisional one is hollow until it is final."""

    shape: Shape
    ink: Ink
    hollow: bool = False

    @property
    def is_common(self) -> bool:
        return self.shape is Shape.CIRCLE


def joined(before: spc.SpcPoint, after: spc.SpcPoint, *, between: bool = False) -> bool:
    """Tell whether a line may run between two rows: both known and no period missing between.

    Args:
        between: a point is what lies between 2 events, so that no period can be missing.
    """
    if before.value is None or after.value is None:
        return False
    if between:
        return True
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
SECOND_TARGET = LineForm(Ink.TARGET, 1.0, (1.5, 2.5))
SMALL_MEAN = LineForm(Ink.COMMON, 0.8)  # of a chart in the size of a stamp
BREAK = LineForm(Ink.SECONDARY, 1.0)  # the strokes where an axis is broken
GAP = LineForm(Ink.MUTED, 2.5)  # along the foot, where there is no value
RING = LineForm(Ink.TEXT, 0.9)  # round a reading kept out of the limits


class LevelLine(NamedTuple):
    first: float
    last: float
    value: float
    is_step: bool = False  # its ends are where the next one begins


class Band(NamedTuple):
    """The usual range over the places it holds for."""

    first: float
    last: float
    low: float
    high: float
    is_step: bool = False  # its ends are where the next one begins


class Gap(NamedTuple):
    """Neighbouring places without a value, and why they have none."""

    words: str
    first: int
    last: int


class NewLimits(NamedTuple):
    """Where a group of limits begins, and the words above it; the first group begins nowhere."""

    place: float | None
    words: str
    short: str  # the same without its reason


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
    axis: ValueAxis
    far: Mapping[
        int, str
    ]  # points too far off to be to scale, by their place in the list, in words
    begin: int  # rows of the analysis that are not shown, at its start
    end: int  # the place the time axis reaches, past the last reading where targets are to come
    second: float | None  # a second target
    ringed: tuple[int, ...]  # which points are kept out of the limits

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
    options, begin = analysis.options, shown_from(analysis)
    points = analysis.points[begin:]
    means, limits = _lines(analysis, begin)
    steps, end = _with_path(target_steps(points), points, options)
    values = [p.value for p in points]
    heights = [line.value for line in (*means, *limits, *steps)]
    axis = _axis(values, heights, options)
    last = _whole(points[-1].period)
    return TrendPlot(
        title=chart_title(analysis, subject),
        unit=axis_unit(subject.unit),
        rules=rules_in_words(options),
        first=_whole(points[0].period),
        last=last.shift(end - last.index),
        places=tuple(place_of(p.period) for p in points),
        values=tuple(values),
        links=tuple(_links(points, options)),
        forms=_forms(points, analysis.signal_from - begin if latest_signal else 0),
        means=means,
        limits=limits,
        bands=_bands(analysis, begin),
        target=None if options.trajectory else options.target,
        steps=steps,
        gaps=tuple(_gaps(analysis, begin)),
        begins=tuple(_begins(analysis, begin)),
        labels=tuple(_labels(analysis, subject)),
        axis=axis,
        far={
            n: _marked(p, subject)
            for n, p in enumerate(points)
            if p.value is not None and axis.is_off(p.value)
        },
        begin=begin,
        end=end,
        second=options.second_target,
        ringed=tuple(n for n, p in enumerate(points) if analysis.left_out(p)),
    )


def _axis(
    values: Sequence[float | None], heights: Sequence[float], options: spc.SpcOptions
) -> ValueAxis:
    known = [one for one in values if one is not None]
    constant = None if options.trajectory else options.target
    targets = [one for one in (constant, options.second_target) if one is not None]
    if not (known or heights or targets):
        return ValueAxis(0.0, 1.0, 0.0, 1.0)
    return value_axis(known, heights, targets)


def shown_from(analysis: spc.SpcAnalysis) -> int:
    """Give how many rows at the start a chart of the latest months leaves out."""
    months = analysis.options.shown_months
    if not months:
        return 0
    last = period_at(moment_of(analysis.points[-1].period), PeriodKind.MONTH)
    since = last.shift(1 - months).start
    rows = (n for n, p in enumerate(analysis.points) if moment_of(p.period) >= since)
    return next(rows, 0)


_FEWEST_AHEAD = 12
_AFTER_LAST = 2  # places drawn after the last change of target


def _with_path(
    steps: tuple[LevelLine, ...], points: tuple[spc.SpcPoint, ...], options: spc.SpcOptions
) -> tuple[tuple[LevelLine, ...], int]:
    """Draw the targets to come past the last reading, and say where the time axis ends.

    What begins later than as many periods ahead as there are readings is left to the words.
    """
    last = _whole(points[-1].period)
    reach = last.index + max(_FEWEST_AHEAD, len(points))
    coming = [(period_at(day, last.kind).index, value) for day, value in options.path]
    coming = [(place, value) for place, value in coming if last.index < place <= reach]
    if not coming:
        return steps, last.index
    found = list(steps)
    if found and found[-1].last == last.index + _HALF:
        found[-1] = found[-1]._replace(last=coming[0][0] - _HALF)
    end = coming[-1][0] + _AFTER_LAST
    ends = (*(place - _HALF for place, _ in coming[1:]), end + _HALF)
    found += [
        LevelLine(place - _HALF, until, value)
        for (place, value), until in zip(coming, ends, strict=True)
    ]
    return tuple(found), end


def _whole(period: Period | date) -> Period:
    return period if isinstance(period, Period) else period_at(moment_of(period), PeriodKind.DAY)


_Lines = tuple[LevelLine, ...]


def _lines(analysis: spc.SpcAnalysis, begin: int) -> tuple[_Lines, _Lines]:
    means, limits = [], []
    for group in analysis.groups:
        for first, last, lines, is_step in _stretches(analysis, group, begin):
            if lines.mean is not None:
                means.append(LevelLine(first, last, lines.mean, is_step))
        for name in ("upper", "lower"):
            for first, last, lines, is_step in _stretches(analysis, group, begin):
                value = getattr(lines, name)
                if value is not None:
                    limits.append(LevelLine(first, last, value, is_step))
    return tuple(means), tuple(limits)


def _stretches(
    analysis: spc.SpcAnalysis, group: spc.SpcGroup, begin: int
) -> Iterator[tuple[float, float, spc.Limits, bool]]:
    """Give the places over which the lines of a group are the same: one stretch unless they vary."""
    members = analysis.points[max(group.first, begin) : group.first + group.count]
    if not members:
        return
    if not analysis.options.chart.is_by_parts or group.by_hand:
        yield place_of(members[0].period), place_of(members[-1].period), group.limits, False
        return
    for lines, rows in groupby(members, lambda point: point.limits):
        places = [place_of(point.period) for point in rows]
        yield places[0] - _HALF, places[-1] + _HALF, lines, True


def _bands(analysis: spc.SpcAnalysis, begin: int) -> tuple[Band, ...]:
    """Give the usual range of each group of limits that has one."""
    return tuple(
        Band(first, last, lines.lower, lines.upper, is_step)
        for group in analysis.groups
        for first, last, lines, is_step in _stretches(analysis, group, begin)
        if lines.lower is not None and lines.upper is not None
    )


def _links(points: tuple[spc.SpcPoint, ...], options: spc.SpcOptions) -> Iterator[bool]:
    """A missing period breaks the line, and so does a rebase in the reference."""
    across, between = crosses_rebases(options), options.chart.is_between
    for before, after in pairwise(points):
        yield (before.group == after.group or across) and joined(before, after, between=between)


def _forms(points: tuple[spc.SpcPoint, ...], marked_from: int) -> dict[PointForm, list[int]]:
    found: dict[PointForm, list[int]] = {COMMON: []}
    for at, point in enumerate(points):
        if point.value is not None:
            form = point_form(point) if at >= marked_from else COMMON
            form = form._replace(hollow=point.is_provisional)
            found.setdefault(form, []).append(at)
    return found


def point_form(point: spc.SpcPoint) -> PointForm:
    """Give the form of what a point means, as of a final value."""
    return PointForm(*_FORMS.get((point.kind, point.cause.sign), COMMON[:2]))


def target_steps(points: tuple[spc.SpcPoint, ...]) -> tuple[LevelLine, ...]:
    """Give a changing target's steps.

    A step begins half-way between the last period of the old target and the first of the new.
    """
    found: list[LevelLine] = []
    before: spc.SpcPoint | None = None
    for point in points:
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


def _gaps(analysis: spc.SpcAnalysis, begin: int) -> Iterator[Gap]:
    """Give every shown period without a value, neighbours of one kind joined."""
    points = analysis.points[begin:]
    start = place_of(points[0].period)
    places = [(place_of(p.period), missing_words(p)) for p in points if p.value is None]
    absent = analysis.remark(spc.RemarkKind.GAP)
    missing = [place_of(period) for period in (absent.periods if absent else ())]
    places += [(place, "no reading") for place in missing if place > start]
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


def _begins(analysis: spc.SpcAnalysis, begin: int) -> Iterator[NewLimits]:
    for group in analysis.groups:
        place = None
        if group.first + group.count <= begin:
            continue
        if group.first > begin:
            before, first = analysis.points[group.first - 1], analysis.points[group.first]
            place = (place_of(before.period) + place_of(first.period)) / 2
        short = replace(group, reason="")
        yield NewLimits(place, _group_words(analysis, group), _group_words(analysis, short))


def _group_words(analysis: spc.SpcAnalysis, group: spc.SpcGroup) -> str:
    """Say why limits begin, and whether they are on trial."""
    first = analysis.points[group.first].period
    parts = []
    if group.first or group.by_hand:
        how = "set by hand" if group.by_hand else "recalculated"
        parts.append(f"Limits {how} from {first.label if isinstance(first, Period) else 'here'}")
        if group.reason:
            parts[0] += f": {group.reason}"
    if trial_words(analysis, group):
        words = f"trial limits, {group.known} points"
        parts.append(f"({words})" if parts else words.capitalize())
    if group.first == analysis.groups[-1].first and analysis.remark(spc.RemarkKind.NO_VARIATION):
        parts.append("(no variation, no limits)" if parts else "All values are the same: no limits")
    return " ".join(parts)


def _labels(analysis: spc.SpcAnalysis, subject: Subject) -> Iterator[LineLabel]:
    limits, latest = analysis.groups[-1].limits, analysis.last
    options = analysis.options
    for name, value in (
        ("Upper", limits.upper),
        (sentence_case(centre_word(options)), limits.mean),
        ("Lower", limits.lower),
        ("Target", options.target),
        (second_name(options), options.second_target),
    ):
        if value is not None:
            yield LineLabel(
                f"{name} {format_apart(value, options.target, subject.decimals)}", value
            )
    if latest is not None and latest.value is not None:
        words = f"{moment_words(latest.period)}: {_marked(latest, subject)}"
        yield LineLabel(words, latest.value, strong=True)


def _marked(point: spc.SpcPoint, subject: Subject) -> str:
    """Write a value beside its point, with the letter of one that may still change."""
    return f"{format_number(point.value, subject.decimals)} {point.mark}".rstrip()
