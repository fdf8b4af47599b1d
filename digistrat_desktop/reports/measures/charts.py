"""The charts of metrics that are no exception, two side by side."""

from digistrat_desktop.analysis.charts.frame import ChartOptions
from digistrat_desktop.analysis.judgement import Judgement
from digistrat_desktop.analysis.measures.exceptions import exceptions_of
from digistrat_desktop.analysis.measures.metric_lines import MetricLine
from digistrat_desktop.reports import blocks as b
from digistrat_desktop.reports.measures.exceptions import chart_figure, subtitle
from digistrat_desktop.reports.measures.overview import by_importance
from digistrat_desktop.reports.text_door import sentence_end

_CHART = ChartOptions(width=247, height=100, text_size=7.5, profile=False, latest_signal=True)


def other_charts(judgement: Judgement) -> b.Blocks:
    """Give a chart to every metric with readings that the exceptions have none of."""
    drawn = {one.outcome.metric_id for one in exceptions_of(judgement.metrics)}
    lines = [
        line
        for line in by_importance(judgement.metrics)
        if line.metric_id not in drawn and line.analysis.last is not None
    ]
    if not lines:
        return ()
    halves = [*map(_half, lines), ()]
    blocks = [b.TwoColumns(halves[at], halves[at + 1]) for at in range(0, len(lines), 2)]
    heading = b.Heading(2, "A chart of every other metric", "charts")
    return (heading, *blocks)


def _half(line: MetricLine) -> b.Blocks:
    notes = " ".join(sentence_end(words) for words in (line.pair, *line.remarks) if words)
    return (
        b.Heading(3, line.title),
        b.said(subtitle(line), b.TextStyle.SECONDARY),
        chart_figure(line, _CHART),
        *((b.said(notes, b.TextStyle.SECONDARY),) if notes else ()),
    )
