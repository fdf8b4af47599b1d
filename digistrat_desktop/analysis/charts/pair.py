"""A leading measure and its outcome in one picture: two charts above one time axis.

Source: docs/spec/judgement.md#means-and-ends.
"""

from collections.abc import Callable
from dataclasses import replace

from digistrat_desktop.analysis.charts.drawing import Drawing, Mark
from digistrat_desktop.analysis.charts.frame import (
    LINE_HEIGHT,
    TITLE,
    ChartOptions,
    Frame,
    captions,
    frame_of,
    time_ticks,
    title_marks,
)
from digistrat_desktop.analysis.charts.plot import TrendPlot, plot_of
from digistrat_desktop.analysis.charts.scales import AxisScale, wrapped
from digistrat_desktop.analysis.charts.trend import chart_marks
from digistrat_desktop.analysis.measures.metric_lines import MetricLine, pair_sentence
from digistrat_desktop.analysis.measures.remarks import alternative_text
from digistrat_desktop.analysis.measures.spc.rows import middle_of
from digistrat_desktop.analysis.measures.spc.values import SpcAnalysis
from digistrat_desktop.analysis.measures.words import Subject
from digistrat_desktop.domain.periods.periods import Period, period_at


def pair_chart(
    words: str,
    leading: tuple[SpcAnalysis, Subject],
    outcome: tuple[SpcAnalysis, Subject],
    options: ChartOptions | None = None,
) -> Drawing | None:
    """Draw the leading measure above the outcome it is meant to move.

    Args:
        words: the sentence over both.
        options: how the picture is set; `height` is of the whole of it, and `title` prints the
            sentence above it.

    Returns:
        The picture; None while either has no value to draw.
    """
    if leading[0].last is None or outcome[0].last is None:
        return None
    options = options or ChartOptions(height=420.0, title=True)
    large = options.text_size * TITLE
    head = wrapped(words, large, options.width, bold=True) if options.title else ()
    top = len(head) * large * LINE_HEIGHT + options.text_size * 0.6
    # The lower one carries the axis, the legend and the name of the rules.
    foot = options.text_size * (LINE_HEIGHT * 2 + 0.6)
    half = (options.height - top - foot) / 2
    upper, lower = _on_one_axis(
        _frame("Leading metric", *leading, replace(options, height=half, profile=False)),
        _frame("Outcome", *outcome, replace(options, height=half + foot, profile=True)),
    )
    marks: list[Mark] = [*title_marks(head, large)]
    for frame, below, named in ((upper, top, ()), (lower, top + half, (upper.plot,))):
        both = (*chart_marks(frame), *captions(frame, named))
        marks.extend(mark.placed(1, below) for mark in both)
    alt = f"{words}. {alternative_text(*leading)} {alternative_text(*outcome)}"
    return Drawing(options.width, options.height, tuple(marks), alt)


def draw_pair(leading: MetricLine, outcome: MetricLine, options: ChartOptions) -> Drawing | None:
    """Draw two metrics as `pair_chart` does, under the sentence on both."""
    words = pair_sentence(leading, outcome)
    pair = (leading.analysis, leading.subject), (outcome.analysis, outcome.subject)
    return pair_chart(words, *pair, options)


def _frame(role: str, found: SpcAnalysis, subject: Subject, options: ChartOptions) -> Frame:
    named = replace(subject, name=f"{role}, {subject.name}")
    return frame_of(plot_of(found, named), replace(options, title=True))


def _on_one_axis(upper: Frame, lower: Frame) -> tuple[Frame, Frame]:
    """Give both frames the same edges, and the same time the same place."""
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    size, plots = upper.options.text_size, (upper.plot, lower.plot)
    alike = upper.plot.first.kind is lower.plot.first.kind
    where: Callable[[Period], float] = _index if alike else middle_of
    first, last = min(where(p.first) for p in plots), max(where(p.last) for p in plots)
    if first == last:
        first, last = first - 1, last + 1
    time = AxisScale(first, last, left + size, right - size * 0.6)
    above, below = (
        replace(frame, left=left, right=right, across=_across(frame.plot, time, where))
        for frame in (upper, lower)
    )
    kind = lower.plot.first.kind
    ends = min(p.first.start for p in plots), max(p.last.start for p in plots)
    ticks = time_ticks(period_at(ends[0], kind), period_at(ends[1], kind), right - left, size)
    inside = tuple(tick for tick in ticks if left <= below.across.at(tick.value) <= right)
    return replace(above, time_ticks=()), replace(below, time_ticks=inside)


def _across(plot: TrendPlot, time: AxisScale, where: Callable[[Period], float]) -> AxisScale:
    """Give a measure's own scale of places, laid on the time both share."""
    low, high = plot.places[0], plot.end
    at = time.at(where(plot.first))
    if low < high:
        return AxisScale(low, high, at, time.at(where(plot.last)))
    return AxisScale(low, low + 1, at, time.at(where(plot.first.next())))


def _index(period: Period) -> float:
    return period.index
