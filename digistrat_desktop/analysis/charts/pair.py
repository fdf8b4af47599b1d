"""A leading measure and its outcome in one picture: two charts above one time axis.

Source: docs/spec/judgement.md#means-and-ends.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digistrat_desktop.analysis.charts.captions import captions
from digistrat_desktop.analysis.charts.drawing import Drawing, Ink, Label, Mark
from digistrat_desktop.analysis.charts.frame import (
    LINE_HEIGHT,
    TITLE,
    ChartOptions,
    Frame,
    frame_of,
    time_ticks,
)
from digistrat_desktop.analysis.charts.scales import AxisScale, wrapped
from digistrat_desktop.analysis.charts.trend import chart_marks
from digistrat_desktop.analysis.measures.metric_lines import pair_sentence
from digistrat_desktop.analysis.measures.remarks import alternative_text
from digistrat_desktop.analysis.measures.spc.rows import moment_of, place_of
from digistrat_desktop.domain.periods.periods import Period, PeriodKind, period_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from digistrat_desktop.analysis.charts.scales import Tick
    from digistrat_desktop.analysis.measures.metric_lines import MetricLine
    from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis
    from digistrat_desktop.analysis.measures.words import Subject

_HALF = 0.5


def pair_chart(
    words: str,
    leading: tuple[SpcAnalysis, Subject],
    outcome: tuple[SpcAnalysis, Subject],
    options: ChartOptions | None = None,
) -> Drawing | None:
    """Draw the leading measure above the outcome it is meant to move.

    Args:
        words: the sentence over both.
        leading: the measure that is a means, and what it measures.
        outcome: the measure that is the end, and what it measures.
        options: how the picture is set; `height` is of the whole of it, and `title` prints the
            sentence above it.

    Returns:
        The picture; None while either has no value to draw.
    """
    if leading[0].last is None or outcome[0].last is None:
        return None
    options = options or ChartOptions(height=420.0, title=True)
    head = tuple(_head(words, options)) if options.title else ()
    top = len(head) * options.text_size * TITLE * LINE_HEIGHT + options.text_size * 0.6
    # The lower one carries the axis, the legend and the name of the rules.
    foot = options.text_size * (LINE_HEIGHT * 2 + 0.6)
    half = (options.height - top - foot) / 2
    frames = _on_one_axis(
        (leading[0], _frame("Leading measure", *leading, _half_of(options, half, rules=False))),
        (outcome[0], _frame("Outcome", *outcome, _half_of(options, half + foot, rules=True))),
    )
    marks: list[Mark] = [*head]
    for found, frame, below in zip(
        (leading[0], outcome[0]), frames, (top, top + half), strict=True
    ):
        marks.extend(mark.placed(1, below) for mark in chart_marks(found, frame))
    legend = captions((outcome[0], leading[0]), frames[1])
    marks.extend(mark.placed(1, top + half) for mark in legend)
    marks.extend(mark.placed(1, top) for mark in captions((leading[0],), frames[0]))
    alt = f"{words}. {alternative_text(*leading)} {alternative_text(*outcome)}"
    return Drawing(options.width, options.height, tuple(marks), alt)


def draw_pair(leading: MetricLine, outcome: MetricLine, options: ChartOptions) -> Drawing | None:
    """Draw two metrics as `pair_chart` does, under the sentence on both."""
    words = pair_sentence(leading, outcome)
    pair = (leading.analysis, leading.subject), (outcome.analysis, outcome.subject)
    return pair_chart(words, *pair, options)


def _half_of(options: ChartOptions, height: float, *, rules: bool) -> ChartOptions:
    """Give the options of one of the two charts."""
    return replace(options, height=height, title=True, profile=rules)


def _head(words: str, options: ChartOptions) -> list[Label]:
    size = options.text_size * TITLE
    lines = wrapped(words, size, options.width, bold=True)
    return [
        Label(0.0, (n + 0.78) * size * LINE_HEIGHT, line, Ink.TEXT, size, bold=True)
        for n, line in enumerate(lines)
    ]


def _frame(role: str, found: SpcAnalysis, subject: Subject, options: ChartOptions) -> Frame:
    return frame_of(found, replace(subject, name=f"{role}, {subject.name}"), options)


def _on_one_axis(
    upper: tuple[SpcAnalysis, Frame], lower: tuple[SpcAnalysis, Frame]
) -> tuple[Frame, Frame]:
    """Give both frames the same edges, and the same time the same place."""
    frames = (upper[1], lower[1])
    left, right = max(f.left for f in frames), min(f.right for f in frames)
    size = upper[1].options.text_size
    periods = [p.period for found in (upper[0], lower[0]) for p in found.points]
    where = place_of if len(set(map(_kind, periods))) == 1 else _middle
    first, last = min(map(where, periods)), max(map(where, periods))
    if first == last:
        first, last = first - 1, last + 1
    time = AxisScale(first, last, left + size, right - size * 0.6)
    above, below = (
        replace(frame, left=left, right=right, across=_across(found, time, where))
        for found, frame in (upper, lower)
    )
    ticks = _ticks(_kind(lower[0].points[0].period), periods, right - left, size)
    inside = tuple(tick for tick in ticks if left <= below.across.at(tick.value) <= right)
    return replace(above, time_ticks=()), replace(below, time_ticks=inside)


def _ticks(
    kind: PeriodKind, periods: list[Period | date], width: float, size: float
) -> tuple[Tick, ...]:
    moments = [moment_of(period) for period in periods]
    first, last = period_at(min(moments), kind), period_at(max(moments), kind)
    return time_ticks(first, last, width, size)


def _across(
    found: SpcAnalysis, time: AxisScale, where: Callable[[Period | date], float]
) -> AxisScale:
    """Give a measure's own scale of places, laid on the time both share."""
    first, last = found.points[0].period, found.points[-1].period
    low, high = place_of(first), place_of(last)
    if low == high:
        step = where(first.next()) - where(first) if isinstance(first, Period) else 1.0
        at = time.at(where(first))
        return AxisScale(low, low + 1, at, at + time.at(step) - time.at(0))
    return AxisScale(low, high, time.at(where(first)), time.at(where(last)))


def _kind(period: Period | date) -> PeriodKind:
    return period.kind if isinstance(period, Period) else PeriodKind.DAY


def _middle(period: Period | date) -> float:
    """Give the middle of a period as a day's number: a quarter stands over its middle month."""
    return moment_of(period).toordinal() + _length(period) * _HALF


def _length(period: Period | date) -> float:
    if not isinstance(period, Period):
        return 1.0
    return float(period.next().start.toordinal() - period.start.toordinal())
